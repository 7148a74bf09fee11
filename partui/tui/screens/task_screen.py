"""What can be done to the task under the cursor, from whichever screen shows it."""

from collections.abc import Mapping

from textual.binding import Binding

from partui.domain.changes import Change, ChangedMeanwhile, field_label, value_label
from partui.domain.task import Task
from partui.locale import _
from partui.store.editing import author, edit_tasks
from partui.store.tasks import tasks_by_id
from partui.tui.screens.conflict import ConflictScreen
from partui.tui.screens.editor import EditorScreen
from partui.tui.screens.note import NoteScreen
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.screens.status_menu import StatusMenu


class TaskScreen(PlanScreen):
    """Status, editor and note for the chosen tasks; a screen says which those are."""

    BINDINGS = [
        Binding("s", "status", _("Trạng thái")),
        Binding("e", "edit", _("Sửa")),
        Binding("n", "note", _("Ghi chú")),
    ]

    def chosen_tasks(self) -> list[int]:
        """Return the ids of the tasks to act on."""
        raise NotImplementedError

    def after_edit(self) -> None:
        """Do what the screen does once an edit is saved."""

    def action_status(self) -> None:
        """Choose a status for the chosen tasks."""
        self.run_worker(self._status())

    def action_edit(self) -> None:
        """Edit the first of the chosen tasks."""
        self.run_worker(self._edit())

    def action_note(self) -> None:
        """Write a note on the first of the chosen tasks."""
        self.run_worker(self._note())

    async def _status(self) -> None:
        with self.telling():
            tasks = await self._read(self.chosen_tasks())
            if tasks:
                status = await self.app.push_screen_wait(StatusMenu(tasks, self.partui.day.date))
                if status is not None:
                    await self._save(tasks, {"status": status.value})

    async def _edit(self) -> None:
        with self.telling():
            for task in await self._read(self.chosen_tasks()[:1]):
                edits = await self.app.push_screen_wait(EditorScreen(task, self.partui.day))
                if edits is not None and edits.fields:
                    await self._save([task], edits.fields, edits.why)

    async def _note(self) -> None:
        with self.telling():
            for task in await self._read(self.chosen_tasks()[:1]):
                note = await self.app.push_screen_wait(NoteScreen(task))
                if note is not None:
                    await self._save([task], {"note": note})

    async def _read(self, ids: list[int]) -> list[Task]:
        return await self.partui.desk.ask(tasks_by_id, ids, self.partui.day)

    async def _save(self, tasks: list[Task], fields: Mapping[str, str | None], why: str = "") -> None:
        """Save an edit; when somebody else was there first, ask whose value stays."""
        ids = [task.id for task in tasks]
        who = author(self.partui.officer, why)
        versions = {task.id: task.version for task in tasks}
        day = self.partui.day.date
        try:
            changes = await self.partui.desk.ask(edit_tasks, ids, fields, who, day, versions)
        except ChangedMeanwhile as conflict:
            if not await self.app.push_screen_wait(ConflictScreen(conflict, fields)):
                self.partui.store_changed()
                return
            changes = await self.partui.desk.ask(edit_tasks, ids, fields, who, day)
        self.after_edit()
        self.partui.store_changed()
        self.partui.tell(changes_text(changes))


def changes_text(changes: list[Change]) -> str:
    """Say what an edit changed, a line a task."""
    if not changes:
        return _("Không có gì thay đổi.")
    codes = list(dict.fromkeys(change.code for change in changes))
    if len(codes) > 1:
        return _("Đã lưu {number} nhiệm vụ: {codes}").format(number=len(codes), codes=", ".join(codes))
    return "\n".join(
        f"{change.code}: {field_label(change.field)} {value_label(change.field, change.old)} → "
        f"{value_label(change.field, change.new)}"
        for change in changes
    )
