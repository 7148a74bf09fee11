"""Báo cáo tình hình thực hiện, as a workbook: Tổng hợp, Nhiệm vụ."""

from typing import BinaryIO

from partui.domain.plan.report import Progress
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.reports.annex_rows import annex_cells, annex_heads, listed
from partui.reports.excel.book import A3, Book, Sheet, SheetColumn, Value
from partui.reports.progress_rows import (
    COUNTED,
    CountRow,
    HeadingRow,
    TaskRow,
    chapter_rows,
    count_heads,
    has_members,
    lead_rows,
    leads_note,
    members_cell,
    rows_under_headings,
    task_heads,
    task_rows,
    total_row,
)
from partui.reports.progress_sections import section_notes
from partui.reports.titles import progress_name
from partui.wording.labels import status_label
from partui.wording.plan.scorecards import ranked_cards, ranking_note, scorecard_cells

_TASK_WIDTHS = (6.5, 30, 14, 17, 12, 11, 14.5, 12.5, 11, 8.5, 7.5, 10, 25, 25, 18, 13)
_MEMBER_WIDTHS = (11, 25)
_TASK_KINDS = {5: "date", 8: "date", 9: "whole", 10: "percent"}
_TIMELINESS = 6
_ABOVE_WIDTHS = (30, 30)
_PAGE_WIDTHS = (7, 40, 19, 15, 14, 15, 38)


def write_progress(report: Progress, out: BinaryIO) -> None:
    """Write how the plan is carried out: the numbers, every task to filter, every task to print, a sheet each.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    book = Book(out, report.head, progress_name(report.head))
    _add_numbers(book, report)
    _add_ranking(book, report)
    _add_tasks(book, report)
    _add_pages(book, report)
    book.close()


def _add_numbers(book: Book, report: Progress) -> None:
    heads = count_heads()
    columns = [
        SheetColumn("", 6),
        SheetColumn("", 52),
        *(SheetColumn("", 12, "whole") for _head in heads[:-1]),
        SheetColumn("", 12, "share"),
    ]
    sheet = Sheet(book, _("Tổng hợp"), columns)
    sheet.add_title()
    sheet.skip()
    sheet.add_line(_("Theo lĩnh vực"), 12, bold=True)
    sheet.add_head((_("Mã"), _("Lĩnh vực"), *heads))
    first = sheet.row
    for row in chapter_rows(report):
        sheet.add_row(_counts(row))
    sheet.add_row(_counts(total_row(report)), "total")
    _colour(sheet, first)
    sheet.skip()
    sheet.add_line(_("Theo cơ quan chủ trì"), 12, bold=True)
    sheet.add_head((_("TT"), _("Cơ quan chủ trì"), *heads))
    first = sheet.row
    for row in lead_rows(report):
        sheet.add_row(_counts(row))
    _colour(sheet, first)
    sheet.add_line(leads_note(report), italic=True)
    for note in section_notes(report):
        sheet.skip()
        sheet.add_line(note.title, 12, bold=True)
        for line in note.lines:
            sheet.add_line(line)


def _counts(row: CountRow) -> tuple[Value, ...]:
    return (row.code, row.name, row.total, *row.counts, row.rate)


def _colour(sheet: Sheet, first_row: int) -> None:
    for timeliness in (Timeliness.OVERDUE, Timeliness.DUE_SOON):
        sheet.colour_numbers(3 + COUNTED.index(timeliness), first_row, ">", timeliness)


def _add_ranking(book: Book, report: Progress) -> None:
    ranked = ranked_cards(report.ranking)
    if report.ranking is None or not ranked:
        return
    columns = [
        SheetColumn(_("Hạng"), 7, "whole"),
        SheetColumn(_("Cơ quan chủ trì"), 42),
        SheetColumn(_("Đến hạn"), 10, "whole"),
        SheetColumn(_("Đúng hạn"), 10, "whole"),
        SheetColumn(_("Tỷ lệ"), 10, "share"),
        SheetColumn(_("Quá hạn"), 10, "whole"),
        SheetColumn(_("Điểm giữ"), 10, "points"),
        SheetColumn(_("Nguy cơ"), 10, "points"),
        SheetColumn(_("Thiếu TL"), 10, "whole"),
        SheetColumn(_("Trả lời"), 14),
    ]
    sheet = Sheet(book, _("Xếp hạng"), columns)
    sheet.add_head()
    for placed in ranked:
        card = placed.card
        sheet.add_row(
            (
                placed.place, clean(card.name), card.due.due, card.due.on_time, card.due.rate, card.late, card.max,
                card.at_risk, card.unproved, scorecard_cells(card)[-1],
            )
        )  # fmt: skip
    sheet.add_line(ranking_note(report.ranking), italic=True)


def _add_tasks(book: Book, report: Progress) -> None:
    """Add a row a task, to sort and to filter: what stands over it in the plan has columns of its own."""
    members = has_members(report)
    heads = (*task_heads(members=members), _("Thuộc lĩnh vực"), _("Thuộc mục"))
    widths = (*_TASK_WIDTHS, *(_MEMBER_WIDTHS if members else ()), *_ABOVE_WIDTHS)
    columns = [
        SheetColumn(head, width, _TASK_KINDS.get(at, "text"))
        for at, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]
    sheet = Sheet(book, _("Nhiệm vụ"), columns, A3)
    sheet.add_head()
    sheet.freeze(2)
    titles = {heading.code: f"{heading.code}. {clean(heading.title)}" for heading in report.headings}
    for task, row in zip(report.tasks, task_rows(report), strict=True):
        of_members = (members_cell(row), "\n".join(row.behind)) if members else ()
        heading = "" if task.heading == task.chapter else titles.get(task.heading or "", "")
        sheet.add_row((*_cells(row), *of_members, titles.get(task.chapter, ""), heading))
    sheet.filter_columns()
    sheet.colour_timeliness(_TIMELINESS)


def _add_pages(book: Book, report: Progress) -> None:
    """Add the tasks under their headings with what a page has room for, to print."""
    columns = [SheetColumn(head, width) for head, width in zip(annex_heads(), _PAGE_WIDTHS, strict=True)]
    sheet = Sheet(book, _("Bản in"), columns)
    sheet.add_head()
    sheet.freeze(2)
    for row in rows_under_headings(report):
        if isinstance(row, HeadingRow):
            sheet.add_heading(f"{row.code}. {row.title}", "chapter" if row.is_chapter else "heading")
        else:
            sheet.add_row(annex_cells(row))


def _cells(row: TaskRow) -> tuple[Value, ...]:
    return (
        row.code,
        row.title,
        "\n".join(row.leads),
        "\n".join(row.implementers),
        row.deadline,
        row.due_on or row.due_words,
        row.signed_standing,
        status_label(row.status),
        row.completed_on,
        row.days,
        row.progress,
        row.measured,
        listed(row.products),
        listed(row.requirements),
        listed(row.unproved_products),
        row.note,
    )
