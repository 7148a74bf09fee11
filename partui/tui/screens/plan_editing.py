"""Editing the plan from the task under the cursor; its members ticked off."""

from typing import TYPE_CHECKING

from textual.binding import Binding

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.tui.dialogs.tasks.edits import Edits
from partui.tui.screens.row_editing import EditedRow, RowEditingScreen, row_keys
from partui.tui.screens.task_screen import TaskScreen

if TYPE_CHECKING:
    from partui.tui.dialogs.plan.row_forms import TypedRow


class PlanEditingScreen(TaskScreen, RowEditingScreen):
    """What can be done to the plan's own rows, from whichever screen shows a task."""

    BINDINGS = [
        Binding("t", "members", _("Thành viên"), show=False, id="members"),
        *row_keys(_("Thêm nhiệm vụ")),
    ]
    KIND = "task"

    def action_members(self) -> None:
        """Tick the members of the task's groups off."""
        self.run_worker(self._members())

    async def row_under_cursor(self) -> EditedRow | None:
        """Return the first of the chosen tasks."""
        from partui.store.projection.kind import Subject
        from partui.tui.dialogs.plan.row_forms import form_of_task

        task = await self._first_chosen()
        if task is None:
            return None
        return EditedRow(Subject("task", task.id), task.code, task.title, task.version, form_of_task(task))

    def kind_of(self, typed: "TypedRow") -> str:
        """A row with neither product nor requirement is a heading."""
        return "heading" if typed.is_heading else "task"

    async def correct(self) -> None:
        """Ask what the task is to say, and save it."""
        from partui.tui.dialogs.plan.row_editor import RowEditorScreen
        from partui.tui.dialogs.plan.row_forms import form_of_task

        typed = None
        with self.telling():
            while task := await self._first_chosen():
                typed = await self.app.push_screen_wait(RowEditorScreen(form_of_task(task), typed))
                if typed is None or await self._save([task], Edits(typed.fields, typed.why)):
                    return

    async def _members(self) -> None:
        from partui.tui.dialogs.tasks.members import MembersScreen

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
