"""Word documents in the layouts of other issuers: annexes, rows without numbers, letters."""

from typing import Any

import docx
import pytest

from partui.domain.plan.file import Blanks
from partui.domain.plan.preview import Oddity
from partui.plan_io.csv import read_csv
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.layout.letter.head import read_letterhead
from partui.plan_io.layout.letter.reading import read_letter
from partui.plan_io.reading import read_document
from partui.plan_io.word.reading import read_word
from tests.plan_io.word_files import add_rows, as_bytes, merge_down, new_word

HEAD = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Kết quả")


def draft_of(document: Any) -> PlanDraft:
    return read_document(read_word(as_bytes(document), lambda _rows: None), PlanOverrides(), lambda _rows: None)


def outline(draft: PlanDraft) -> list[tuple[str, str, str]]:
    """Each row's code, kind and title."""
    return [(row.code, "heading" if row.is_heading else "task", row.title) for row in draft.file.items]


def test_tasks_without_a_column_of_numbers() -> None:
    document = new_word()
    table = add_rows(
        document,
        ("Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"),
        ("I. CHỈ ĐẠO", "", "", ""),
        ("1. Kế hoạch", "Sở Nội vụ", "Sở Tư pháp", "Quý I"),
        ("Nhóm việc khác", "", "", ""),
        ("Kiểm tra", "Sở Nội vụ", "", "Tháng 5"),
    )
    table.cell(1, 0).merge(table.cell(1, 3))
    draft = draft_of(document)
    assert [(row[1], row[2]) for row in outline(draft)] == [
        ("heading", "CHỈ ĐẠO"), ("task", "Kế hoạch"), ("heading", "Nhóm việc khác"), ("task", "Kiểm tra"),
    ]  # fmt: skip
    assert draft.file.items[1].code == "I.1"


def test_a_head_of_two_merged_rows_over_rows_with_dashes() -> None:
    document = new_word()
    table = add_rows(
        document,
        ("TT", "Nội dung công việc", "Phân công thực hiện", "", "Thời gian", ""),
        ("", "", "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"),
        ("1", "Kế hoạch", "Sở Nội vụ", "Sở Tư pháp", "Tháng 1", "Tháng 3"),
        ("-", "Ban hành", "Sở Nội vụ", "", "", "Tháng 2"),
        ("", "sơ kết, tổng kết", "Sở Tư pháp", "", "", "Tháng 6"),
    )
    for column in (0, 1):
        merge_down(table, column, 0, 1)
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 4).merge(table.cell(0, 5))
    first, second, third = draft_of(document).file.items
    assert (first.lead, first.implementers, first.start, first.deadline) == (
        "Sở Nội vụ", "Sở Tư pháp", "Tháng 1", "Tháng 3",
    )  # fmt: skip
    assert (second.title, second.deadline, second.implementers) == ("Ban hành", "Tháng 2", "")
    assert (third.title, third.lead, third.deadline) == ("sơ kết, tổng kết", "Sở Tư pháp", "Tháng 6")


def test_number_and_title_merged_over_products_with_their_own_lead_and_day() -> None:
    document = new_word()
    table = add_rows(
        document,
        HEAD,
        ("1", "Kế hoạch", "Sở Nội vụ", "Quý I", "Kế hoạch"),
        ("", "", "Sở Tư pháp", "Quý II", "Báo cáo"),
        ("2", "Rà soát", "Sở Tư pháp", "", ""),
    )
    for column in (0, 1):
        merge_down(table, column, 1, 2)
    rows = draft_of(document).file.items
    assert [(row.printed_number, row.title, row.lead, row.deadline, row.products) for row in rows] == [
        ("1", "Kế hoạch", "Sở Nội vụ", "Quý I", ("Kế hoạch",)),
        ("1", "Kế hoạch", "Sở Tư pháp", "Quý II", ("Báo cáo",)),
        ("2", "Rà soát", "Sở Tư pháp", "", ()),
    ]


def test_a_table_that_goes_on_under_a_title_and_in_the_middle_of_a_row() -> None:
    document = new_word()
    add_rows(document, HEAD, ("A", "PHẦN MỘT", "", "", ""), ("1", "Kế hoạch", "Sở Nội vụ", "Quý I", "Kế hoạch"))
    document.add_paragraph("B. PHẦN HAI")
    add_rows(document, ("1", "Báo cáo", "Sở Nội vụ", "Quý II", "Báo cáo"), ("2", "Rà soát", "Sở Tư pháp", "Quý I", ""))
    document.add_paragraph("")
    add_rows(document, ("", "văn bản của tỉnh", "", "", ""), ("3", "Tổng kết", "Sở Tư pháp", "Quý IV", ""))
    draft = draft_of(document)
    assert outline(draft) == [
        ("A", "heading", "PHẦN MỘT"), ("A.1", "task", "Kế hoạch"),
        ("B", "heading", "PHẦN HAI"), ("B.1", "task", "Báo cáo"), ("B.2", "task", "Rà soát văn bản của tỉnh"),
        ("B.3", "task", "Tổng kết"),
    ]  # fmt: skip
    assert draft.joined == ("B.2",)


def test_tables_each_under_a_numbered_title() -> None:
    document = new_word()
    for title in ("I. NHIỆM VỤ CHUNG", "II. NHIỆM VỤ RIÊNG"):
        document.add_paragraph(title)
        add_rows(document, HEAD, ("1", "Kế hoạch", "Sở Nội vụ", "Quý I", ""))
    assert [row[0] for row in outline(draft_of(document))] == ["I", "I.1", "II", "II.1"]


def test_which_blank_cells_say_that_there_is_nothing() -> None:
    document = new_word()
    rows = (
        ("1", "Kế hoạch", "Sở Nội vụ", "Quý I", ""),
        ("2", "Báo cáo", "", "", "Biên bản"),
        ("3", "Họp", "", "Quý II", ""),
    )
    table = add_rows(document, HEAD, *rows)
    merge_down(table, 2, 1, 2)
    empty = draft_of(document).empty
    assert empty == {"1": {"products"}, "2": {"deadline"}, "3": {"products", "leads"}}
    # A blank cell of CSV may be merged.
    text = "\n".join(",".join(row) for row in (HEAD, *rows)).encode()
    document_of_csv = read_csv(text, lambda _rows: None)
    told = PlanOverrides(year=2026, title="Kế hoạch")
    for blanks, cells in ((None, {}), (Blanks.ABOVE, {}), (Blanks.KEEP, {"leads", "deadline"})):
        read = read_document(document_of_csv, told._replace(blanks=blanks), lambda _rows: None)
        assert read.empty.get("2", {}) == cells


def test_annexes_with_names_part_their_tasks_and_01_is_1() -> None:
    document = new_word()
    for title in ("PHỤ LỤC I: TRÌNH HĐND TỈNH", "PHỤ LỤC II: TRÌNH UBND TỈNH"):
        document.add_paragraph(title)
        add_rows(document, HEAD, *((number, "Kế hoạch", "Sở Nội vụ", "Quý I", "") for number in ("01", "02")))
    draft = draft_of(document)
    assert [row[0] for row in outline(draft)] == ["A", "A.01", "A.02", "B", "B.01", "B.02"]
    assert [problem.text for problem in draft.problems if "không có hàng mã" in problem.text] == []


def test_a_heading_that_says_who_leads_all_below_and_cells_as_above() -> None:
    document = new_word()
    add_rows(
        document,
        HEAD,
        ("I", "CHỈ ĐẠO", "Sở Nội vụ", "", ""),
        ("1", "Kế hoạch", "Sở Tư pháp", "Quý I", "Kế hoạch"),
        ("2", "Báo cáo", "-nt-", "Như trên", "Báo cáo"),
        ("II", "THỂ CHẾ", "", "Theo thời hạn dưới đây", ""),
        ("1", "Rà soát", "Sở Tư pháp", "Quý II", ""),
    )
    draft = draft_of(document)
    assert [row[1] for row in outline(draft)] == ["heading", "task", "task", "heading", "task"]
    assert (draft.file.items[2].lead, draft.file.items[2].merged) == ("", ("deadline", "lead"))
    assert [doubt.code for doubt in draft.doubts] == ["I", "II"]


@pytest.mark.parametrize("columns", [(0, 1, 2, 3), (1, 2, 3)])
def test_a_row_that_looks_like_a_head_is_a_row(columns: tuple[int, ...]) -> None:
    document = new_word()
    rows = [
        HEAD[:4],
        ("1", "Kế hoạch", "Sở Nội vụ", "Quý I"),
        ("", "Hoạt động tuyên truyền", "Sở Nội vụ", "Quý II"),
        ("", "Nhiệm vụ khác", "Sở Tư pháp chủ trì", "Thời gian: cả năm"),
    ]
    add_rows(document, *[[row[at] for at in columns] for row in rows])
    document.add_paragraph("")
    add_rows(document, [("", "Nội dung phát sinh", "Sở Nội vụ", "Quý IV")[at] for at in columns])
    assert [row[2] for row in outline(draft_of(document))] == [
        "Kế hoạch", "Hoạt động tuyên truyền", "Nhiệm vụ khác", "Nội dung phát sinh",
    ]  # fmt: skip


def test_rows_of_other_widths_are_told() -> None:
    document = new_word()
    table = add_rows(document, HEAD, ("1", "Kế hoạch", "Sở Nội vụ", "Quý I", "A"), ("2", "Báo cáo", "Sở Y tế", "", ""),
                     ("Người lập", "", "", "", ""))  # fmt: skip
    for at, kept in ((2, 3), (3, 2)):
        for cell in table.rows[at].cells[kept:]:
            cell._tc.getparent().remove(cell._tc)
    draft = draft_of(document)
    assert [(row.title, row.lead) for row in draft.file.items] == [("Kế hoạch", "Sở Nội vụ"), ("Báo cáo", "Sở Y tế")]
    assert [problem.text for problem in draft.problems] == [
        "Bảng 2, hàng 4: bỏ qua hàng “Người lập”, không phải hàng của bảng."
    ]


def decision_with_annexes() -> Any:
    document: Any = docx.Document()
    letterhead = document.add_table(1, 2)
    letterhead.cell(0, 0).text = "UBND TỈNH KHÁNH HÒA\nSỞ NỘI VỤ\n-------\nSố: 15/QĐ-SNV"
    letterhead.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKhánh Hòa, ngày 05 tháng 02 năm 2026"
    for line in (
        "QUYẾT ĐỊNH",
        "Về việc ban hành Kế hoạch cải cách hành chính",
        "",
        "Theo đề nghị của Ủy ban nhân dân các xã (nếu có)",
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
    ):
        document.add_paragraph(line)
    add_rows(document, ("TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu 2026"), ("1", "Hồ sơ trực tuyến", "%", "95"))
    document.add_paragraph("PHỤ LỤC I")
    add_rows(document, HEAD[:4], ("I", "CHỈ ĐẠO", "", ""), ("1", "Kế hoạch", "Sở Nội vụ", "Quý I"))
    document.add_paragraph("PHỤ LỤC II")
    document.add_paragraph("VĂN BẢN BAN HÀNH")
    document.add_paragraph("(Kèm theo Quyết định của Giám đốc Sở Nội vụ)")
    add_rows(
        document,
        ("STT", "Tên văn bản", "Cơ quan chủ trì soạn thảo", "Thời gian trình", "Cấp trình"),
        ("1", "Nghị quyết", "Sở Tư pháp", "Tháng 6", "HĐND tỉnh"),
    )
    add_rows(document, ("STT", "Tên đơn vị", "Ghi chú"), ("1", "Sở Nội vụ", ""))
    add_rows(document, ("Nơi nhận:\n- Như trên", "GIÁM ĐỐC"))
    return document


def test_only_tables_of_tasks_are_taken_and_each_table_is_told() -> None:
    draft = draft_of(decision_with_annexes())
    assert outline(draft) == [
        ("I", "heading", "CHỈ ĐẠO"), ("I.1", "task", "Kế hoạch"),
        ("B", "heading", "PHỤ LỤC II. VĂN BẢN BAN HÀNH"), ("B.1", "task", "Nghị quyết"),
    ]  # fmt: skip
    assert draft.file.items[3].other == {"Cấp trình": "HĐND tỉnh"}
    assert [(table.kind, table.taken) for table in draft.tables] == [
        ("", False), ("", False), ("items", True), ("items", True), ("", False), ("", False),
    ]  # fmt: skip


def test_the_letter_of_a_decision() -> None:
    head = draft_of(decision_with_annexes()).file.plan
    assert (head.year, head.number, head.issued, head.issuer, head.title, head.kind) == (
        2026, "15/QĐ-SNV", "2026-02-05", "Sở Nội vụ", "Cải cách hành chính năm 2026", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK", "Số: 9/KH-UBND"], "UBND tỉnh Đắk Lắk"),
        (["UBND TỈNH ĐẮK LẮK", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "----"], "Sở Văn hóa, Thể thao và Du lịch"),
        (["BỘ KHOA HỌC VÀ CÔNG NGHỆ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], "Bộ Khoa học và Công nghệ"),
        (["CHÍNH PHỦ", "Số: 5/NQ-CP"], "Chính phủ"),
        (["KẾ HOẠCH", "ỦY BAN NHÂN DÂN"], ""),
        (["Thực hiện chỉ đạo của UBND tỉnh Đắk Lắk"], ""),
    ],
)
def test_the_issuer_by_the_letterhead(lines: list[str], issuer: str) -> None:
    assert read_letterhead(lines) == issuer


@pytest.mark.parametrize(
    ("beside", "number", "issued"),
    [
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh Đắk Lắk)", "12/KH-UBND", "2026-01-15"),
        ("(Kèm theo Kế hoạch số 12 /KH-UBND\nngày 5-1-2026 của UBND tỉnh Đắk Lắk)", "12 /KH-UBND", "2026-01-05"),
        ("(Kèm theo Quyết định số 9/QĐ-SNV ngày 02 tháng 3 năm 2026)", "9/QĐ-SNV", "2026-03-02"),
        ("(Kèm theo Kế hoạch số    /KH-UBND ngày    /01/2026 của UBND tỉnh Đắk Lắk)", "/KH-UBND", ""),
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 31/02/2026 của UBND tỉnh Đắk Lắk)", "12/KH-UBND", ""),
    ],
)
def test_number_and_day_that_only_stand_under_the_annex(beside: str, number: str, issued: str) -> None:
    letter = read_letter(["PHỤ LỤC", "Kế hoạch cải cách hành chính năm 2026", *beside.split("\n")], [])
    assert (letter.number, letter.issued, letter.kind) == (number, issued, "")


def test_an_issuer_without_a_place_is_that_of_the_letterhead() -> None:
    lines = ["HỘI ĐỒNG NHÂN DÂN", "TỈNH ĐẮK LẮK", "Số: 45/NQ-HĐND", "NGHỊ QUYẾT", "Về cải cách năm 2027"]
    under = "(Kèm theo Nghị quyết số 45/NQ-HĐND của {})"
    assert read_letter([*lines, under.format("HĐND tỉnh")], []).issuer == "HĐND tỉnh Đắk Lắk"
    assert read_letter([*lines, under.format("HĐND tỉnh Đắk Lắk")], []).issuer == "HĐND tỉnh Đắk Lắk"
    assert read_letter([*lines[3:], under.format("UBND tỉnh")], []).issuer == "UBND tỉnh"


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["NGHỊ QUYẾT", "Về phát triển khoa học năm 2026"], "Nghị quyết"),
        (["QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch", "", "KẾ HOẠCH", "Cải cách hành chính năm 2026"], ""),
        (["CHƯƠNG TRÌNH HÀNH ĐỘNG", "Thực hiện Nghị quyết năm 2026"], "Chương trình hành động"),
        (["Kế hoạch cải cách hành chính năm 2026"], ""),
    ],
)
def test_what_the_document_is(lines: list[str], kind: str) -> None:
    assert read_letter(lines, []).kind == kind


@pytest.mark.parametrize("across", [True, False])
def test_a_heading_of_which_merging_kept_the_number_alone(across: bool) -> None:
    document = new_word()
    table = add_rows(
        document, HEAD, ("I", "", "", "", ""), ("1", "Kế hoạch", "Sở Nội vụ", "Quý I", ""), ("2", "", "", "", "")
    )
    if across:
        table.cell(1, 0).merge(table.cell(1, 4))
    draft = draft_of(document)
    assert outline(draft) == [("I", "heading", "I"), ("I.1", "task", "Kế hoạch")]
    assert [(row.code, row.reasons) for row in draft.doubts] == [("I", (Oddity.NUMBER_ALONE,))]


def test_who_signs_below_a_table_and_numbers_that_run_on() -> None:
    document = new_word()
    add_rows(
        document,
        ("TT", "Nội dung", "Chủ trì", "Lãnh đạo Sở phụ trách", "Hoàn thành", "Sản phẩm"),
        ("I", "Thể chế", "", "", "", ""),
        ("1", "Rà soát", "Phòng A", "Ông B", "Quý I", "Báo cáo"),
        ("II", "Thủ tục", "", "", "", ""),
        ("2", "Công khai", "Phòng A", "Ông B", "Quý I", "Báo cáo"),
        ("", "", "", "", "GIÁM ĐỐC", ""),
        ("", "", "", "", "Nguyễn Văn C", ""),
    )
    document.paragraphs[0].insert_paragraph_before("PHÂN CÔNG NHIỆM VỤ CẢI CÁCH NĂM 2026")
    draft = draft_of(document)
    assert [(row.code, row.person) for row in draft.file.items if row.person] == [("I.1", "Ông B"), ("II.2", "Ông B")]
    assert [problem.text.partition(" “")[2] for problem in draft.problems] == [
        "GIÁM ĐỐC”, không phải hàng của bảng.", "Nguyễn Văn C”, không phải hàng của bảng.",
    ]  # fmt: skip
