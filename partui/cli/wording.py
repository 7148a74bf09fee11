"""Tasks and changes in an officer's words, with a sign beside every colour."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from partui.cli.table import Cell
from partui.domain.dates import due_words, show_date
from partui.domain.tasks.statuses import Status
from partui.domain.tasks.timeliness import Timeliness, days_label, timeliness_label, timeliness_sign
from partui.domain.text import clean
from partui.locale import _

if TYPE_CHECKING:
    from partui.domain.tasks.task import Task

NOTHING = "–"

_TONES = {
    Timeliness.OVERDUE: "overdue",
    Timeliness.DUE_SOON: "soon",
    Timeliness.IN_TIME: "",
    Timeliness.NO_DEADLINE: "muted",
    Timeliness.DONE_ON_TIME: "done",
    Timeliness.DONE_LATE: "done",
    Timeliness.CANCELLED: "muted",
}


def timeliness_cell(timeliness: Timeliness) -> Cell:
    """Return how a task stands, with its sign and colour."""
    return Cell(f"{timeliness_sign(timeliness)} {timeliness_label(timeliness)}", tone_of(timeliness))


def tone_of(timeliness: Timeliness) -> str:
    """Return the colour of how a task stands."""
    return _TONES[timeliness]


def agency_text(name: str, group: bool) -> str:
    """Return an agency's name, a group marked as one."""
    if not name:
        return _("(chưa ghi cơ quan)")
    return f"{clean(name)} {_('(nhóm)')}" if group else clean(name)


def date_text(day: date | None) -> str:
    """Return a day as an officer writes it."""
    return NOTHING if day is None else show_date(day)


def due_text(task: "Task") -> str:
    """Return the due date, or why there is none."""
    return due_words(task.deadline_kind, task.due_on)


def days_text(task: "Task") -> str:
    """Return the days left or late of a task that is neither done nor cancelled."""
    if task.days is None or task.status in {Status.DONE, Status.CANCELLED}:
        return NOTHING
    return days_label(task.days)


def value_text(field: str, value: str | None) -> str:
    """Return a value of the journal as an officer reads it, in one line."""
    from partui.domain.journal.changes import value_label

    return clean(value_label(field, value))


def change_text(field: str, old: str | None, new: str | None) -> str:
    """Return what a change did: the field, from what, to what."""
    from partui.domain.journal.changes import change_words, field_label

    told = change_words(field, value_text(field, old), value_text(field, new))
    return told if field == "place" else f"{clean(field_label(field))} {told}"


def joined(names: Iterable[str]) -> str:
    """Return names in one line."""
    return "; ".join(clean(name) for name in names) or NOTHING
