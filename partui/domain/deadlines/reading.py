"""When a task must be done, read from the plan's words (column "Thời gian hoàn thành"); the words in another year."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from partui.domain.dates import FIRST_YEAR, LAST_YEAR, calendar_day, month_end
from partui.domain.text import clean, fold


class DeadlineKind(StrEnum):
    """What sort of deadline the words set."""

    QUARTER = "quarter"
    MONTH = "month"
    HALF = "half"
    BEFORE = "before"
    ON = "on"
    YEAR = "year"
    CONTINUOUS = "continuous"
    PERIODIC = "periodic"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


class Deadline(NamedTuple):
    """A deadline as written and as read.

    Args:
        words: the plan's words, cleaned.
        kind: what sort of deadline they set.
        due_on: the last day on which completion is on time; none where the words set no day.
        reminders: the ends of the periods of a periodic deadline.
    """

    words: str
    kind: DeadlineKind
    due_on: date | None
    reminders: tuple[date, ...] = ()


# A plan says the same words many times.
@lru_cache(maxsize=1_000)
def read_deadline(words: str, year: int) -> Deadline:
    """Read the words of a deadline; what is not wholly understood has kind unknown and no date.

    Case, marks, Unicode form and a final full stop do not matter. A year in the words wins over the plan's.

    Args:
        words: the cell of the plan, or what an officer typed.
        year: the plan's year.
    """
    words = clean(words)
    text = fold(words).strip(_AROUND) if len(words) <= _LONGEST else ""
    for form in _FORMS:
        if found := re.fullmatch(form.pattern, text):
            return _deadline(words, form, found, year)
    return Deadline(words, DeadlineKind.UNKNOWN, None)


Span = tuple[date, date]


class _Form(NamedTuple):
    kind: DeadlineKind
    # Compiled when the first deadline is read: many a command reads none.
    pattern: str
    span: Callable[[re.Match[str], int], Span | None] | None = None


def _deadline(words: str, form: _Form, found: re.Match[str], plan_year: int) -> Deadline:
    if form.span is None:
        return Deadline(words, form.kind, None)
    year = _year(found.groupdict(), plan_year)
    span = form.span(found, year) if year is not None else None
    if year is None or span is None:
        return Deadline(words, DeadlineKind.UNKNOWN, None)
    first, last = span
    if found.groupdict().get("before"):
        return Deadline(words, DeadlineKind.BEFORE, first - timedelta(days=1))
    reminders = _period_ends(found["periods"], year) if form.kind is DeadlineKind.PERIODIC else ()
    return Deadline(words, form.kind, last, reminders)


def _year(groups: dict[str, str | None], plan_year: int) -> int | None:
    """Return the year that the words mean, or none where it is out of reason."""
    year = plan_year
    if written := groups.get("year"):
        year = int(written)
    elif groups.get("next"):
        year = plan_year + 1
    elif short := groups.get("short_year"):
        # 15/10/20 is read only where it can be nothing but the plan's year or the next.
        year = plan_year - plan_year % 100 + int(short)
        if year not in (plan_year, plan_year + 1):
            return None
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _day(found: re.Match[str], year: int) -> Span | None:
    day = calendar_day(year, int(found["month"]), int(found["day"]))
    return (day, day) if day else None


def _months(year: int, first: int, last: int) -> Span:
    return date(year, first, 1), month_end(year, last)


def _month(found: re.Match[str], year: int) -> Span:
    return _months(year, int(found["month"]), int(found["month"]))


def _quarter(found: re.Match[str], year: int) -> Span:
    quarter = next(at for at, names in enumerate(_QUARTERS, 1) if found["quarter"] in names)
    return _months(year, 3 * quarter - 2, 3 * quarter)


def _part_of_year(found: re.Match[str], year: int) -> Span:
    count = (_QUARTERLY_PARTS | _HALVES)[found["part"]]
    return _months(year, 1, count) if found["side"] == "dau" else _months(year, 13 - count, 12)


def _whole_year(_found: re.Match[str], year: int) -> Span:
    return _months(year, 1, 12)


def _period_ends(periods: str, year: int) -> tuple[date, ...]:
    # Weeks and days are too many to remind of.
    months = {
        month
        for period in _BETWEEN_PERIODS.split(periods)
        for pattern, ends in _PERIODS.items()
        if re.fullmatch(pattern, period)
        for month in ends
    }
    return tuple(month_end(year, month) for month in sorted(months))


_LONGEST = 200
_AROUND = " .,;:-+*\u2013\u2014\u2022\u2026"

_QUARTERS = (("i", "1", "mot"), ("ii", "2", "hai"), ("iii", "3", "ba"), ("iv", "4", "bon", "tu"))
_QUARTERLY_PARTS = {"3 thang": 3, "03 thang": 3, "ba thang": 3, "9 thang": 9, "09 thang": 9, "chin thang": 9}
_HALVES = {"6 thang": 6, "06 thang": 6, "sau thang": 6, "nua": 6}
_PERIODS: dict[str, tuple[int, ...]] = {
    "ngay|tuan": (),
    "thang": tuple(range(1, 13)),
    "quy|(?:0?3|ba) thang": (3, 6, 9, 12),
    "(?:0?6|sau) thang|nua nam": (6, 12),
    "(?:0?9|chin) thang": (9,),
    "(?:0?1 |mot |ca )?nam": (12,),
}
_BETWEEN_PERIODS = re.compile(r"(?:, ?| va | ?/ ?)(?:(?:hang|moi|theo) )?")

# Words that change nothing: "Thời hạn: hoàn thành chậm nhất là …".
_LEAD = (
    r"(?:(?:thoi gian|thoi han|han)(?: hoan thanh| thuc hien| cuoi)? ?:? )?"
    r"(?:(?:hoan thanh|thuc hien)(?: xong)? |xong )?(?:(?:cham|muon) nhat (?:la )?)?"
)
_BEFORE = r"(?P<before>(?:den )?truoc )"
_BY_DAY = rf"{_LEAD}(?:{_BEFORE}|(?:den|den het|het|vao|trong|khong qua|khong muon hon) )?"
_BY_END = r"(?:trong|vao|het|cuoi|den het|den cuoi|vao cuoi) "
_BY_SPAN = rf"{_LEAD}(?:{_BEFORE}|{_BY_END})?"
_BY_PART = rf"{_LEAD}(?:{_BY_END})?"

_D = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_M = r"(?P<month>0?[1-9]|1[0-2])"
_Y = r"(?P<year>[0-9]{4})"
_NEXT = r"(?P<next>sau|toi|ke tiep|tiep theo)"
_OF_YEAR = rf"(?:(?:,? nam | ?[/.-] ?| ){_Y}|,? nam {_NEXT}|,? nam nay|,? (?:hang|moi) nam)?"
_THE_YEAR = rf"nam(?: {_Y}| {_NEXT}| nay)?"
_NUMERAL = "|".join(name for names in _QUARTERS for name in names)
_SIDE = rf"(?P<side>dau|cuoi) {_THE_YEAR}"

_PERIOD = f"(?:{'|'.join(_PERIODS)})"
_ONCE = r"(?: (?:mot|0?1) | ?/ ?)lan"
_IN_THE_YEAR = rf"(?: trong nam|,?(?: trong)? nam {_Y})?"

_SOURCE = r"quy dinh|yeu cau|tien do|ke hoach|huong dan|chi dao|thong bao|lo trinh|chuong trinh|van ban"
# A second deadline, or an exception, in what follows "Theo quy định …".
_TIME_WORD = (
    r"(?:truoc|sau|trong|cham|muon|den|ngay|tuan|thang|cuoi|hang|tru|hoac|nhung)\b"
    rf"|quy (?:{_NUMERAL})\b|[0-9]+[/.-][0-9]{{1,2}}\b"
)


_FORMS = (
    _Form(DeadlineKind.ON, rf"{_BY_DAY}(?:ngay )?{_D}(?: ?/ ?| thang ){_M}{_OF_YEAR}", _day),
    _Form(
        DeadlineKind.ON,
        rf"{_BY_DAY}(?:ngay )?{_D}(?P<mark>[/.-]){_M}(?P=mark)(?P<short_year>[0-9]{{2}})",
        _day,
    ),
    _Form(DeadlineKind.ON, rf"{_BY_DAY}(?:ngay )?{_D}(?P<mark>[.-]){_M}(?P=mark){_Y}", _day),
    _Form(DeadlineKind.ON, rf"{_BY_DAY}ngay {_D}[.-]{_M}", _day),
    _Form(DeadlineKind.ON, rf"{_BY_DAY}(?:ngay )?{_Y}(?P<mark>[/.-]){_M}(?P=mark){_D}", _day),
    _Form(DeadlineKind.MONTH, rf"{_BY_SPAN}thang ?{_M}{_OF_YEAR}", _month),
    _Form(DeadlineKind.MONTH, rf"{_BY_SPAN}{_M} ?[/-] ?{_Y}", _month),
    _Form(DeadlineKind.QUARTER, rf"{_BY_SPAN}(?:quy|q) ?0?(?P<quarter>{_NUMERAL}){_OF_YEAR}", _quarter),
    _Form(DeadlineKind.QUARTER, rf"{_BY_PART}(?P<part>{'|'.join(_QUARTERLY_PARTS)}) {_SIDE}", _part_of_year),
    _Form(DeadlineKind.HALF, rf"{_BY_PART}(?P<part>{'|'.join(_HALVES)}) {_SIDE}", _part_of_year),
    _Form(DeadlineKind.YEAR, rf"{_LEAD}(?:{_BY_END}|(?:trong )?ca |(?!nam$)){_THE_YEAR}", _whole_year),
    _Form(DeadlineKind.YEAR, rf"{_LEAD}{_BEFORE}nam (?:{_Y}|{_NEXT})", _whole_year),
    _Form(
        DeadlineKind.CONTINUOUS,
        rf"{_LEAD}(?:thuong xuyen(?:,? lien tuc)?|lien tuc)"
        rf"(?:,? (?:(?:trong|trong suot|suot|ca|hang) )?{_THE_YEAR})?",
    ),
    _Form(
        DeadlineKind.EXTERNAL,
        rf"{_LEAD}(?:dinh ky )?(?:theo|khi co)(?: dung)? (?:thoi (?:gian|han) )?(?:{_SOURCE})"
        rf"(?: (?!{_TIME_WORD})[^ ,;()]+)*",
    ),
    _Form(
        DeadlineKind.PERIODIC,
        rf"{_LEAD}(?:bao cao )?(?:dinh ky(?: (?:hang|moi|theo|tung))?|hang|moi|theo|tung) "
        rf"(?P<periods>{_PERIOD}(?:{_BETWEEN_PERIODS.pattern}{_PERIOD})*)(?:{_ONCE})?{_IN_THE_YEAR}",
        _whole_year,
    ),
    _Form(DeadlineKind.PERIODIC, rf"{_LEAD}(?P<periods>{_PERIOD}){_ONCE}{_IN_THE_YEAR}", _whole_year),
    _Form(
        DeadlineKind.PERIODIC,
        rf"{_LEAD}(?:mot|0?1) lan(?: ?/ ?| moi | mot )(?P<periods>{_PERIOD})",
        _whole_year,
    ),
)


# The words of these name another document's year, or nobody knows what.
_KEPT = {DeadlineKind.EXTERNAL, DeadlineKind.UNKNOWN}
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_SHORT_YEAR = re.compile(r"(?<![0-9])([0-9]{1,2}([/.-])[0-9]{1,2}\2)([0-9]{2})(?![0-9/.-])")
_LEAP_DAY = re.compile(r"(?<![0-9])29(?=\s*(?:[/.-]|th[áa]ng)\s*0?2(?![0-9]))", re.IGNORECASE)


def words_in_year(words: str, year: int, to: int) -> str:
    """Return a deadline's words as they mean the same time of another year; words that name no year stay.

    Args:
        words: the cell of the plan, or what an officer typed.
        year: the year of the plan that they stand in.
        to: the year of the plan that they come into.
    """
    plain = clean(words)
    if read_deadline(plain, year).kind in _KEPT:
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
