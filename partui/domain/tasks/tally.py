"""Counting tasks by status, by timeliness and by the month in which they are due."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

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
    """The counts of one agency.

    Attributes:
        within: the group among the others that it has its tasks by alone: what is counted of it is of the group's.
    """

    id: int
    name: str
    group: bool
    tally: Tally
    within: str = ""


class HasGroup(Protocol):
    """What is told of an agency, and of which group it is a part."""

    @property
    def name(self) -> str:
        """The agency's name."""

    @property
    def within(self) -> str:
        """The name of the group that it is a part of, blank for none."""


GroupedAgency = TypeVar("GroupedAgency", bound=HasGroup)


def below_groups(agencies: Sequence[GroupedAgency]) -> list[GroupedAgency]:
    """Return agencies in their order, those that are a part of a group right below it."""
    parts: dict[str, list[GroupedAgency]] = {}
    for each in agencies:
        parts.setdefault(each.within, []).append(each)
    placed: dict[str, GroupedAgency] = {}

    def place(agency: GroupedAgency) -> None:
        if agency.name not in placed:
            placed[agency.name] = agency
            for part in parts.get(agency.name, ()) if agency.name else ():
                place(part)

    # Two groups that are each a part of the other stand below nothing.
    for each in (*parts.get("", ()), *agencies):
        place(each)
    return [*placed.values()]


def tally_of(tasks: Iterable[TaskCount], day: Day) -> Tally:
    """Count tasks as they stand on a day."""
    by_status = dict.fromkeys(Status, 0)
    by_timeliness = dict.fromkeys(Timeliness, 0)
    for status, due_on, completed_on, number in tasks:
        by_status[status_on(status, completed_on, day.date)] += number
        by_timeliness[timeliness_on(status, due_on, completed_on, *day)] += number
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
