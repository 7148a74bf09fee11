"""Editing rows of the plan: the windows that ask, and the store that keeps."""

from collections.abc import Awaitable, Callable, Collection

from partui.domain.journal.changes import Change
from partui.locale import _
from partui.store.edits.rows import add_row, change_row, check_nothing_below, move_row, remove_row
from partui.store.journal.writing import author
from partui.store.queries.agencies import names_typed
from partui.store.queries.plan_codes import next_code
from partui.tui.context import AppContext
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.plan.row_editor import (
    LISTS,
    EditedRow,
    RowEditorScreen,
    cells_of,
    form_of_new,
)
from partui.tui.dialogs.plan.row_moving import Move, MoveScreen, RemoveScreen
from partui.tui.saving import CodeAndField, Edits, ask_until_saved, author_of, save_unless_changed
from partui.wording.changes import changes_text


class RowEdits:
    """What can be done to rows of one kind.

    Args:
        app: the app.
        kind: `task`, `heading` or `criterion`.
        read: gives the row to edit; none where there is none.
        saved: called once an edit is saved.
    """

    def __init__(
        self, app: AppContext, kind: str, read: Callable[[], Awaitable[EditedRow | None]], saved: Callable[[], None]
    ) -> None:
        self._app = app
        self._kind = kind
        self._read_row = read
        self._saved = saved

    async def add(self) -> None:
        """Add a row near the one to edit."""
        near = await self._read_row()
        code = await self._app.store.ask(next_code, self._app.plan, self._kind, near.code if near else None)
        known = await self._app.store.ask(names_typed)

        async def window(typed: TypedFields | None) -> RowEditorScreen:
            return RowEditorScreen(form_of_new(self._kind, code), known, typed)

        await ask_until_saved(self._app, window, self._put_in)

    async def _put_in(self, typed: TypedFields) -> bool:
        app = self._app
        code, kind = typed.fields["code"] or "", self._kind
        if kind == "task" and not any(typed.fields[field] for field in LISTS):
            kind = "heading"
        cells = cells_of(kind, typed.fields)
        await app.store.ask(add_row, app.plan, kind, code, cells, None, author_of(app, typed))
        said = _("Đã thêm {code} vào kế hoạch {plan}.").format(code=code, plan=app.plan)
        if kind != self._kind:
            # A heading without tasks does not show among the tasks.
            said = _("Đã thêm mục {code}; xem các mục bằng phím {key}.").format(code=code, key=app.key_of("headings"))
        app.store_changed()
        app.tell(said)
        return True

    async def correct(self) -> None:
        """Correct what the plan says in the row."""
        row = await self._read_row()
        if row is None:
            return
        overruled: set[CodeAndField] = set()
        known = await self._app.store.ask(names_typed)

        async def window(typed: TypedFields | None) -> RowEditorScreen:
            return RowEditorScreen(row.form, known, typed)

        async def save(typed: TypedFields) -> bool:
            async def write(edits: Edits, over: Collection[CodeAndField]) -> list[Change]:
                who, fields = author_of(self._app, typed), [field for _code, field in over]
                return await self._app.store.ask(change_row, row.subject, edits[row.code], who, row.version, fields)

            return self._end(await save_unless_changed(self._app, {row.code: typed.fields}, write, overruled))

        await ask_until_saved(self._app, window, save)

    async def move(self) -> None:
        """Put the row elsewhere, or under another code."""
        app, row = self._app, await self._read_row()
        if row is None:
            return

        async def window(move: Move | None) -> MoveScreen:
            return MoveScreen(row.code, row.title, self._kind != "task", move)

        async def save(move: Move) -> bool:
            who = author(app.officer)
            changes = await app.store.ask(move_row, app.plan, row.subject, who, code=move.code, spot=move.spot)
            app.store_changed()
            self._end(changes)
            if not changes:
                app.tell(_("{code} đã ở đúng chỗ ấy; không chuyển gì.").format(code=row.code))
            return True

        await ask_until_saved(app, window, save)

    async def remove(self) -> None:
        """Take the row out of the plan."""
        app, row = self._app, await self._read_row()
        if row is None:
            return
        await app.store.ask(check_nothing_below, app.plan, row.subject)
        why = await app.push_screen_wait(RemoveScreen(row.code, row.title))
        if why is not None:
            await app.store.ask(remove_row, app.plan, row.subject, author(app.officer, why))
            app.store_changed()
            self._saved()
            said = _("Đã xóa {code} khỏi kế hoạch {plan}; phím {key} lấy lại.")
            app.tell(said.format(code=row.code, plan=app.plan, key=app.key_of("undo")))

    def _end(self, changes: list[Change] | None) -> bool:
        if changes is None:
            return False
        self._saved()
        self._app.tell(changes_text(changes))
        return True
