"""The seeded plan: the 2020 plan of Đắk Lắk, counted and added up."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.plan.file import BodyKind, ClauseRow, PlanFile, parse_plan
from partui.domain.plan.reading import ResolvedCriterion, ResolvedPlan, read_plan
from tests.places import SCAN, SEED


def codes_in(text: str) -> list[str]:
    return text.split()


CRITERIA = codes_in("""
1 1.1 1.2 1.3 1.4 1.5 1.6
2 2.1 2.2 2.3 2.4 2.4.1 2.4.2 2.4.3 2.4.4
3 3.1 3.2 3.3 3.4 3.5
4 4.1 4.1.1 4.1.2 4.1.3 4.2 4.2.1 4.2.2 4.2.3 4.3 4.3.1 4.3.2 4.3.3 4.4 4.4.1 4.4.2 4.4.3
5 5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.8 5.8.1 5.8.2 5.9 5.9.1 5.9.2 5.9.3 5.9.4
6 6.1 6.1.1 6.1.2 6.1.3 6.2 6.2.1 6.2.2 6.2.3 6.2.4 6.3 6.3.1 6.3.2 6.3.3 6.3.4 6.4 6.4.1 6.4.2 6.4.3 6.4.4
7 7.1 7.1.1 7.1.2 7.1.3 7.1.4 7.1.5 7.1.6 7.2 7.2.1 7.2.2 7.3 7.3.1 7.3.2 7.3.3 7.4
7.5 7.5.1 7.5.2 7.5.3 7.5.4
8 8.1 8.2 8.3 8.4 8.5 8.6
""")

ITEMS = codes_in("""
1 1.1 1.2 1.3 1.3.1 1.3.2 1.4 1.4.1 1.4.2 1.5 1.6
2 2.1 2.1.1 2.1.2 2.2 2.3
3 3.1 3.1.1 3.1.2 3.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.5 3.3 3.3.1 3.3.2 3.3.3 3.3.4
3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.5 3.5.1 3.5.2
4 4.1 4.1.1 4.1.2 4.1.3 4.2 4.2.1 4.2.2 4.2.3 4.3 4.3.1 4.3.2 4.3.3
5 5.1 5.1.1 5.1.2 5.2.1 5.2.2 5.3 5.3.1 5.3.2 5.4 5.5 5.5.1 5.5.2 5.6 5.7 5.7.1 5.7.2
6 6.1 6.1.1 6.1.2 6.1.3 6.2 6.2.1 6.2.2 6.2.3 6.2.4 6.3 6.3.1 6.3.2 6.3.3 6.3.4
7 7.1 7.1.1 7.1.2 7.1.3 7.1.4 7.1.5 7.1.6 7.2 7.2.1 7.2.2 7.3 7.3.1 7.3.2 7.3.3 7.4 7.4.1 7.4.2
8 8.1 8.1.1 8.1.2 8.1.3 8.1.4 8.1.5 8.2 8.3 8.3.1 8.3.2 8.4 8.5 8.6
""")

HEADINGS = codes_in("""
1 1.3 1.4 2 2.1 3 3.1 3.2 3.3 3.4 3.5 4 4.1 4.2 4.3
5 5.1 5.3 5.5 5.7 6 6.1 6.2 6.3 7 7.1 7.2 7.3 7.4 8 8.1 8.3
""")

INHERITED = {
    "1.4.2": {"implementers": "1.4.1"},
    "3.2.2": {"implementers": "3.2.1"},
    "3.2.3": {"implementers": "3.2.1"},
    "4.1.2": {"deadline": "4.1.1", "leads": "4.1.1", "implementers": "4.1.1"},
    "5.3.2": {"deadline": "5.3.1", "leads": "5.3.1", "implementers": "5.3.1"},
    "5.7.2": {"deadline": "5.7.1", "leads": "5.7.1", "implementers": "5.7.1"},
    "6.1.2": {"implementers": "6.1.1"},
    "6.2.2": {"requirements": "6.2.1", "deadline": "6.2.1", "leads": "6.2.1", "implementers": "6.2.1"},
    "6.2.3": {"deadline": "6.2.1", "leads": "6.2.1", "implementers": "6.2.1"},
    "6.3.2": {"deadline": "6.3.1", "leads": "6.3.1", "implementers": "6.3.1"},
    "6.3.3": {"deadline": "6.3.1", "leads": "6.3.1", "implementers": "6.3.1"},
    "6.3.4": {"deadline": "6.3.1", "leads": "6.3.1", "implementers": "6.3.1"},
    "7.1.2": {"deadline": "7.1.1", "leads": "7.1.1"},
    "7.1.3": {"products": "7.1.2", "deadline": "7.1.1", "leads": "7.1.1", "implementers": "7.1.2"},
    "7.1.4": {"products": "7.1.2", "deadline": "7.1.1", "leads": "7.1.1", "implementers": "7.1.2"},
    "7.1.6": {"deadline": "7.1.5", "implementers": "7.1.5"},
    "7.2.2": {"deadline": "7.2.1", "leads": "7.2.1", "implementers": "7.2.1"},
    "7.3.3": {"deadline": "7.3.2", "leads": "7.3.2", "implementers": "7.3.2"},
    "7.4.2": {"deadline": "7.4.1", "leads": "7.4.1", "implementers": "7.4.1"},
    "8.5": {"deadline": "8.4", "implementers": "8.4"},
    "8.6": {"deadline": "8.4", "leads": "8.5", "implementers": "8.4"},
}


@pytest.fixture(scope="module")
def seed() -> PlanFile:
    return parse_plan(SEED.read_bytes())


@pytest.fixture(scope="module")
def plan(seed: PlanFile) -> ResolvedPlan:
    return read_plan(seed)


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for inner in value:
                yield from texts_in(inner)
        case dict():
            for inner in value.values():
                yield from texts_in(inner)


def points(criterion: ResolvedCriterion, column: str) -> Decimal:
    return Decimal(str(getattr(criterion, column)))


def test_the_plan_s_head(seed: PlanFile) -> None:
    assert seed.plan.model_dump(mode="json") == {
        "year": 2020,
        "number": "/KH-UBND",
        "issued": "2020-08",
        "issuer": "UBND tỉnh Đắk Lắk",
        "title": "Nâng cao Chỉ số cải cách hành chính và Chỉ số hài lòng về sự phục vụ "
        "của cơ quan hành chính Nhà nước năm 2020",
        "totals": {"max": 100, "baseline": 79.53, "target": 92.81},
    }


def test_every_row_of_both_annexes_in_order(seed: PlanFile) -> None:
    assert [row.code for row in seed.criteria] == CRITERIA
    assert [row.code for row in seed.items] == ITEMS
    assert [row.code for row in seed.items if row.is_heading] == HEADINGS


def test_counts(plan: ResolvedPlan) -> None:
    assert len(plan.headings) == 32
    assert len(plan.tasks) == 86
    assert len(plan.criteria) == 103
    assert sum(criterion.is_leaf for criterion in plan.criteria) == 80


def test_the_file_is_written_as_the_models_write_it(seed: PlanFile) -> None:
    text = json.dumps(seed.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
    assert SEED.read_bytes() == text.encode("utf-8")


def test_no_mark_up_and_no_stray_white_space() -> None:
    for text in texts_in(json.loads(SEED.read_bytes())):
        assert not set(text) & set("<>\t\n\r")
        assert text == " ".join(text.split())
        assert unicodedata.is_normalized("NFC", text)


def test_slips_of_the_scan_are_kept(seed: PlanFile) -> None:
    rows = {row.code: row for row in seed.items}
    assert rows["7.1.5"].title == "Xây dựng, vận hành Công dịch vụ công"
    assert rows["7.1.3"].title == "Thực hiện kết nối, liên thông các (từ cấp tỉnh đến cấp xã)"
    assert rows["6.2.2"].products[0].endswith("Nghị định số 152//2017/NĐ-CP")
    assert "các kiến nghị các kiến nghị" in rows["6.1.3"].title


def test_rows_split_by_the_page_are_whole(seed: PlanFile) -> None:
    rows = {row.code: row for row in seed.items}
    assert rows["2.2"].products == (
        "Các văn bản xử lý văn bản quy phạm pháp luật sau rà soát;",
        "Các văn bản quy định công bố kết quả rà soát của cơ quan có thẩm quyền; Quyết định của UBND cấp "
        "huyện về công bố kết quả rà soát văn bản QPPL do UBND huyện ban hành;",
        "Văn bản thể hiện việc xử lý những văn bản không còn phù hợp phát hiện qua rà soát.",
    )
    assert rows["3.3.2"].title.endswith(
        "Chính phủ và yêu cầu của bộ, ngành Trung ương (Quyết định số 1292/QĐ-TTg ngày 07/10/2019...)"
    )
    assert len(rows["3.3.2"].products) == 2
    assert rows["8.1.1"].requirements[0].endswith("cấp huyện, cấp xã đáp ứng yêu cầu:")
    assert rows["8.1.1"].requirements[3:] == (
        "Trang thiết bị phục vụ cho người dân tổ chức đầy đủ;",
        "Trang thiết bị phục vụ cho người dân tổ chức dễ sử dụng.",
    )
    assert (
        rows["8.1.3"]
        .products[1]
        .startswith("Tổ chức tập huấn nâng cao chuyên môn, kỹ năng giao tiếp cho cán bộ, công chức tại Trung tâm")
    )
    assert len(rows["8.1.3"].products) == 2
    assert len(rows["8.1.3"].requirements) == 7


@pytest.mark.parametrize(
    ("column", "printed", "leaves"),
    [("max", "100", "100"), ("baseline", "79.53", "79.53"), ("target", "92.81", "92.79")],
)
def test_totals_printed_and_summed(plan: ResolvedPlan, column: str, printed: str, leaves: str) -> None:
    chapters = sum(points(row, column) for row in plan.criteria if row.parent is None)
    assert chapters == Decimal(str(getattr(plan.head.totals, column))) == Decimal(printed)
    assert sum(points(row, column) for row in plan.criteria if row.is_leaf) == Decimal(leaves)


def test_sums_that_differ_from_print_are_these_and_no_others(plan: ResolvedPlan) -> None:
    differing = {}
    for row in plan.criteria:
        children = [child for child in plan.criteria if child.parent == row.code]
        for column in ("max", "baseline", "target") if children else ():
            summed = sum(points(child, column) for child in children)
            if summed != points(row, column):
                differing[row.code, column] = (points(row, column), summed)
    assert differing == {
        ("2", "baseline"): (Decimal("8.67"), Decimal("8.66")),
        ("3", "target"): (Decimal("13.7"), Decimal("13.68")),
        ("4", "baseline"): (Decimal("7.74"), Decimal("7.73")),
        ("5", "baseline"): (Decimal("11.47"), Decimal("11.48")),
        ("6", "baseline"): (Decimal("8.41"), Decimal("8.42")),
    }


def test_inherited_cells(plan: ResolvedPlan) -> None:
    assert {task.code: dict(task.inherited) for task in plan.tasks if task.inherited} == INHERITED


def test_no_task_is_left_without_anything(plan: ResolvedPlan) -> None:
    for task in plan.tasks:
        assert task.products
        assert task.requirements
        assert task.deadline.words
        assert task.leads
        assert task.implementers


def test_headings_and_criteria_of_tasks(plan: ResolvedPlan) -> None:
    tasks = {task.code: task for task in plan.tasks}
    skipped = [code for code, task in tasks.items() if task.heading != code.rpartition(".")[0]]
    assert skipped == ["5.2.1", "5.2.2"]
    assert {tasks[code].heading for code in skipped} == {"5"}
    assert [tasks[code].criterion for code in ("1.1", "1.3.1", "4.3.1", "8.3.1", "8.1.5")] == [
        "1.1",
        "1.3",
        "4.3.1",
        "8.3",
        "8.1",
    ]
    assert all(task.criterion for task in plan.tasks)


def test_deadlines_counted(plan: ResolvedPlan) -> None:
    assert Counter(task.deadline.kind for task in plan.tasks) == {
        DeadlineKind("year"): 76,
        DeadlineKind("quarter"): 3,
        DeadlineKind("before"): 3,
        DeadlineKind("continuous"): 3,
        DeadlineKind("external"): 1,
    }


def test_due_before_october(plan: ResolvedPlan) -> None:
    early = [task for task in plan.tasks if task.deadline.due_on and task.deadline.due_on < date(2020, 10, 1)]
    assert [task.code for task in early] == ["1.3.1", "1.3.2"]
    assert {lead.name for task in early for lead in task.leads} == {"Sở Nội vụ"}


def printed(row: ClauseRow) -> str:
    """A row of the body as its line in the plan."""
    if row.number is None:
        return f"{row.code}. {row.title}"
    return f"{row.number}{'.' if row.number.isdecimal() else ''} {row.title}"


def test_the_body_is_the_plan_s_to_the_letter(seed: PlanFile) -> None:
    lines = [line.strip() for line in SCAN.read_text(encoding="utf-8").splitlines() if line.strip()]
    first, last = (
        lines.index("II. NỘI DUNG THỰC HIỆN"),
        next(at for at, line in enumerate(lines) if line.startswith("Trên đây là Kế hoạch")),
    )
    body = [line for line in lines[first:last] if not line.startswith("(Mục tiêu phấn đấu")]
    assert [printed(row) for row in seed.body if not row.code.startswith("I.") and row.code != "I"] == body
    assert [printed(row) for row in seed.body[:3]] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        next(line for line in lines if "đạt trên 80%" in line),
    ]


def test_the_body_s_rows_have_their_place_in_the_plan(seed: PlanFile) -> None:
    assert Counter(row.kind for row in seed.body) == {
        BodyKind.HEADING: 15,
        BodyKind.GOAL: 1,
        BodyKind.ACTION: 34,
        BodyKind.DUTY: 10,
    }
    titles = {row.code: row.title for row in seed.body}
    criteria = {row.code for row in seed.criteria}
    for row in seed.body:
        above = row.code.rpartition(".")[0]
        assert not above or above in titles
        for words in (*row.products, *row.requirements, row.deadline, row.lead, row.implementers):
            assert words in row.title or words in titles[above]
        assert not row.criterion or row.criterion in criteria
    assert not {row.code for row in seed.body} & {row.code for row in seed.items}
    assert [len(row.products) for row in seed.body if row.products] == [3]
