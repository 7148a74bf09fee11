"""Dates as people type and read them."""

import re
from datetime import date
from typing import NamedTuple

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR, calendar_day, month_end
from partui.domain.errors import PartuiError
from partui.domain.relative_days import RelativeDay, read_relative_day
from partui.domain.text import clean

_YEAR_FIRST = r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
_DAY_FIRST = r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
_SHORT_YEAR = r"(?P<day>[0-9]{1,2})(?P<mark>[/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{2})"
_DIGITS = r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
_IN_WORDS = r"(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})"
_WITH_YEAR = (_YEAR_FIRST, _DAY_FIRST, _SHORT_YEAR, _DIGITS, _IN_WORDS)
_NO_YEAR = r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})"
_LEAP_YEAR = 2000
_CENTURY = 2000
_BEFORE_A_DAY = re.compile("ngày +", re.IGNORECASE)
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


TypedDay = date | YearlessDay | RelativeDay


def whole_day(typed: TypedDay, year: int, today: date | None = None) -> date:
    """Return a day as typed; one without a year is of the year given.

    Args:
        today: the day from which “hôm nay”, “-7d” and the like are told; they are none where it is not known.

    Raises:
        PartuiError: that year has no such day.
    """
    if isinstance(typed, YearlessDay):
        return typed.in_year(year)
    if not isinstance(typed, RelativeDay):
        return typed
    if today is None:
        raise _unread(clean(typed.text))
    return typed.seen_from(today)


def past_day(known_on: date) -> date:
    """Return a day up to which what was entered is regarded.

    Raises:
        PartuiError: it is to come.
    """
    if known_on > date.today():
        raise PartuiError("Ngày {day} của --known-on chưa đến; muộn nhất là hôm nay.", day=known_on)
    return known_on


def read_date(text: str, year: int | None = None, today: date | None = None) -> date:
    """Read a date as typed: `2020-09-30`, `30/9/2020`, `30-9-2020`, `30.9.2020`, `ngày 30/9/20` or `20200930`.

    Args:
        year: the one that `30/9` is of; a date needs its own year where there is none.
        today: the day from which “hôm nay”, “-7d” and the like are told; they are none where it is not known.

    Raises:
        PartuiError: the text is no such date, or the calendar has no such day.
    """
    typed = read_day(text)
    if year is None and isinstance(typed, YearlessDay):
        raise _unread(clean(text))
    return whole_day(typed, year or 0, today)


def read_day(text: str) -> TypedDay:
    """Read a date as typed: with its year, as `30/9` without, or from another day, as “hôm nay” and `-7d`.

    Raises:
        PartuiError: the text is no such date, or the calendar has no such day.
    """
    typed = clean(text)
    if relative := read_relative_day(typed):
        return relative
    before = _BEFORE_A_DAY.match(typed)
    bare = typed[before.end() :] if before else typed
    for shape in _WITH_YEAR:
        if found := re.fullmatch(shape, bare):
            year = int(found["year"]) + (_CENTURY if len(found["year"]) < _YEAR_DIGITS else 0)
            return _day_typed(typed, year, int(found["month"]), int(found["day"]))
    if found := re.fullmatch(_NO_YEAR, bare):
        leap = _day_typed(typed, _LEAP_YEAR, int(found["month"]), int(found["day"]))
        return YearlessDay(leap.month, leap.day)
    raise _unread(typed)


def is_day_shaped(text: str) -> bool:
    """Return whether a text is written as a day, which the calendar may not have."""
    return any(re.fullmatch(shape, clean(text)) for shape in (*_WITH_YEAR, _NO_YEAR))


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
