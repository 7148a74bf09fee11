"""What is late, what is due, who was reminded."""

from typing import Literal

from tools.json_shapes.base import Code, Counts, Number, Shape, date


class OpenStep(Shape):
    """A milestone or an instance that is still to come, or late."""

    code: Code
    label: str
    due_on: date
    days: int


class OverdueAgency(Shape):
    """An agency with its late tasks."""

    name: str
    group: bool
    overdue: Counts
    tasks: list[Code]


class PacedTask(Shape):
    """A task that is due soon or behind the time gone."""

    code: Code
    due_on: date | None
    days: int | None
    gone: Number
    done: Number
    by: str
    behind: bool


class DueCliff(Shape):
    """A day on which many tasks are due."""

    due_on: date
    open: Counts
    todo: Counts
    gone: Number


class Overdue(Shape):
    """Late tasks by agency, the worst first."""

    plan: int
    as_of: date
    total: Counts
    """Each task once."""
    agencies: list[OverdueAgency]
    milestones: list[OpenStep]
    periods: list[OpenStep]
    held_up: dict[Code, list[Code]]
    ahead: list[PacedTask]
    cliffs: list[DueCliff]


class WaitingLetter(Shape):
    """A letter that nobody has answered."""

    agency: str
    sent_on: date
    times: int
    codes: list[Code]


class SilentForm(Shape):
    """A form that did not come back."""

    agency: str
    form: str
    sent_on: date
    tasks: Counts


class Today(Shape):
    """What is late and due soon."""

    plan: int
    as_of: date
    late: list[Code]
    next_7: list[Code]
    next_30: list[Code]
    later_soon: list[Code]
    """Due soon all the same: at the end of the year."""
    periods: list[OpenStep]
    milestones: list[OpenStep]
    unanswered: list[WaitingLetter]
    silent_forms: list[SilentForm]
    """Forms that did not come back, the oldest first."""
    held_up: dict[Code, list[Code]]


class ReportWords(Shape):
    """What the office itself writes into a part of a progress report."""

    part: Literal["judged", "reached", "lacking", "reasons", "ahead", "asked"]
    agency: str
    """The agency that the report is about; blank for the whole plan."""
    said_on: date
    last_time: bool
    """Whether they are those of an earlier report, to be looked at."""
    text: str
