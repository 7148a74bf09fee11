"""The editor of several tasks at once: what is typed goes for all of them, what is left blank stays as it is."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Select, Static

from partui.domain.dates import read_date
from partui.domain.deadlines.reading import read_deadline
from partui.domain.journal.changes import settle
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.locale import _, plural
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.dialogs.tasks.editor import as_typed, recorded_fields
from partui.tui.widgets.agency_field import AgencyField
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import Field, with_label
from partui.wording.deadlines import day_reading, reading_text
from partui.wording.fields import field_label
from partui.wording.labels import status_label
from partui.wording.tasks import agencies_reading, tasks_named

_STAYS = _("→ để trống: giữ nguyên")
FIELDS = ("completed_on", "deadline", "leads", "progress", "measured")


class JointEditorScreen(Form[TypedFields]):
    """Blank fields for status, completion day, deadline, leads, progress and the reason.

    Args:
        tasks: the tasks as they stand, all of one plan.
        day: the day looked at.
        known: every name that an agency of the file goes by, to the one that the plan writes.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(
        self, tasks: Sequence[Task], day: Day, known: Mapping[str, str], typed: TypedFields | None = None
    ) -> None:
        super().__init__()
        self._known = known
        self._tasks = tasks
        self._plan = tasks[0].plan
        self._day = day
        self._at_first = as_typed(typed.fields if typed else {})
        self._why = typed.why if typed else ""

    def compose(self) -> ComposeResult:
        """Lay the fields out, each with what is read from it."""
        with self.window(plural("Sửa {number} nhiệm vụ", number=len(self._tasks)), scrolls=True):
            yield Static(tasks_named(self._tasks, 140), markup=False)
            choices = [(status_label(status), status.value) for status in Status]
            status = self._at_first.get("status", Select.NULL)
            yield with_label(
                field_label("status"), Choice(choices, value=status, prompt=_("(giữ nguyên)"), id="status")
            )
            for field in FIELDS:
                text = self._at_first.get(field, "")
                entry = AgencyField(text, self._known, id=field) if field == "leads" else Field(text, id=field)
                yield with_label(field_label(field), entry)
                yield self.hint_below(field, _STAYS)
            yield with_label(_("Lý do"), Field(self._why, id="why"))
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Show what is read from the words typed."""
        self.hint("completed_on", day_reading(self.typed("completed_on"), self._plan, self._day.date, _STAYS))
        deadline = self.typed("deadline")
        self.hint("deadline", f"→ {reading_text(read_deadline(deadline, self._plan))}" if deadline else _STAYS)
        names = agencies_reading(self.typed("leads"), self._known)
        self.hint("leads", f"→ {names}" if names else _STAYS)
        self.hint("progress", "→ 0–100 %" if self.typed("progress") else _STAYS)
        self.hint("measured", "" if self.typed("measured") else _STAYS)

    def answer(self) -> TypedFields:
        """Return what was typed, which every one of the tasks can take."""
        fields: dict[str, str | None] = {field: self.typed(field) for field in FIELDS if self.typed(field)}
        if (status := self.chosen("status")) is not None:
            fields["status"] = status
        if fields.get("completed_on"):
            fields["completed_on"] = read_date(self.typed("completed_on"), self._plan, self._day.date).isoformat()
        for task in self._tasks:
            settle(recorded_fields(task), fields, self._day.date, date.today(), self._plan)
        return TypedFields(fields, self.typed("why"))
