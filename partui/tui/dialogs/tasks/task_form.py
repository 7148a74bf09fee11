"""The form that the editors of one task and of several share: its fields, and what is read from them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from textual.widget import Widget

from partui.domain.dates import read_date
from partui.domain.tasks.order import as_value, read_codes
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.widgets.agency_field import AgencyField
from partui.tui.widgets.fields import Field, with_label
from partui.wording.fields import field_label
from partui.wording.labels import status_label
from partui.wording.tasks import agencies_reading


class TaskForm(Form[TypedFields]):
    """Fields of tasks, with a line below each for what is read from it.

    Args:
        plan: the year of the plan that the tasks are in.
        day: the day looked at.
        known: every name that an agency of the file goes by, to the one that the plan writes.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, plan: int, day: Day, known: Mapping[str, str], typed: TypedFields | None) -> None:
        super().__init__()
        self._plan = plan
        self._day = day
        self._known = known
        self._at_first = as_typed(typed.fields if typed else {})
        self._why = typed.why if typed else ""

    def entries(self, fields: Iterable[str], hints: Mapping[str, str]) -> Iterator[Widget]:
        """Yield fields, each with the line below it.

        Args:
            hints: a field to what its line says at first.
        """
        for field in fields:
            text = self._at_first.get(field, "")
            entry = AgencyField(text, self._known, id=field) if field == "leads" else Field(text, id=field)
            yield with_label(field_label(field), entry)
            yield self.hint_below(field, hints.get(field, ""))

    def reason(self) -> Iterator[Widget]:
        """Yield the field for the reason, and the window's last lines."""
        yield with_label(_("Lý do"), Field(self._why, id="why"))
        yield from self.foot()

    def hint_leads(self, blank: str) -> None:
        """Say below the leads which agencies are meant; what a blank field means where it is blank."""
        names = agencies_reading(self.typed("leads"), self._known)
        self.hint("leads", f"→ {names}" if names else blank)

    def completion_day(self) -> str:
        """Return the day of completion that is typed, as the journal writes it."""
        return read_date(self.typed("completed_on"), self._plan, self._day.date).isoformat()


def status_choices() -> list[tuple[str, str]]:
    """Return the statuses to choose from, each by its label."""
    return [(status_label(status), status.value) for status in Status]


def recorded_fields(task: Task) -> dict[str, str | None]:
    """Return what is followed of a task, as the journal writes it."""
    completed_on = task.recorded_completed_on
    return {
        "status": task.recorded_status.value,
        "completed_on": completed_on.isoformat() if completed_on else None,
        "deadline": clean(task.deadline),
        "start": clean(task.start),
        "leads": clean(task.leads_words),
        "progress": str(task.progress),
        "measured": clean(task.measured),
        "after": as_value(task.after),
        "serves": task.serves,
        "effort": str(task.effort or ""),
        "quorum": task.quorum,
    }


def as_typed(fields: Mapping[str, str | None]) -> dict[str, str]:
    """Return fields as an officer types them."""
    typed = {field: value or "" for field, value in fields.items()}
    if "after" in typed:
        typed["after"] = ", ".join(read_codes(typed["after"]))
    if typed.get("completed_on"):
        typed["completed_on"] = show_date(date.fromisoformat(typed["completed_on"]))
    return typed
