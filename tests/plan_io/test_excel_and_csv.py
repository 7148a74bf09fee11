"""Plans as spreadsheets that other programs made, and as CSV in whatever letters."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from partui.domain.errors import PartuiError
from partui.plan_io.csv import read_csv
from partui.plan_io.document import Document
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.excel.reading import read_excel
from partui.plan_io.reading import read_document
from tests.plan_io.word_files import HEAD_2

CHAPTER = (1, "CHỈ ĐẠO")
TASK: tuple[Any, ...] = (1.1, "Kế hoạch", "- Kế hoạch;\n- Báo cáo.", 0.3, date(2021, 9, 30), "Sở Nội vụ", "Các sở")


def book(*rows: tuple[Any, ...]) -> Any:
    made = Workbook()
    sheet: Any = made.active
    for row in (("Phụ lục II: nhiệm vụ năm 2021",), (), HEAD_2, *rows):
        sheet.append(row)
    return made


def read(document: Document) -> PlanDraft:
    return read_document(document, PlanOverrides(year=2021), lambda _rows: None)


def draft_of(made: Any) -> PlanDraft:
    out = BytesIO()
    made.save(out)
    return read(read_excel(out.getvalue(), lambda _rows: None))


def test_dates_numbers_and_percentages_are_read_as_shown() -> None:
    made = book(CHAPTER, TASK)
    made.active["D5"].number_format = "0%"
    row = draft_of(made).file.items[1]
    assert (row.code, row.requirements, row.deadline) == ("1.1", ("30%",), "30/09/2021")
    assert row.products == ("Kế hoạch;", "Báo cáo.")


def test_a_code_that_lost_its_zero() -> None:
    draft = draft_of(book(CHAPTER, *((float(f"1.{at}"), f"Việc {at}", "Báo cáo") for at in range(1, 12))))
    assert [row.code for row in draft.file.items][-3:] == ["1.9", "1.10", "1.11"]
    assert "Trang “Sheet”, hàng 14: mã 1.1 đọc là 1.10." in [problem.text for problem in draft.problems]


def test_a_code_shown_with_its_zero() -> None:
    made = book(CHAPTER, (1.1, "Việc", "Báo cáo"))
    made.active["A5"].number_format = "0.00"
    assert draft_of(made).file.items[1].code == "1.10"


def test_a_number_that_became_a_date_is_kept_and_doubtful() -> None:
    draft = draft_of(book(CHAPTER, (date(2001, 3, 1), "Việc", "Báo cáo")))
    assert draft.file.items[1].printed_number == "01/03/2001"
    assert [(doubt.place, doubt.reasons) for doubt in draft.doubts] == [("Trang “Sheet”, hàng 5", ("unread",))]


@pytest.mark.parametrize("total", ["TỔNG ĐIỂM", "Tổng cộng (1+2):", "Cộng"])
def test_a_total_however_it_is_called(total: str) -> None:
    made = book(CHAPTER, TASK)
    sheet = made.create_sheet("Phụ lục I")
    for row in (("STT", "Tiêu chí", "Điểm tối đa", "Mục tiêu"), (1, "CHỈ ĐẠO", 2, 1.5), (None, total, 2, 1.5)):
        sheet.append(row)
    totals = draft_of(made).file.plan.totals
    assert (totals.max, totals.baseline, totals.target) == (2, None, 1.5)


def test_a_dash_in_place_of_a_number_is_a_task_of_its_own() -> None:
    draft = draft_of(book(CHAPTER, TASK, ("-", "Báo cáo", "Biên bản"), (None, "Tổng kết", None, None, "Quý I")))
    assert [row.title for row in draft.file.items] == ["CHỈ ĐẠO", "Kế hoạch", "Báo cáo", "Tổng kết"]
    assert [row.printed_number for row in draft.file.items] == ["1", "1.1", "-", ""]
    assert [doubt.code for doubt in draft.doubts] == [row.code for row in draft.file.items[2:]]


def test_a_line_in_the_place_of_a_number_is_a_heading_without_one() -> None:
    draft = draft_of(book(("CẢI CÁCH THỂ CHẾ",), TASK))
    assert [(row.printed_number, row.title) for row in draft.file.items] == [
        ("", "CẢI CÁCH THỂ CHẾ"),
        ("1.1", "Kế hoạch"),
    ]


def test_what_is_struck_through_is_not_read() -> None:
    made = book(CHAPTER, TASK)
    made.active["F5"].font = Font(strike=True)
    assert (draft_of(made).file.items[1].lead, draft_of(made).file.items[1].implementers) == ("", "Các sở")


def test_merged_ranges_are_merged_cells() -> None:
    made = book(CHAPTER, TASK, (1.2, "Báo cáo"), ("Ghi chú",))
    for area in ("C5:C6", "E5:E6", "F5:F6", "A7:G7"):
        made.active.merge_cells(area)
    row = draft_of(made).file.items[2]
    assert (row.products, row.deadline, row.lead) == ((), "", "")
    assert (row.kind, row.merged) == ("task", ("products", "deadline", "lead"))


def test_hidden_sheets_are_left_out_and_annexes_stand_on_any_sheet() -> None:
    made = book(CHAPTER, TASK)
    made.create_sheet("cũ", 0).append(HEAD_2)
    made["cũ"].append((9, "CŨ"))
    made["cũ"].sheet_state = "hidden"
    assert [row.code for row in draft_of(made).file.items] == ["1", "1.1"]


CSV = (
    "KẾ HOẠCH\nCải cách năm 2021\n\nSTT;Lĩnh vực;Sản phẩm;Yêu cầu chất lượng;Thời gian hoàn thành;Chủ trì;Thực hiện\n"
    '1;CHỈ ĐẠO;;;;;\n1.1;Kế hoạch;"- A;\n- B";\'=1+1;Quý I;Sở Nội vụ;Sở Tài chính, Sở Tư pháp\n'
)
# Bytes as a Vietnamese Windows writes them: marks behind their letters.
WINDOWS = "STT,Lĩnh vực,Sản phẩm,Chủ trì\n1.1,Kế hoạch,Báo cáo,Sở Nội vụ\n"


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        lambda text: text.replace(";", "\t").replace('"- A\t', '"- A;').encode(),
        lambda text: text.replace(",", "，").replace(";", ",").replace('"- A,', '"- A;').replace("，", ";").encode(),
    ],
)
def test_csv_in_whatever_letters_and_separator(encode: Callable[[str], bytes]) -> None:
    file = read(read_csv(encode(CSV), lambda _rows: None)).file
    assert file.plan.title == "Cải cách năm 2021"
    row = file.items[1]
    assert (row.code, row.products, row.requirements, row.lead) == ("1.1", ("A;", "B"), ("=1+1",), "Sở Nội vụ")


def test_csv_of_a_vietnamese_windows() -> None:
    import unicodedata

    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    written = "".join(
        unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        + "".join(mark for mark in apart if mark in tones)
        for apart in (unicodedata.normalize("NFD", letter) for letter in WINDOWS)
    )
    (row,) = read(read_csv(written.encode("cp1258"), lambda _rows: None)).file.items
    assert (row.title, row.lead) == ("Kế hoạch", "Sở Nội vụ")


def test_an_unquoted_comma_is_told() -> None:
    text = WINDOWS.replace("Báo cáo", "Báo cáo, biên bản")
    with pytest.raises(PartuiError, match="Dòng 2: hàng có 5 ô, mà đầu bảng chỉ có 4 cột"):
        read(read_csv(text.encode(), lambda _rows: None))


def test_codes_that_are_twice_there_or_missing() -> None:
    draft = draft_of(book(CHAPTER, TASK, TASK, (1.4, "Việc", "Báo cáo")))
    assert [row.code for row in draft.file.items] == ["1", "1.1", "1.1a", "1.4"]
    assert [(doubt.code, doubt.reasons) for doubt in draft.doubts] == [("1.1a", ("twice",))]
    assert "Bảng nhiệm vụ không có hàng mã 1.2, 1.3." in [problem.text for problem in draft.problems]
