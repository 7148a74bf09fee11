"""Editing tasks: their results, what is followed of them, notes, members; the windows that ask, and what is saved."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import nullcontext, suppress
from functools import partial

from textual.screen import Screen

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.periods.state import PERIOD
from partui.domain.targets.completion import BelowBar
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.store.edits.due.extensions import extend_tasks
from partui.store.edits.due.milestones import set_milestones
from partui.store.edits.targets import save_measurement
from partui.store.journal.edit import edit_each
from partui.store.journal.writing import author
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import names_typed
from partui.store.queries.document.evidence import task_proofs
from partui.store.queries.tasks import tasks_by_id
from partui.store.thread import AnotherFile
from partui.tui.context import AppContext
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.plan.row_editor import (
    EditedRow,
    RowEditorScreen,
    form_of_task,
)
from partui.tui.dialogs.reasons import BelowBarScreen
from partui.tui.dialogs.tasks.due.extension import ExtensionScreen
from partui.tui.dialogs.tasks.due.milestones import MilestonesScreen
from partui.tui.dialogs.tasks.editor import EditorScreen
from partui.tui.dialogs.tasks.joint_editor import JointEditorScreen
from partui.tui.dialogs.tasks.measuring import MeasuringScreen
from partui.tui.dialogs.tasks.note import JointNoteScreen, NoteScreen, note_with
from partui.tui.dialogs.tasks.status import CompletionDayScreen, StatusMenu
from partui.tui.dialogs.tasks.ticking import MembersScreen, PeriodsScreen
from partui.tui.edits.rows import RowEdits
from partui.tui.saving import CodeAndField, Edits, Fields, ask_until_saved, author_of, save_unless_changed
from partui.wording.changes import changes_text
from partui.wording.due.periods import periods_left


async def ask_status(app: AppContext, tasks: Sequence[Task], save: Callable[[TypedFields], Awaitable[object]]) -> None:
    """Choose a status for tasks, or for what the body of the plan asks, and the day where another is wanted.

    Args:
        app: the app.
        tasks: as they stand.
        save: saves what was chosen.
    """
    day = app.day.date
    while (chosen := await app.push_screen_wait(StatusMenu(tasks, day))) is not None:
        typed: TypedFields | None = TypedFields({"status": chosen.status.value})
        if chosen.asks_day:
            typed = await app.push_screen_wait(CompletionDayScreen(tasks, day))
        if typed is not None:
            await save(typed)
            return


class TaskEdits(RowEdits):
    """What can be done to tasks besides.

    Args:
        app: the app.
        task: gives the id of the task under the cursor; none where there is none.
        chosen: gives the ids of the tasks to edit, those marked or else the one under the cursor.
        saved: called once an edit is saved.
    """

    def __init__(
        self,
        app: AppContext,
        task: Callable[[], int | None],
        chosen: Callable[[], Sequence[int]],
        saved: Callable[[], None],
    ) -> None:
        super().__init__(app, "task", self._edited_row, saved)
        self._task = task
        self._chosen = chosen

    async def set_status(self, tasks: Sequence[int]) -> None:
        """Choose a status for tasks.

        Args:
            tasks: their ids.
        """
        read = await self._read(tasks)
        if read:
            await ask_status(self._app, read, partial(self._save, read))

    async def edit(self) -> None:
        """Edit what is followed of the chosen tasks."""
        day, known = self._app.day, await self._app.store.ask(names_typed)

        def window(tasks: Sequence[Task], typed: TypedFields | None) -> Screen[TypedFields | None]:
            if tasks[1:]:
                return JointEditorScreen(tasks, day, known, typed)
            return EditorScreen(tasks[0], day, known, typed)

        await self._ask(self._chosen(), window)

    async def note(self) -> None:
        """Write a note on the chosen tasks."""
        chosen = self._chosen()

        def window(tasks: Sequence[Task], typed: TypedFields | None) -> Screen[TypedFields | None]:
            return JointNoteScreen(tasks, typed) if chosen[1:] else NoteScreen(tasks[0], typed)

        def fields(task: Task, typed: TypedFields) -> Fields:
            return {"note": note_with(task, typed.fields["note"] or "")} if chosen[1:] else typed.fields

        await self._ask(chosen, window, fields)

    async def correct(self) -> None:
        """Correct what the plan says of the task."""
        key, known = self._task(), await self._app.store.ask(names_typed)
        await self._ask(
            [] if key is None else [key], lambda tasks, typed: RowEditorScreen(form_of_task(tasks[0]), known, typed)
        )

    async def tick_members(self) -> None:
        """Tick the members of the task's groups off."""
        task = await self._one(self._task())
        if task is not None and not task.members:
            raise PartuiError(
                "Chưa ghi thành viên cho nhóm nào của {code}; ghi ở danh mục cơ quan (phím {key}),"
                " hoặc bằng “partui agency set --member”.",
                code=task.code,
                key=self._app.key_of("agencies"),
            )
        if task is not None:
            await self._app.push_screen_wait(MembersScreen(task))

    async def tick_periods(self) -> None:
        """Tick off the instances of the task."""
        task = await self._one(self._task())
        if task is not None and not task.periods:
            raise PartuiError(
                "{code} không có kỳ nào; đặt kỳ bằng: partui period set {code} “Hàng quý”.", code=task.code
            )
        if task is not None:
            await self._app.push_screen_wait(PeriodsScreen(task))

    async def measure(self) -> None:
        """Set the target of the task, or write down what was measured of it."""
        app, task = self._app, await self._one(self._task())
        measured = None if task is None else await app.push_screen_wait(MeasuringScreen(task, app.day.date))
        if task is None or measured is None:
            return
        who = author(app.officer)
        changes = await app.store.ask(save_measurement, task.id, measured.target, measured.reading, who, app.day.date)
        app.store_changed()
        self._end(changes)

    async def extend(self) -> None:
        """Write down an extension of the chosen tasks."""
        app, tasks = self._app, await self._read(self._chosen())
        granted = await app.push_screen_wait(ExtensionScreen(tasks, app.day.date)) if tasks else None
        if granted is None:
            return
        who = author(app.officer, granted.why)
        keys = [task.id for task in tasks]
        changes = await app.store.ask(extend_tasks, keys, granted.extension, who, app.day.date)
        app.store_changed()
        self._end(changes)

    async def set_milestones(self) -> None:
        """Write down the milestones of the task, and which were reached."""
        app, task = self._app, await self._one(self._task())
        typed = None if task is None else await app.push_screen_wait(MilestonesScreen(task))
        if task is None or typed is None:
            return
        who, day = author(app.officer), app.day.date
        changes = await app.store.ask(set_milestones, task.id, typed.steps, who, typed.reached, day)
        app.store_changed()
        self._end(changes)

    async def _edited_row(self) -> EditedRow | None:
        task = await self._one(self._task())
        if task is None:
            return None
        return EditedRow(Subject("task", task.id), task.code, task.title, task.version, form_of_task(task))

    async def _one(self, key: int | None) -> Task | None:
        tasks = [] if key is None else await self._read([key])
        return tasks[0] if tasks else None

    async def _read(self, tasks: Sequence[int]) -> list[Task]:
        return await self._app.store.ask(tasks_by_id, tasks, self._app.day)

    async def _ask(
        self,
        keys: Sequence[int],
        window: Callable[[Sequence[Task], TypedFields | None], Screen[TypedFields | None]],
        fields: Callable[[Task, TypedFields], Fields] = lambda _task, typed: typed.fields,
    ) -> None:
        """Ask for an edit of tasks, read anew each time: somebody else may have changed them.

        Args:
            keys: their ids.
            window: asks, beginning with what was typed before.
            fields: gives what is saved of one of them.
        """
        tasks: list[Task] = []

        async def window_on_them(typed: TypedFields | None) -> Screen[TypedFields | None] | None:
            nonlocal tasks
            with nullcontext() if typed is None else suppress(AnotherFile):
                tasks = await self._read(keys)
            return window(tasks, typed) if tasks else None

        async def save(typed: TypedFields) -> bool:
            return await self._save(tasks, typed, fields)

        await ask_until_saved(self._app, window_on_them, save)

    async def _save(
        self,
        tasks: Sequence[Task],
        typed: TypedFields,
        fields_of: Callable[[Task, TypedFields], Fields] = lambda _task, typed: typed.fields,
    ) -> bool:
        app, ids = self._app, {task.code: task.id for task in tasks}
        versions = {task.id: task.version for task in tasks}

        async def write(edits: Edits, overruled: Collection[CodeAndField]) -> list[Change]:
            fields = {ids[code]: each for code, each in edits.items()}
            over = {(ids[code], field) for code, field in overruled}
            return await app.store.ask(edit_each, fields, author_of(app, typed), app.day.date, versions, over)

        try:
            changes = await save_unless_changed(app, {task.code: fields_of(task, typed) for task in tasks}, write)
        except BelowBar as below:
            why = await app.push_screen_wait(BelowBarScreen(below))
            return why is not None and await self._save(tasks, typed._replace(why=why), fields_of)
        if changes is None:
            return False
        self._saved()
        ticked = await self._read([ids[each.code] for each in changes if each.field.startswith(PERIOD)])
        told = [changes_text(changes), *(f"{task.code}: {periods_left(task.periods)}" for task in ticked)]
        app.tell(" · ".join(told), await self._warning(list(ids.values()), changes))
        return True

    async def _warning(self, tasks: Sequence[int], changes: list[Change]) -> str:
        """Return what is still to be done about tasks that were edited, with their codes; empty where nothing is."""
        app = self._app
        proofs = await app.store.ask(task_proofs, tasks, app.day) if changes else []
        unread = [each.task.code for each in proofs if each.task.deadline_kind == "unknown"]
        lacking = [each.task.code for each in proofs if each.lacking]
        warnings = []
        if unread and any(change.field == "deadline" for change in changes):
            warnings.append(_("Chưa rõ hạn, không có ngày: {codes}").format(codes=", ".join(unread)))
        if lacking:
            warnings.append(
                _("Thiếu tài liệu kiểm chứng (phím {key}): {codes}").format(
                    key=app.key_of("evidence"), codes=", ".join(lacking)
                )
            )
        return " · ".join(warnings)
