"""What the screens whose rows can be edited have in common: the keys, and which rows are meant."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from partui.locale import _
from partui.store.queries.tasks import tasks_by_id
from partui.tui.context import WantedReport
from partui.tui.keys.general import COPY_KEYS
from partui.tui.rows.tasks import whole_cells
from partui.tui.screens.plan_screen import PlanScreen

if TYPE_CHECKING:
    from partui.tui.dialogs.plan.row_editor import EditedRow
    from partui.tui.edits.rows import RowEdits
    from partui.tui.edits.tasks import TaskEdits


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


class RowScreen(PlanScreen):
    """A screen with rows of the plan of one kind; it says which one is meant, and has the keys."""

    KIND: ClassVar[str]

    async def row_under_cursor(self) -> "EditedRow | None":
        """Return the row to edit; none where there is none."""
        raise NotImplementedError

    def after_edit(self) -> None:
        """Do what the screen does once an edit is saved."""

    @cached_property
    def edits(self) -> "RowEdits":
        """What can be done to the rows: imported when it is wanted."""
        from partui.tui.edits.rows import RowEdits

        return RowEdits(self.partui, self.KIND, self.row_under_cursor, self.after_edit)

    def action_add(self) -> None:
        """Add a row near the one under the cursor."""
        self.start(self.edits.add)

    def action_correct(self) -> None:
        """Correct what the plan says in the row under the cursor."""
        self.start(self.edits.correct)

    def action_move(self) -> None:
        """Put the row under the cursor elsewhere, or under another code."""
        self.start(self.edits.move)

    def action_remove(self) -> None:
        """Take the row under the cursor out of the plan."""
        self.start(self.edits.remove)


class TaskScreen(RowScreen):
    """A screen with tasks; it says which of them are meant."""

    BINDINGS = [
        *COPY_KEYS,
        Binding("s", "status", _("Ghi kết quả"), id="status"),
        Binding("e,f2", "edit", _("Sửa"), id="edit"),
        Binding("n", "note", _("Ghi chú"), id="note"),
        Binding("v", "evidence", _("Tài liệu"), id="evidence"),
        Binding("V", "documents", _("Sổ tài liệu"), show=False, id="documents"),
        Binding("percent_sign", "measure", _("Chỉ tiêu, số đo"), show=False, id="measure"),
        Binding("D", "extend", _("Gia hạn"), show=False, id="extend"),
        Binding("O", "milestones", _("Các mốc"), show=False, id="milestones"),
        Binding("t", "members", _("Thành viên"), show=False, id="members"),
        Binding("l", "periods", _("Các kỳ"), show=False, id="periods"),
        *row_keys(_("Thêm nhiệm vụ")),
    ]
    KIND = "task"

    def cursor_task(self) -> int | None:
        """Return the id of the one task to look into, whatever is marked."""
        raise NotImplementedError

    def wanted_report(self) -> WantedReport:
        """Return what is reported of the task to look into."""
        return WantedReport(task=self.cursor_task())

    def chosen_tasks(self) -> list[int]:
        """Return the ids of the tasks to act on."""
        task = self.cursor_task()
        return [] if task is None else [task]

    @cached_property
    def edits(self) -> "TaskEdits":
        """What can be done to the tasks: imported when it is wanted."""
        from partui.tui.edits.tasks import TaskEdits

        return TaskEdits(self.partui, self.cursor_task, self.chosen_tasks, self.after_edit)

    def action_status(self) -> None:
        """Choose a status for the chosen tasks."""
        self.start(partial(self.edits.set_status, self.chosen_tasks()))

    def action_edit(self) -> None:
        """Edit the chosen tasks."""
        self.start(self.edits.edit)

    def action_note(self) -> None:
        """Write a note on the chosen tasks."""
        self.start(self.edits.note)

    def action_documents(self) -> None:
        """Show the register of documents, to link one to the chosen tasks."""
        from partui.tui.screens.documents import DocumentsScreen

        self.app.push_screen(DocumentsScreen(self.chosen_tasks()))

    def action_measure(self) -> None:
        """Set the target of the task under the cursor, or write down what was measured."""
        self.start(self.edits.measure)

    def action_extend(self) -> None:
        """Write down an extension of the chosen tasks."""
        self.start(self.edits.extend)

    def action_milestones(self) -> None:
        """Write down the milestones of the task under the cursor."""
        self.start(self.edits.set_milestones)

    def action_members(self) -> None:
        """Tick the members of the task's groups off."""
        self.start(self.edits.tick_members)

    def action_periods(self) -> None:
        """Tick off the instances of work that comes back."""
        self.start(self.edits.tick_periods)

    def action_evidence(self) -> None:
        """Show what proves the task under the cursor."""
        from partui.tui.screens.evidence import EvidenceScreen

        task = self.cursor_task()
        if task is not None:
            self.app.push_screen(EvidenceScreen(task))

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the chosen tasks' columns, none of them cut."""
        tasks = await self.partui.store.ask(tasks_by_id, self.chosen_tasks(), self.partui.day)
        return [whole_cells(task) for task in tasks]
