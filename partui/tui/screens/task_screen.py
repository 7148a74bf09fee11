"""What can be done to the task under the cursor, from whichever screen shows it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.binding import Binding

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.store.queries.tasks import tasks_by_id
from partui.tui.dialogs.tasks.edits import Edits
from partui.tui.keys.general import COPY_KEYS
from partui.tui.rows.tasks import whole_cells
from partui.tui.screens.plan_screen import PlanScreen

if TYPE_CHECKING:
    from partui.domain.journal.changes import Change

Fields = Mapping[str, str | None]


class TaskScreen(PlanScreen):
    """Status, editor and note for the chosen tasks; a screen says which those are."""

    BINDINGS = [
        *COPY_KEYS,
        Binding("s", "status", _("Trạng thái"), id="status"),
        Binding("e", "edit", _("Sửa"), id="edit"),
        Binding("n", "note", _("Ghi chú"), id="note"),
        Binding("v", "evidence", _("Tài liệu"), id="evidence"),
    ]

    def chosen_tasks(self) -> list[int]:
        """Return the ids of the tasks to act on."""
        raise NotImplementedError

    def cursor_task(self) -> list[int]:
        """Return the id of the one task to look into, whatever is marked."""
        return self.chosen_tasks()[:1]

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the chosen tasks' columns, none of them cut."""
        return [whole_cells(task) for task in await self._read(self.chosen_tasks())]

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

    def action_evidence(self) -> None:
        """Show what proves the first of the chosen tasks."""
        from partui.tui.screens.evidence import EvidenceScreen

        for task in self.cursor_task():
            self.app.push_screen(EvidenceScreen(task))

    async def _status(self) -> None:
        from partui.tui.dialogs.tasks.status_menu import StatusMenu

        with self.telling():
            tasks = await self._read(self.chosen_tasks())
            if tasks:
                status = await self.app.push_screen_wait(StatusMenu(tasks, self.partui.day.date))
                if status is not None:
                    await self._save(tasks, Edits({"status": status.value}))

    async def _edit(self) -> None:
        from partui.tui.dialogs.tasks.editor import EditorScreen

        typed = None
        with self.telling():
            while task := await self._first_chosen():
                typed = await self.app.push_screen_wait(EditorScreen(task, self.partui.day, typed))
                if typed is None or await self._save([task], typed):
                    return

    async def _note(self) -> None:
        from partui.tui.dialogs.tasks.note import NoteScreen

        note = None
        with self.telling():
            while task := await self._first_chosen():
                note = await self.app.push_screen_wait(NoteScreen(task, note))
                if note is None or await self._save([task], Edits({"note": note})):
                    return

    async def _first_chosen(self) -> Task | None:
        tasks = await self._read(self.cursor_task())
        return tasks[0] if tasks else None

    async def _read(self, ids: list[int]) -> list[Task]:
        return await self.partui.store.ask(tasks_by_id, ids, self.partui.day)

    async def _save(self, tasks: list[Task], edits: Edits) -> bool:
        """Save an edit; where somebody else was there first, ask field by field whose value stays.

        Returns:
            Whether that is the end of it; not when what was typed is to be looked at again.
        """
        from partui.domain.journal.changes import ChangedMeanwhile
        from partui.store.edits.evidence import task_proofs
        from partui.tui.dialogs.tasks.conflict import Choice, ConflictScreen
        from partui.wording.changes import changes_text

        asked = {task.id: dict(edits.fields) for task in tasks}
        overruled: set[tuple[int, str]] = set()
        try:
            while True:
                try:
                    changes = await self._write(tasks, asked, edits.why, overruled)
                    break
                except ChangedMeanwhile as conflict:
                    choice = await self.app.push_screen_wait(ConflictScreen(conflict, edits.fields))
                    self.partui.store_changed()
                    if choice in {None, Choice.LOOK}:
                        return False
                    key = next(task.id for task in tasks if task.code == conflict.code)
                    _resolve(asked, overruled, key, conflict.change.field, choice is Choice.MINE)
        except PartuiError as error:
            self.partui.tell_error(error)
            return False
        self.after_edit()
        self.partui.store_changed()
        ids = [task.id for task in tasks]
        proofs = await self.partui.store.ask(task_proofs, ids, self.partui.day) if changes else []
        told = changes_text(changes)
        moved = any(change.field == "deadline" for change in changes)
        if moved and any(each.task.deadline_kind == "unknown" for each in proofs):
            told = _("Chưa rõ hạn, không có ngày · {changes}").format(changes=told)
        if any(each.lacking for each in proofs):
            told = _("Thiếu tài liệu kiểm chứng (v) · {changes}").format(changes=told)
        self.partui.tell(told)
        return True

    async def _write(
        self, tasks: list[Task], asked: Mapping[int, Fields], why: str, overruled: set[tuple[int, str]]
    ) -> "list[Change]":
        from partui.store.journal.edit import author, edit_each

        versions = {task.id: task.version for task in tasks}
        who = author(self.partui.officer, why)
        return await self.partui.store.ask(edit_each, asked, who, self.partui.day.date, versions, overruled)


def _resolve(
    asked: dict[int, dict[str, str | None]], overruled: set[tuple[int, str]], task: int, field: str, mine: bool
) -> None:
    """Write one's own value over the other's, or leave theirs; a status and its day of completion go together."""
    together = ("status", "completed_on") if field in {"status", "completed_on"} else (field,)
    for each in together:
        if mine:
            overruled.add((task, each))
        else:
            asked[task].pop(each, None)
