"""A plan as text recognised from a scan: tables, page breaks, mark-up, bullets, the letter."""

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.plan.file import ItemRow, PlanFile, check_plan, parse_plan
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.layout.cells import read_entries, read_words
from partui.plan_io.text import read_scan, scanned_cell
from tests.examples import examples

TESTS = Path(__file__).parents[1]

LETTER = """
Số: 12/KH-UBND

Đắk Lắk, ngày

tháng 8 năm 2020

KẾ HOẠCH
**Nâng cao Chỉ số cải cách hành chính
năm 2020**

Năm 2019, Chỉ số đạt 79,53 điểm theo Kế hoạch số 5426/KH-UBND ngày 24/6/2020 của UBND tỉnh.

*(Ban hành kèm theo Kế hoạch số /KH-UBND ngày /8 /2020
của Chủ tịch UBND tỉnh Đắk Lắk)*
"""
HEAD_1 = "STT\tLĩnh vực/Tiêu chí\tĐiểm tối đa\tĐiểm năm 2019\tMục tiêu năm 2020\tChủ trì tham mưu"
HEAD_2 = "STT\tLĩnh vực\tSản phẩm\tYêu cầu chất lượng\tThời gian hoàn thành\tChủ trì\tThực hiện"
CRITERION = "1.1\t<i>Tính kịp thời</i>\t<i>1</i>\t0,78\t0.9\t- Sở Tài chính; - Sở Nội vụ."
TOTAL = "\tTỔNG ĐIỂM\t100\t79.53\t92.81\t"
ITEM = "1.1\tKế hoạch\t- Kế hoạch; - Báo cáo.\tĐủ\tQuý IV\tSở Nội vụ\tCác sở, ban, ngành"


def scan(
    *items: str,
    letter: str = LETTER,
    head_1: str = HEAD_1,
    head_2: str = HEAD_2,
    criteria: tuple[str, ...] = (CRITERION, TOTAL),
) -> str:
    return "\n".join([letter, "Phụ lục I", head_1, *criteria, "", "Phụ lục II", head_2, *(items or (ITEM,)), ""])


def draft_of(text: str) -> PlanDraft:
    return read_scan(text, PlanOverrides(), lambda _rows: None)


def read_scanned_text(text: str) -> PlanFile:
    return draft_of(text).file


def refusal(text: str) -> str:
    with pytest.raises(PartuiError) as refused:
        read_scanned_text(text)
    return str(refused.value)


def items_of(*lines: str) -> tuple[ItemRow, ...]:
    return read_scanned_text(scan(*lines)).items


def test_a_small_plan() -> None:
    assert read_scanned_text(scan()).model_dump(mode="json") == {
        "format": "partui-plan/1",
        "plan": {
            "year": 2020,
            "number": "12/KH-UBND",
            "issued": "2020-08",
            "issuer": "UBND tỉnh Đắk Lắk",
            "title": "Nâng cao Chỉ số cải cách hành chính năm 2020",
            "totals": {"max": 100, "baseline": 79.53, "target": 92.81},
        },
        "criteria": [
            {
                "code": "1.1",
                "title": "Tính kịp thời",
                "max": 1,
                "baseline": 0.78,
                "target": 0.9,
                "lead": "- Sở Tài chính; - Sở Nội vụ.",
            }
        ],
        "items": [
            {
                "code": "1.1",
                "title": "Kế hoạch",
                "products": ["Kế hoạch;", "Báo cáo."],
                "requirements": ["Đủ"],
                "deadline": "Quý IV",
                "lead": "Sở Nội vụ",
                "implementers": "Các sở, ban, ngành",
            }
        ],
    }


def test_the_whole_plan_reads_as_the_seed() -> None:
    text = (TESTS / "data" / "plan-2020.txt").read_text(encoding="utf-8")
    seed = (TESTS.parent / "seed.json").read_bytes()
    assert read_scanned_text(text) == parse_plan(seed).model_copy(update={"body": ()})
    assert {**read_scanned_text(text).model_dump(mode="json"), "body": json.loads(seed)["body"]} == json.loads(seed)


def test_windows_line_ends_and_decomposed_letters_read_alike() -> None:
    text = scan()
    windows = unicodedata.normalize("NFD", text).replace("\n", "\r\n")
    assert read_scanned_text(windows) == read_scanned_text(text)


def test_a_repeated_head_is_no_row() -> None:
    assert [row.code for row in items_of(ITEM, "", HEAD_2, ITEM.replace("1.1", "1.2"))] == ["1.1", "1.2"]


def test_columns_go_by_their_words() -> None:
    head = "STT\tLĩnh vực\tThực hiện\tChủ trì\tThời gian hoàn thành\tYêu cầu chất lượng\tSản phẩm"
    (row,) = read_scanned_text(scan("1\tKế hoạch\ta\tb\tQuý I\td\te", head_2=head)).items
    assert (row.products, row.requirements, row.deadline, row.lead, row.implementers) == (
        ("e",),
        ("d",),
        "Quý I",
        "b",
        "a",
    )


def test_a_row_split_by_the_page_is_joined_cell_by_cell() -> None:
    (row,) = items_of(
        "2.2\tXử lý theo yêu cầu\t<ul> - A; - Kỹ năng cho cán \t- X;\tQuý I\tSở Tư\tCác sở",
        "",
        HEAD_2,
        "\tcủa bộ\tbộ, công chức; - B.\t- Y.\t\tpháp\t",
    )
    assert row.title == "Xử lý theo yêu cầu của bộ"
    assert row.products == ("A;", "Kỹ năng cho cán bộ, công chức;", "B.")
    assert row.requirements == ("X;", "Y.")
    assert (row.deadline, row.lead, row.implementers) == ("Quý I", "Sở Tư pháp", "Các sở")


def test_trailing_blank_cells_may_be_missing() -> None:
    (row,) = items_of("1.1\tKế hoạch\tBáo cáo")
    assert (row.products, row.requirements, row.implementers) == (("Báo cáo",), (), "")


def test_a_total_is_no_part_of_the_row_above() -> None:
    plan = read_scanned_text(scan(criteria=(CRITERION, TOTAL)))
    assert [row.title for row in plan.criteria] == ["Tính kịp thời"]


def test_totals_that_are_not_printed_are_none() -> None:
    assert read_scanned_text(scan(criteria=(CRITERION,))).plan.totals.max is None


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("", ()),
        ("<ul> </ul>", ()),
        ("Báo cáo", ("Báo cáo",)),
        ("- A; - B", ("A;", "B")),
        ("- A. - B.", ("A.", "B.")),
        ("-A; -B", ("A;", "B")),
        ("- A; B; - C", ("A; B;", "C")),
        ("- kinh tế - xã hội; - tài chính - ngân sách", ("kinh tế - xã hội;", "tài chính - ngân sách")),
        ("phát triển kinh tế - xã hội", ("phát triển kinh tế - xã hội",)),
        ("Báo cáo kiểm tra; - Biên bản", ("Báo cáo kiểm tra; - Biên bản",)),
        ("<p>Đáp ứng yêu cầu:</p><ul> - A; - B.", ("Đáp ứng yêu cầu:", "A;", "B.")),
        ("<ul><li>A</li><li>B <i>nghiêng</i></li></ul>", ("A", "B nghiêng")),
        ("<ul><li>- A;</li><li>- B</li></ul>", ("A;", "B")),
        ("- A; + B; - C", ("A; + B;", "C")),
        ("-5% so với 2019", ("-5% so với 2019",)),
        ("nhỏ hơn < 5 và > 3", ("nhỏ hơn < 5 và > 3",)),
        ("số 152//2017", ("số 152//2017",)),
    ],
)
def test_a_cell_of_bullets_is_a_list(cell: str, entries: tuple[str, ...]) -> None:
    assert read_entries([scanned_cell(cell)]) == entries


@pytest.mark.parametrize(
    ("pieces", "entries"),
    [
        (["- A; - B cho cán", "bộ; - C"], ("A;", "B cho cán bộ;", "C")),
        (["- A;", "- B"], ("A;", "B")),
        (["- A;", "", "- B"], ("A;", "B")),
        (["kinh tế", "- xã hội"], ("kinh tế - xã hội",)),
        (["<ul><li>A;</li></ul>", "<ul><li>B.</li></ul>"], ("A;", "B.")),
        (["<ul><li>A cho cán</li></ul>", "<ul><li>bộ.</li><li>B</li></ul>"], ("A cho cán bộ.", "B")),
        (["", "A"], ("A",)),
    ],
)
def test_a_cell_split_by_the_page(pieces: list[str], entries: tuple[str, ...]) -> None:
    assert read_entries(list(map(scanned_cell, pieces))) == entries


def test_words_lose_emphasis_but_no_letter() -> None:
    assert read_words([scanned_cell("Từ 20% <i>so với</i> (<B>cả</B>  năm)<i>.</i>")]) == "Từ 20% so với (cả năm)."
    assert read_words([scanned_cell("- Sở A;"), scanned_cell("- Sở B.")]) == "- Sở A; - Sở B."


@pytest.mark.parametrize(
    ("letter", "field", "value"),
    [
        (LETTER.replace("ngày\n\ntháng 8", "ngày 5 tháng 8"), "issued", "2020-08-05"),
        (LETTER.replace("ngày\n\ntháng 8", "ngày … tháng 12"), "issued", "2020-12"),
        (LETTER.replace("tháng 8 năm", "tháng tám năm"), "issued", ""),
        (LETTER.replace("Số: 12", "Số: "), "number", "/KH-UBND"),
        (LETTER.replace("Số: 12/KH-UBND", ""), "number", "/KH-UBND"),
        (LETTER.replace("Số: 12/KH-UBND", "").replace("số /KH", "KH"), "number", ""),
        (LETTER.replace("Chủ tịch ", ""), "issuer", "UBND tỉnh Đắk Lắk"),
        (LETTER.replace("*(Ban", "Ban").replace(")*", ""), "issuer", ""),
    ],
)
def test_the_letter_says_what_it_prints(letter: str, field: str, value: str) -> None:
    assert getattr(read_scanned_text(scan(letter=letter)).plan, field) == value


@pytest.mark.parametrize("text", ["", "Kính gửi: Sở Nội vụ", "a\tb\nc\td", "PK\x03\x04\x00", "KẾ HOẠCH\nnăm 2020"])
def test_text_that_is_no_plan_says_what_was_looked_for(text: str) -> None:
    said = refusal(text)
    assert said.startswith("Không thấy bảng nhiệm vụ: cần một hàng đầu bảng có cột nhiệm vụ (“Nhiệm vụ”")
    assert said.endswith("Chưa nhập gì.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (scan(head_2="STT\tNội dung"), "“STT | Nội dung”"),
        (scan("", head_2=""), "Tệp có các bảng: “STT | Lĩnh vực/Tiêu chí | Điểm tối đa"),
        (
            scan(
                letter="KẾ HOẠCH\nNâng cao\n", head_1="STT\tTiêu chí\tĐiểm tối đa\tĐiểm đạt được năm trước\tMục tiêu\t"
            ),
            "Không thấy năm của kế hoạch: tên kế hoạch “Nâng cao”",
        ),
        (scan(f"{ITEM}\tthừa"), "hàng có 8 ô, mà đầu bảng chỉ có 7 cột;"),
        (scan(letter=LETTER.replace("tháng 8", "tháng 13")), "“2020-13” không phải 2020-08 hay 2020-08-15."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(text: str, sentence: str) -> None:
    assert sentence in refusal(text)


@pytest.mark.parametrize(
    ("row", "number", "title", "reason"),
    [
        ("x?\tKế hoạch\tx", "x?", "Kế hoạch", "unread"),
        ("{0.__class__}\tKế hoạch\tx", "{0.__class__}", "Kế hoạch", "unread"),
        ("\tKế hoạch\tx", "", "Kế hoạch", "missing"),
        ("1.1\t\tx", "1.1", "x", "other_column"),
    ],
)
def test_nothing_is_refused_for_its_number(row: str, number: str, title: str, reason: str) -> None:
    draft = draft_of(scan(row))
    assert [(each.printed_number, each.title) for each in draft.file.items] == [(number, title)]
    assert reason in draft.doubts[0].reasons


def test_a_huge_text_is_read_or_refused_soon() -> None:
    started = time.process_time()
    refusal(scan(ITEM, *["\t\tđ;" for _ in range(60_000)]))
    refusal("<i <p của UBND ngày .. - ; " * 60_000)
    read_scanned_text(scan(letter="của " * 100_000 + "ngày." * 100_000))
    assert time.process_time() - started < 20


def plan_or_sentence(text: str) -> PlanFile | str:
    try:
        return read_scanned_text(text)
    except PartuiError as refused:
        return str(refused)


_SCRAPS = st.sampled_from(
    [
        HEAD_1,
        HEAD_2,
        CRITERION,
        TOTAL,
        ITEM,
        LETTER,
        "\t",
        "\t\tA; - B",
        "\n",
        "<p>",
        "<ul>",
        "- ",
        "2\tx\t1\t1\t1\t",
    ]
)


@given(st.text(max_size=80))
def test_no_text_makes_anything_but_a_sentence(text: str) -> None:
    assert refusal(text)


@given(st.lists(_SCRAPS | st.text(max_size=12), max_size=14).map("\n".join))
@examples(2)
@example(scan("1\t\ud800\x00\x1b[31m\tx"))
def test_no_scraps_of_a_plan_make_anything_but_a_plan_or_a_sentence(text: str) -> None:
    match plan_or_sentence(text):
        case PlanFile() as plan:
            assert check_plan(plan.model_dump(mode="json")) == plan
        case sentence:
            assert sentence


@given(st.lists(st.text(max_size=15), max_size=5))
def test_no_cell_makes_it_raise_or_give_blank_entries(pieces: list[str]) -> None:
    cells = list(map(scanned_cell, pieces))
    assert all(read_entries(cells))
    assert read_words(cells) == read_words(cells).strip()


def test_words_where_points_should_be_are_told_and_count_as_none() -> None:
    draft = draft_of(scan(criteria=("1.1\tTính kịp thời\tmột\t1\t1", "1.2\tTính đủ\t2\t1\t1", TOTAL)))
    assert [(row.max, row.baseline) for row in draft.file.criteria] == [(0, 1), (2, 1)]
    told = [problem.text for problem in draft.problems if "điểm số" in problem.text]
    assert [text.partition(": ")[2] for text in told] == ["“một” ở cột “Điểm tối đa” không phải điểm số, lấy 0."]
