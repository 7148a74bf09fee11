"""Plans written in each format and read again: nothing is lost, nothing is added."""

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.plan.file import FORMAT, PlanFile, check_plan, parse_plan
from partui.domain.plan.reading import read_plan
from partui.domain.text import clean, fold
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.files import ENDINGS, TEMPLATE_ENDINGS, read_plan_file, write_plan
from partui.plan_io.layout.writing import empty_plan
from tests.examples import examples
from tests.places import ROOT

LETTERS = "abcđêơưạỗÁĐ 0123456789 ,;:.()[]{}-–x4_+/%&<>'\"=@#|*_\\ \n\t𝄞e\u0302\u0323"
# What the reader takes for something else wherever it stands.
OTHERS = {"stt", "tong diem", "tong cong", "tong so", "tong"}


def _words(text: str) -> bool:
    return bool(clean(text)) and fold(text).strip(" .:") not in OTHERS


MARKED_UP = st.sampled_from(["<b>đậm</b>", "a <li> b", "</ul>- x; - y", "<p", "< br>"])
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(clean).filter(_words) | MARKED_UP
CELL = st.just("") | WORDS
ENTRIES = st.lists(WORDS, max_size=3)
POINTS = st.integers(0, 9999).map(lambda hundredths: hundredths / 100)
AGENCIES = st.lists(st.sampled_from(["Sở Nội vụ", "Các sở, ban, ngành", "Sở Tài chính"]), max_size=2).map("; ".join)


@st.composite
def codes(draw: st.DrawFn, most: int = 8) -> list[str]:
    """Codes in order, each once, some levels skipped."""
    depths = draw(st.lists(st.integers(1, 3), min_size=1, max_size=most))

    def following(before: tuple[int, ...], depth: int) -> tuple[int, ...]:
        return (*before, 1, 1)[:depth] if depth > len(before) else (*before[: depth - 1], before[depth - 1] + 1)

    first: tuple[int, ...] = (1,)
    return [".".join(map(str, code)) for code in accumulate(depths, following, initial=first)]


HEADINGS = st.just({"products": [], "requirements": [], "deadline": "", "lead": "", "implementers": ""})
TASKS = st.fixed_dictionaries(
    {"products": ENTRIES, "requirements": ENTRIES, "deadline": WORDS, "lead": AGENCIES, "implementers": AGENCIES}
).map(lambda cells: cells if cells["products"] or cells["requirements"] else {**cells, "kind": "task"})
CELLS = HEADINGS | TASKS


@st.composite
def plans(draw: st.DrawFn) -> PlanFile:
    """A plan with anything in its cells."""
    year = draw(st.integers(2015, 2035))
    criteria = [
        {"code": code, "title": draw(WORDS), "max": draw(POINTS), "baseline": draw(POINTS), "target": draw(POINTS),
         "lead": draw(AGENCIES)}
        for code in draw(codes())
    ]  # fmt: skip
    items = [{"code": code, "title": draw(WORDS), **draw(CELLS)} for code in draw(codes())]
    head = {
        "year": year, "number": draw(st.sampled_from(["", "12/KH-UBND"])),
        "issued": draw(st.sampled_from(["", f"{year}-01", f"{year}-10-31"])),
        "issuer": draw(st.sampled_from(["", "UBND tỉnh Đắk Lắk", "Bộ Nội vụ"])),
        "title": f"Cải cách hành chính năm {year}",
        "totals": draw(st.sampled_from([{}, {"max": 100.0, "baseline": 79.53, "target": 92.81}])),
    }  # fmt: skip
    return check_plan({"format": FORMAT, "plan": head, "criteria": criteria, "items": items})


def there_and_back(plan: PlanFile, target: Path) -> PlanFile:
    write_plan(plan, str(target), force=True)
    return read_plan_file(str(target), PlanOverrides(), lambda _rows: None).file


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plans")


def item(code: str, title: str, number: str, **cells: object) -> dict[str, object]:
    blank = {"products": [], "requirements": [], "deadline": "", "lead": "", "implementers": ""}
    return {"code": code, "title": title, "number": number, **blank, **cells}


ANOTHER_ISSUER = check_plan(
    {
        "format": FORMAT,
        "blanks": "keep",
        "plan": {"year": 2026, "number": "", "issued": "", "issuer": "", "title": "Cải cách năm 2026", "totals": {}},
        "criteria": [],
        "items": [
            item("I", "CHỈ ĐẠO", "I."),
            item("I.1", "Kế hoạch", "1", products=["A", "B"], deadline="Quý I", lead="Sở Nội vụ", start="Tháng 1"),
            item(
                "I.2", "Báo cáo", "2", products=["C"], lead="Sở Tư pháp", merged=["deadline"], other={"Kinh phí": "5"}
            ),
            item("I.2.a", "Họp", "a)", kind="task", lead="Sở Y tế", merged=["products", "deadline"], person="Ông A"),
            item("II", "THỂ CHẾ", "II."),
            item("II.1", "Rà soát", "1", kind="task", lead="Sở Tư pháp", merged=["deadline"]),
        ],
    }
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_plan_of_another_issuer(folder: Path, ending: str) -> None:
    again = there_and_back(ANOTHER_ISSUER, folder / f"other{ending}")
    assert again.blanks == "keep"
    assert [row.printed_number for row in again.items] == [row.printed_number for row in ANOTHER_ISSUER.items]
    meant, read = read_plan(ANOTHER_ISSUER), read_plan(again)
    assert [heading.code for heading in read.headings] == [heading.code for heading in meant.headings]
    for field in ("code", "products", "deadline", "leads", "implementers"):
        assert [getattr(task, field) for task in read.tasks] == [getattr(task, field) for task in meant.tasks]
    for row, wanted in zip(again.items, ANOTHER_ISSUER.items, strict=True):
        assert (row.start, row.person, row.other) == (wanted.start, wanted.person, wanted.other)
        if ending in {".docx", ".xlsx", ".json"} and row.code != "II.1":
            assert row.merged == wanted.merged


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_2020_plan(folder: Path, ending: str) -> None:
    seed = parse_plan((ROOT / "seed.json").read_bytes())
    read = there_and_back(seed, folder / f"plan{ending}")
    # What is no table is kept in JSON alone.
    assert read == seed if ending == ".json" else read == seed.model_copy(update={"body": ()})


def test_the_2020_plan_as_recognised_text() -> None:
    seed = parse_plan((ROOT / "seed.json").read_bytes())
    read = read_plan_file(str(ROOT / "tests" / "data" / "plan-2020.txt"), PlanOverrides(), lambda _rows: None)
    assert read.file == seed.model_copy(update={"body": ()})
    assert read.joined == ("2.2", "3.3.2", "8.1.1", "8.1.3")


@pytest.mark.parametrize("ending", ENDINGS)
@given(plan=plans())
@examples(0.2)
def test_any_plan(folder: Path, ending: str, plan: PlanFile) -> None:
    assert there_and_back(plan, folder / f"any{ending}") == plan


@pytest.mark.parametrize("ending", TEMPLATE_ENDINGS)
def test_an_empty_template_says_that_it_is_empty(folder: Path, ending: str) -> None:
    with pytest.raises(Exception, match="còn trống, chưa có hàng nào"):
        there_and_back(empty_plan(2027), folder / f"empty{ending}")


ROWS_1 = (("1", "CHỈ ĐẠO", 2, 1.5, 2, ""), ("1.1", "Kế hoạch", 2, 1.5, 2, "Sở Nội vụ"))
ROWS_2 = (
    ("1", "CHỈ ĐẠO", "", "", "", "", ""),
    ("1.1", "Kế hoạch", "- Kế hoạch;\n- Báo cáo", "Đủ", "Quý I", "Sở Nội vụ", "Các sở, ban, ngành"),
)


def filled_word(target: Path) -> None:
    import docx

    document = docx.Document(str(target))
    for table, rows in zip(document.tables, (ROWS_1, ROWS_2), strict=True):
        for row, texts in zip(table.rows[1:], rows, strict=False):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = str(text)
    document.save(str(target))


def filled_excel(target: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(target)
    for name, rows in (("Phụ lục I", ROWS_1), ("Phụ lục II", ROWS_2)):
        for at, texts in enumerate(rows, start=3):
            for column, text in enumerate(texts, start=1):
                book[name].cell(at, column, text or None)
    book.save(target)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_template_that_was_filled_in_imports_without_a_question(folder: Path, ending: str) -> None:
    target = folder / f"filled{ending}"
    write_plan(empty_plan(2027), str(target), ["Sở Nội vụ", "Các sở, ban, ngành"], force=True)
    (filled_word if ending == ".docx" else filled_excel)(target)
    draft = read_plan_file(str(target), PlanOverrides(), lambda _rows: None)
    assert draft.problems == ()
    assert (draft.file.plan.year, draft.file.plan.title) == (2027, "Cải cách hành chính năm 2027")
    assert [(row.code, row.max, row.lead) for row in draft.file.criteria] == [("1", 2.0, ""), ("1.1", 2.0, "Sở Nội vụ")]
    assert draft.file.items[0].is_heading
    assert draft.file.items[1].products == ("Kế hoạch;", "Báo cáo")
    assert draft.file.items[1].implementers == "Các sở, ban, ngành"


def test_a_workbook_s_template_offers_deadlines_and_agencies(folder: Path) -> None:
    from openpyxl import load_workbook

    target = folder / "offers.xlsx"
    write_plan(empty_plan(2027), str(target), ["Sở Nội vụ"], force=True)
    book = load_workbook(target)
    offered = {str(rule.sqref): rule.formula1 for rule in book["Phụ lục II"].data_validations.dataValidation}
    assert offered == {"E3:E302": "'Danh mục'!$A$1:$A$10", "F3:G302": "'Danh mục'!$B$1:$B$1"}
    assert book["Phụ lục II"].page_setup.orientation == "landscape"
    assert str(book["Phụ lục II"].page_setup.paperSize) == "9"
    assert book["Danh mục"]["B1"].value == "Sở Nội vụ"
