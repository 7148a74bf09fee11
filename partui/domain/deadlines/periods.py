"""Periods that come again, and how many days something takes: `hằng năm`, `mỗi quý một lần`, `6 tháng, năm`, `15 ngày`.

`e` each year, `N` each month, `E` any other period; `r` so many days, weeks, months or years.
"""

from itertools import pairwise
from typing import NamedTuple

from partui.domain.deadlines.deadline import Duration
from partui.domain.deadlines.grammar import Rule, Rules, letters
from partui.domain.deadlines.spans import NamedTime
from partui.domain.deadlines.vocabulary import Token

_PERIOD = "(?:[mqywd]|1m|uy)"
_MORE = f"(?:[,&/][tP]*h?{_PERIOD}(?![0-9]))*"
_ONCE = "(?:/?[O,]?1?L)?"


class Periods(NamedTuple):
    """Periods that come again.

    Attributes:
        months: those in which one ends; none of days and weeks, which are too many to remind of.
        year: the year that stands with them.
    """

    months: tuple[int, ...]
    year: NamedTime | None = None


def _periods(tokens: list[Token]) -> Token:
    months: set[int] = set()
    year: NamedTime | None = None
    for before, token in zip([None, *tokens], tokens, strict=False):
        match token.letter:
            case "m":
                months.update(_month_ends(before.value if before and before.letter == "1" else 1))
            case "q":
                months.update(range(3, 13, 3))
            case "u":
                months.update((6, 12))
            case "y" if before is None or before.letter != "u":
                months.add(12)
            case "Y":
                months.add(12)
                year = token.value
            case _:
                pass
    units = set(letters(tokens)) & set("mqwduyY")
    if units == {"y"}:
        months = set(_month_ends(_YEAR // _times_a_year(tokens)))
    letter = "N" if units == {"m"} and len(months) == _MONTHS else "E" if units - {"y", "Y"} else "e"
    return Token(letter, Periods(tuple(sorted(months)), year))


def _times_a_year(tokens: list[Token]) -> int:
    """How often a year: "mỗi năm 2 lần", "2 lần/năm"; once where it is not said, or parts no year evenly."""
    times = next((number.value for number, what in pairwise(tokens) if (number.letter, what.letter) == ("1", "L")), 1)
    return times if times and _YEAR % times == 0 else 1


def _month_ends(every: int) -> range:
    """Every so many months, of those that a year is made of; or the first nine."""
    return range(every, 13, every) if every and (12 % every == 0 or every == _THREE_QUARTERS) else range(0)


_THREE_QUARTERS = 9
_MONTHS = _YEAR = 12


def _duration(tokens: list[Token]) -> Token:
    number, unit = tokens[0].value, tokens[1].letter
    if not number:
        # "1,5 tháng": nobody counts in such.
        return Token("_")
    return Token("r", Duration(number, unit, working=tokens[-1].letter == "W"))


PERIODS = Rules(
    # "định kỳ báo cáo theo quý", "hàng tháng, quý, năm", "mỗi quý một lần", "mỗi năm hai lần".
    Rule(f"P?h{_PERIOD}(?![0-9]){_MORE}{_ONCE}|P[_gB]*x(?:[mqy]|1m){_MORE}|x(?:[mqy]|1m)(?![0-9_B]){_MORE}", _periods),
    Rule(f"x?P(?:[mqyw]|1m|uy)(?![0-9]){_MORE}{_ONCE}", _periods),
    # "01 lần/năm", "một lần mỗi quý", "6 tháng một lần", "tháng/lần".
    Rule(f"1L[/O]?[h1]?{_PERIOD}(?![0-9])", _periods),
    Rule(f"{_PERIOD}/?1?L", _periods),
    # "6 tháng, năm", "tháng, quý, năm".
    Rule("(?:[mq]|1m)(?:[,&/]h?(?:[mq]|1m))*[,&/]t?[yY](?![0-9])|[mq],1m(?:[,&]1m)*|1m(?:[,&]1m)+", _periods),
    Rule("[17][dw]W?(?![1Ul])|[17][my](?=[favVW])|(?<=[abV])[17][my]", _duration),
)
