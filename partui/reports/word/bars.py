"""Charts as Word itself draws them: a table of one row, its cells as wide as what they stand for, and filled."""

from collections.abc import Sequence
from typing import NamedTuple

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell

from partui.domain.text import clean
from partui.reports.word.paragraphs import CELL
from partui.reports.word.tables import lay_table

_HEIGHT = 4
# A narrower part has no room for its text.
_LEAST_WITH_TEXT = 5.0
_LEAST = 1.0


class WordBarPart(NamedTuple):
    """A part of a bar.

    Attributes:
        width: millimetres.
        fill: a colour, `#3c8d53`; none for words beside a bar.
    """

    text: str
    width: float
    fill: str | None


def add_bar(document: Document, parts: Sequence[WordBarPart]) -> None:
    """Add a bar whose parts stand side by side from the left; a part that is very narrow has no text.

    Args:
        parts: what it is made of; one at least.
    """
    table = lay_table(document, [max(part.width, _LEAST) for part in parts])
    row = table.rows[0]
    row.height, row.height_rule = Mm(_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, part in zip(row.cells, parts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = document.styles[CELL]
        if part.fill is not None:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _fill(cell, part.fill)
        if part.fill is None or part.width >= _LEAST_WITH_TEXT:
            paragraph.add_run(clean(part.text))
    after = document.add_paragraph()
    after.paragraph_format.line_spacing = Pt(2)


def _fill(cell: _Cell, colour: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", "444444")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.insert_element_before(borders, "w:shd", "w:noWrap", "w:tcMar", "w:vAlign")
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        shading.set(qn(f"w:{name}"), value)
    properties.insert_element_before(shading, "w:noWrap", "w:tcMar", "w:vAlign")
