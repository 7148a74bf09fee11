"""A plan as a Word document: the letter, then each annex on A4 landscape."""

from typing import BinaryIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from partui.domain.plan.file import Blanks, PlanFile
from partui.locale import _
from partui.plan_io.layout.item_table import item_table
from partui.plan_io.layout.writing import (
    AnnexLine,
    blanks_line,
    criteria_heads,
    criteria_lines,
    criteria_name,
    day_line,
    goes_with,
    guidance,
    items_name,
    kind_line,
    number_line,
)
from partui.reports.word.document import begin_annex, lay_out_portrait, save
from partui.reports.word.paragraphs import set_styles, write
from partui.reports.word.tables import WordColumn, WordRow, add_table

EMPTY_ROWS = 12
CRITERIA_WIDTHS = (17, 110, 20, 25, 28, 52)
ITEM_WIDTHS = (17, 52, 50, 51, 27, 27, 28)
_FURTHER_WIDTH = 25

_CENTER = WD_ALIGN_PARAGRAPH.CENTER
_NUMBER_COLUMNS = (0, 2, 3, 4)


def write_word(plan: PlanFile, out: BinaryIO) -> None:
    """Write a plan; one without rows becomes a template with rows to fill in.

    Args:
        plan: the plan as printed.
        out: a file opened for writing bytes.
    """
    document = docx.Document()
    lay_out_portrait(document)
    set_styles(document)
    document.core_properties.title = plan.plan.title[:255]
    document.core_properties.author = ""
    _letter(document, plan)
    year = plan.plan.year
    criteria = [
        WordColumn(head, width, _CENTER if at in _NUMBER_COLUMNS else WD_ALIGN_PARAGRAPH.LEFT)
        for at, (head, width) in enumerate(zip(criteria_heads(year), CRITERIA_WIDTHS, strict=True))
    ]
    _annex(document, plan, (_("Phụ lục I"), criteria_name(year)), criteria, list(criteria_lines(plan)))
    table = item_table(plan, marks_merges=True)
    items = [WordColumn(head, width) for head, width in zip(table.heads, _widths(len(table.heads)), strict=True)]
    _annex(document, plan, (_("Phụ lục II"), items_name(year)), items, table.lines)
    save(document, out)


def _widths(columns: int) -> list[int]:
    """Return the widths of the table of tasks; further columns narrow the others."""
    widths = (*ITEM_WIDTHS, *[_FURTHER_WIDTH] * (columns - len(ITEM_WIDTHS)))
    return [round(width * sum(ITEM_WIDTHS) / sum(widths)) for width in widths]


def _letter(document: Document, plan: PlanFile) -> None:
    head = plan.plan
    write(document.add_paragraph(), number_line(head))
    write(document.add_paragraph(), day_line(head), italic=True, align=WD_ALIGN_PARAGRAPH.RIGHT)
    kind = write(document.add_paragraph(), kind_line(plan.plan), bold=True, align=_CENTER)
    kind.paragraph_format.space_before = Pt(18)
    write(document.add_paragraph(), head.title, bold=True, align=_CENTER)
    document.add_paragraph()
    if rule := blanks_line(plan, Blanks.KEEP):
        write(document.add_paragraph(), rule, italic=True)
    if not plan.items:
        for line in guidance():
            write(document.add_paragraph(), line, italic=True)


def _annex(
    document: Document, plan: PlanFile, names: tuple[str, str], columns: list[WordColumn], lines: list[AnnexLine]
) -> None:
    begin_annex(document)
    for name in names:
        write(document.add_paragraph(), name, bold=True, align=_CENTER)
    write(document.add_paragraph(), goes_with(plan.plan), italic=True, align=_CENTER)
    empty = AnnexLine(("",) * len(columns))
    rows = lines or [empty] * EMPTY_ROWS
    add_table(
        document,
        columns,
        [
            WordRow(line.cells, line.look in ("chapter", "total"), line.look == "heading", merged=line.merged)
            for line in rows
        ],
    )
