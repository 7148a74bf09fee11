"""Dates as people type and read them."""

import re
from datetime import date, timedelta

from partui.domain.errors import PartuiError
from partui.domain.text import clean

# A year outside these is a slip of the fingers.
FIRST_YEAR = 1900
LAST_YEAR = 2199

_YEAR_FIRST = r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
_DAY_FIRST = r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
_MOST_SHOWN = 40
_YEAR_DIGITS = 4


def read_date(text: str) -> date:
    """Read a date as typed: `2020-09-30`, `30/9/2020`, `30-9-2020` or `30.9.2020`.

    Raises:
        PartuiError: the text is no such date, or the calendar has no such day.
    """
    typed = clean(text)
    found = re.fullmatch(_YEAR_FIRST, typed) or re.fullmatch(_DAY_FIRST, typed)
    if found is None:
        raise PartuiError(
            "Không đọc được ngày “{text}”; hãy viết như 30/9/2020 hoặc 2020-09-30",
            text=_shortened(typed),
        )
    day = calendar_day(int(found["year"]), int(found["month"]), int(found["day"]))
    if day is None:
        raise PartuiError(
            "Không có ngày “{text}”; hãy viết một ngày có thật như 30/9/2020, năm từ {first} đến {last}",
            text=typed,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return day


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


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
