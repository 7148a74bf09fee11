"""Ruled tables: the head repeated on each page, no row split that fits one, a small table whole on its page."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from partui.domain.text import clean
from partui.reports.word.paragraphs import CELL, CELL_HEAD

GREY = "E7E6E6"
_CELL_MARGIN = 0.8
# A row is held together where it is sure to fit a landscape page: a higher one would chase from page to page.
_LETTER_WIDTH = 2.5
_LINES_A_PAGE = 24
_LONGEST_HEADING = 500
# A table of so many lines stands on one page; of a longer one so many rows begin it, and so many end it.
_SMALL_TABLE = 14
_FIRST, _LAST = 3, 2


class WordColumn(NamedTuple):
    """A column: its head, its width in millimetres, how its cells are aligned."""

    head: str
    width: int
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT


class WordRow(NamedTuple):
    """A row: a cell for each column, or one cell across all; `\\n` in a cell begins a paragraph.

    Attributes:
        merged: places of cells that are one with those above.
    """

    cells: Sequence[str]
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    merged: frozenset[int] = frozenset()

    @property
    def is_across(self) -> bool:
        """Whether the row is one cell across the table, a heading of the rows below."""
        return len(self.cells) == 1


def add_table(document: Document, columns: Sequence[WordColumn], rows: Iterable[WordRow]) -> None:
    """Add a ruled table.

    Args:
        rows: what stands below the head; text however hostile.
    """
    table = lay_table(document, [column.width for column in columns], margin=_CELL_MARGIN)
    table.style = document.styles["Table Grid"]
    _head(table.rows[0], columns)
    # Looking a style up by name takes longer than all else in a cell.
    style_id = document.styles[CELL].style_id
    above: list[_Cell] = []
    rows = list(rows)
    together = _kept_together(rows, [column.width for column in columns])
    for at_row, row in enumerate(rows):
        cells = _add_cells(table, row, columns)
        for at in row.merged:
            _merge(above[at], cells[at])
        above = cells
        for cell, text, column in zip(cells, row.cells, columns, strict=False):
            _fill(cell, text, row, column.align, style_id, keeps_next=at_row in together)
    # Word wants a paragraph after a table; a small one cannot open a page of its own.
    after = document.add_paragraph()
    after.paragraph_format.line_spacing = Pt(6)


def lay_table(document: Document, widths: Sequence[float], *, rows: int = 1, margin: float = 0) -> Table:
    """Add a table without lines whose columns keep their widths.

    Args:
        widths: millimetres of each column.
        margin: millimetres between a cell's sides and its text.
    """
    table: Table = document.add_table(rows, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(Mm(margin).twips))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    return table


def set_row_flag(row: _Row, flag: str) -> None:
    """Set a flag of a row: `w:cantSplit`, `w:tblHeader`."""
    row._tr.get_or_add_trPr().append(OxmlElement(flag))


def _head(row: _Row, columns: Sequence[WordColumn]) -> None:
    set_row_flag(row, "w:cantSplit")
    set_row_flag(row, "w:tblHeader")
    for cell, column in zip(row.cells, columns, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cell.paragraphs[0].style = CELL_HEAD
        cell.paragraphs[0].add_run(clean(column.head))
        _shade(cell)


def _add_cells(table: Table, row: WordRow, columns: Sequence[WordColumn]) -> list[_Cell]:
    element = table._tbl.add_tr()
    widths = [sum(column.width for column in columns)] if row.is_across else [column.width for column in columns]
    if _fits_a_page(row, widths):
        set_row_flag(_Row(element, table), "w:cantSplit")
    cells = []
    for width in widths:
        cell = element.add_tc()
        cell.width = Mm(width)
        cells.append(_Cell(cell, table))
    if row.is_across:
        cells[0]._tc.grid_span = len(columns)
    return cells


def _kept_together(rows: Sequence[WordRow], widths: Sequence[int]) -> frozenset[int]:
    """Return the places of rows that stay on the page of the next: of a small table all, else some at either end."""
    across = sum(widths)
    lines = sum(
        max(_lines(text, width) for text, width in zip(row.cells, [across] if row.is_across else widths, strict=True))
        for row in rows
    )
    places = range(len(rows) - 1)
    return frozenset(places if lines <= _SMALL_TABLE else (*places[: _FIRST - 1], *places[1 - _LAST :]))


def _merge(above: _Cell, cell: _Cell) -> None:
    if above._tc.vMerge is None:
        above._tc.vMerge = "restart"
    cell._tc.vMerge = "continue"


def _fits_a_page(row: WordRow, widths: Sequence[int]) -> bool:
    return all(_lines(text, width) <= _LINES_A_PAGE for text, width in zip(row.cells, widths, strict=True))


def _lines(text: str, width: int) -> int:
    return sum(1 + int(len(line) * _LETTER_WIDTH / width) for line in text.split("\n"))


def _fill(cell: _Cell, text: str, row: WordRow, align: WD_ALIGN_PARAGRAPH, style_id: str, *, keeps_next: bool) -> None:
    if row.shaded:
        _shade(cell)
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(clean(text, lines=True).split("\n")):
        filled = cell.add_paragraph() if number else paragraph
        filled._p.style = style_id
        filled.alignment = align
        if keeps_next or (row.is_across and len(line) <= _LONGEST_HEADING):
            filled.paragraph_format.keep_with_next = True
        run = filled.add_run(line)
        run.bold = row.bold or None
        run.italic = row.italic or None


def _shade(cell: _Cell) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", GREY)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().insert_element_before(shading, "w:noWrap", "w:tcMar", "w:vAlign")
