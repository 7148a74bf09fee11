"""The self-assessment by Phụ lục I, as a workbook: Điểm, Tài liệu, Cơ quan."""

from typing import BinaryIO

from partui.domain.agencies.names import is_group
from partui.domain.plan.report import Assessment, ReportHead
from partui.domain.tasks.status import Timeliness
from partui.locale import _
from partui.reports.assessment_rows import (
    ProductRow,
    ScoreLine,
    elsewhere_lines,
    how_expected,
    product_rows,
    score_heads,
    score_lines,
    sums_note,
    total_line,
)
from partui.reports.excel.book import Book, Sheet, SheetColumn, Value
from partui.reports.titles import assessment_name
from partui.wording.labels import status_label
from partui.wording.tasks import agency_text

# Code and title stand before the points; after them the rule goes onto paper, tasks and documents are for the screen.
_BEFORE = 2
_PRINTED_AFTER = 1


def write_assessment(report: Assessment, out: BinaryIO) -> None:
    """Write the self-assessment: every criterion, products and documents, what is at risk through each lead.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    book = Book(out, report.head, assessment_name(report.head))
    _add_scores(book, report)
    _add_products(book, report)
    _add_risks(book, report)
    book.close()


def _add_scores(book: Book, report: Assessment) -> None:
    heads = score_heads(report.head)
    columns = [
        SheetColumn(_("Mã"), 8),
        SheetColumn(_("Tiêu chí"), 48),
        *(SheetColumn(head, 10.5, "gap" if name == "gap" else "points") for name, head in heads.items()),
        SheetColumn(_("Dự kiến tính theo"), 26),
        SheetColumn(_("Nhiệm vụ"), 26),
        SheetColumn(_("Tài liệu kiểm chứng"), 44),
        SheetColumn(_("Đối chiếu tổng điểm"), 26),
    ]
    sheet = Sheet(book, _("Điểm"), columns)
    sheet.add_title()
    sheet.add_head()
    first = sheet.row
    sheet.freeze(2)
    for line in score_lines(report):
        sheet.add_row(_cells(line, report.head), _row_of(line))
    for line in elsewhere_lines(report):
        sheet.add_row(_cells(line, report.head), _row_of(line))
    sheet.add_row(_cells(total_line(report), report.head), "total")
    names = list(heads)
    sheet.colour_numbers(_BEFORE + names.index("gap"), first, "<", Timeliness.DUE_SOON)
    sheet.colour_numbers(_BEFORE + names.index("at_risk"), first, ">", Timeliness.OVERDUE)
    sheet.add_line(how_expected(report.head), italic=True)
    sheet.print_only(_BEFORE + len(heads) + _PRINTED_AFTER)


def _row_of(line: ScoreLine) -> str:
    if line.level == 0:
        return "chapter"
    return "plain" if line.is_leaf else "heading"


def _cells(line: ScoreLine, head: ReportHead) -> tuple[Value, ...]:
    return (
        line.code,
        line.title,
        *(line.figure(name) for name in score_heads(head)),
        line.rule,
        line.tasks_text,
        line.documents_text,
        "" if line.is_elsewhere else sums_note(line, head),
    )


def _add_products(book: Book, report: Assessment) -> None:
    columns = [
        SheetColumn(_("Tiêu chí"), 9),
        SheetColumn(_("Mã"), 8),
        SheetColumn(_("Nhiệm vụ"), 36),
        SheetColumn(_("Kết quả thực hiện"), 14),
        SheetColumn(_("Sản phẩm"), 36),
        SheetColumn(_("Kiểm chứng"), 12),
        SheetColumn(_("Số/ký hiệu"), 16),
        SheetColumn(_("Ngày ban hành"), 12, "date"),
        SheetColumn(_("Cơ quan ban hành"), 18),
        SheetColumn(_("Trích yếu"), 34),
        SheetColumn(_("Nơi lưu"), 28),
    ]
    sheet = Sheet(book, _("Tài liệu"), columns)
    sheet.add_head()
    sheet.freeze(3)
    for row in product_rows(report):
        sheet.add_row(_product_cells(row))
    sheet.filter_columns()


def _product_cells(row: ProductRow) -> tuple[Value, ...]:
    return (
        row.criterion,
        row.code,
        row.title,
        status_label(row.status),
        row.product or _("(cả nhiệm vụ)"),
        _("✓ Có") if row.is_proved else _("✗ Chưa có"),
        row.number,
        row.issued_on,
        row.issuer,
        row.summary,
        row.link,
    )


def _add_risks(book: Book, report: Assessment) -> None:
    sheet = Sheet(
        book, _("Cơ quan"), [SheetColumn(_("Cơ quan chủ trì"), 60), SheetColumn(_("Nguy cơ mất điểm"), 18, "points")]
    )
    sheet.add_head()
    sheet.freeze(1)
    for agency, points in report.scores.agencies:
        sheet.add_row((agency_text(agency, is_group(agency)), points))
    sheet.filter_columns()
