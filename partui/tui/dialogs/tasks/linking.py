"""What a document of the register proves besides: codes typed or marked, and every product of the same text."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.tasks.documents import Document, ProvenItem, read_proved
from partui.domain.tasks.evidence import Evidence
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.documents import add_document, link_document
from partui.store.journal.writing import author
from partui.store.queries.document.register import known_document
from partui.store.queries.tasks import tasks_by_id
from partui.tui.context import AppContext
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.dialogs.tasks.document import DocumentScreen, KnownDocumentScreen
from partui.tui.saving import ask_until_saved, tell_saved
from partui.tui.widgets.choices import TickBox
from partui.tui.widgets.fields import Field, with_label
from partui.wording.columns import cut
from partui.wording.task_parts import evidence_text, proves_text


class WantedLinks(NamedTuple):
    """What was chosen.

    Attributes:
        same: whether every product that the same document delivers is proved too.
        criteria: codes of criteria that it proves themselves.
    """

    proved: tuple[ProvenItem, ...]
    same: bool
    criteria: tuple[str, ...]


class LinkingScreen(Form[WantedLinks]):
    """A field for codes, begun with those of marked tasks, and a box for products of the same text.

    Args:
        document: as it stands.
        codes: of the tasks that were marked.
    """

    BINDINGS = save_keys(_("Gắn"))

    def __init__(self, document: Document, codes: Sequence[str]) -> None:
        super().__init__()
        self._linked = document
        self._codes = codes

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        is_new = not self._linked.details.uuid
        title = _("Tài liệu này chứng minh gì?") if is_new else _("Tài liệu này còn chứng minh gì?")
        with self.window(title, scrolls=True):
            yield Static(cut(clean(evidence_text(self._linked.details)), 140), markup=False)
            if proves := proves_text(map(str, self._linked.proves), self._linked.criteria):
                yield Static(cut(_("Đang chứng minh: {codes}").format(codes=proves), 280), classes="read", markup=False)
            yield with_label(_("Nhiệm vụ"), Field(", ".join(self._codes), id="codes"))
            yield Static(_("→ mã, hoặc mã:sản phẩm: 1.3.1:2, 4.1.1"), classes="read below", markup=False)
            yield with_label(_("Tiêu chí"), Field("", placeholder=_("mã ở Phụ lục I, như 2.4.1"), id="criteria"))
            yield with_label(_("Cùng tên"), TickBox(_("cả mọi sản phẩm cùng tên, kể cả “A hoặc B”"), "same"))
            yield from self.foot()

    def answer(self) -> WantedLinks:
        """Return what was chosen.

        Raises:
            PartuiError: nothing, or no codes.
        """
        same = self.query_one(TickBox).value
        proved = tuple(read_proved(part) for part in self._listed("codes")) or (self._linked.proves if same else ())
        criteria = tuple(self._listed("criteria"))
        if not proved and not criteria:
            raise PartuiError(
                "Tài liệu phải chứng minh ít nhất một nhiệm vụ hoặc một tiêu chí; chưa lưu gì. Hãy ghi mã, như 1.3.1:2."
            )
        return WantedLinks(proved, same, criteria)

    def _listed(self, field: str) -> list[str]:
        return [part.strip() for part in self.typed(field).replace(";", ",").split(",") if part.strip()]


async def link_more(app: AppContext, document: Document, tasks: Sequence[int]) -> None:
    """Ask what else a document proves, and save it.

    Args:
        app: the app.
        document: as it stands.
        tasks: ids of the tasks that were marked.
    """
    codes = [task.code for task in await app.store.ask(tasks_by_id, tasks, app.day)]
    wanted = await app.push_screen_wait(LinkingScreen(document, codes))
    if wanted is not None:
        who, uuid = author(app.officer), document.details.uuid
        changes = await app.store.ask(link_document, app.plan, uuid, wanted.proved, who, wanted.same, wanted.criteria)
        tell_saved(app, changes)


async def add_to_register(app: AppContext, tasks: Sequence[int]) -> None:
    """Ask what a new document is, then what it proves, and save it.

    Args:
        app: the app.
        tasks: ids of the tasks that were marked.
    """
    blank = Evidence("", "", (), "", None, "", "", "")
    codes = [task.code for task in await app.store.ask(tasks_by_id, tasks, app.day)]

    async def window(typed: Evidence | None) -> DocumentScreen:
        return DocumentScreen(None, typed or blank)

    async def save(written: Evidence) -> bool:
        known = await app.store.ask(known_document, app.plan, written)
        is_meant = await app.push_screen_wait(KnownDocumentScreen(known)) if known else False
        if known is not None and is_meant:
            await link_more(app, known, tasks)
        if is_meant is not False:
            return bool(is_meant)
        wanted = await app.push_screen_wait(LinkingScreen(Document(written, ()), codes))
        if wanted is None:
            return False
        who = author(app.officer)
        changes = await app.store.ask(add_document, app.plan, written, wanted.proved, who, wanted.same, wanted.criteria)
        tell_saved(app, changes)
        return True

    await ask_until_saved(app, window, save)
