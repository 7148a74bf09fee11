"""Undo and redo in the app: said in words, and asked about first where it is much or long ago."""

from collections.abc import Sequence
from datetime import date

from partui.domain.journal.changes import Change
from partui.locale import _
from partui.store.journal.undo import reverse, to_redo, to_undo
from partui.store.journal.writing import author
from partui.tui.context import AppContext
from partui.wording.journal import redone_text, undone_text


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
    from partui.tui.dialogs.general.undo import ReversalScreen

    if len({change.code for change in taken}) == 1 and taken[0].at >= since:
        return True
    wanted: bool | None = await app.push_screen_wait(ReversalScreen(question, taken))
    return bool(wanted)
