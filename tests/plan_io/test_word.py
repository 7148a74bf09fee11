"""Plans as Word documents that other programs made."""

from typing import Any

import pytest

from partui.domain.plan.file import ItemRow
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.reading import read_document
from partui.plan_io.word.reading import read_word
from tests.plan_io.word_files import (
    BULLETED,
    CRITERIA,
    HEAD_1,
    HEAD_2,
    NUMBERED,
    ROMAN,
    add_list,
    add_rows,
    as_bytes,
    merge_down,
    new_word,
    number,
)

CHAPTER = ("1", "CHỈ ĐẠO", "", "", "", "", "")
TASK = ("1.1", "Kế hoạch", "- Kế hoạch;\n- Báo cáo.", "Đủ", "Quý I", "Sở Nội vụ", "Các sở, ban, ngành")


def draft_of(document: Any) -> PlanDraft:
    return read_document(read_word(as_bytes(document), lambda _rows: None), PlanOverrides(), lambda _rows: None)


def items_of(document: Any) -> list[ItemRow]:
    return list(draft_of(document).file.items)


def with_items(*rows: tuple[str, ...]) -> tuple[Any, Any]:
    document = new_word()
    add_rows(document, HEAD_1, *CRITERIA)
    return document, add_rows(document, HEAD_2, *rows)


def test_the_letter_and_both_annexes() -> None:
    document, _table = with_items(CHAPTER, TASK)
    file = draft_of(document).file
    assert file.plan.model_dump() == {
        "year": 2021,
        "number": "99/KH-UBND",
        "issued": "2021-01-15",
        "issuer": "UBND tỉnh Đắk Lắk",
        "title": "Cải cách hành chính năm 2021",
        "totals": {"max": None, "baseline": None, "target": None},
    }
    assert [(row.code, row.baseline, row.lead) for row in file.criteria] == [("1", 1.5, ""), ("1.1", 1.5, "Sở Nội vụ")]
    assert file.items[0].is_heading
    assert file.items[1].products == ("Kế hoạch;", "Báo cáo.")


def test_columns_in_another_order_with_breaks_capitals_one_more_and_one_missing() -> None:
    document = new_word()
    head = ("TT", "CHỦ TRÌ", "Thời gian\nhoàn thành", "Ghi chú", "NỘI DUNG NHIỆM VỤ", "SẢN PHẨM", "Cơ quan phối hợp")
    add_rows(document, head, ("1.1", "Sở Nội vụ", "Quý I", "gấp", "Kế hoạch", "Báo cáo", "Sở Tài chính"))
    draft = draft_of(document)
    (row,) = draft.file.items
    assert (row.code, row.title, row.products, row.deadline, row.lead, row.implementers) == (
        "1.1", "Kế hoạch", ("Báo cáo",), "Quý I", "Sở Nội vụ", "Sở Tài chính",
    )  # fmt: skip
    assert row.other == {"Ghi chú": "gấp"}
    assert [problem.text for problem in draft.problems] == ["Bảng nhiệm vụ không có hàng mã 1."]


def test_a_head_of_two_rows() -> None:
    document = new_word()
    table = add_rows(
        document,
        ("STT", "Tiêu chí", "Điểm", "", "", "Chủ trì"),
        ("", "", "tối đa", "năm 2020", "mục tiêu 2021", ""),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        *CRITERIA,
    )
    for column in (0, 1, 5):
        merge_down(table, column, 0, 1)
    table.cell(0, 2).merge(table.cell(0, 4))
    add_rows(document, HEAD_2, CHAPTER, TASK)
    assert [(row.code, row.max, row.baseline, row.target) for row in draft_of(document).file.criteria] == [
        ("1", 2.0, 1.5, 2.0), ("1.1", 2.0, 1.5, 2.0),
    ]  # fmt: skip


def test_vertically_merged_cells_are_blank_and_inherit() -> None:
    document, table = with_items(CHAPTER, TASK, ("1.2", "Báo cáo", "Báo cáo", "", "", "", ""))
    for column in (3, 4, 5, 6):
        merge_down(table, column, 2, 3)
    row = items_of(document)[2]
    assert (row.products, row.requirements, row.deadline, row.lead) == (("Báo cáo",), (), "", "")
    assert row.merged == ("requirements", "deadline", "lead", "implementers")


def test_a_task_whose_list_is_merged_is_no_heading() -> None:
    document, table = with_items(CHAPTER, TASK, ("1.2", "Báo cáo", "", "", "", "", ""))
    for column in range(2, 7):
        merge_down(table, column, 2, 3)
    row = items_of(document)[2]
    assert not row.is_heading
    assert (row.products, row.merged[:2]) == ((), ("products", "requirements"))


def test_what_is_merged_with_a_heading_s_cell_is_written_out() -> None:
    document, table = with_items(
        ("1", "CHỈ ĐẠO", "", "", "", "Sở Nội vụ", ""),
        ("1.1", "Kế hoạch", "Kế hoạch", "", "Quý I", "", ""),
        ("1.2", "Báo cáo", "Báo cáo", "", "Quý I", "", ""),
        ("2", "THỂ CHẾ", "", "", "", "", ""),
        ("2.1", "Rà soát", "Báo cáo", "", "Quý I", "", ""),
    )
    merge_down(table, 5, 1, 5)
    assert [(row.lead, row.merged) for row in items_of(document)] == [
        ("Sở Nội vụ", ()), ("Sở Nội vụ", ()), ("", ("lead",)), ("", ()), ("", ("lead",)),
    ]  # fmt: skip


def test_a_chapter_across_the_table_and_a_note_below_it() -> None:
    document, table = with_items(("I. CHỈ ĐẠO", *[""] * 6), TASK, ("Ghi chú: xem thêm", *[""] * 6))
    table.cell(1, 0).merge(table.cell(1, 6)).paragraphs[0].text = "1. CHỈ ĐẠO"
    table.cell(3, 0).merge(table.cell(3, 6))
    draft = draft_of(document)
    assert [(row.code, row.title) for row in draft.file.items] == [("1", "CHỈ ĐẠO"), ("1.1", "Kế hoạch")]
    assert draft.problems[0].text == "Bảng 3, hàng 4: bỏ qua hàng “Ghi chú: xem thêm”, không phải hàng của bảng."


def test_a_repeated_head_a_split_row_and_a_table_that_goes_on() -> None:
    document, _table = with_items(
        CHAPTER,
        ("1.1", "Xử lý theo yêu cầu", "- Văn bản;\n- Tập huấn cho cán", "Đúng", "Quý I", "Sở Tư", "Các sở"),
        HEAD_2,
        ("", "của bộ", "bộ, công chức;\n- Biên bản.", "", "", "pháp", ""),
    )
    document.add_paragraph()
    add_rows(document, ("1.2", "Báo cáo", "Báo cáo", "", "Quý II", "Sở Nội vụ", ""))
    add_rows(document, ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"))
    draft = draft_of(document)
    row = draft.file.items[1]
    assert row.title == "Xử lý theo yêu cầu của bộ"
    assert row.products == ("Văn bản;", "Tập huấn cho cán bộ, công chức;", "Biên bản.")
    assert row.lead == "Sở Tư pháp"
    assert [row.code for row in draft.file.items] == ["1", "1.1", "1.2"]
    assert draft.joined == ("1.1",)


def test_automatic_numbers_are_codes() -> None:
    places = (0, 1, 1, 2, 0, 1)
    rows = [("", f"Việc {at}", "Báo cáo" if level else "", "", "", "", "") for at, level in enumerate(places)]
    document, table = with_items(*rows)
    numbers = add_list(document, NUMBERED)
    for row, level in zip(table.rows[1:], places, strict=True):
        number(row.cells[0].paragraphs[0], numbers, level)
    assert [row.code for row in items_of(document)] == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_automatic_numbers_before_the_titles_without_a_column_of_numbers() -> None:
    document = new_word()
    table = add_rows(document, HEAD_2[1:], CHAPTER[1:], TASK[1:])
    numbers = add_list(document, NUMBERED)
    for row, level in zip(table.rows[1:], (0, 1), strict=True):
        number(row.cells[0].paragraphs[0], numbers, level)
    assert [(row.code, row.title) for row in items_of(document)] == [("1", "CHỈ ĐẠO"), ("1.1", "Kế hoạch")]


def test_a_list_that_begins_anew_and_roman_chapters() -> None:
    document, table = with_items(
        ("", "CHỈ ĐẠO", "", "", "", "", ""), ("", "THỂ CHẾ", "", "", "", "", ""), ("2.1", *TASK[1:])
    )
    numbers = add_list(document, ROMAN)
    for row in table.rows[1:3]:
        number(row.cells[0].paragraphs[0], numbers, 0)
    assert [row.code for row in items_of(document)] == ["I", "II", "II.2.1"]


def test_nested_lists_are_entries() -> None:
    document, table = with_items(
        CHAPTER, ("1.1", "Bộ phận Một cửa", "Đáp ứng:\nBiển hiệu\nGhế ngồi\nBáo cáo", "", "", "", "")
    )
    bullets = add_list(document, BULLETED)
    for paragraph, level in zip(table.rows[2].cells[2].paragraphs[1:], (0, 1, 0), strict=True):
        number(paragraph, bullets, level)
    assert items_of(document)[1].products == ("Đáp ứng:", "Biển hiệu", "Ghế ngồi", "Báo cáo")


def test_agencies_one_a_line_stay_apart_and_a_name_over_two_lines_stays_whole() -> None:
    document, _table = with_items(
        CHAPTER,
        ("1.1", "Kế hoạch", "Báo cáo", "", "", "Sở Nội vụ\nSở Thông tin\nvà Truyền thông", "Các sở,\nban, ngành"),
    )
    row = items_of(document)[1]
    assert row.lead == "Sở Nội vụ; Sở Thông tin và Truyền thông"
    assert row.implementers == "Các sở, ban, ngành"


def test_what_was_deleted_struck_or_hidden_is_not_read_and_what_was_inserted_is() -> None:
    document, table = with_items(CHAPTER, TASK)
    paragraph = table.rows[2].cells[1].paragraphs[0]
    hidden = paragraph.add_run(" ẩn")
    hidden.font.hidden = True
    struck = paragraph.add_run(" bỏ")
    struck.font.strike = True
    deleted = paragraph.add_run(" cũ")
    change = paragraph._p.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}del", {})
    paragraph._p.append(change)
    change.append(deleted._r)
    inserted = paragraph.add_run(" mới")
    change = paragraph._p.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ins", {})
    paragraph._p.append(change)
    change.append(inserted._r)
    assert items_of(document)[1].title == "Kế hoạch mới"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Nâng cao Chỉ số", "cải cách hành chính năm 2021"), "Nâng cao Chỉ số cải cách hành chính năm 2021"),
        (("Nâng cao Chỉ số năm 2021 của tỉnh",), "Nâng cao Chỉ số năm 2021 của tỉnh"),
        (("Thực hiện cải cách năm 2021",), "Thực hiện cải cách năm 2021"),
    ],
)
def test_a_title_ends_before_the_body(lines: tuple[str, ...], title: str) -> None:
    document = new_word(lines[0])
    for line in lines[1:]:
        document.paragraphs[2].insert_paragraph_before(line)
    add_rows(document, HEAD_2, CHAPTER, TASK)
    assert draft_of(document).file.plan.title == title


def test_the_year_stands_in_the_head_where_no_title_says_it() -> None:
    document = new_word(None)
    add_rows(document, HEAD_1, *CRITERIA)
    add_rows(document, HEAD_2, CHAPTER, TASK)
    assert draft_of(document).file.plan.year == 2021
