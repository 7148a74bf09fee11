"""Counts as tables: a row for each chapter or each lead."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from partui.domain.plan.report import Progress
from partui.locale import _
from partui.reports.count_rows import CountRow, chapter_rows, count_heads, lead_rows, total_row
from partui.reports.word.tables import Column, Row, add_table
from partui.wording.numbers import official_percent
from partui.wording.tasks import agency_text

_NUMBER_WIDTH = 9
_NAME_WIDTH = 37
_COUNT_WIDTHS = (12, 13, 13, 13, 13, 13, 13, 13, 16)
_CENTER = WD_ALIGN_PARAGRAPH.CENTER


def add_chapter_table(document: Document, report: Progress) -> None:
    """Add the counts of each chapter and of the whole; for one agency, of the chapters that it has tasks in."""
    rows = [Row(_cells(row)) for row in chapter_rows(report) if row.total or report.head.agency is None]
    rows.append(Row(_cells(total_row(report)), bold=True, shaded=True))
    add_table(document, _columns(_("Mã"), _("Lĩnh vực")), rows)


def add_lead_table(document: Document, report: Progress) -> None:
    """Add the counts of each lead, the worst first."""
    rows = [
        Row(_cells(row._replace(name=agency_text(lead.name, group=False))))
        for row, lead in zip(lead_rows(report), report.leads, strict=True)
    ]
    add_table(document, _columns(_("TT"), _("Cơ quan chủ trì")), rows)


def _columns(number: str, name: str) -> list[Column]:
    counts = zip(count_heads(), _COUNT_WIDTHS, strict=True)
    return [
        Column(number, _NUMBER_WIDTH, _CENTER),
        Column(name, _NAME_WIDTH),
        *(Column(head, width, _CENTER) for head, width in counts),
    ]


def _cells(row: CountRow) -> tuple[str, ...]:
    return (row.code, row.name, str(row.total), *map(str, row.counts), official_percent(row.rate))
