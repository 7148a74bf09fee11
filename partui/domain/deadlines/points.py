"""Tokens into named times: days, months, quarters, parts of a year, years; and days of a month not named.

`D` a day, `M` a month, `K` one without the word (`3/2026`: a quarter behind `Quý 1, 2,`), `Q` a quarter, `H` a part of
a year, `Y` a year, `G` a day of a month not named.
"""

from partui.domain.deadlines.grammar import Rule, Rules, letters
from partui.domain.deadlines.spans import NamedTime, Unit
from partui.domain.deadlines.tokens import WRONG
from partui.domain.deadlines.vocabulary import Token

# Which year: "năm 2026", "của năm sau", "/2026", " 2026".
_OF_YEAR = "(?:,?O?(?:y6|j)|[-/.;,]?6)?"
_LAST_QUARTER = 4
_MONTHS = 12
_ALWAYS = (24, 7)


def _in_year(unit: Unit, number: int, day: int, tokens: list[Token]) -> NamedTime:
    """Return a time with the year that its tokens say."""
    for token in tokens:
        if token.letter == "6":
            return NamedTime(unit, number, day, token.value)
        if token.letter == "j":
            return NamedTime(unit, number, day, None, token.value)
    return NamedTime(unit, number, day)


def _full_day(tokens: list[Token]) -> Token:
    year, month, day = tokens[-1].value
    return Token("D", NamedTime(Unit.DAY, month, day, year))


def _day_and_month(tokens: list[Token]) -> Token:
    found = next(token for token in tokens if token.letter == "3")
    _year, month, day = found.value
    return Token("D", _in_year(Unit.DAY, month, day, tokens))


def _day_or_share(tokens: list[Token]) -> Token:
    """Read "15/6 báo cáo" as a day, "8/8 chỉ tiêu" as none."""
    _year, month, day = tokens[0].value
    return _cited(tokens) if day <= month else _day_and_month(tokens)


def _day_or_always(tokens: list[Token]) -> Token:
    """Read "24/7" as no day: it may be around the clock."""
    _year, month, day = tokens[0].value
    return WRONG if (day, month) == _ALWAYS else _day_and_month(tokens)


def _day_in_words(tokens: list[Token]) -> Token:
    numbers = [token.value for token in tokens if token.letter == "1"]
    if tokens[-1].letter == "5":
        year, month, _day = tokens[-1].value
        return _checked("D", NamedTime(Unit.DAY, month, numbers[0], year))
    return _checked("D", _in_year(Unit.DAY, numbers[1], numbers[0], tokens))


def _month(tokens: list[Token]) -> Token:
    return _checked("M", _in_year(Unit.MONTH, tokens[1].value, 0, tokens))


def _month_and_year(tokens: list[Token]) -> Token:
    year, month, _day = tokens[-1].value
    return Token("M", NamedTime(Unit.MONTH, month, 0, year))


def _bare_month_and_year(tokens: list[Token]) -> Token:
    return _month_and_year(tokens)._replace(letter="K")


def _quarter(tokens: list[Token]) -> Token:
    return _checked("Q", _in_year(Unit.QUARTER, tokens[1].value, 0, tokens))


def _quarter_and_year(tokens: list[Token]) -> Token:
    year, quarter, _day = tokens[-1].value
    return _checked("Q", NamedTime(Unit.QUARTER, quarter, 0, year))


def _part(tokens: list[Token]) -> Token:
    months = 6 if tokens[0].letter == "u" else tokens[0].value
    side = -1 if "l" in letters(tokens) else 1
    return _checked("H", _in_year(Unit.PART, side * months, 0, tokens))


def _year(tokens: list[Token]) -> Token:
    return Token("Y", _in_year(Unit.YEAR, 0, 0, tokens))


def _day_of_month(tokens: list[Token]) -> Token:
    return Token("G", tokens[1].value)


def _checked(letter: str, named: NamedTime) -> Token:
    most = _LAST_QUARTER if named.unit is Unit.QUARTER else _MONTHS
    return Token(letter, named) if 1 <= abs(named.number) <= most else WRONG


def _wrong(_tokens: list[Token]) -> Token:
    return WRONG


def _little(_tokens: list[Token]) -> Token:
    return Token("O")


def _cited(_tokens: list[Token]) -> Token:
    return Token("_")


POINTS = Rules(
    # A document's own day: "Quyết định số 1441/QĐ-UBND ngày 25/9/2025".
    Rule("8,?d?[34]|8d1m1(?:y?6)?", _cited),
    Rule("d?4", _full_day),
    # "Trong 2 năm 2026, 2027".
    Rule("(?:^|(?<=[tlbf;:(]))1(?=y6)", _little),
    # "trong 3/6 tháng", "trong 2026 hồ sơ": no date; "3/6 năm 2026" is one.
    Rule("3(?=[mw]|y(?!6))|(?<=t)[36](?=[_B])", _cited),
    Rule("(?:^|(?<=[;,(:&]))3(?=[_B])", _day_or_share),
    Rule("^3$", _day_or_always),
    # "Quý II - năm 2027", "Quý I các năm 2026, 2027": nobody says of which year, or of how many.
    Rule("[mq][12F]-y6|[mq][12F]O?y6(?:[,&]6)+", _wrong),
    # "5-7/2026": from May to July, or a day.
    Rule("(?:^|(?<=[tzlbfg;:(]))1[-.]5", _wrong),
    Rule("m3|m4|m7|q[347]|q6|d[67]", _wrong),
    Rule(f"d?3{_OF_YEAR}", _day_and_month),
    Rule(f"(?:d|^|(?<=[tzlbf;:,&(gO9-]))1m(?:1{_OF_YEAR}(?!L)|5)", _day_in_words),
    Rule(f"d1[-.]1(?!m|[/.]){_OF_YEAR}", _day_in_words),
    Rule(f"m[1F]{_OF_YEAR}(?!L)", _month),
    Rule(f"q[12F]{_OF_YEAR}(?!L)", _quarter),
    Rule("q5", _quarter_and_year),
    Rule("m5", _month_and_year),
    Rule("5", _bare_month_and_year),
    Rule("(?:1m|u)O?[Ul]O?(?:y6|j|y)", _part),
    Rule("y?6|j|(?<=[tzl])y(?![0-9hUo])", _year),
    Rule("d1", _day_of_month),
)
