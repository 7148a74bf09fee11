"""Counting tasks by status, by timeliness and by the month in which they are due."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from partui.domain.tasks.status import Status, Timeliness, status_on, timeliness_on
from partui.domain.tasks.task import Day

OPEN = (Timeliness.OVERDUE, Timeliness.DUE_SOON, Timeliness.IN_TIME, Timeliness.NO_DEADLINE)
DONE = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)


class TaskCount(NamedTuple):
    """How many tasks share a status, a due date and a day of completion."""

    status: Status
    due_on: date | None
    completed_on: date | None
    number: int = 1


class Tally(NamedTuple):
    """Counts of tasks; every status and timeliness is there, with 0 where there is none."""

    by_status: dict[Status, int]
    by_timeliness: dict[Timeliness, int]

    @property
    def total(self) -> int:
        """All tasks counted."""
        return sum(self.by_status.values())

    @property
    def open(self) -> int:
        """Tasks that are neither done nor cancelled."""
        return sum(self.by_timeliness[timeliness] for timeliness in OPEN)

    @property
    def done(self) -> int:
        """Tasks that are done, late or not."""
        return sum(self.by_timeliness[timeliness] for timeliness in DONE)

    @property
    def rate(self) -> float | None:
        """The share of tasks done, 0 to 1, those not carried out aside; none when there is nothing to do."""
        counted = self.total - self.by_timeliness[Timeliness.CANCELLED]
        return self.done / counted if counted else None


class AgencyTally(NamedTuple):
    """The counts of one agency."""

    id: int
    name: str
    group: bool
    tally: Tally


def tally_of(tasks: Iterable[TaskCount], day: Day) -> Tally:
    """Count tasks as they stand on a day."""
    by_status = dict.fromkeys(Status, 0)
    by_timeliness = dict.fromkeys(Timeliness, 0)
    for status, due_on, completed_on, number in tasks:
        by_status[status_on(status, completed_on, day.date)] += number
        by_timeliness[timeliness_on(status, due_on, completed_on, day.date, day.soon_days)] += number
    return Tally(by_status, by_timeliness)


MONTHS = 13


class Month(NamedTuple):
    """The tasks that are due in a month.

    Attributes:
        first: its first day.
    """

    first: date
    tally: Tally


class Months(NamedTuple):
    """The months of a plan's year and January of the next.

    Attributes:
        outside: how many tasks are due before them or after.
    """

    months: tuple[Month, ...]
    outside: int


def month_place(day: date, year: int) -> int:
    """Return a day's month among those of a plan's year, January being 0; below 0 before, 12 and more after."""
    return (day.year - year) * 12 + day.month - 1


def due_by_month(tasks: Iterable[TaskCount], year: int, day: Day) -> Months:
    """Count tasks by the month in which they are due, as they stand on a day.

    Args:
        tasks: those without a due date do not count, nor those not carried out.
        year: the plan's year.
        day: the day looked at.
    """
    due: dict[int, list[TaskCount]] = {}
    for task in tasks:
        if task.due_on is not None and task.status is not Status.CANCELLED:
            due.setdefault(month_place(task.due_on, year), []).append(task)
    months = tuple(
        Month(date(year + place // 12, place % 12 + 1, 1), tally_of(due.pop(place, ()), day)) for place in range(MONTHS)
    )
    return Months(months, sum(task.number for counted in due.values() for task in counted))
