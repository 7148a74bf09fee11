"""Rows are as high as their texts need, whatever opens the workbook."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.reports.excel import write_assessment, write_progress
from partui.reports.excel.sizes import HIGHEST, LINE, row_height
from tests.reports import samples


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("Sở Nội vụ", 20, 1),
        ("Sở Nội vụ\nSở Tư pháp\nSở Tài chính", 20, 3),
        ("Thực hiện quy định về số lượng người làm việc", 20, 3),
        ("a" * 100, 10, 10),
        ("m" * 10, 10, 2),
    ],
)
def test_lines_are_counted_as_words_fill_them(text: str, width: float, lines: int) -> None:
    assert row_height([(text, width), ("x", 5)]) == (lines * LINE if lines > 1 else None)


def test_bold_letters_are_wider_and_marks_take_no_room() -> None:
    assert row_height([("chữ chữ chữ chữ chữ", 18)]) is None
    assert row_height([("chữ chữ chữ chữ chữ", 18)], bold=True) == 2 * LINE
    assert row_height([("ệ" * 10, 10)]) == row_height([("e" * 10, 10)])


@given(st.text(max_size=200), st.floats(3, 60))
def test_no_row_is_lower_than_its_line_breaks_nor_higher_than_excel_takes(text: str, width: float) -> None:
    height = row_height([(text, width)]) or LINE
    assert LINE * min(27, text.count("\n") + 1) <= height <= HIGHEST


def test_every_row_of_a_workbook_has_room_for_its_lines() -> None:
    progress, assessment = BytesIO(), BytesIO()
    write_progress(samples.progress(), progress)
    write_assessment(samples.assessment(), assessment)
    books = [openpyxl.load_workbook(out) for out in (progress, assessment)]
    for sheet in (sheet for book in books for sheet in book.worksheets):
        for row in sheet.iter_rows():
            breaks = max(str(cell.value or "").count("\n") for cell in row)
            assert (sheet.row_dimensions[row[0].row].height or LINE) >= LINE * min(27, breaks + 1)
    assert books[1]["Điểm"].row_dimensions[5].height == 2 * LINE
