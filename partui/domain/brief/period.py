"""What a reporting period (kỳ báo cáo) had to bring, and brought."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.brief.due import DueDone, count_due
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status, status_on
from partui.domain.tasks.tally import TaskCount
from partui.domain.tasks.task import Task

_USUAL = timedelta(days=30)


class ReportPeriod(NamedTuple):
    """The days that a report is about, the first and the last included."""

    first: date
    last: date

    @property
    def ahead(self) -> "ReportPeriod":
        """The days after it that are as many."""
        first = self.last + timedelta(days=1)
        return ReportPeriod(first, first + (self.last - self.first))

    def holds(self, day: date | None) -> bool:
        """Return whether a day is one of it."""
        return day is not None and self.first <= day <= self.last


def period_until(last: date, first: date | None) -> ReportPeriod:
    """Return the period that ends on a day; of thirty days where no beginning is given.

    Raises:
        PartuiError: it would begin after its end.
    """
    if first is not None and first > last:
        raise PartuiError(
            "Kỳ báo cáo bắt đầu {first}, sau ngày xem {last}; ghi --from sớm hơn, hoặc --as-of muộn hơn.",
            first=first,
            last=last,
        )
    return ReportPeriod(first or last - _USUAL, last)


class DoneInPeriod(NamedTuple):
    """What was due within a period, and what was done within it.

    Attributes:
        due: what had to be done within it, and is.
        completed: how many tasks were done within it, whenever they were due.
    """

    period: ReportPeriod
    due: DueDone
    completed: int


def count_period(tasks: Iterable[TaskCount], period: ReportPeriod) -> DoneInPeriod:
    """Count what was due within a period and what of it is done.

    Args:
        tasks: as they are known on its last day.
    """
    counted = list(tasks)
    within = count_due((each for each in counted if period.holds(each.due_on)), period.last)
    completed = sum(
        number
        for status, _due_on, completed_on, number in counted
        if status_on(status, completed_on, period.last) is Status.DONE and period.holds(completed_on)
    )
    return DoneInPeriod(period, within, completed)


def done_within(tasks: Iterable[Task], period: ReportPeriod) -> tuple[Task, ...]:
    """Return the tasks that were done within a period, the last first."""
    done = [task for task in tasks if task.status is Status.DONE and period.holds(task.completed_on)]
    return tuple(sorted(done, key=lambda task: task.completed_on or period.first, reverse=True))


def due_within(tasks: Iterable[Task], period: ReportPeriod) -> tuple[Task, ...]:
    """Return the open tasks that are due within a period, the soonest first."""
    closed = {Status.DONE, Status.CANCELLED}
    due = [task for task in tasks if task.status not in closed and period.holds(task.due_on)]
    return tuple(sorted(due, key=lambda task: task.due_on or period.last))
