"""Days as people say them: today, a week ago, the end of the quarter."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.calendar import calendar_day, month_end
from partui.domain.errors import PartuiError
from partui.domain.text import fold

_NAMED = {
    "today": 0,
    "hom nay": 0,
    "tomorrow": 1,
    "mai": 1,
    "ngay mai": 1,
    "yesterday": -1,
    "hom qua": -1,
}
_ENDS = {"cuoi thang": 1, "end of month": 1, "cuoi quy": 3, "end of quarter": 3, "cuoi nam": 12, "end of year": 12}
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}
_STEP = re.compile(r"(?P<sign>[+-]) ?(?P<count>[0-9]{1,4}) ?(?P<unit>[dwmy])")


class RelativeDay(NamedTuple):
    """A day as it was typed, which another one has to be known for.

    Attributes:
        text: what was typed.
        days: how many days after that other day it is.
        months: how many months after it, the day of the month kept where the month has it.
        end_of: the end of how many months it is, of the month, the quarter or the year that it falls in; none for 0.
    """

    text: str
    days: int = 0
    months: int = 0
    end_of: int = 0

    def __str__(self) -> str:
        return self.text

    def seen_from(self, today: date) -> date:
        """Return the day that is meant on a day.

        Raises:
            PartuiError: it is out of all reason.
        """
        if self.end_of:
            return month_end(today.year, -(-today.month // self.end_of) * self.end_of)
        count = today.year * 12 + today.month - 1 + self.months
        try:
            first = date(count // 12, count % 12 + 1, 1)
            kept = min(today.day, month_end(first.year, first.month).day)
            moved = first.replace(day=kept) + timedelta(days=self.days)
        except (ValueError, OverflowError):
            moved = None
        found = moved and calendar_day(moved.year, moved.month, moved.day)
        if not found:
            raise PartuiError("“{text}” là một ngày quá xa; hãy viết ngày như 30/9/2020", text=self.text)
        return found


def read_relative_day(typed: str) -> RelativeDay | None:
    """Read a day that is said from another one, in Vietnamese or English; none where it is no such day."""
    words = fold(typed)
    if words in _NAMED:
        return RelativeDay(typed, days=_NAMED[words])
    if words in _ENDS:
        return RelativeDay(typed, end_of=_ENDS[words])
    if step := _STEP.fullmatch(words):
        count, unit = int(step["sign"] + step["count"]), step["unit"]
        return RelativeDay(typed, days=count * _DAYS.get(unit, 0), months=count * _MONTHS.get(unit, 0))
    return None
