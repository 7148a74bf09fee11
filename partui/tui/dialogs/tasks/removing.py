"""What a document of the register is taken away from: all that it proves, or one task or criterion of it."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.tasks.documents import Document
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.evidence import places_coded, remove_evidence
from partui.store.journal.writing import author
from partui.tui.context import AppContext
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import with_label
from partui.wording.columns import cut
from partui.wording.task_parts import evidence_text

_ALL, _TASK, _CRITERION = "all", "task/", "criterion/"


class RemovingScreen(Form[str]):
    """A choice of what a document is taken away from.

    Args:
        document: as it stands, proving several.
    """

    BINDINGS = save_keys(_("Bỏ tài liệu"))

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def compose(self) -> ComposeResult:
        """Lay the choice out."""
        found = self._document
        with self.window(_("Bỏ tài liệu này khỏi đâu?"), scrolls=True):
            yield Static(cut(clean(evidence_text(found.details)), 140), markup=False)
            tasks = dict.fromkeys(each.code for each in found.proves)
            options = [
                (_("Mọi thứ nó chứng minh"), _ALL),
                *((_("Chỉ nhiệm vụ {code}").format(code=clean(code)), f"{_TASK}{code}") for code in tasks),
                *(
                    (_("Chỉ tiêu chí {code}").format(code=clean(code)), f"{_CRITERION}{code}")
                    for code in found.criteria
                ),
            ]
            yield with_label(_("Bỏ khỏi"), Choice(options, value=_ALL, allow_blank=False, id="place"))
            yield from self.foot()

    def answer(self) -> str:
        """Return what was chosen."""
        return self.chosen("place") or _ALL


async def remove_document(app: AppContext, document: Document) -> None:
    """Take a document away from all that it proves, or from what the officer chooses of it; undo brings it back.

    Args:
        app: the app.
        document: as it stands.
    """
    chosen: str | None = _ALL
    if len({each.code for each in document.proves}) + len(document.criteria) > 1:
        chosen = await app.push_screen_wait(RemovingScreen(document))
    if chosen is None:
        return
    tasks, criteria = (
        [chosen.removeprefix(kind)] if chosen.startswith(kind) else [] for kind in (_TASK, _CRITERION)
    )  # fmt: skip
    only = await app.store.ask(places_coded, app.plan, tasks, criteria)
    await app.store.ask(remove_evidence, app.plan, document.details.uuid, author(app.officer), None, only)
    app.store_changed()
    said = _("Đã bỏ, phím {key} lấy lại: {document}")
    app.tell(said.format(key=app.key_of("undo"), document=clean(evidence_text(document.details))))
