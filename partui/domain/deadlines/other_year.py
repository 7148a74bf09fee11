"""A deadline's words in another year, and the words of a day."""

import re
from datetime import date

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.reading import read_deadline
from partui.domain.text import clean

# The words of these name another document's year, or nobody knows what.
_KEPT = {DeadlineKind.EXTERNAL, DeadlineKind.ON_EVENT, DeadlineKind.RELATIVE, DeadlineKind.UNKNOWN}
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_SHORT_YEAR = re.compile(r"(?<![0-9])([0-9]{1,2}([/.-])[0-9]{1,2}\2)([0-9]{2})(?![0-9/.-])")
_LEAP_DAY = re.compile(r"(?<![0-9])29(?=\s*(?:[/.-]|th[áa]ng)\s*0?2(?![0-9]))", re.IGNORECASE)


def words_in_year(words: str, year: int, to: int) -> str:
    """Return a deadline's words as they mean the same time of another year; words that name no year stay.

    A time of several years that the new one is among stays too: "Giai đoạn 2026 - 2030" is the same for all of them.

    Args:
        words: the cell of the plan, or what an officer typed.
        year: the year of the plan that they stand in.
        to: the year of the plan that they come into.
    """
    plain = clean(words)
    read = read_deadline(plain, year)
    if read.kind in _KEPT or (read.start and read.due_on and read.start.year < read.due_on.year >= to):
        return plain
    ahead = to - year
    moved = _YEAR.sub(lambda found: str(int(found[0]) + ahead), plain)
    if moved == plain:
        moved = _SHORT_YEAR.sub(lambda found: f"{found[1]}{(int(found[3]) + ahead) % 100:02}", plain)
    if read_deadline(moved, to).due_on is None:
        moved = _LEAP_DAY.sub("28", moved)
    return moved


def words_of_day(day: date) -> str:
    """Return the words that set a day whatever the plan's year."""
    return f"Ngày {day.day:02}/{day.month:02}/{day.year:04}"
