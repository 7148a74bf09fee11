"""Rows under a head: headings and tasks, those that a page break cut joined, one row for each thing to be done."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from partui.domain.plan.column_roles import TASK_FIELDS, ColumnRole
from partui.domain.plan.file import Blanks
from partui.domain.plan.preview import Oddity
from partui.domain.text import fold
from partui.plan_io.document import CellLine, TableCell
from partui.plan_io.layout.cells import BULLETS, FIRST_BULLET, read_words
from partui.plan_io.layout.numbers import is_deeper, is_number, split_number
from partui.plan_io.layout.row_signs import (
    is_signature,
    is_total,
    line_across,
    number_alone,
    number_before,
    number_words,
    with_dittos_merged,
)
from partui.plan_io.layout.table_head import TableHead
from partui.plan_io.layout.tables import BodyRow, FoundTable

_LISTS = {ColumnRole.PRODUCTS, ColumnRole.REQUIREMENTS}

_NOTE = re.compile(r"ghi chu\b|luu y\b|noi nhan\b|\*|\(\*|\(?(?:ban hanh )?kem theo|nguoi lap|t/?m\b\.|k/?t\b\.")
_BETWEEN = re.compile(r"phu luc\b")
_BELOW = re.compile(r"\b(?:sau|duoi) day\b")
_LONGEST_NUMBER = 30


class AnnexRow(NamedTuple):
    """A row of a plan with what continues it on the pages after.

    Attributes:
        place: where it stands in the file.
        number: as printed; blank where it has none.
        cells: a column's key to the pieces of its cell.
        merged: columns whose blank cell is one with the cell above.
        joined: whether something continues it.
    """

    place: str
    number: str
    is_heading: bool
    cells: dict[str, list[TableCell]]
    merged: frozenset[str] = frozenset()
    oddity: Oddity | None = None
    joined: bool = False


class LeftOutRow(NamedTuple):
    """A row that is no part of the table, and its words."""

    place: str
    words: str


class ReadRows(NamedTuple):
    """What the rows of a table are."""

    rows: list[AnnexRow]
    left_out: list[LeftOutRow]


def read_rows(table: FoundTable) -> ReadRows:
    """Return the rows of a table of tasks or criteria."""
    assert table.head is not None
    reader = _RowReader(table, table.head)
    for body in table.rows:
        reader.add(body)
    reader.leave_out_last_headings()
    others = (LeftOutRow(row.place, " ".join(cell.words for cell in row.cells if cell.words)) for row in table.left_out)
    left_out = [*reader.left_out, *(other for other in others if other.words)]
    return ReadRows(_with_headings_that_lead_on(reader.rows), left_out)


class _RowReader:
    def __init__(self, table: FoundTable, head: TableHead) -> None:
        self.rows: list[AnnexRow] = []
        self.left_out: list[LeftOutRow] = []
        self._head = head
        self._blanks = table.blanks
        # Columns whose last cell that is not merged has words, and stands in a task.
        self._filled: set[str] = set()
        # Below who signs stand names and nothing else.
        self._is_signed = False

    def add(self, body: BodyRow) -> None:
        count = len(self.rows)
        self._take(body)
        if len(self.rows) > count:
            self._note_filled(self.rows[-1])

    def _note_filled(self, row: AnnexRow) -> None:
        for key, pieces in row.cells.items():
            if key not in row.merged:
                filled = not row.is_heading and any(cell.words for cell in pieces)
                (self._filled.add if filled else self._filled.discard)(key)

    def _take(self, body: BodyRow) -> None:
        cells = with_dittos_merged(self._head.assign(body.row))
        number = cells.pop(ColumnRole.NUMBER, TableCell())
        words = number_words(number)
        line = line_across(body, number)
        if line is not None:
            self._add_line(body, "" if words == line else words, line)
            return
        title = cells.get(ColumnRole.TITLE, TableCell())
        if not words and not number.merged and self._blanks is not Blanks.ABOVE:
            words, title = number_before(title)
            cells[ColumnRole.TITLE] = title
        filled = {key: cell for key, cell in cells.items() if cell.words}
        if alone := number_alone(words, filled):
            self._add_number_alone(body, alone)
            return
        if not filled and not words.strip(BULLETS):
            return
        if len(words) > _LONGEST_NUMBER:
            self._leave_out(body, words)
        elif title.words:
            self._add_titled(body, words, number.merged, cells)
        elif not filled:
            return
        elif words.strip(BULLETS) and not number.merged:
            self._add_titled_elsewhere(body, words, cells)
        else:
            self._add_untitled(body, title.merged or number.merged, cells)

    def leave_out_last_headings(self) -> None:
        """Take away headings without a number that nothing follows: what is written below a table."""
        while self.rows and self.rows[-1].is_heading and not self.rows[-1].number:
            row = self.rows.pop()
            self.left_out.append(LeftOutRow(row.place, " ".join(filter(None, map(read_words, row.cells.values())))))

    def _add_number_alone(self, body: BodyRow, number: str) -> None:
        title = TableCell((CellLine(number),))
        self._add_row(body, number, {ColumnRole.TITLE: title}, is_heading=True, oddity=Oddity.NUMBER_ALONE)

    def _add_line(self, body: BodyRow, number: str, words: str) -> None:
        """A row that is one line across the table."""
        folded = fold(words)
        if not number and is_number(words):
            self._add_number_alone(body, words)
        elif _NOTE.match(folded) or is_total(folded):
            self._leave_out(body, words)
        elif _BETWEEN.match(folded):
            return
        else:
            split, title = ("", words) if number else split_number(words)
            self._add_row(body, number or split, {ColumnRole.TITLE: TableCell((CellLine(title),))}, is_heading=True)

    def _add_titled(self, body: BodyRow, words: str, number_merged: bool, cells: dict[str, TableCell]) -> None:
        title = cells[ColumnRole.TITLE]
        numbered = bool(words.strip(BULLETS))
        if not numbered and not number_merged and self._goes_on(body, words, cells):
            self._continue(cells)
            return
        if not numbered:
            bulleted = FIRST_BULLET.match(title.words)
            if bulleted:
                first, *others = title.lines
                title = title._replace(lines=(CellLine(FIRST_BULLET.sub("", first.text, count=1), ""), *others))
                cells = {**cells, ColumnRole.TITLE: title}
            dashed = bool(words or bulleted)
            number = self.rows[-1].number if number_merged and self.rows else words
            self._add_row(body, number, cells, is_heading=not dashed and not self._has_fields(cells))
            return
        self._add_row(body, words, cells, is_heading=not self._has_fields(cells))

    def _add_titled_elsewhere(self, body: BodyRow, number: str, cells: dict[str, TableCell]) -> None:
        """A row with a number whose words stand in another column than that of the titles."""
        key = next((key for key, cell in cells.items() if cell.words), "")
        moved = {other: cell for other, cell in cells.items() if other not in {key, ColumnRole.TITLE}}
        has_more = any(cell.words for cell in moved.values())
        self._add_row(body, number, {**moved, ColumnRole.TITLE: cells[key]}, is_heading=not has_more,
                      oddity=Oddity.OTHER_COLUMN)  # fmt: skip

    def _add_untitled(self, body: BodyRow, marked: bool, cells: dict[str, TableCell]) -> None:
        """A row without number and title: more of the row above, or another product of the same task."""
        if not self.rows:
            self._leave_out(body, " ".join(cell.words for cell in cells.values() if cell.words))
            return
        filled = {key for key, cell in cells.items() if cell.words}
        if self._is_signed or is_signature([cells[key].words for key in filled]):
            self._is_signed = True
            self._leave_out(body, " ".join(cells[key].words for key in filled))
            return
        alone = filled.isdisjoint(set(TASK_FIELDS) - _LISTS) or body.follows_head or self._blanks is Blanks.ABOVE
        if not marked and alone:
            self._continue(cells)
            return
        above = next((row for row in reversed(self.rows) if not row.is_heading), self.rows[-1])
        self._add_row(
            body,
            above.number,
            {**cells, ColumnRole.TITLE: TableCell((CellLine(read_words(above.cells.get(ColumnRole.TITLE, []))),))},
            is_heading=False,
            oddity=Oddity.ANOTHER_PRODUCT,
        )

    def _goes_on(self, body: BodyRow, words: str, cells: Mapping[str, TableCell]) -> bool:
        """Whether a row with a title and no number is the rest of the row above."""
        if not self.rows:
            return False
        above, title = self.rows[-1], cells[ColumnRole.TITLE].words
        if self._blanks is Blanks.ABOVE:
            return not words and bool(above.number or not above.is_heading)
        if words or above.is_heading or not title[:1].islower():
            return False
        own = {key for key, cell in cells.items() if cell.words}
        return body.follows_head or not {ColumnRole.LEAD, ColumnRole.DEADLINE} <= own

    def _has_fields(self, cells: Mapping[str, TableCell]) -> bool:
        return any(
            cells[key].words or (cells[key].merged and key in self._filled) for key in TASK_FIELDS if key in cells
        )

    def _continue(self, cells: Mapping[str, TableCell]) -> None:
        row = self.rows[-1]
        for key, cell in cells.items():
            row.cells.setdefault(key, []).append(cell)
        self.rows[-1] = row._replace(joined=True)

    def _add_row(
        self,
        body: BodyRow,
        number: str,
        cells: Mapping[str, TableCell],
        *,
        is_heading: bool,
        oddity: Oddity | None = None,
    ) -> None:
        merged = frozenset(key for key, cell in cells.items() if cell.merged and not cell.words)
        pieces = {key: [cell] for key, cell in cells.items()}
        self.rows.append(AnnexRow(body.row.place, number.strip(), is_heading, pieces, merged, oddity))

    def _leave_out(self, body: BodyRow, words: str) -> None:
        self.left_out.append(LeftOutRow(body.row.place, words))


def _with_headings_that_lead_on(rows: list[AnnexRow]) -> list[AnnexRow]:
    """Return the rows with those as headings whose cells only say that what counts stands below."""
    settled = []
    for at, row in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        leads_on = not row.is_heading and following is not None and _leads_on(row, following)
        settled.append(row._replace(is_heading=True, oddity=Oddity.HEADING_WITH_CELLS) if leads_on else row)
    return settled


def _leads_on(row: AnnexRow, following: AnnexRow) -> bool:
    """Whether the cells of a row only say who answers for all below, or that what counts stands below."""
    if not (row.number and is_deeper(following.number, row.number)):
        return False
    own = {key: words for key in TASK_FIELDS if key in row.cells and (words := read_words(row.cells[key]))}
    says_more = {ColumnRole.DEADLINE, ColumnRole.PRODUCTS} & row.cells.keys()
    if own.keys() <= {ColumnRole.LEAD}:
        return bool(says_more)
    return _BELOW.search(fold(own.get(ColumnRole.DEADLINE, ""))) is not None
