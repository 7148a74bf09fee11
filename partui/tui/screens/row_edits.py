"""Adding, correcting, moving and removing rows of the plan: the windows that ask, and the store that keeps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, ChangedMeanwhile
from partui.locale import _
from partui.store.edits.rows import add_row, change_row, check_nothing_below, move_row, remove_row
from partui.store.journal.edit import author
from partui.store.queries.plan_codes import next_code
from partui.tui.dialogs.plan.row_editor import RowEditorScreen
from partui.tui.dialogs.plan.row_forms import TypedRow, form_of_new
from partui.tui.dialogs.plan.row_moving import Move, MoveScreen, RemoveScreen
from partui.wording.changes import changes_text

if TYPE_CHECKING:
    from partui.tui.screens.row_editing import RowEditingScreen


async def add(screen: "RowEditingScreen") -> None:
    """Add a row near the one under the cursor."""
    with screen.telling():
        near = await screen.row_under_cursor()
        code = await screen.partui.store.ask(next_code, screen.partui.plan, screen.KIND, near.code if near else None)
        typed: TypedRow | None = None
        while typed := await screen.app.push_screen_wait(RowEditorScreen(form_of_new(screen.KIND, code), typed)):
            if await _put_in(screen, typed):
                return


async def _put_in(screen: "RowEditingScreen", typed: TypedRow) -> bool:
    kind, code, plan = screen.kind_of(typed), typed.fields["code"], screen.partui.plan
    who = author(screen.partui.officer, typed.why)
    try:
        await screen.partui.store.ask(add_row, plan, kind, code, typed.cells(kind), None, who)
    except PartuiError as error:
        screen.partui.tell_error(error)
        return False
    screen.partui.store_changed()
    said = _("Đã thêm {code} vào kế hoạch {plan}.").format(code=code, plan=plan)
    if kind == "heading" != screen.KIND:
        # A heading without tasks does not show among the tasks.
        said = _("Đã thêm mục {code}; xem các mục bằng phím {key}.").format(
            code=code, key=screen.partui.key_of("headings")
        )
    screen.partui.tell(said)
    return True


async def correct(screen: "RowEditingScreen") -> None:
    """Correct what the plan says in the row under the cursor."""
    with screen.telling():
        row = await screen.row_under_cursor()
        if row is None:
            return
        typed: TypedRow | None = None
        seen: int | None = row.version
        while typed := await screen.app.push_screen_wait(RowEditorScreen(row.form, typed)):
            who = author(screen.partui.officer, typed.why)
            try:
                _edited(screen, await screen.partui.store.ask(change_row, row.subject, typed.fields, who, seen))
                return
            except PartuiError as error:
                screen.partui.tell_error(error)
                if isinstance(error, ChangedMeanwhile):
                    # Seen now: saving once more is the officer's will.
                    seen = None
                    screen.partui.store_changed()


async def move(screen: "RowEditingScreen") -> None:
    """Put the row under the cursor elsewhere, or under another code."""
    with screen.telling():
        row = await screen.row_under_cursor()
        move: Move | None = None
        leads = screen.KIND != "task"
        while row and (move := await screen.app.push_screen_wait(MoveScreen(row.code, row.title, leads, move))):
            try:
                _edited(screen,
                    await screen.partui.store.ask(
                        move_row, screen.partui.plan, row.subject, author(screen.partui.officer),
                        code=move.code, spot=move.spot,
                    )
                )  # fmt: skip
                return
            except PartuiError as error:
                screen.partui.tell_error(error)


async def remove(screen: "RowEditingScreen") -> None:
    """Take the row under the cursor out of the plan."""
    with screen.telling():
        row, plan = await screen.row_under_cursor(), screen.partui.plan
        if row is None:
            return
        await screen.partui.store.ask(check_nothing_below, plan, row.subject)
        why = await screen.app.push_screen_wait(RemoveScreen(row.code, row.title))
        if why is not None:
            who = author(screen.partui.officer, why)
            _edited(screen, await screen.partui.store.ask(remove_row, plan, row.subject, who))
            said = _("Đã xóa {code} khỏi kế hoạch {plan}; phím {key} lấy lại.")
            screen.partui.tell(said.format(code=row.code, plan=plan, key=screen.partui.key_of("undo")))


def _edited(screen: "RowEditingScreen", changes: Sequence[Change]) -> None:
    screen.after_edit()
    screen.partui.store_changed()
    screen.partui.tell(changes_text(list(changes)))
