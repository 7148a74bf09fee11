"""Named times into what a deadline is made of: single times, ranges and lists (`S`), and days that no month names.

A range is one item of a list: `Quý I - II và Quý IV` is a list of a range and a quarter.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR
from partui.domain.deadlines.grammar import Rule, Rules, letters, pattern
from partui.domain.deadlines.periods import Periods
from partui.domain.deadlines.spans import NamedTime, Span, Unit
from partui.domain.deadlines.tokens import WRONG
from partui.domain.deadlines.vocabulary import Token


class Item(NamedTuple):
    """A time or a range: the same time twice, or its two ends."""

    first: NamedTime
    last: NamedTime


class Times(NamedTuple):
    """Times that stand together."""

    items: tuple[Item, ...]

    @property
    def is_range(self) -> bool:
        """Whether it is one range."""
        return len(self.items) == 1 and self.items[0].first is not self.items[0].last

    @property
    def unit(self) -> Unit:
        """The unit of the last."""
        return self.items[-1].last.unit

    @property
    def dated(self) -> bool:
        """Whether the words say a year."""
        return any(first.dated or last.dated for first, last in self.items)

    def spans(self, plan_year: int, said_before: int | None) -> tuple[tuple[Span, Span], ...] | None:
        """Return the ends of each item; none where the words do not say them, or run backwards.

        Args:
            plan_year: the plan's year.
            said_before: the year that was named last in the words before.
        """
        if len(self.items) == 1 and not self.is_range:
            only = self.items[0].first
            year = only.year_in(plan_year)
            span = only.span(year if year is not None else said_before or plan_year)
            return ((span, span),) if span else None
        years = list(self._years(plan_year, said_before))
        named = [each for item in self.items for each in item]
        spans = [each.span(year) for each, year in zip(named, years, strict=True)]
        found = [span for span in spans if span is not None]
        if len(found) < len(spans) or any(after.last < span.first for span, after in pairwise(found)):
            return None
        return tuple(zip(found[::2], found[1::2], strict=True))

    def names_no_day(self, plan_year: int) -> bool:
        """Return whether a day stands there that the calendar has not got: 31/11."""
        days = [each for item in self.items for each in item if each.unit is Unit.DAY]
        years = [each.year_in(plan_year) for each in days]
        told = [plan_year if year is None else year for year in years]
        return any(
            FIRST_YEAR <= year <= LAST_YEAR and not each.span(year) for each, year in zip(days, told, strict=True)
        )

    def _years(self, plan_year: int, said_before: int | None) -> Iterator[int]:
        """A year stands behind the last of those that it counts for, or else before the first."""
        named = [each for item in self.items for each in item]
        said = [each.year_in(plan_year) for each in named]
        for at, year in enumerate(said):
            after = next((each for each in said[at:] if each is not None), None)
            before = next((each for each in reversed(said[:at]) if each is not None), None)
            yield next(each for each in (year, after, before, said_before, plan_year) if each is not None)


# What may follow a bare number in a list: "Tháng 6, 10 đơn vị" is no list.
_ENDS = r"(?=[,&/;:.()\-eEYtzlbfavcxgZhs]|$)"
_TO = "(?:-|[,&]?z[tl]*)"
_AND = "[,&]+[tl]?"
_NUMBER = f"[12]{_ENDS}"
# "Quý I, II, III năm 2026", "Quý III-IV/2021".
_YEAR_AFTER = "(?:(?<=[12])[/,.-]?O?Y)?"
_ITEM = f"(?:[DH](?:{_TO}[DMQHYK])?|[MQK](?:{_TO}(?:[DMQHYK]|{_NUMBER}))*)"
_YEARS = f"Y(?:{_TO}[DMQHYK])?"
_LONE = "(?:^|(?<=[tzlbf;:(,&]))"


def _times(tokens: list[Token]) -> Token:
    if len(tokens) == 1:
        return Token("S", Times((Item(tokens[0].value, tokens[0].value),)))
    items: list[Item] = []
    to = False
    for each in _named(tokens):
        if each is None:
            to = bool(items)
        elif to:
            items[-1] = Item(items[-1].first, each)
            to = False
        else:
            items.append(Item(each, each))
    right = all(is_named(each) for item in items for each in item)
    return Token("S", Times(tuple(items))) if right else WRONG


def _named(tokens: list[Token]) -> Iterator[NamedTime | None]:
    """Yield the times, a bare number as what stands beside it, and none where a range goes on."""
    like: NamedTime | None = None
    for at, token in enumerate(tokens):
        if token.letter == "Y" and _is_bare(tokens[:at]):
            continue
        if token.letter in "DMQHYK":
            like = _quarter(token.value) if token.letter == "K" and _is_yearless_quarter(like) else token.value
            yield like
        elif token.letter in "12G":
            yield _like(token.value, like, tokens[at + 1 :])
        elif token.letter in "-z":
            yield None


def _is_yearless_quarter(named: NamedTime | None) -> bool:
    return named is not None and named.unit is Unit.QUARTER and not named.dated


def _quarter(month: NamedTime) -> NamedTime:
    """Return what is written like a month behind quarters: "Quý 1, 2/2026"."""
    return month._replace(unit=Unit.QUARTER)


def _is_bare(before: list[Token]) -> bool:
    """Whether the year behind is that of a bare number."""
    return letters(before).rstrip("/,.-O")[-1:] in {"1", "2"}


def _like(number: int, before: NamedTime | None, after: list[Token]) -> NamedTime:
    """Return a bare number as a month or a quarter as that before it, or as a day of the month behind it."""
    behind = next((token.value for token in after if token.letter in "DY"), None)
    if before is None and behind is not None:
        return NamedTime(Unit.DAY, behind.number, number)
    unit = Unit.MONTH if before is None else before.unit
    last = not any(token.letter in "12" for token in after)
    return NamedTime(
        unit, number, 0, behind.year if last and behind else None, behind.ahead if last and behind else None
    )


def is_named(named: NamedTime) -> bool:
    """Whether there is such a month or quarter."""
    most = {Unit.QUARTER: 4, Unit.YEAR: 0}.get(named.unit, 12)
    return named.unit is Unit.YEAR or 1 <= abs(named.number) <= most


def _days(tokens: list[Token]) -> Token:
    numbers = tuple(token.value for token in tokens if token.letter in "G1")
    to = any(token.letter in "-z" for token in tokens)
    return Token("G", numbers[-1:] if to else numbers)


TIMES = Rules(
    # "15-20/10/2025", "từ ngày 07 đến ngày 22/10", "15, 16/10".
    Rule(f"(?:G|{_LONE}1)(?:[,&/]+[G1])*(?:[,&/]+|{_TO})D", _times),
    Rule(f"{_ITEM}(?:{_AND}(?:{_ITEM}|{_NUMBER})|/[12]{_ENDS})*{_YEAR_AFTER}", _times),
    Rule(f"{_YEARS}(?:{_AND}{_YEARS})*", _times),
    Rule(f"G(?:(?:[,&]+|{_TO})(?:G|1{_ENDS}))*", _days),
)


def _each_month(tokens: list[Token]) -> Token:
    return _days_in(tokens, range(1, 13))


def _each_quarter(tokens: list[Token]) -> Token:
    return _days_in(tokens, range(3, 13, 3))


def _days_in(tokens: list[Token], months: range) -> Token:
    days = [(month, day) for month in months for day in tokens[0].value]
    named = [NamedTime(Unit.DAY, month, day, again=True) for month, day in days]
    return Token("S", Times(tuple(Item(each, each) for each in named)))


def _each_next_month(tokens: list[Token]) -> Token:
    day = tokens[0].value[-1]
    named = [NamedTime(Unit.DAY, month, day, ahead=0, again=True) for month in range(2, 13)]
    named.append(NamedTime(Unit.DAY, 1, day, ahead=1))
    return Token("S", Times(tuple(Item(each, each) for each in named)))


DAYS_AGAIN = Rules(
    # "ngày 20 tháng cuối quý", "ngày 20 của tháng cuối mỗi quý"; "ngày 05 của tháng liền kề"; "ngày 15 hàng tháng".
    Rule("GO?mlO*[qE]", _each_quarter),
    Rule("GO*J", _each_next_month),
    Rule("G(?:O*N|Om)", _each_month),
)


def periods_behind(tokens: list[Token], text: str) -> tuple[list[Token], str]:
    """Put what comes again behind its day: "Hàng tháng, trước ngày 15" is "trước ngày 15 hàng tháng".

    A day of each quarter is one of the quarter's last month: "Hàng quý, ngày 20" is "ngày 20 tháng cuối quý".
    """
    found = pattern("([NE])[,(:]?([tlbzg]*G)(?!O?[NmJE])").search(text)
    if found is not None and (found[1] == "N" or _is_each_quarter(tokens[found.start()])):
        start, end = found.span(2)
        tokens = [*tokens[: found.start()], *tokens[start:end], tokens[found.start()], *tokens[end:]]
        text = letters(tokens)
    found = pattern("GO*(E)").search(text)
    if found is not None and _is_each_quarter(tokens[found.start(1)]):
        tokens = [*tokens[: found.start() + 1], Token("m"), Token("l"), *tokens[found.start(1) :]]
        text = letters(tokens)
    return tokens, text


def _is_each_quarter(token: Token) -> bool:
    periods: Periods = token.value
    return periods.months == (3, 6, 9, 12)
