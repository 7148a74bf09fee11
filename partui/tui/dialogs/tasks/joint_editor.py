"""The editor of several tasks at once: what is typed goes for all of them, what is left blank stays as it is."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Select, Static

from partui.domain.deadlines.reading import read_deadline
from partui.domain.journal.changes import settle
from partui.domain.tasks.task import Day, Task
from partui.locale import _, plural
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.tasks.task_form import TaskForm, recorded_fields, status_choices
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import with_label
from partui.wording.deadlines import day_reading, reading_text
from partui.wording.fields import field_label
from partui.wording.tasks import tasks_named

_STAYS = _("→ để trống: giữ nguyên")
FIELDS = ("completed_on", "deadline", "leads", "progress", "measured")


class JointEditorScreen(TaskForm):
    """Blank fields for status, completion day, deadline, leads, progress and the reason.

    Args:
        tasks: the tasks as they stand, all of one plan.
        day: the day looked at.
        known: every name that an agency of the file goes by, to the one that the plan writes.
        typed: what was typed before, to be looked at again.
    """

    def __init__(
        self, tasks: Sequence[Task], day: Day, known: Mapping[str, str], typed: TypedFields | None = None
    ) -> None:
        super().__init__(tasks[0].plan, day, known, typed)
        self._tasks = tasks

    def compose(self) -> ComposeResult:
        """Lay the fields out, each with what is read from it."""
        with self.window(plural("Sửa {number} nhiệm vụ", number=len(self._tasks)), scrolls=True):
            yield Static(tasks_named(self._tasks, 140), markup=False)
            status = self._at_first.get("status", Select.NULL)
            yield with_label(
                field_label("status"), Choice(status_choices(), value=status, prompt=_("(giữ nguyên)"), id="status")
            )
            yield from self.entries(FIELDS, dict.fromkeys(FIELDS, _STAYS))
            yield from self.reason()

    def on_input_changed(self) -> None:
        """Show what is read from the words typed."""
        self.hint("completed_on", day_reading(self.typed("completed_on"), self._plan, self._day.date, _STAYS))
        deadline = self.typed("deadline")
        self.hint("deadline", f"→ {reading_text(read_deadline(deadline, self._plan))}" if deadline else _STAYS)
        self.hint_leads(_STAYS)
        self.hint("progress", "→ 0–100 %" if self.typed("progress") else _STAYS)
        self.hint("measured", "" if self.typed("measured") else _STAYS)

    def answer(self) -> TypedFields:
        """Return what was typed, which every one of the tasks can take."""
        fields: dict[str, str | None] = {field: self.typed(field) for field in FIELDS if self.typed(field)}
        if (status := self.chosen("status")) is not None:
            fields["status"] = status
        if fields.get("completed_on"):
            fields["completed_on"] = self.completion_day()
        for task in self._tasks:
            settle(recorded_fields(task), fields, self._day.date, date.today(), self._plan)
        return TypedFields(fields, self.typed("why"))
