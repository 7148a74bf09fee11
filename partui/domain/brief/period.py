"""What a reporting period (kỳ báo cáo) had to bring, and brought."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.brief.due import DueProgress, count_due
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status, status_on
from partui.domain.tasks.tally import TaskCount
from partui.domain.tasks.task import Task

_USUAL = timedelta(days=30)


class ReportPeriod(NamedTuple):
    """The days that a report is about, the first and the last included.

    Attributes:
        ends_on: the day of their third month on which reporting quarters end; 0 where reports go by none.
    """

    first: date
    last: date
    ends_on: int = 0

    @property
    def quarter(self) -> int:
        """Which reporting quarter of its last day's year it is the whole of, 1 to 4; 0 for any other period."""
        ends = _quarter_ends(self.last.year, self.ends_on) if self.ends_on else []
        is_whole = self.last in ends and self.first == quarter_start(self.last, self.ends_on)
        return ends.index(self.last) + 1 if is_whole else 0

    @property
    def ahead(self) -> "ReportPeriod":
        """The days after it that are as many; by quarters, those until the next end that is a month away or more."""
        first = self.last + timedelta(days=1)
        if not self.ends_on:
            return ReportPeriod(first, first + (self.last - self.first))
        years = (self.last.year, self.last.year + 1)
        ends = (end for year in years for end in _quarter_ends(year, self.ends_on))
        return ReportPeriod(first, next(end for end in ends if end >= self.last + _USUAL))

    def holds(self, day: date | None) -> bool:
        """Return whether a day is one of it."""
        return day is not None and self.first <= day <= self.last


def quarter_start(day: date, ends_on: int) -> date:
    """Return the first day of the reporting quarter that holds a day: of 14/9 the 15/6 where quarters end on the 14th.

    Args:
        ends_on: the day of their third month on which they end, or its last one where it has none such.
    """
    ends = (*_quarter_ends(day.year - 1, ends_on), *_quarter_ends(day.year, ends_on))
    return max(end for end in ends if end < day) + timedelta(days=1)


def _quarter_ends(year: int, ends_on: int) -> list[date]:
    return [date(year, month, min(ends_on, monthrange(year, month)[1])) for month in (3, 6, 9, 12)]


def period_until(last: date, first: date | None, ends_on: int = 0) -> ReportPeriod:
    """Return the period that ends on a day; where no beginning is given, what has gone of its reporting quarter.

    Args:
        ends_on: the day of their third month on which reporting quarters end; 0 for periods of thirty days.

    Raises:
        PartuiError: it would begin after its end.
    """
    if first is not None and first > last:
        raise PartuiError(
            "Kỳ báo cáo bắt đầu {first}, sau ngày xem {last}; ghi --from sớm hơn, hoặc --as-of muộn hơn.",
            first=first,
            last=last,
        )
    usual = quarter_start(last, ends_on) if ends_on else last - _USUAL
    return ReportPeriod(first or usual, last, ends_on)


class DoneInPeriod(NamedTuple):
    """What was due within a period, and what was done within it.

    Attributes:
        due: what had to be done within it, and is.
        completed: how many tasks were done within it, whenever they were due.
        is_said: whether somebody says where it begins, rather than the usual thirty days.
    """

    period: ReportPeriod
    due: DueProgress
    completed: int
    is_said: bool = False


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
