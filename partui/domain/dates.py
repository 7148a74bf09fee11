"""Dates as people type and read them."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.text import clean

# A year outside these is a slip of the fingers.
FIRST_YEAR = 1900
LAST_YEAR = 2199

_YEAR_FIRST = r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
_DAY_FIRST = r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
_NO_YEAR = r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})"
_LEAP_YEAR = 2000
_MOST_SHOWN = 40
_YEAR_DIGITS = 4


class YearlessDay(NamedTuple):
    """A day as typed without its year, which is that of the plan."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.day}/{self.month}"

    def in_year(self, year: int) -> date:
        """Return the day of a year.

        Raises:
            PartuiError: that year has no such day.
        """
        return _day_typed(f"{self}/{year}", year, self.month, self.day)


TypedDay = date | YearlessDay


def whole_day(typed: TypedDay, year: int) -> date:
    """Return a day as typed; one without a year is of the year given.

    Raises:
        PartuiError: that year has no such day.
    """
    return typed.in_year(year) if isinstance(typed, YearlessDay) else typed


def past_day(known_on: date) -> date:
    """Return a day up to which what was entered is regarded.

    Raises:
        PartuiError: it is to come.
    """
    if known_on > date.today():
        raise PartuiError("Ngày {day} của --known-on chưa đến; muộn nhất là hôm nay.", day=known_on)
    return known_on


def read_date(text: str, year: int | None = None) -> date:
    """Read a date as typed: `2020-09-30`, `30/9/2020`, `30-9-2020` or `30.9.2020`.

    Args:
        year: the one that `30/9` is of; a date needs its own year where there is none.

    Raises:
        PartuiError: the text is no such date, or the calendar has no such day.
    """
    typed = read_day(text)
    if year is None and isinstance(typed, YearlessDay):
        raise _unread(clean(text))
    return whole_day(typed, year or 0)


def read_day(text: str) -> TypedDay:
    """Read a date as typed, with its year or, as `30/9`, without.

    Raises:
        PartuiError: the text is no such date, or the calendar has no such day.
    """
    typed = clean(text)
    if found := re.fullmatch(_YEAR_FIRST, typed) or re.fullmatch(_DAY_FIRST, typed):
        return _day_typed(typed, int(found["year"]), int(found["month"]), int(found["day"]))
    if found := re.fullmatch(_NO_YEAR, typed):
        leap = _day_typed(typed, _LEAP_YEAR, int(found["month"]), int(found["day"]))
        return YearlessDay(leap.month, leap.day)
    raise _unread(typed)


def is_day_shaped(text: str) -> bool:
    """Return whether a text is written as a day, which the calendar may not have."""
    return any(re.fullmatch(shape, clean(text)) for shape in (_YEAR_FIRST, _DAY_FIRST, _NO_YEAR))


def _day_typed(typed: str, year: int, month: int, day: int) -> date:
    found = calendar_day(year, month, day)
    if found is None:
        raise PartuiError(
            "Không có ngày “{text}”; hãy viết một ngày có thật như 30/9/2020, năm từ {first} đến {last}",
            text=typed,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return found


def _unread(typed: str) -> PartuiError:
    return PartuiError("Không đọc được ngày “{text}”; hãy viết như 30/9/2020 hoặc 2020-09-30", text=_shortened(typed))


def read_year(text: str) -> int:
    """Read the year of a plan, written with four digits.

    Raises:
        PartuiError: it is no such number.
    """
    typed = clean(text)
    if not (typed.isascii() and typed.isdecimal() and len(typed) == _YEAR_DIGITS):
        raise PartuiError("“{text}” không phải là một năm; ghi như 2020", text=_shortened(typed))
    return int(typed)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or none where the calendar has no such day or the year is out of reason."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month, of a year that is within reason."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)


def same_day(day: date, year: int, of: int) -> date:
    """Return the day of another plan that is as far in its year.

    Args:
        day: the day that the plan of `of` is looked at from.
        year: the other plan's year.
        of: the year of the plan that the day was chosen for.
    """
    wanted = day.year + year - of
    return calendar_day(wanted, day.month, day.day) or month_end(wanted, day.month)


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
