"""What a deadline is: the plan's words, what sort they are, the days that they set, how often and how long."""

from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.calendar import LAST_YEAR, month_end
from partui.domain.deadlines.kinds import DeadlineKind, UnreadReason
from partui.domain.deadlines.spans import Span

_DAYS = {"d": 1, "w": 7}


class Duration(NamedTuple):
    """So many days, weeks, months or years.

    Attributes:
        number: how many.
        unit: letter of the unit.
        working: working days, which nobody counts without knowing the holidays.
    """

    number: int
    unit: str
    working: bool

    def after(self, day: date) -> date | None:
        """Return the day on which it is over, the day it counts from not counted."""
        if self.working:
            return None
        if self.unit in _DAYS:
            days = self.number * _DAYS[self.unit]
            return day + timedelta(days=days) if day.year + days // 365 < LAST_YEAR else None
        months = day.month - 1 + self.number * (1 if self.unit == "m" else 12)
        year, month = day.year + months // 12, months % 12 + 1
        if year > LAST_YEAR:
            return None
        end = month_end(year, month)
        return end.replace(day=min(day.day, end.day))


class Recurrence(NamedTuple):
    """Days that come again each year.

    Attributes:
        days: month and day of each; a day that its month lacks is the month's last.
        before: the day itself is too late.
        later: how many months after its own month each falls due.
    """

    days: tuple[tuple[int, int], ...]
    before: bool = False
    later: int = 0

    def between(self, first: int, last: int) -> tuple[date, ...]:
        """Return the days of some years, both counted."""
        return tuple(sorted({self._day(year, *each) for year in range(first, last + 1) for each in self.days}))

    def _day(self, year: int, month: int, day: int) -> date:
        months = month - 1 + self.later
        end = month_end(year + months // 12, months % 12 + 1)
        return end.replace(day=min(day, end.day)) - timedelta(days=self.before)


class Deadline(NamedTuple):
    """A deadline as written and as read.

    Attributes:
        words: the plan's words, cleaned.
        kind: what sort of deadline they set.
        due_on: the last day on which completion is on time; none where the words set no day.
        reminders: the days of a recurring deadline and the ends of a periodic one's periods, in the years it covers.
        times: the times that the day was read from, in their order: the two ends of a range, the items of a list.
        before: the time itself is too late.
        start: the first day of a range.
        milestones: the days of other steps in the words, all before `due_on`.
        recurrence: what comes again each year.
        done: the words say that the task is done already.
        duration: how long it takes from a day that the words do not say.
        unread: why the kind is unknown, where that can be told.
    """

    words: str
    kind: DeadlineKind
    due_on: date | None = None
    reminders: tuple[date, ...] = ()
    times: tuple[Span, ...] = ()
    before: bool = False
    start: date | None = None
    milestones: tuple[date, ...] = ()
    recurrence: Recurrence | None = None
    done: bool = False
    unread: UnreadReason | None = None
    duration: Duration | None = None
