"""Pace (nhịp): open work that is behind the share of its time that is gone, before it is late."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from partui.domain.tasks.status import Status
from partui.domain.tasks.tally import TaskCount
from partui.domain.tasks.task import Task

# Before half of the time is gone nothing is said to be behind; from then on, what lags more than a quarter of it.
HALF, SLACK = Fraction(1, 2), Fraction(1, 4)
# What is begun without a figure that says how far it has come.
BEGUN = Fraction(1, 4)
# So many open tasks due on one day are worth a sentence.
MANY = 10


class Measure(StrEnum):
    """What says how far a task has come."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    PROGRESS = "progress"
    MILESTONES = "milestones"
    READING = "reading"


class Pace(NamedTuple):
    """How far an open task has come, beside the time that is gone.

    Attributes:
        gone: the share of its time, 0 to 1.
        done: the share of the work, 0 to 1, by what is furthest.
        by: what says so.
        late_step: words of the first milestone that is late, blank where none is.
    """

    gone: Fraction
    done: Fraction
    by: Measure
    late_step: str = ""

    @property
    def is_behind(self) -> bool:
        """Whether the work is behind: a milestone is late, or much less is done than time is gone."""
        return bool(self.late_step) or (self.gone >= HALF and self.done + SLACK < self.gone)


class Cliff(NamedTuple):
    """A day on which many open tasks are due.

    Attributes:
        waiting: how many of them are not begun.
        gone: the share of the time up to it that is gone.
    """

    due_on: date
    open: int
    waiting: int
    gone: Fraction


class PacedTask(NamedTuple):
    """A task with its pace."""

    task: Task
    pace: Pace


class EarlyWarnings(NamedTuple):
    """What is not late yet and worth a look.

    Attributes:
        pressing: the open tasks due soon or behind, the earliest due first.
        cliffs: days on which many are due.
    """

    pressing: tuple[PacedTask, ...]
    cliffs: tuple[Cliff, ...]


def start_of(plan: int, issued: str) -> date:
    """Return the day from which a plan's time runs: its issue, or the beginning of its year where that is later.

    Args:
        plan: the plan's year.
        issued: the day or the month of issue as the plan's head has it, blank where it is not known.
    """
    first = date(plan, 1, 1)
    parts = [int(part) for part in issued.split("-") if part.isascii() and part.isdecimal()]
    try:
        return max(first, date(*[*parts, 1][:3])) if len(parts) > 1 else first
    except (ValueError, TypeError):
        return first


def elapsed_share(day: date, first: date, due_on: date) -> Fraction:
    """Return the share of the time from a first day to a due day that is gone at a day's end, 0 to 1."""
    every = (due_on - first).days + 1
    return min(max(Fraction((day - first).days + 1, every), Fraction(0)), Fraction(1)) if every > 0 else Fraction(1)


def pace_of(task: Task, day: date, first: date) -> Pace | None:
    """Return the pace of a task on a day; none where it is closed, late already or without a due day.

    Args:
        task: seen from the day.
        first: the day from which its time runs.
    """
    if task.status not in {Status.TODO, Status.DOING} or task.due_on is None or task.due_on < day:
        return None
    late = next((step.words for step in task.milestones if step.done_on is None and step.due_on < day), "")
    done, by = max(_measures(task), key=lambda measure: measure[0])
    return Pace(elapsed_share(day, first, task.due_on), done, by, late)


def _measures(task: Task) -> Iterable[tuple[Fraction, Measure]]:
    """Yield how far a task has come by each thing that says so; the first counts among equals."""
    if task.progress:
        yield Fraction(task.progress, 100), Measure.PROGRESS
    if task.milestones:
        reached = sum(step.done_on is not None for step in task.milestones)
        if reached:
            yield Fraction(reached, len(task.milestones)), Measure.MILESTONES
    if task.standing is not None and task.standing.share is not None:
        yield Fraction(task.standing.share), Measure.READING
    yield (BEGUN, Measure.BEGUN) if task.status is Status.DOING else (Fraction(0), Measure.NOT_BEGUN)


def cliffs(counted: Iterable[TaskCount], day: date, first: date) -> list[Cliff]:
    """Return the days from a day on, on which many open tasks are due when half of the time is gone, the first first.

    Args:
        counted: tasks by status, due day and day of completion.
        first: the day from which the time runs.
    """
    due: dict[date, tuple[int, int]] = {}
    for status, due_on, completed_on, number in counted:
        is_open = status in {Status.TODO, Status.DOING} or (
            status is Status.DONE and completed_on is not None and completed_on > day
        )
        if due_on is not None and due_on >= day and is_open:
            every, waiting = due.get(due_on, (0, 0))
            due[due_on] = every + number, waiting + (number if status is Status.TODO else 0)
    found = (Cliff(due_on, *numbers, elapsed_share(day, first, due_on)) for due_on, numbers in sorted(due.items()))
    return [cliff for cliff in found if cliff.open >= MANY and cliff.waiting and cliff.gone >= HALF]
