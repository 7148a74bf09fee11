"""Codes for the rows of a plan, worked out from the numbers that it prints."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from partui.domain.plan.codes import is_code, plain_number, read_number
from partui.domain.plan.numerals import Numeral, Style, next_letter, next_part, read_numeral, variant

_FIRST_PART, _SECOND_PART = "A", "B"
_DEEPEST = 8
# Which letters may be Roman digits.
_DIGITS = frozenset("IVXLivxl")


class Doubt(StrEnum):
    """Why a code is proposed: something that a person should look at.

    `missing`: the row has no number. `unread`: what stands there is none. `twice`: another row has it.
    `anew`: the numbers begin again, with no heading over them. `zero`: 1.1 after 1.9 is 1.10 in a spreadsheet.
    """

    MISSING = "missing"
    UNREAD = "unread"
    TWICE = "twice"
    ANEW = "anew"
    ZERO = "zero"


class PrintedRow(NamedTuple):
    """A row of the annex, as far as its code depends on it.

    Attributes:
        number: the number as printed, blank or a dash where there is none.
        table: which table it stands in; the first row of another may begin anew.
    """

    number: str
    is_heading: bool
    table: int = 0


class RowCode(NamedTuple):
    """The code of a row: the path of its number under those above, which no other row has.

    Attributes:
        doubt: why it is only proposed, none where the numbers say it.
    """

    code: str
    doubt: Doubt | None = None


def number_rows(rows: Iterable[PrintedRow]) -> list[RowCode]:
    """Return the codes of an annex's rows, in their order; what is added below changes none above.

    A number stands under the nearest heading that may bear it; one that is printed whole (1.3.1 under 1.3, III.1
    under III) is not said twice. What has no number, or one that is taken, gets the next that is free: 2a after 2,
    1, 2, 3 where no task has any, A, B for headings. Numbers that begin anew with no heading over them make a part:
    B.1 after 1 to 9, B.I after A.IX.
    """
    given = list(rows)
    counted = any(read_number(row.number) for row in given if not row.is_heading)
    numbering = _Numbering(counted)
    return [numbering.add(row) for row in given]


class _Level(NamedTuple):
    """How a number is written and of how many parts: rows of one level stand beside one another."""

    style: Style
    parts: int


_UNNUMBERED = _Level(Style.SMALL, 0)


class _Open(NamedTuple):
    """A row that others may stand under, or beside.

    Attributes:
        number: as printed, without what stands round it.
        numeral: its last part.
    """

    code: str
    number: str
    level: _Level
    numeral: Numeral | None
    is_heading: bool
    table: int


class _Numbering:
    def __init__(self, counted: bool) -> None:
        self._counted = counted
        self._open: list[_Open] = []
        self._taken: set[str] = set()
        # The last code given under each, and whether its number was printed.
        self._last: dict[str, tuple[str, bool]] = {}
        # The last letter of a part under each, and the last code put beside each that is taken.
        self._letters: dict[str, str] = {}
        self._alike: dict[str, str] = {}
        self._tasks_below: set[_Level] = set()
        self._table = 0

    def add(self, row: PrintedRow) -> RowCode:
        parts = read_number(row.number)
        new_table, self._table = row.table != self._table, row.table
        if parts:
            found = self._numbered(row, parts)
        elif row.is_heading:
            found = self._heading(row, new_table)
        else:
            found = self._task(row)
        return found

    # Rows with a number.

    def _numbered(self, row: PrintedRow, parts: tuple[str, ...]) -> RowCode:
        numeral = self._numeral(parts)
        level = _Level(numeral.style, len(parts))
        depth, rest = self._place(row, parts, level, numeral)
        before = next((each for each in self._open[depth:] if each.level == level), None)
        del self._open[depth:]
        above = self._above()
        code, doubt = _join(above, *rest), None
        if code in self._taken:
            code, doubt = self._instead(row, code, numeral, before)
        elif not is_code(code):
            code, doubt = self._free(self._shallow(), printed=False), Doubt.UNREAD
        return self._give(row, code, doubt, ".".join(parts), level, numeral)

    def _numeral(self, parts: tuple[str, ...]) -> Numeral:
        last = parts[-1]
        read = read_numeral(last)
        assert read is not None
        if len(parts) > 1 or len(last) > 1 or last not in _DIGITS:
            return read
        letter = read_numeral(last, letter=True)
        assert letter is not None
        for each in reversed(self._open):
            if each.level == (letter.style, 1) and each.numeral and _follows(each.number, last):
                return letter
        return read

    def _place(
        self, row: PrintedRow, parts: tuple[str, ...], level: _Level, numeral: Numeral
    ) -> tuple[int, tuple[str, ...]]:
        """Return how many of the open rows stand above a row, and what of its number comes after their code."""
        for length in range(len(parts) - 1, 0, -1):
            said = ".".join(parts[:length])
            for depth in range(len(self._open), 0, -1):
                if said in {self._open[depth - 1].number, self._open[depth - 1].code}:
                    return depth, parts[length:]
        beside = [depth for depth, each in enumerate(self._open) if each.level == level]
        alike = [depth for depth in beside if self._open[depth].is_heading == row.is_heading]
        if alike:
            return alike[-1], parts
        if beside and not (self._open[beside[-1]].is_heading and self._goes_below(self._open[beside[-1]], numeral)):
            return beside[-1], parts
        if beside:
            return beside[-1] + 1, parts
        bearing = (depth for depth in range(len(self._open), 0, -1) if _may_bear(self._open[depth - 1], level))
        return next(bearing, 0), parts

    def _goes_below(self, heading: _Open, numeral: Numeral) -> bool:
        """Whether a task numbered as a heading is stands under it: 1 under 1, and 4 under 2 where 1 stood under 1."""
        if heading.numeral and numeral.value <= heading.numeral.value:
            self._tasks_below.add(heading.level)
        return heading.level in self._tasks_below

    def _instead(self, row: PrintedRow, code: str, numeral: Numeral, before: _Open | None) -> tuple[str, Doubt]:
        """Return a free code for a number that is taken."""
        above, _dot, last = code.rpartition(".")
        if before and before.numeral and numeral.style is Style.ARABIC and above:
            whole = f"{code}0"
            if before.numeral.value + 1 == numeral.value * 10 and whole not in self._taken:
                return whole, Doubt.ZERO
        first = numeral.value == 1 and not numeral.inserted
        if (
            first
            and before
            and (row.table != before.table or (before.numeral != numeral and not before.level.parts > 1))
        ):
            return _join(self._new_part(row), last), Doubt.ANEW
        self._alike[code] = self._untaken(self._alike.get(code, code))
        return self._alike[code], Doubt.TWICE

    def _new_part(self, row: PrintedRow) -> str:
        """Open the next part of what is open: B beside A, else B under it."""
        above = self._open[-1] if self._open else None
        if above and above.level == (Style.CAPITAL, 1):
            self._open.pop()
            letter = next_part(above.number, letter=True)
        else:
            letter = _SECOND_PART
        code = self._free_letter(self._above(), letter)
        self._taken.add(code)
        part = code.rpartition(".")[2]
        self._open.append(_Open(code, part, _Level(Style.CAPITAL, 1), read_numeral(part, letter=True), True, row.table))
        return code

    # Rows without one.

    def _heading(self, row: PrintedRow, new_table: bool) -> RowCode:
        beside = [depth for depth, each in enumerate(self._open) if each.level == _UNNUMBERED]
        headings = [depth for depth, each in enumerate(self._open) if each.is_heading]
        depth = 0 if new_table else beside[-1] if beside else headings[-1] + 1 if headings else 0
        del self._open[depth:]
        above = self._shallow()
        letter = _FIRST_PART if above not in self._last else _SECOND_PART
        return self._give(row, self._free_letter(above, letter), _no_number(row), "", _UNNUMBERED, None)

    def _task(self, row: PrintedRow) -> RowCode:
        while self._open and not self._open[-1].is_heading:
            self._open.pop()
        code = self._free(self._shallow(), printed=self._counted)
        self._taken.add(code)
        self._last[code.rpartition(".")[0]] = (code, False)
        return RowCode(code, _no_number(row))

    def _shallow(self) -> str:
        while self._open and self._open[-1].code.count(".") + 1 >= _DEEPEST:
            self._open.pop()
        return self._above()

    def _free(self, above: str, printed: bool) -> str:
        """Return the next free number under a code."""
        last, was_printed = self._last.get(above, ("", False))
        part = last.rpartition(".")[2]
        numeral = read_numeral(part) if part else None
        if numeral is None:
            part = "1"
        elif was_printed and printed:
            part = variant(part)
        else:
            part = next_part(part)
        return self._untaken(_join(above, part))

    def _untaken(self, code: str) -> str:
        above, _dot, part = code.rpartition(".")
        while _join(above, part) in self._taken:
            part = variant(part)
        return _join(above, part)

    def _free_letter(self, above: str, letter: str) -> str:
        letter = self._letters.get(above, letter)
        while _join(above, letter) in self._taken:
            letter = next_part(letter, letter=True)
        self._letters[above] = letter
        return _join(above, letter)

    # Both.

    def _above(self) -> str:
        return self._open[-1].code if self._open else ""

    def _give(
        self, row: PrintedRow, code: str, doubt: Doubt | None, number: str, level: _Level, numeral: Numeral | None
    ) -> RowCode:
        self._taken.add(code)
        self._last[code.rpartition(".")[0]] = (code, bool(number))
        self._open.append(_Open(code, number, level, numeral, row.is_heading, row.table))
        return RowCode(code, doubt)


def _join(above: str, *parts: str) -> str:
    return ".".join((above, *parts) if above else parts)


def _no_number(row: PrintedRow) -> Doubt:
    return Doubt.UNREAD if plain_number(row.number) else Doubt.MISSING


def _may_bear(above: _Open, level: _Level) -> bool:
    """Whether a number that is not printed whole may stand under a row: 2.3 under II, not under 1; b under 3."""
    if level.parts > 1 and above.level.style is Style.ARABIC and above.level.parts:
        return False
    return above.is_heading or _RANK[above.level.style] < _RANK[level.style]


_RANK = {Style.CAPITAL: 0, Style.ROMAN: 1, Style.ARABIC: 2, Style.SMALL: 3, Style.SMALL_ROMAN: 4}


def _follows(before: str, letter: str) -> bool:
    """Whether a letter comes after another in a list, by the Vietnamese alphabet or by ours."""
    if before.islower() != letter.islower() or len(before) != 1:
        return False
    return letter.lower() in {next_letter(before.lower()), chr(ord(before.lower()) + 1)}
