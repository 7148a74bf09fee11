"""The progress report as a workbook, opened again with another library."""

from datetime import date, datetime
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from partui.domain.plan.report import Progress
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.reports.annex_rows import annex_heads
from partui.reports.excel import write_progress
from partui.reports.excel.book import LONGEST_CELL, cell_text
from partui.reports.progress_rows import COUNTED
from partui.wording.labels import timeliness_label, timeliness_sign
from partui.wording.plan.capitals import as_sentence
from tests.reports import samples

HEADS = [
    "Mã", "Nhiệm vụ", "Chủ trì", "Thực hiện", "Thời hạn", "Hạn", "So với hạn", "Kết quả thực hiện", "Ngày hoàn thành",
    "Số ngày còn lại (âm: quá hạn)", "% hoàn thành", "Kết quả đo được", "Sản phẩm", "Yêu cầu",
    "Sản phẩm chưa có tài liệu kiểm chứng", "Ghi chú", "Thuộc lĩnh vực", "Thuộc mục",
]  # fmt: skip


def book_of(report: Progress) -> Workbook:
    out = BytesIO()
    write_progress(report, out)
    return openpyxl.load_workbook(BytesIO(out.getvalue()))


@pytest.fixture(scope="module")
def report() -> Progress:
    return samples.progress()


@pytest.fixture(scope="module")
def book(report: Progress) -> Workbook:
    return book_of(report)


def values(sheet: Worksheet, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row]]


def listed(entries: tuple[str, ...]) -> str | None:
    return "\n".join(f"- {entry}" for entry in entries) if len(entries) > 1 else "".join(entries) or None


def day(value: date | None) -> datetime | None:
    return datetime(value.year, value.month, value.day) if value else None


def test_every_task_is_there_cell_by_cell(book: Workbook, report: Progress) -> None:
    sheet = book["Nhiệm vụ"]
    assert values(sheet, 1) == HEADS
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2) if row[2].value is not None}
    assert list(rows) == [task.code for task in report.tasks]
    above = headings_of(report)
    unproved = {"1.3.1": (2,), "1.3.2": (), "2.2": ()}
    for task in report.tasks:
        closed = task.status in {Status.DONE, Status.CANCELLED}
        missing = unproved.get(task.code, tuple(range(1, len(task.products) + 1)))
        assert [cell.value for cell in rows[task.code]] == [
            task.code,
            task.title,
            "\n".join(task.leads),
            "\n".join(task.implementers) or None,
            task.deadline or None,
            "chưa rõ hạn" if task.code == "4.1.1" else day(task.due_on),
            f"{timeliness_sign(task.timeliness)} {timeliness_label(task.timeliness)}",
            {"todo": "Chưa thực hiện", "doing": "Đang thực hiện", "done": "Hoàn thành"}.get(
                task.status, "Không thực hiện"
            ),
            day(task.completed_on),
            None if closed else task.days,
            task.progress,
            task.measured or None,
            listed(task.products),
            listed(task.requirements),
            listed(tuple(task.products[number - 1] for number in missing)),
            task.note or None,
            *above[task.code],
        ]


def headings_of(report: Progress) -> dict[str, tuple[str, str | None]]:
    """The chapter and the heading over each task, by its code."""
    titles = {heading.code: f"{heading.code}. {heading.title}" for heading in report.headings}
    return {
        task.code: (titles[task.chapter], titles.get(task.code.rpartition(".")[0] if task.code.count(".") > 1 else ""))
        for task in report.tasks
    }


def test_the_sheet_to_print_has_the_tasks_under_their_headings(book: Workbook, report: Progress) -> None:
    sheet = book["Bản in"]
    assert [cell.value for cell in sheet[1]] == list(annex_heads())
    across = {f"{heading.code}. {heading.title}" for heading in report.headings}
    written = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert [text for text in written if text in across] == [f"{each.code}. {each.title}" for each in report.headings]
    assert [text for text in written if text not in across] == [task.code for task in report.tasks]
    assert [
        f"{code}. {title}" if f"{code}. {title}" in across else code for code, title in samples.in_order(report)
    ] == (written)
    assert not sheet.auto_filter.ref
    chapter = sheet[2][0]
    assert chapter.font.b
    assert "A2:G2" in {str(each) for each in sheet.merged_cells.ranges}


def test_an_agency_s_report_has_only_headings_over_its_tasks() -> None:
    sheet = book_of(samples.progress("Sở Khoa học và Công nghệ"))["Bản in"]
    codes = [str(row[0].value).split(". ")[0] for row in sheet.iter_rows(min_row=2)]
    tasks = [code for code in codes if code in {task.code for task in samples.tasks()}]
    assert len(tasks) == 2
    assert all(any(task.startswith(code) for task in tasks) for code in codes)


def test_days_and_numbers_are_real(book: Workbook) -> None:
    sheet = book["Nhiệm vụ"]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "1.3.1")
    assert [row[at].number_format for at in (5, 8)] == ["dd/mm/yyyy"] * 2
    assert [row[at].data_type for at in (0, 5, 8, 10)] == ["s", "d", "d", "n"]
    assert row[10].number_format == '0"%"'
    assert {cell.font.name for cell in row} == {"Times New Roman"}
    assert row[1].alignment.wrap_text


def test_counts_by_chapter_and_by_lead(book: Workbook, report: Progress) -> None:
    sheet = book["Tổng hợp"]
    heads = ["Tổng số", *(timeliness_label(each) for each in COUNTED), "Tỷ lệ hoàn thành"]
    written = [values(sheet, row) for row in range(1, sheet.max_row + 1)]
    chapters = written.index(["Mã", "Lĩnh vực", *heads])
    leads = written.index(["TT", "Cơ quan chủ trì", *heads])
    for at, counted in enumerate((*report.chapters, None), start=chapters + 1):
        tally = report.total if counted is None else counted.tally
        name = [None, "Tổng cộng"] if counted is None else [counted.chapter.code, as_sentence(counted.chapter.title)]
        numbers = [tally.total, *(tally.by_timeliness[each] for each in COUNTED)]
        assert written[at][:-1] == [*name, *numbers]
        assert written[at][-1] == pytest.approx(tally.rate)
    for number, lead in enumerate(report.leads, start=1):
        agency = f"{lead.name} (nhóm)" if lead.group else lead.name
        counts = [lead.tally.by_timeliness[each] for each in COUNTED]
        assert written[leads + number][:-1] == [str(number), agency, lead.tally.total, *counts]
        assert written[leads + number][-1] == pytest.approx(lead.tally.rate)
    assert sheet.cell(chapters + 2, 11).number_format == "[$-42A]0.0%"


def test_nothing_to_do_has_no_rate(report: Progress) -> None:
    empty = samples.progress("Không cơ quan nào")
    sheet = book_of(empty)["Tổng hợp"]
    total = next(row for row in sheet.iter_rows() if row[1].value == "Tổng cộng")
    assert [total[2].value, total[-1].value] == [0, None]
    assert report.total.rate is not None


def test_what_a_reader_and_a_printer_need(book: Workbook) -> None:
    sheet = book["Nhiệm vụ"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:R{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    for each in book.worksheets:
        assert (each.page_setup.orientation, int(each.page_setup.paperSize)) == (
            "landscape", 8 if each.title == "Nhiệm vụ" else 9,
        )  # fmt: skip
        assert each.sheet_properties.pageSetUpPr.fitToPage
        # One page wide is what the format takes for granted.
        assert (each.page_setup.fitToWidth or 1, each.page_setup.fitToHeight) == (1, 0)
        assert each.oddFooter.center.text == "Trang &P/&N"
    rules = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    assert {rule.text for rule in rules} >= {timeliness_sign(Timeliness.OVERDUE), timeliness_sign(Timeliness.DUE_SOON)}


@pytest.mark.parametrize("text", [samples.HOSTILE, samples.HOSTILE + samples.LONG, "0123", "-1", "http://x.invalid"])
def test_hostile_text_stays_text(text: str) -> None:
    book = book_of(samples.hostile(text)[0])
    shown = cell_text(clean(text))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                if isinstance(cell.value, str):
                    assert len(cell.value) <= LONGEST_CELL
                    assert not any(mark in cell.value for mark in samples.INVISIBLE)
    row = next(row for row in book["Nhiệm vụ"].iter_rows(min_row=2) if row[2].value is not None)
    assert row[1].value == shown
    assert row[1].data_type == "s"


@pytest.mark.parametrize(("agency", "shown"), [("A & B", "A && B"), ("&" * 80, "&&" * 59 + "…")])
def test_a_header_names_the_agency_and_runs_no_code_of_its_name(agency: str, shown: str) -> None:
    out = BytesIO()
    report = samples.progress()
    write_progress(report._replace(head=report.head._replace(agency=agency)), out)
    with ZipFile(out) as parts:
        sheet = unescape(parts.read("xl/worksheets/sheet1.xml").decode())
    assert f"&C&9 {shown}&R" in sheet


def test_a_long_text_is_cut_where_excel_would_refuse_it() -> None:
    assert cell_text("a" * LONGEST_CELL) == "a" * LONGEST_CELL
    assert cell_text("a" * (LONGEST_CELL + 1)) == "a" * (LONGEST_CELL - 1) + "…"
    two_units_each = cell_text("😀" * 20_000)
    assert two_units_each == "😀" * ((LONGEST_CELL - 1) // 2) + "…"


def test_two_writings_are_the_same_bytes(report: Progress) -> None:
    first, second = BytesIO(), BytesIO()
    write_progress(report, first)
    write_progress(report, second)
    assert first.getvalue() == second.getvalue()
