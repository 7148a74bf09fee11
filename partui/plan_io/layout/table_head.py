"""The head of a table: its columns, and which cells of a row stand under them."""

import re
from enum import StrEnum
from typing import NamedTuple

from partui.domain.plan.column_roles import ColumnRole
from partui.plan_io.document import CellLine, TableCell, TableRow

_TICK = re.compile(r"[xX×+✓✔√•●v]|[xX]{2}")
_TO = " - "


class TableKind(StrEnum):
    """What a table of a plan is for."""

    CRITERIA = "criteria"
    ITEMS = "items"


class HeadColumn(NamedTuple):
    """A column of a table and the places of the grid that it fills.

    Attributes:
        words: its head.
        period: what a tick in it says: the year or the quarter of its head; blank where a tick says nothing.
    """

    role: ColumnRole
    words: str
    start: int
    end: int
    period: str = ""

    @property
    def key(self) -> str:
        """What its cells are found by: the role, and its place too where several columns have that role."""
        return f"{self.role} {self.start}" if self.role is ColumnRole.OTHER else self.role


class TableHead(NamedTuple):
    """A head that was found.

    Attributes:
        columns: all columns with a head, from the left.
        places: the grid's place at which each cell of the head begins.
        width: how many places the grid has.
    """

    kind: TableKind
    columns: tuple[HeadColumn, ...]
    places: tuple[int, ...]
    width: int

    def words_of(self, role: ColumnRole) -> str:
        """Return the words over the column with a role, blank where there is none."""
        return next((column.words for column in self.columns if column.role is role), "")

    def has(self, role: ColumnRole) -> bool:
        """Return whether a column has a role."""
        return any(column.role is role for column in self.columns)

    def fits(self, row: TableRow, *, exact: bool) -> bool:
        """Return whether a row may stand under the head: other tables that follow an annex have other columns."""
        width = _width(row)
        return exact or width == self.width or (width > 1 and width >= self.columns[-1].end - 1)

    def is_as_wide(self, row: TableRow) -> bool:
        """Return whether a row of several cells fills just the head's places."""
        return len(row.cells) > 2 and _width(row) == self.width  # noqa: PLR2004

    def assign(self, row: TableRow) -> dict[str, TableCell]:
        """Return the cells of a row by their column's key; a column without a cell is not in it.

        A cell over several columns is in each of them, but one over the titles too is a title and nothing else.
        """
        cells: dict[str, TableCell] = {}
        by_order = len(row.cells) == len(self.places) and any(cell.column not in self.places for cell in row.cells)
        for at, cell in enumerate(row.cells):
            start = self.places[at] if by_order else cell.column
            for column in self._under(start, start + (1 if by_order else cell.span)):
                told = _in_period(cell, column.period)
                cells[column.key] = _beside(cells[column.key], told, column.period) if column.key in cells else told
        return cells

    def _under(self, start: int, end: int) -> list[HeadColumn]:
        under = [column for column in self.columns if column.start < end and start < column.end]
        titles = [column for column in under if column.role is ColumnRole.TITLE]
        return titles or under


def _width(row: TableRow) -> int:
    return max((cell.column + cell.span for cell in row.cells), default=0)


def _beside(left: TableCell, right: TableCell, period: str) -> TableCell:
    """Return two cells under one head as one; of several periods the first and the last."""
    lines = (*left.lines, *right.lines)
    if period and left.words and right.words:
        first = left.lines[0].text.partition(_TO)[0]
        lines = (CellLine(f"{first}{_TO}{right.words}"),)
    return left._replace(lines=lines, merged=left.merged and right.merged)


def _in_period(cell: TableCell, period: str) -> TableCell:
    """Return a cell that is ticked under a period as one that says it."""
    ticked = period and _TICK.fullmatch(cell.words)
    return cell._replace(lines=(CellLine(period),)) if ticked else cell
