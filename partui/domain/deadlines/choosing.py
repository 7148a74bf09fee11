"""Of the times in a sentence that which is due."""

from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.deadlines.clauses import PlacedTime, Sentence, TimeRole
from partui.domain.deadlines.deadline import Deadline, Duration, Recurrence
from partui.domain.deadlines.grammar import pattern
from partui.domain.deadlines.kinds import DeadlineKind, UnreadReason
from partui.domain.deadlines.periods import Periods
from partui.domain.deadlines.spans import Span, Unit
from partui.domain.deadlines.undated import recurring, undated


class _Step(NamedTuple):
    place: PlacedTime
    spans: tuple[tuple[Span, Span], ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The last days on which its times are kept."""
        if self.place.before:
            return tuple(first.first - timedelta(days=1) for first, _last in self.spans)
        return tuple(last.last for _first, last in self.spans)

    @property
    def last(self) -> date:
        return self.days[-1]


def chosen(sentence: Sentence) -> Deadline:
    """Return the deadline that a sentence sets."""
    found = _chosen(sentence)
    return found._replace(unread=_why_unread(sentence)) if found.kind is DeadlineKind.UNKNOWN else found


def _why_unread(sentence: Sentence) -> UnreadReason | None:
    if any(place.times.names_no_day(sentence.year) for place in sentence.places):
        return UnreadReason.NO_SUCH_DAY
    vague = "G" not in sentence.text and pattern("[UAu][OtzlU]*[Smqy]").search(sentence.text)
    return UnreadReason.VAGUE if vague else None


def _chosen(sentence: Sentence) -> Deadline:
    unknown = Deadline(sentence.words, DeadlineKind.UNKNOWN)
    if any(place.role is TimeRole.UNCLEAR for place in sentence.places):
        return unknown
    if found := _from_a_day(sentence):
        return found
    steps = _steps(sentence)
    if steps is None:
        return unknown
    if "G" in sentence.text and (steps or pattern("[eEN]").search(sentence.text)):
        # "Tháng 12, trước ngày 20": the day that counts is of a month that is not with it.
        return unknown
    if not steps:
        return undated(sentence) or unknown
    if len(sentence.places) == 1:
        return _deadline(sentence, steps[0], ())
    if found := _each_year(sentence, steps):
        return found
    step = max(steps, key=lambda step: step.last)
    if any(place.role is TimeRole.ABOUT and not _is_past(place, step, sentence.year) for place in sentence.places):
        return unknown
    earlier = sorted({day for each in steps if each is not step for day in each.days if day < step.last})
    return _deadline(sentence, step, tuple(earlier))


def _steps(sentence: Sentence) -> list[_Step] | None:
    """Return the times that are due; none where one of them cannot be told."""
    steps: list[_Step] = []
    said: int | None = None
    for place in sentence.places:
        if place.role is not TimeRole.DUE or _is_throughout(sentence, place):
            continue
        spans = place.times.spans(sentence.year, said)
        if spans is None or (place.before and place.times.is_range):
            return None
        step = _Step(place, spans)
        if steps and _is_within(step, steps[-1], sentence.text):
            steps.pop()
        elif steps and said is not None and _runs_back(step, steps[-1], sentence.text):
            return None
        if place.times.dated:
            said = spans[-1][1].last.year
        steps.append(step)
    return steps


def _runs_back(step: _Step, before: _Step, text: str) -> bool:
    """Whether a time that says no year comes after a later one: "Quý IV/2025 ban hành; tháng 3 rà soát" (of 2026?)."""
    in_its_year = before.place.times.unit is Unit.YEAR and ";" not in text[before.place.at : step.place.at]
    return not step.place.times.dated and step.last < before.last and not in_its_year


def _is_within(step: _Step, before: _Step, text: str) -> bool:
    """Whether a time says more exactly what the year right before it says: "Năm 2026: quý III"."""
    place, year = step.place, before.place
    return (
        place.joined
        and "&" not in text[year.at : place.at]
        and year.times.unit is Unit.YEAR
        and len(year.times.items) == 1
        and not year.times.is_range
        and not year.before
        and place.times.unit is not Unit.YEAR
        and step.spans[-1][1].first.year == before.spans[0][0].first.year
    )


def _is_throughout(sentence: Sentence, place: PlacedTime) -> bool:
    """Whether a year only says how long something goes on that never ends: "Thường xuyên (2026 - 2030)"."""
    return place.times.unit is Unit.YEAR and not place.before and "c" in sentence.text[: place.at]


def _is_past(place: PlacedTime, step: _Step, year: int) -> bool:
    spans = place.times.spans(year, None)
    return spans is not None and spans[-1][1].last <= step.last


def _deadline(sentence: Sentence, step: _Step, milestones: tuple[date, ...]) -> Deadline:
    place, spans = step
    first, last = spans[0][0], spans[-1][1]
    is_range = place.times.is_range
    read = Deadline(
        sentence.words,
        _kind(place, last),
        step.last,
        times=(first, last) if is_range else tuple([end for _first, end in spans]),
        before=place.before,
        start=first.first if is_range else None,
        milestones=milestones,
    )
    if place.times.unit is Unit.YEAR and (periods := _periods_beside(sentence, place)):
        recurrence = recurring(periods)
        reminders = recurrence.between(first.first.year, last.last.year)
        return read._replace(kind=DeadlineKind.PERIODIC, reminders=reminders, recurrence=recurrence)
    if read.kind is DeadlineKind.RECURRING:
        edges = [start.first if place.before else end.last for start, end in spans]
        recurrence = Recurrence(tuple((day.month, day.day) for day in edges), before=place.before)
        return read._replace(reminders=step.days, recurrence=recurrence if place.yearly else None)
    return read


def _each_year(sentence: Sentence, steps: list[_Step]) -> Deadline | None:
    """Read days of each of some years: "Trước ngày 15/12 hằng năm, giai đoạn 2026 - 2030"."""
    yearly = [step for step in steps if step.place.yearly and step.place.times.unit is not Unit.YEAR]
    years = [step for step in steps if step.place.times.unit is Unit.YEAR]
    if len(steps) > len(yearly) + len(years) or len(yearly) != 1 or len(years) != 1:
        return None
    read = _deadline(sentence, yearly[0], ())
    if read.recurrence is None:
        return None
    first, last = years[0].spans[0][0], years[0].spans[-1][1]
    days = read.recurrence.between(first.first.year, last.last.year)
    return read._replace(due_on=days[-1], reminders=days, times=(first, last), start=first.first)


def _kind(place: PlacedTime, last: Span) -> DeadlineKind:
    if place.yearly or len(place.times.items) > 1:
        return DeadlineKind.RECURRING
    if place.times.is_range:
        return DeadlineKind.RANGE
    if place.before:
        return DeadlineKind.BEFORE
    match last.unit:
        case Unit.DAY:
            return DeadlineKind.ON
        case Unit.MONTH:
            return DeadlineKind.MONTH
        case Unit.PART if abs(place.times.items[-1].last.number) == _HALF:
            return DeadlineKind.HALF
        case Unit.YEAR:
            return DeadlineKind.YEAR
        case _:
            return DeadlineKind.QUARTER


_HALF = 6


def _periods_beside(sentence: Sentence, place: PlacedTime) -> Periods | None:
    """Return the periods that a year stands with: "Hàng quý trong năm 2026", "Giai đoạn 2026 - 2030, hằng năm"."""
    text, at = sentence.text, place.at
    if found := pattern("[eEN][,(:]?[tgs]*$").search(text, 0, at) or pattern("S[,;:(]?g*P?[eEN]").match(text, at):
        letter = next(each for each in found[0] if each in "eEN")
        periods: Periods = sentence.tokens[found.start() + found[0].index(letter)].value
        return periods
    return None


def _from_a_day(sentence: Sentence) -> Deadline | None:
    """Read so many days from a day that is named: "15 ngày kể từ ngày 01/10/2025"."""
    found = pattern("(?:^|[;(&]|(?<![0-9]),)[tVzg]*rfS").search(sentence.text) if "rfS" in sentence.text else None
    if found is None:
        return None
    place = next(place for place in sentence.places if place.at == found.end() - 1)
    duration: Duration = sentence.tokens[place.at - 2].value
    spans = place.times.spans(sentence.year, None)
    if spans is None or len(spans) > 1 or place.times.unit is not Unit.DAY:
        return None
    day = spans[0][0].first
    return Deadline(sentence.words, DeadlineKind.RELATIVE, duration.after(day), times=(spans[0][0],), start=day)
