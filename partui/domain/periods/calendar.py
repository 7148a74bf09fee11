"""The instances of work that comes back, read from the words of a deadline: one a period, each with its due day."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR, month_end
from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.kinds import AGAIN, DeadlineKind
from partui.domain.deadlines.reading import read_deadline
from partui.domain.deadlines.spans import Span, Unit
from partui.domain.periods.instance import Instance, PlanTimes
from partui.domain.text import clean, fold

# More than these nobody follows one by one.
MOST = 400

_ALL_MONTHS = tuple(range(1, 13))
_QUARTER_ENDS = (3, 6, 9, 12)
_HALF_ENDS = (6, 12)
_HALF = 6
_SUNDAY = 7
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_WEEKLY = re.compile(r"(?<![a-z])(?:hang|moi|dinh ky) tuan(?![a-z])|lan/tuan")
_WEEKDAY = re.compile(r"(?<![a-z])thu ([2-7]|hai|ba|tu|nam|sau|bay)(?![a-z0-9])")
_SPAN = re.compile(r"giai doan ((?:19|20|21)[0-9]{2})\s?[-–]\s?((?:19|20|21)[0-9]{2})(?![0-9])")


def plan_times(year: int, title: str, issued: str) -> PlanTimes:
    """Return the times of a plan.

    Args:
        title: may say for which years it is: `giai đoạn 2026 - 2030`.
        issued: the day (2020-08-12) or the month (2020-08) of issue, or blank.
    """
    found = _SPAN.search(fold(title))
    first, last = (int(found[1]), int(found[2])) if found else (year, year)
    return PlanTimes(year, last if first <= year <= last else year, _first_day(issued))


def _first_day(issued: str) -> date | None:
    try:
        return date.fromisoformat(issued if len(issued) > len("2020-08") else f"{issued}-01")
    except ValueError:
        return None


def comes_back(words: str, year: int) -> bool:
    """Whether the words of a deadline say that the work comes back; it may yet have no instances.

    Args:
        year: the plan's.
    """
    return read_deadline(words, year).kind in AGAIN


@lru_cache(maxsize=5_000)
def instances_of(words: str, times: PlanTimes) -> tuple[Instance, ...]:
    """Return the instances that the words of a deadline set, by due day; none where they set no more than one day.

    Those that were due before the plan was issued do not exist.
    """
    found: dict[str, Instance] = {}
    for year in _years(words, times):
        read = read_deadline(words, year)
        if read.kind in AGAIN:
            found |= {each.key: each for each in _of_one_reading(read)}
    ordered = sorted(found.values(), key=lambda each: (each.due_on, each.key))
    if not 1 < len(ordered) <= MOST:
        return ()
    return tuple(each for each in _begun_after_another(ordered) if times.issued is None or each.due_on >= times.issued)


def _years(words: str, times: PlanTimes) -> Iterable[int]:
    """Return the years in which words are read: what comes back each year, in every year of the plan."""
    read = read_deadline(words, times.year)
    again = read.recurrence is not None or read.kind is DeadlineKind.PERIODIC or _is_regular(read.times)
    return range(times.year, times.last_year + 1) if again else (times.year,)


def _of_one_reading(read: Deadline) -> Iterator[Instance]:
    if read.kind is DeadlineKind.PERIODIC:
        months = {month for month, _day in read.recurrence.days} if read.recurrence else set()
        for year in _own_years(read):
            yield from _periods(tuple(sorted(months)), year) if months else _weeks(read.words, year)
    elif read.times and read.times[0].unit is Unit.YEAR:
        for day in read.reminders:
            named = day + timedelta(days=read.before)
            yield Instance(named.isoformat(), date(day.year, 1, 1), day)
    else:
        yield from _listed(read)


def _own_years(read: Deadline) -> range:
    """Return the years that words which name periods are about."""
    assert read.due_on is not None
    return range(read.times[0].first.year if read.times else read.due_on.year, read.due_on.year + 1)


def _periods(months: tuple[int, ...], year: int) -> Iterator[Instance]:
    """Yield the periods of a year that end in these months."""
    for month in months:
        key, first = f"{year}-{month:02}", 1
        if months == _ALL_MONTHS:
            first = month
        elif months == _QUARTER_ENDS:
            key, first = f"{year}-Q{month // 3}", month - 2
        elif months == _HALF_ENDS:
            key, first = f"{year}-H{month // _HALF}", month - 5
        elif months == (12,):
            key = f"{year}"
        yield Instance(key, date(year, first, 1), month_end(year, month))


def _weeks(words: str, year: int) -> Iterator[Instance]:
    """Yield the weeks of which the day that is named, or the Sunday, is in a year."""
    folded = fold(words)
    if not (_WEEKLY.search(folded) and FIRST_YEAR <= year < LAST_YEAR):
        return
    named = _WEEKDAY.search(folded)
    weekday = _SUNDAY if named is None else _WEEKDAYS.get(named[1]) or int(named[1]) - 1
    day = date(year, 1, 1)
    day += timedelta(days=(weekday - day.isoweekday()) % 7)
    while day.year == year:
        in_year, week, of_week = day.isocalendar()
        yield Instance(f"{in_year}-W{week:02}", day - timedelta(days=of_week - 1), day)
        day += timedelta(days=7)


def _listed(read: Deadline) -> Iterator[Instance]:
    """Yield the times of a list: quarters, months and days as they are named."""
    regular = _is_regular(read.times)
    months_after = regular and len(read.times) == len(_ALL_MONTHS) and read.times[-1].last.month == 1
    for span, due_on in zip(read.times, read.reminders, strict=True):
        if regular:
            day = span.last
            month = day.replace(day=1) - timedelta(days=1) if months_after else day
            by_month = len(read.times) == len(_ALL_MONTHS)
            key = f"{month.year}-{month.month:02}" if by_month else f"{day.year}-Q{day.month // 3}"
            yield Instance(key, date(month.year, month.month if by_month else month.month - 2, 1), due_on)
        else:
            starts_on = date(span.last.year, 1, 1) if span.unit is Unit.DAY else span.first
            yield Instance(_key(span), starts_on, due_on)


def _is_regular(times: tuple[Span, ...]) -> bool:
    """Whether these are the same day of every month, or of every quarter's last: "Ngày 15 hàng tháng"."""
    months = sorted(span.last.month for span in times)
    return all(span.unit is Unit.DAY for span in times) and tuple(months) in {_ALL_MONTHS, _QUARTER_ENDS}


def _key(span: Span) -> str:
    year, last = span.last.year, span.last
    match span.unit:
        case Unit.QUARTER:
            return f"{year}-Q{last.month // 3}"
        case Unit.PART if (last - span.first).days < 190 and last.month in _HALF_ENDS:  # noqa: PLR2004
            return f"{year}-H{last.month // _HALF}"
        case Unit.MONTH | Unit.PART:
            return f"{year}-{last.month:02}"
        case Unit.YEAR:
            return f"{year}"
        case Unit.DAY:
            return last.isoformat()


def _begun_after_another(ordered: list[Instance]) -> Iterator[Instance]:
    """Yield instances, each that only its year begins begun when the one before it is over."""
    before = date.min
    for each in ordered:
        starts_on = each.starts_on
        if starts_on <= before and (starts_on.month, starts_on.day) == (1, 1):
            starts_on = before + timedelta(days=1)
        before = each.due_on
        yield each._replace(starts_on=min(starts_on, each.due_on))


# How often, up to what is done so often: "Định kỳ 6 tháng tổ chức đối thoại …", "Báo cáo quý hằng quý".
_AGAIN = re.compile(
    r"(?:định k[ỳì]|h[àằ]ng|mỗi)\s+(?:h[àằ]ng\s+|mỗi\s+)?(?:[0-9]{1,2}\s+tháng|tháng|quý|tuần)(?![^\W\d_])",
    re.IGNORECASE,
)


def proposed_periods(texts: Iterable[str], times: PlanTimes) -> str:
    """Return words that say how often, the first that are found; blank where nothing does.

    Args:
        texts: products and requirements.
    """
    for text in texts:
        for found in _AGAIN.finditer(clean(text)):
            if instances_of(found[0], times):
                return found[0]
    return ""
