"""What a deadline says that names no day: work that goes on, comes back, only begins, or hangs on something else."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR
from partui.domain.deadlines.clauses import Sentence, TimeRole
from partui.domain.deadlines.deadline import Deadline, Duration, Recurrence
from partui.domain.deadlines.grammar import pattern
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.periods import Periods
from partui.domain.deadlines.vocabulary import Token


def undated(sentence: Sentence) -> Deadline | None:
    """Read a deadline whose words name no time: what goes on, comes back, only begins, or hangs on something else."""
    text = sentence.text
    if not sentence.marked and "_" in text and not pattern("[gtB]*[cxv]").match(text):
        return None
    kind = DeadlineKind
    if "X" in text:
        return Deadline(sentence.words, kind.ON_EVENT, done=True)
    if pattern("c").search(text):
        return Deadline(sentence.words, kind.CONTINUOUS)
    if periods := _periods(text, sentence.tokens):
        return _periodic(sentence, periods)
    if "v" not in text and (start := _start(sentence)):
        return start
    found = pattern("[vxr]").search(text)
    if found is None:
        return None
    read = {"v": kind.ON_EVENT, "x": kind.EXTERNAL, "r": kind.RELATIVE}[found[0]]
    return Deadline(sentence.words, read, duration=_duration(sentence) if read is kind.RELATIVE else None)


def _duration(sentence: Sentence) -> Duration | None:
    """Return how long a deadline runs from a day that is not said, where nothing but one such time is named."""
    found = [token for token in sentence.tokens if token.letter in "rS"]
    # "15 ngày trước kỳ họp" runs backwards.
    if (
        len(found) != 1
        or not pattern("^[gtVza]*r,?(?:f|v|a|;?$)").search(sentence.text)
        or _BACKWARDS.search(sentence.words)
    ):
        return None
    duration: Duration = found[0].value
    return duration


_BACKWARDS = re.compile("trước|truoc", re.IGNORECASE)


def _periods(text: str, tokens: Sequence[Token]) -> Periods | None:
    """Return the periods that work comes back in, unless they are in the name of something else."""
    for found in pattern("[eEN]").finditer(text):
        clause = text[max(text.rfind(sign, 0, found.start()) for sign in ";()") + 1 : found.start()]
        own = clause[clause.rfind(",") + 1 :]
        if pattern("[xvoA]").search(own) or (pattern("[xv]").search(clause) and own.strip("gtP")):
            continue
        periods: Periods = tokens[found.start()].value
        return periods
    return None


def _periodic(sentence: Sentence, periods: Periods) -> Deadline | None:
    year = sentence.year if periods.year is None else periods.year.year_in(sentence.year) or sentence.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    recurrence = recurring(periods)
    return Deadline(
        sentence.words,
        DeadlineKind.PERIODIC,
        date(year, 12, 31),
        recurrence.between(year, year),
        recurrence=recurrence,
    )


def _start(sentence: Sentence) -> Deadline | None:
    """Read what only begins: "Từ năm 2026", "Sau ngày 15/10", "2025 và các năm tiếp theo"."""
    for place in sentence.places:
        if place.role is TimeRole.START and (spans := place.times.spans(sentence.year, None)):
            after = "a" in sentence.text[max(0, place.at - 2) : place.at]
            span = spans[-1][1] if after else spans[0][0]
            start = span.last + timedelta(days=1) if after else span.first
            return Deadline(sentence.words, DeadlineKind.RANGE, None, times=(span,), start=start)
    if "Z" in sentence.text or pattern("g*f").match(sentence.text):
        return Deadline(sentence.words, DeadlineKind.RANGE)
    return None


def recurring(periods: Periods) -> Recurrence:
    """Return the ends of periods as days that come again each year."""
    return Recurrence(tuple((month, _MONTH_END) for month in periods.months))


_MONTH_END = 31
