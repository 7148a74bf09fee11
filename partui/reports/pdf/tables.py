"""Tables over pages: the head again on each, a row kept whole where it can be, else parted between its lines."""

from collections.abc import Sequence
from typing import NamedTuple

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table, _Cell, _Row

from partui.reports.pdf.pages import Pages
from partui.reports.pdf.setting import SetLine, Setter

_RULED = "Table Grid"
_SHADING, _BORDERS = (f"{qn('w:tcPr')}/{qn(name)}" for name in ("w:shd", "w:tcBorders"))
_LEAST_HEIGHT = 1.0


class SetCell(NamedTuple):
    """A cell as it is drawn.

    Attributes:
        left: millimetres from the table's side; margin between its sides and its text.
        fill: its colour in hexadecimal, blank for none.
        is_ruled: whether it has lines around it.
        goes_on: whether it is one with the cell above.
        is_centered: whether its text stands in the middle of its height.
    """

    left: float
    width: float
    margin: float
    lines: tuple[SetLine, ...]
    fill: str
    is_ruled: bool
    goes_on: bool
    is_centered: bool

    @property
    def height(self) -> float:
        """Millimetres of its lines."""
        return sum(line.height for line in self.lines)


class SetRow(NamedTuple):
    """A row as it is drawn.

    Attributes:
        least: its least height in millimetres.
        is_head: whether it stands at the top of each page.
        is_whole: whether it is not parted between pages.
    """

    cells: tuple[SetCell, ...]
    least: float
    is_head: bool
    is_whole: bool

    @property
    def height(self) -> float:
        """Millimetres that it takes."""
        return max([self.least, *(cell.height for cell in self.cells)])

    @property
    def keeps_next(self) -> bool:
        """Whether it is a heading of the rows below."""
        return any(line.keeps_next for cell in self.cells for line in cell.lines)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to draw of it."""
        return all(line.is_blank for cell in self.cells for line in cell.lines)


class SetTable(NamedTuple):
    """A table as it is drawn: what stands at the top of each page, and what below it."""

    heads: tuple[SetRow, ...]
    body: tuple[SetRow, ...]

    @property
    def width(self) -> float:
        """Millimetres that it takes across."""
        return max((cell.left + cell.width for row in (*self.heads, *self.body) for cell in row.cells), default=0.0)

    @property
    def least(self) -> float:
        """Millimetres that have to be left on the page where it begins."""
        return sum(row.height for row in self.heads) + (_needed(self.body, 0) if self.body else 0.0)


def set_table(table: Table, setter: Setter) -> SetTable:
    """Return a table, its text set in type."""
    ruled = table.style is not None and table.style.name == _RULED
    margins = table._tbl.xpath("w:tblPr/w:tblCellMar/w:left/@w:w")
    margin = Twips(int(margins[0])).mm if margins else 0.0
    rows = [_row(row, table, margin, ruled, setter) for row in table.rows]
    return SetTable(tuple(row for row in rows if row.is_head), tuple(row for row in rows if not row.is_head))


def draw_table(table: SetTable, pages: Pages) -> None:
    """Draw a table where the pages stand, over as many of them as it takes."""
    drawn = _Drawing(pages, pages.paper.left + (pages.paper.room - table.width) / 2, table.heads)
    if table.heads:
        drawn.make_room(table.least, repeats=False)
    for row in table.heads:
        drawn.whole(row)
    for at, row in enumerate(table.body):
        drawn.make_room(_needed(table.body, at))
        drawn.row(row)


def _row(row: _Row, table: Table, margin: float, ruled: bool, setter: Setter) -> SetRow:
    cells = []
    left = 0.0
    for element in row._tr.tc_lst:
        cell = _Cell(element, table)
        width = 0.0 if cell.width is None else cell.width.mm
        goes_on = element.vMerge == "continue"
        lines = () if goes_on else tuple(setter.below_one_another(cell.paragraphs, width - 2 * margin))
        shading = element.find(_SHADING)
        fill = "" if shading is None else str(shading.get(qn("w:fill")))
        cells.append(
            SetCell(
                left,
                width,
                margin,
                lines,
                fill,
                ruled or element.find(_BORDERS) is not None,
                goes_on,
                cell.vertical_alignment == WD_CELL_VERTICAL_ALIGNMENT.CENTER,
            )
        )
        left += width
    flags = {flag: row._tr.find(f"{qn('w:trPr')}/{qn(flag)}") is not None for flag in ("w:tblHeader", "w:cantSplit")}
    least = 0.0 if row.height is None else row.height.mm
    return SetRow(tuple(cells), max(least, _LEAST_HEIGHT), flags["w:tblHeader"], flags["w:cantSplit"])


def _needed(rows: Sequence[SetRow], at: int) -> float:
    """Return the height that has to be on one page: of a whole row, of headings and what they stand over."""
    needed = 0.0
    for row in rows[at:]:
        needed += row.height if row.is_whole else _first_line(row)
        if not row.keeps_next:
            break
    return needed


def _first_line(row: SetRow) -> float:
    return max((cell.lines[0].height for cell in row.cells if cell.lines), default=0.0)


class _Drawing:
    def __init__(self, pages: Pages, left: float, heads: Sequence[SetRow]) -> None:
        self._pages = pages
        self._left = left
        self._heads = heads

    def make_room(self, height: float, *, repeats: bool = True) -> None:
        """Begin a page unless so much is left on this one; what fits no page goes on here."""
        heads = sum(row.height for row in self._heads) if repeats else 0.0
        if height > self._pages.left_below and height <= self._pages.whole - heads and not self._pages.is_fresh:
            self._turn(repeats=repeats)

    def row(self, row: SetRow) -> None:
        """Draw a row, its lines on as many pages as they take."""
        while row.height > self._pages.left_below:
            first, row = _parted(row, self._pages.left_below)
            if first is None:
                if self._pages.is_fresh:
                    break
                self._turn()
                continue
            self.whole(first)
            if row.is_done:
                return
            self._turn()
        self.whole(row)

    def whole(self, row: SetRow) -> None:
        """Draw a row where the pages stand."""
        pages, top, height = self._pages, self._pages.y, row.height
        for cell in row.cells:
            left = self._left + cell.left
            if cell.fill:
                pages.fill(left, top, cell.width, height, cell.fill)
            y = top + ((height - cell.height) / 2 if cell.is_centered else 0.0)
            for line in cell.lines:
                pages.draw(line, left + cell.margin, y)
                y += line.height
        for cell in row.cells:
            if cell.is_ruled:
                left, right = self._left + cell.left, self._left + cell.left + cell.width
                pages.stroke(left, top, left, top + height)
                pages.stroke(right, top, right, top + height)
                pages.stroke(left, top + height, right, top + height)
                if not cell.goes_on:
                    pages.stroke(left, top, right, top)
        pages.y += height

    def _turn(self, *, repeats: bool = True) -> None:
        self._pages.turn()
        for row in self._heads if repeats else ():
            self.whole(row)


def _parted(row: SetRow, room: float) -> tuple[SetRow | None, SetRow]:
    """Return what of a row fits into so much room, none where nothing does, and the rest."""
    first, rest = [], []
    for cell in row.cells:
        used, at = 0.0, 0
        while at < len(cell.lines) and used + cell.lines[at].height <= room:
            used += cell.lines[at].height
            at += 1
        first.append(cell._replace(lines=cell.lines[:at], is_centered=False))
        rest.append(cell._replace(lines=cell.lines[at:], is_centered=False))
    left = row._replace(cells=tuple(rest), least=_LEAST_HEIGHT, is_whole=False)
    if all(line.is_blank for cell in first for line in cell.lines):
        return None, row
    return row._replace(cells=tuple(first), least=min(row.least, room)), left
