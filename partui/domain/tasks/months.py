"""Due dates over the months of a plan's year."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from partui.domain.tasks.status import Status
from partui.domain.tasks.tally import Counted, Tally, count
from partui.domain.tasks.task import Day

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


def due_by_month(tasks: Iterable[Counted], year: int, day: Day) -> Months:
    """Count tasks by the month in which they are due, as they stand on a day.

    Args:
        tasks: those without a due date do not count, nor those not carried out.
        year: the plan's year.
        day: the day looked at.
    """
    due: dict[int, list[Counted]] = {}
    for task in tasks:
        if task.due_on is not None and task.status is not Status.CANCELLED:
            due.setdefault(month_place(task.due_on, year), []).append(task)
    months = tuple(
        Month(date(year + place // 12, place % 12 + 1, 1), count(due.pop(place, ()), day)) for place in range(MONTHS)
    )
    return Months(months, sum(task.number for counted in due.values() for task in counted))
