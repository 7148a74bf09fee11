"""Doubts in the plan itself: found where a careful reader would ask, and nowhere else."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from partui.domain.plan.document.shared_leads import LeadCell, shared_leads
from partui.domain.plan.doubts.doubt import DoubtfulCriterion, DoubtfulPlan, DoubtfulTask, PlanDoubt
from partui.domain.plan.doubts.finding import find_doubts
from partui.domain.plan.file import PlanFile, parse_plan
from partui.domain.plan.reading import read_plan
from partui.wording.plan.doubts import doubt_text
from tests.domain.plan.doubtful import doubtful_plan
from tests.places import SEED
from tests.plan_io.test_round_trips import plans

DISBURSE = "Thực hiện giải ngân kế hoạch đầu tư vốn ngân sách"


def task(code: str, title: str = "Việc", **cells: Any) -> DoubtfulTask:
    plain = DoubtfulTask(code, title, (), (), ("Sở Nội vụ",), code.rpartition(".")[0] or None, None, True, ())
    return plain._replace(**cells)


def plan(*tasks: DoubtfulTask, headings: str = "", clauses: tuple[tuple[str, str], ...] = ()) -> DoubtfulPlan:
    return DoubtfulPlan({}, (), tuple(headings.split()), tasks, clauses)


def criterion(code: str, points: str = "1", leads: tuple[str, ...] = ("Sở Nội vụ",)) -> DoubtfulCriterion:
    columns = dict.fromkeys(("max", "baseline", "target"), Decimal(points))
    return DoubtfulCriterion(code, code.rpartition(".")[0] or None, columns, leads)


def said(found: list[PlanDoubt]) -> list[tuple[str, str, str]]:
    return [(each.rule.value, each.code, each.other) for each in found]


def test_the_2020_plan() -> None:
    found = find_doubts(doubtful_plan(read_plan(parse_plan(SEED.read_bytes()))))
    assert said(found) == [
        ("figure", "6.1.1", "II.6.a"),
        ("document", "6.2.2", ""),
        ("product", "6.1.3", "6.1.2"),
        ("leads", "4.3.1", "4.3.3"),
        ("leads", "8.1", ""),
        ("no-lead", "8.3", ""),
        ("sum", "2", "baseline"),
        ("sum", "3", "target"),
        ("sum", "4", "baseline"),
        ("sum", "5", "baseline"),
        ("sum", "6", "baseline"),
        ("total", "", "target"),
        ("no-heading", "5.2.1", "5.2"),
    ]
    assert (found[0].here, found[0].there) == ("90%", "100%")
    assert (found[-2].here, found[-2].there) == ("92.81", "92.79")
    assert found[5].there == "Sở Kế hoạch và Đầu tư; Sở Tài chính"
    assert len({each.key for each in found}) == len(found)


def test_a_doubt_is_another_once_its_words_are() -> None:
    here, there = (
        plan(task("6.1", DISBURSE, requirements=(f"Đạt {percent}",)), clauses=(("II.a", f"{DISBURSE} đạt 100%"),))
        for percent in ("90%", "95%")
    )
    (before,), (after,) = find_doubts(here), find_doubts(there)
    assert before.key != after.key
    assert len(before.key) <= 36


@pytest.mark.parametrize(
    "sentence",
    [f"{DISBURSE} đạt 90%", f"{DISBURSE} đúng hạn", "Tỷ lệ doanh nghiệp tăng 20%", f"Việc khác 100%. {DISBURSE}"],
)
def test_figures_that_agree_or_speak_of_something_else(sentence: str) -> None:
    assert find_doubts(plan(task("6.1", DISBURSE, requirements=("Đạt 90%",)), clauses=(("II.a", sentence),))) == []


@pytest.mark.parametrize(
    ("title", "requirement", "doubted"),
    [
        ("Theo Nghị định 152/2017/NĐ-CP", "Nghị định 151/2017/NĐ-CP", True),
        ("Theo Nghị định 152//2017/NĐ-CP", "Nghị định 152/2017/NĐ-CP", False),
        ("Theo Nghị định 152/2017/NĐ-CP", "Quyết định 45/2016/QĐ-TTg", False),
        ("Theo Nghị định 152/2017/NĐ-CP", "Nghị định 151/2017/NĐ-CP và 152/2017/NĐ-CP", False),
        ("Ngày 15/10/2020", "Nghị định 151/2017/NĐ-CP", False),
    ],
)
def test_documents_cited(title: str, requirement: str, doubted: bool) -> None:
    found = find_doubts(plan(task("1", title, requirements=(requirement,))))
    assert [(each.rule.value, each.kind, each.code, each.other, each.here, each.there) for each in found] == [
        ("document", "task", "1", "", "152/2017/NĐ-CP", "151/2017/NĐ-CP")
    ] * doubted


def test_a_report_on_many_tasks_is_no_borrowed_product() -> None:
    product = ("Báo cáo kết quả thực hiện cơ chế tự chủ tài chính của tỉnh",)
    owner = task("6.1.2", "Thực hiện cơ chế tự chủ tài chính của tỉnh", products=product)
    other = task("6.1.3", "Xử lý kiến nghị sau thanh tra", products=product)
    (found,) = find_doubts(plan(owner, other, headings="6 6.1"))
    assert (*said([found]), found.kind, found.here) == (("product", "6.1.3", "6.1.2"), "task", *product)
    # Under two headings they are no neighbours.
    assert find_doubts(plan(owner, other._replace(code="6.2.1", heading="6.2"), headings="6 6.1 6.2")) == []
    third = task("6.1.4", "Việc nữa", products=product)
    assert find_doubts(plan(owner, other, third, headings="6 6.1")) == []
    assert find_doubts(plan(owner, other._replace(inherited=("products",)), headings="6 6.1")) == []


def test_leads_of_groups_are_each_body_s_own() -> None:
    of_group = task("3.1", leads=("Văn phòng UBND tỉnh", "UBND cấp xã"), criterion="3.1")
    annex = DoubtfulPlan({}, (criterion("3.1", leads=("Văn phòng UBND tỉnh",)),), (), (of_group,))
    assert find_doubts(annex) == []
    assert said(find_doubts(annex._replace(tasks=(of_group._replace(leads=("Sở Y tế",)),)))) == [("leads", "3.1", "")]


def test_an_annex_that_names_no_leads_at_all_is_not_asked_about() -> None:
    assert find_doubts(DoubtfulPlan({}, (criterion("1", leads=()), criterion("2", leads=())), (), ())) == []


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        ("1 1.1 1.2 2", []),
        ("1 1.1 1.3", [("gap", "1.3", "1.2")]),
        # A second 1 that the reader told apart is no gap.
        ("1 1.1 1.1a 1.1b 1.2", []),
        ("I I.1 II II.1 IV IV.1", [("gap", "IV", "III")]),
        ("3 3.a 3.b 3.d", [("gap", "3.d", "3.c")]),
    ],
)
def test_numbers_left_out(codes: str, found: list[tuple[str, str, str]]) -> None:
    rows = codes.split()
    headings = [code for code in rows if any(other.startswith(f"{code}.") for other in rows)]
    tasks = [task(code) for code in rows if code not in headings]
    assert said(find_doubts(plan(*tasks, headings=" ".join(headings)))) == found


def test_a_cell_cut_by_the_page_counts_for_all_its_rows() -> None:
    cut = [("4.3.1", "- Sở Kế hoạch; - Sở Tài chính;"), ("4.3.2", "- Sở Tài nguyên;"), ("4.3.3", "- Sở Nội vụ.")]
    cells = [LeadCell(code, "4.3", words) for code, words in cut]
    whole = "- Sở Kế hoạch; - Sở Tài chính; - Sở Tài nguyên; - Sở Nội vụ."
    assert shared_leads(cells) == dict.fromkeys(("4.3.1", "4.3.2", "4.3.3"), whole)
    # A new heading, an end of the list, and a slip of the pen do not go on.
    apart = [LeadCell("1", "0", "- Sở A;"), LeadCell("2.1", "2", "- Sở B."), LeadCell("2.2", "2", "- Sở C;"),
             LeadCell("2.3", "2", "Sở D"), LeadCell("2.4", "2", "")]  # fmt: skip
    assert shared_leads(apart) == {cell.code: cell.words for cell in apart}


@given(plan=plans())
def test_any_plan_is_looked_through(plan: PlanFile) -> None:
    found = find_doubts(doubtful_plan(read_plan(plan)))
    codes = {*(row.code for row in plan.criteria), *(row.code for row in plan.items)}
    assert all(each.code in codes or each.kind == "plan" for each in found)
    assert len({each.key for each in found}) == len(found)
    assert all(doubt_text(each) for each in found)
