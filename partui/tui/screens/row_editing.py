"""Editing the plan's rows from a screen that shows them: add, correct, move, remove."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from partui.domain.changes import Change, ChangedMeanwhile
from partui.domain.errors import PartuiError
from partui.locale import _
from partui.store.editing import author
from partui.store.plan_codes import next_code
from partui.store.plan_editing import Spot, add_row, change_row, check_nothing_below, move_row, remove_row
from partui.store.subjects import Subject
from partui.tui.row_forms import RowForm, TypedRow, form_of_new
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.screens.row_editor import RowEditorScreen
from partui.tui.screens.row_moving import Move, MoveScreen, RemoveScreen
from partui.tui.screens.task_screen import changes_text


def row_keys(adding: str, *, show: bool = False) -> list[BindingType]:
    """Return the keys that edit rows, the same on every screen that has rows.

    Args:
        adding: what adding one is called.
        show: whether the line below names them before those of the app, in fewer words.
    """
    correct, move, remove = _("Đính chính nội dung"), _("Chuyển, đổi mã"), _("Xóa khỏi kế hoạch")
    if show:
        correct, move, remove = _("Đính chính"), _("Chuyển"), _("Xóa")
    return [
        Binding("E", "correct", correct, show=show, id="correct"),
        Binding("a", "add", adding, show=show, id="add_task"),
        Binding("greater_than_sign", "move", move, show=show, id="move_task"),
        Binding("delete", "remove", remove, show=show, id="remove_task"),
    ]


class EditedRow(NamedTuple):
    """A row as the officer sees it, and the form to correct it."""

    subject: Subject
    code: str
    title: str
    version: int
    form: RowForm


class RowEditingScreen(PlanScreen):
    """What can be done to rows of the plan of one kind; a screen says which one is meant, and has the keys."""

    KIND: ClassVar[str]

    async def row_under_cursor(self) -> EditedRow | None:
        """Return the row to edit; none where there is none."""
        raise NotImplementedError

    def kind_of(self, typed: TypedRow) -> str:
        """Return what is to be added: `task`, `heading` or `criterion`."""
        return self.KIND

    def after_edit(self) -> None:
        """Do what the screen does once an edit is saved."""

    def action_add(self) -> None:
        """Add a row near the one under the cursor."""
        self.run_worker(self._add())

    def action_correct(self) -> None:
        """Correct what the plan says in the row under the cursor."""
        self.run_worker(self._correct())

    def action_move(self) -> None:
        """Put the row under the cursor elsewhere, or under another code."""
        self.run_worker(self._move())

    def action_remove(self) -> None:
        """Take the row under the cursor out of the plan."""
        self.run_worker(self._remove())

    async def _add(self) -> None:
        with self.telling():
            near = await self.row_under_cursor()
            code = await self.partui.desk.ask(next_code, self.partui.plan, self.KIND, near.code if near else None)
            typed: TypedRow | None = None
            while typed := await self.app.push_screen_wait(RowEditorScreen(form_of_new(self.KIND, code), typed)):
                if await self._put_in(typed):
                    return

    async def _put_in(self, typed: TypedRow) -> bool:
        kind, code, plan = self.kind_of(typed), typed.fields["code"], self.partui.plan
        who = author(self.partui.officer, typed.why)
        try:
            await self.partui.desk.ask(add_row, plan, kind, code, typed.cells(kind), None, who)
        except PartuiError as error:
            self.partui.tell_error(error)
            return False
        self.partui.store_changed()
        said = _("Đã thêm {code} vào kế hoạch {plan}.").format(code=code, plan=plan)
        if kind == "heading" != self.KIND:
            # A heading without tasks does not show among the tasks.
            said = _("Đã thêm mục {code}; xem các mục bằng phím {key}.").format(
                code=code, key=self.partui.key_of("headings")
            )
        self.partui.tell(said)
        return True

    async def _correct(self) -> None:
        with self.telling():
            row = await self.row_under_cursor()
            if row is None:
                return
            typed: TypedRow | None = None
            seen: int | None = row.version
            while typed := await self.app.push_screen_wait(RowEditorScreen(row.form, typed)):
                who = author(self.partui.officer, typed.why)
                try:
                    self._edited(await self.partui.desk.ask(change_row, row.subject, typed.fields, who, seen))
                    return
                except PartuiError as error:
                    self.partui.tell_error(error)
                    if isinstance(error, ChangedMeanwhile):
                        # Seen now: saving once more is the officer's will.
                        seen = None
                        self.partui.store_changed()

    async def _move(self) -> None:
        with self.telling():
            row = await self.row_under_cursor()
            move: Move | None = None
            leads = self.KIND != "task"
            while row and (move := await self.app.push_screen_wait(MoveScreen(row.code, row.title, leads, move))):
                try:
                    self._edited(
                        await self.partui.desk.ask(
                            move_row, self.partui.plan, row.subject, author(self.partui.officer),
                            code=move.code, spot=Spot(move.after) if move.after else None,
                        )
                    )  # fmt: skip
                    return
                except PartuiError as error:
                    self.partui.tell_error(error)

    async def _remove(self) -> None:
        with self.telling():
            row, plan = await self.row_under_cursor(), self.partui.plan
            if row is None:
                return
            await self.partui.desk.ask(check_nothing_below, plan, row.subject)
            why = await self.app.push_screen_wait(RemoveScreen(row.code, row.title))
            if why is not None:
                who = author(self.partui.officer, why)
                self._edited(await self.partui.desk.ask(remove_row, plan, row.subject, who))

    def _edited(self, changes: Sequence[Change]) -> None:
        self.after_edit()
        self.partui.store_changed()
        self.partui.tell(changes_text(list(changes)))
