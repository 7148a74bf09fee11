"""How long something takes: 15 days, 3 months."""

from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.calendar import LAST_YEAR, month_end

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
