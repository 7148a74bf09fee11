"""Editing the plan from the task under the cursor: add, correct, move, remove; its members ticked off."""

from textual.binding import Binding

from partui.domain.changes import Change
from partui.domain.errors import PartuiError
from partui.domain.task import Task
from partui.locale import _
from partui.store.editing import author
from partui.store.plan_codes import next_code
from partui.store.plan_editing import Spot, add_row, move_row, remove_row
from partui.store.subjects import Subject
from partui.tui.screens.editor import Edits
from partui.tui.screens.members import MembersScreen
from partui.tui.screens.row_editor import RowEditorScreen, TypedRow
from partui.tui.screens.row_moving import Move, MoveScreen, RemoveScreen
from partui.tui.screens.task_screen import TaskScreen, changes_text


class PlanEditingScreen(TaskScreen):
    """What can be done to the plan's own rows, from whichever screen shows a task."""

    BINDINGS = [
        Binding("t", "members", _("Thành viên"), show=False, id="members"),
        Binding("E", "correct", _("Đính chính nội dung"), show=False, id="correct"),
        Binding("a", "add", _("Thêm nhiệm vụ"), show=False, id="add_task"),
        Binding("greater_than_sign", "move", _("Chuyển, đổi mã"), show=False, id="move_task"),
        Binding("delete", "remove", _("Xóa khỏi kế hoạch"), show=False, id="remove_task"),
    ]

    def action_members(self) -> None:
        """Tick the members of the task's groups off."""
        self.run_worker(self._members())

    def action_correct(self) -> None:
        """Correct what the plan says of the task."""
        self.run_worker(self._correct())

    def action_add(self) -> None:
        """Add a task, or a heading, near the one under the cursor."""
        self.run_worker(self._add())

    def action_move(self) -> None:
        """Put the task elsewhere, or under another code."""
        self.run_worker(self._move())

    def action_remove(self) -> None:
        """Take the task out of the plan."""
        self.run_worker(self._remove())

    async def _members(self) -> None:
        with self.telling():
            task = await self._first_chosen()
            if task is not None and not task.members:
                raise PartuiError(
                    "Chưa ghi thành viên cho nhóm nào của {code}; ghi ở danh mục cơ quan (phím {key}),"
                    " hoặc bằng “partui agency set --member”.",
                    code=task.code,
                    key=self.partui.key_of("agencies"),
                )
            if task is not None:
                await self.app.push_screen_wait(MembersScreen(task))

    async def _correct(self) -> None:
        typed = None
        with self.telling():
            while task := await self._first_chosen():
                typed = await self.app.push_screen_wait(RowEditorScreen(task, typed=typed))
                if typed is None or await self._save([task], Edits(typed.fields, typed.why)):
                    return

    async def _add(self) -> None:
        with self.telling():
            near = await self._first_chosen()
            code = await self.partui.desk.ask(next_code, self.partui.plan, near.code if near else None)
            typed: TypedRow | None = None
            while typed := await self.app.push_screen_wait(RowEditorScreen(None, code, typed)):
                if await self._put_in(typed):
                    return

    async def _put_in(self, typed: TypedRow) -> bool:
        fields = {field: value for field, value in typed.fields.items() if value and field != "code"}
        kind = "heading" if typed.is_heading else "task"
        if typed.is_heading:
            fields = {"title": fields.get("title", "")}
        try:
            await self.partui.desk.ask(
                add_row, self.partui.plan, kind, typed.fields["code"], fields, None,
                author(self.partui.officer, typed.why),
            )  # fmt: skip
        except PartuiError as error:
            self.partui.tell_error(error)
            return False
        self.partui.store_changed()
        self.partui.tell(
            _("Đã thêm {code} vào kế hoạch {plan}.").format(code=typed.fields["code"], plan=self.partui.plan)
        )
        return True

    async def _move(self) -> None:
        with self.telling():
            task = await self._first_chosen()
            move: Move | None = await self.app.push_screen_wait(MoveScreen(task)) if task else None
            if task is None or move is None:
                return
            spot = Spot(move.after) if move.after else None
            changes = await self.partui.desk.ask(
                move_row, self.partui.plan, Subject("task", task.id), author(self.partui.officer),
                code=move.code, spot=spot,
            )  # fmt: skip
            self._edited(changes)

    async def _remove(self) -> None:
        with self.telling():
            task: Task | None = await self._first_chosen()
            why = await self.app.push_screen_wait(RemoveScreen(task)) if task else None
            if task is None or why is None:
                return
            who = author(self.partui.officer, why)
            self._edited(await self.partui.desk.ask(remove_row, self.partui.plan, Subject("task", task.id), who))

    def _edited(self, changes: list[Change]) -> None:
        self.after_edit()
        self.partui.store_changed()
        self.partui.tell(changes_text(changes))
