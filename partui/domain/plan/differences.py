"""What tasks one plan has that another has not, and whose deadline is another one."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.calendar import month_end
from partui.domain.dates import same_day
from partui.domain.plan.matching import RowName, match_rows


class TaskDeadline(NamedTuple):
    """A task with its deadline: the plan's words, and the day it is due as the plan stands."""

    code: str
    title: str
    words: str
    due_on: date | None


class MovedTask(NamedTuple):
    """A task of both plans whose deadline is not the same day of the year.

    Attributes:
        days: how much later it is due in the second, fewer than 0 for earlier; none where one plan has no day.
    """

    first: TaskDeadline
    second: TaskDeadline
    days: int | None


class TaskDifferences(NamedTuple):
    """The tasks of two plans, each known in the other by its code and title.

    Attributes:
        added: only the second has.
        dropped: only the first has.
        moved: both have, with deadlines that differ.
        same: how many others both have.
    """

    added: tuple[TaskDeadline, ...]
    dropped: tuple[TaskDeadline, ...]
    moved: tuple[MovedTask, ...]
    same: int


def task_differences(
    first: Sequence[TaskDeadline], second: Sequence[TaskDeadline], years_between: int
) -> TaskDifferences:
    """Tell the tasks of two plans apart.

    Args:
        first: the tasks of a plan, in its order; second likewise.
        years_between: how many years the second plan is after the first; deadlines are moved by as many.
    """
    matched = match_rows(_names(first), _names(second))
    pairs = [(first[matched[at]], task) for at, task in enumerate(second) if at in matched]
    moved = tuple(MovedTask(*pair, days) for pair in pairs if (days := _days(*pair, years_between)) != 0)
    kept = set(matched.values())
    return TaskDifferences(
        tuple(task for at, task in enumerate(second) if at not in matched),
        tuple(task for at, task in enumerate(first) if at not in kept),
        moved,
        len(pairs) - len(moved),
    )


def _names(tasks: Sequence[TaskDeadline]) -> list[RowName]:
    return [RowName("task", task.code, task.title) for task in tasks]


def _days(first: TaskDeadline, second: TaskDeadline, years: int) -> int | None:
    if first.due_on is None or second.due_on is None:
        return 0 if first.due_on is second.due_on else None
    return (second.due_on - _years_later(first.due_on, years)).days


def _years_later(day: date, years: int) -> date:
    """Return the same day so many years later; of a month's last day the month's last."""
    later = same_day(day, day.year + years, day.year)
    return month_end(later.year, later.month) if day == month_end(day.year, day.month) else later
