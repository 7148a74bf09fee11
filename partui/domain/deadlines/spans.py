"""Days, months, quarters, parts of a year and years: a time as it is named, and its first and last day."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR, calendar_day, month_end

_CENTURY = 100


class Unit(StrEnum):
    """What a time is a piece of the calendar of."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    PART = "part"
    YEAR = "year"


class Span(NamedTuple):
    """A named time: its unit, first and last day."""

    unit: Unit
    first: date
    last: date


class NamedTime(NamedTuple):
    """A time as words name it.

    Attributes:
        unit: what it is.
        number: the month or the quarter; the months of a part of a year, negative from its end.
        day: of the month; 0 unless it is a day.
        year: as written; none where the words leave it to what stands around.
        ahead: years after the plan's, where the words say so (`năm sau`).
        again: it is a day of each month: where a month lacks it, the month's last.
    """

    unit: Unit
    number: int = 0
    day: int = 0
    year: int | None = None
    ahead: int | None = None
    again: bool = False

    @property
    def dated(self) -> bool:
        """Whether the words say the year."""
        return self.year is not None or self.ahead is not None

    def year_in(self, plan_year: int) -> int | None:
        """Return the year that the words say in the plan of some year, or 0 where that cannot be told."""
        if self.ahead is not None:
            return plan_year + self.ahead
        if self.year is not None and self.year < _CENTURY:
            # 15/10/20 is read only where it can be nothing but the plan's year or the next.
            year = plan_year - plan_year % _CENTURY + self.year
            return year if year in {plan_year, plan_year + 1} else 0
        return self.year

    def span(self, year: int) -> Span | None:
        """Return the time in a year; none where the calendar has no such day."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        if self.unit is Unit.DAY:
            last = month_end(year, self.number).day if self.again else self.day
            day = calendar_day(year, self.number, min(self.day, last))
            return Span(self.unit, day, day) if day else None
        first, last = self._months()
        return Span(self.unit, date(year, first, 1), month_end(year, last))

    def _months(self) -> tuple[int, int]:
        match self.unit:
            case Unit.MONTH:
                return self.number, self.number
            case Unit.QUARTER:
                return 3 * self.number - 2, 3 * self.number
            case Unit.PART if self.number > 0:
                return 1, self.number
            case Unit.PART:
                return 13 + self.number, 12
            case _:
                return 1, 12
