"""Undo and redo in the app: said in words, and asked about first where it is much or long ago."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.journal.changes import Change
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.journal.undo import reverse, to_redo, to_undo
from partui.store.journal.writing import author
from partui.tui.context import AppContext
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.lines import KeyLine
from partui.wording.journal import made_at, redone_text, reversal_lines, undone_text


async def undo_last(app: AppContext) -> None:
    """Reverse the officer's last edit of the plan."""
    with app.telling():
        taken = await app.store.ask(to_undo, None, app.officer, app.plan)
        if await _is_wanted(app, _("Hoàn tác lần sửa này?"), taken, app.since):
            await _undo(app, taken)


async def undo_change(app: AppContext, uuid: str) -> None:
    """Reverse a change that the officer points at."""
    with app.telling():
        taken = await app.store.ask(to_undo, uuid)
        if await _is_wanted(app, _("Hoàn tác lần sửa này?"), taken):
            await _undo(app, taken)


async def redo_last(app: AppContext) -> None:
    """Bring back what the officer has undone last."""
    with app.telling():
        taken = await app.store.ask(to_redo, app.officer, app.plan)
        if await _is_wanted(app, _("Làm lại lần sửa này?"), taken[::-1], app.since):
            await app.store.ask(reverse, author(app.officer), taken)
            app.store_changed()
            app.tell(redone_text(taken))


async def _undo(app: AppContext, taken: Sequence[Change]) -> None:
    await app.store.ask(reverse, author(app.officer), taken)
    app.store_changed()
    app.tell(undone_text(taken, date.today()))


async def _is_wanted(app: AppContext, question: str, taken: Sequence[Change], since: str = "") -> bool:
    """Ask about what is of several rows, or was written before a moment of the journal."""
    if len({change.code for change in taken}) == 1 and taken[0].at >= since:
        return True
    wanted: bool | None = await app.push_screen_wait(ReversalScreen(question, taken))
    return bool(wanted)


_SHOWN = 8


class ReversalScreen(Dialog[bool]):
    """When the changes were made, by whom, and what becomes of each row.

    Args:
        title: the question.
        changes: what would be reversed, newest first.
    """

    BINDINGS = [Binding("enter", "confirm", _("Đồng ý"), priority=True)]

    def __init__(self, title: str, changes: Sequence[Change]) -> None:
        super().__init__()
        self._question = title
        self._changes = changes

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        lines, first = reversal_lines(self._changes), self._changes[0]
        with self.window(self._question):
            at = made_at(first, date.today())
            yield Static(_("Lúc {at} · {by}").format(at=at, by=clean(first.by)), classes="read", markup=False)
            yield Static("\n".join(lines[:_SHOWN]), id="brings", markup=False)
            if len(lines) > _SHOWN:
                yield Static(plural("… và {number} dòng nữa", number=len(lines) - _SHOWN), classes="read")
            yield KeyLine()

    def action_confirm(self) -> None:
        """Answer that it is to be done."""
        self.dismiss(True)
