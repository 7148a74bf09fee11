"""Next year's plan made of this year's: what is taken over, what moves on, what is refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.errors import PartuiError
from partui.domain.periods.instance import Instance
from partui.domain.periods.state import period_on
from partui.domain.plan.file import PlanFile, PlanHead, PlanTotals
from partui.domain.plan.next_plan import CarryOver, MovedDeadline, NextPlan, make_next_plan
from partui.domain.plan.reading import read_plan
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.index import Scores, work_out_scores
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Heading, Task
from tests.reports.builders import task

DAY = date(2021, 1, 5)
HEAD = PlanHead(
    year=2020,
    number="55/KH-UBND",
    issued="2020-08-15",
    issuer="UBND tỉnh Đắk Lắk",
    title="Kế hoạch CCHC NĂM  2020, tiếp nối năm 20201",
    totals=PlanTotals(max=10, baseline=7.5, target=9),
)
# The plan prints 5.5 for chapter 1, its leaves give 5.25.
CRITERIA = [
    Criterion(
        position,
        position,
        code,
        code.rpartition(".")[0] or None,
        f"Tiêu chí {code}",
        Decimal(most),
        Decimal(baseline),
        Decimal(target),
        "Sở Nội vụ",
    )
    for position, (code, most, baseline, target) in enumerate(
        [
            ("1", "8", "5.5", "7"),
            ("1.1", "5", "3", "4.5"),
            ("1.2", "3", "2.25", "2.5"),
            ("2", "2", "1", "1.5"),
            ("2.1", "2", "1", "1.5"),
            ("2.1.1", "2", "1", "1.5"),
        ]
    )
]


def scores(**own: str) -> Scores:
    """Phụ lục I with own scores, `c1_1` for criterion 1.1."""
    entered = {code.removeprefix("c").replace("_", "."): Decimal(points) for code, points in own.items()}
    return work_out_scores([row._replace(own=entered.get(row.code)) for row in CRITERIA], ())


def rows(*items: Mapping[str, Any]) -> list[Heading | Task]:
    """Phụ lục II as it stands: items with a product are tasks, not begun."""
    blank = {"title": "Mục", "products": (), "requirements": (), "deadline": "", "lead": "", "implementers": ""}
    file = {"format": "partui-plan/1", "plan": HEAD, "criteria": (), "items": [{**blank, **item} for item in items]}
    plan = read_plan(PlanFile.model_validate(file))
    headings = [Heading(row.position, row.position, row.code, row.chapter, row.title) for row in plan.headings]
    return sorted(
        [*headings, *(task(read, Status.TODO, None, DAY) for read in plan.tasks)], key=lambda item: item.position
    )


def only(code: str, **fields: Any) -> Task:
    """A single task, with some of what an officer said of it."""
    (item,) = rows({"code": code, "products": ("Báo cáo",), "deadline": "Quý III", "lead": "Sở Nội vụ"})
    assert isinstance(item, Task)
    return item._replace(**fields)


def made(
    items: Sequence[Heading | Task] = (), carry: CarryOver = CarryOver.FRESH, year: int = 2021, **own: str
) -> NextPlan:
    return make_next_plan(HEAD, scores(**own), items, year, carry)


def test_the_head_moves_into_the_new_year() -> None:
    head = made().plan.head
    assert (head.year, head.number, head.issued, head.issuer) == (2021, "", "", "UBND tỉnh Đắk Lắk")
    assert head.title == "Kế hoạch CCHC NĂM 2021, tiếp nối năm 20201"
    assert head.totals == PlanTotals(max=10, baseline=7.5, target=9)


def test_criteria_come_over_as_they_are_printed_where_none_is_scored() -> None:
    new = made()
    for row, criterion in zip(new.plan.criteria, CRITERIA, strict=True):
        assert (row.code, row.parent, row.title) == (criterion.code, criterion.parent, criterion.title)
        printed = (criterion.max, criterion.baseline, criterion.target)
        assert [row.max, row.baseline, row.target] == [float(points) for points in printed]
        assert (row.leads_words, [lead.name for lead in row.leads]) == ("Sở Nội vụ", ["Sở Nội vụ"])
    assert new.not_scored == ("1.1", "1.2", "2.1.1")


def test_own_scores_become_the_baseline_and_what_stands_above_their_sum() -> None:
    new = made(c1_2="2.75")
    assert {row.code: row.baseline for row in new.plan.criteria} == {
        "1": 5.75,
        "1.1": 3,
        "1.2": 2.75,
        "2": 1,
        "2.1": 1,
        "2.1.1": 1,
    }
    assert new.plan.head.totals == PlanTotals(max=10, baseline=6.75, target=9)
    assert new.not_scored == ("1.1", "2.1.1")
    deep = made(c2_1_1="0")
    assert {row.code: row.baseline for row in deep.plan.criteria if row.code[0] == "2"} == {
        "2": 0,
        "2.1": 0,
        "2.1.1": 0,
    }
    assert deep.plan.head.totals.baseline == 5.25


def test_rows_keep_their_place_words_and_kind() -> None:
    new = made(
        rows(
            {"code": "1", "title": "CHỈ ĐẠO"},
            {
                "code": "1.1",
                "title": "Kế hoạch",
                "products": ("Kế hoạch", "Báo cáo"),
                "requirements": ("Đủ",),
                "deadline": "Quý IV",
                "lead": "Sở Nội vụ",
                "implementers": "Các sở, ban, ngành",
            },
        )
    )
    assert [row[:5] for row in new.plan.headings] == [(0, "1", "1", None, "CHỈ ĐẠO")]
    (task,) = new.plan.tasks
    assert (task.position, task.code, task.title) == (1, "1.1", "Kế hoạch")
    assert (task.products, task.requirements) == (("Kế hoạch", "Báo cáo"), ("Đủ",))
    assert (task.deadline.due_on, task.leads_words, task.implementers_words, dict(task.inherited)) == (
        date(2021, 12, 31),
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        {},
    )


def test_deadlines_that_name_the_year_move_and_what_cannot_be_read_is_told() -> None:
    new = made([only("1.1", deadline="Trong năm 2020"), only("1.2"), only("1.3", deadline="lúc nào xong")])
    assert new.moved == (MovedDeadline("1.1", "Trong năm 2020", "Trong năm 2021"),)
    assert new.unread == ("1.3",)
    assert [row.deadline.words for row in new.plan.tasks] == ["Trong năm 2021", "Quý III", "lúc nào xong"]


def test_rows_that_name_the_old_year_are_told_and_kept() -> None:
    items = rows(
        {"code": "1", "title": "Năm 2020"},
        {"code": "1.1", "products": ("Báo cáo 2020",)},
        {"code": "1.4", "title": "Rà soát năm 2020", "products": ("Báo cáo",), "requirements": ("Đủ",)},
        {"code": "1.2", "requirements": ("Xong trong 2020",)},
        {"code": "1.3", "products": ("Nghị định 12020/NĐ-CP",), "requirements": ("20201",)},
    )
    new = made(items)
    assert new.naming_year == ("1", "1.1", "1.4", "1.2")
    assert new.plan.tasks[0].products == ("Báo cáo 2020",)


MERGED = (
    {"code": "1.1", "products": ("A",), "requirements": ("B",), "deadline": "Quý I", "lead": "Sở Nội vụ"},
    {"code": "1.2", "products": ("C",)},
)


def test_a_merged_cell_stays_merged_while_it_says_the_same() -> None:
    assert made(rows(*MERGED)).plan.tasks[1].inherited == {"requirements": "1.1", "deadline": "1.1", "leads": "1.1"}
    above, below = rows(*MERGED)
    assert isinstance(above, Task)
    changed = made([above._replace(leads_words="Sở Y tế"), below]).plan.tasks[1]
    assert (changed.leads_words, changed.inherited) == ("Sở Nội vụ", {"requirements": "1.1", "deadline": "1.1"})


def test_an_own_cell_that_says_what_the_one_above_does_is_no_merged_one() -> None:
    twins = rows(MERGED[0], {**MERGED[0], "code": "1.2"})
    assert made(twins).plan.tasks[1].inherited == {}


def test_a_task_all_of_whose_cells_are_merged_keeps_its_product_and_is_no_heading() -> None:
    above, below = rows(*MERGED)
    assert isinstance(below, Task)
    (_first, task) = made(
        [above, below._replace(products=("A",), inherited={**below.inherited, "products": "1.1"})]
    ).plan.tasks
    assert (task.products, task.row.products) == (("A",), ("A",))
    assert "requirements" in task.inherited


def test_what_an_officer_emptied_is_blank_in_the_new_plan_too() -> None:
    above, below = rows({**MERGED[0], "implementers": "Các sở"}, MERGED[1])
    assert isinstance(below, Task)
    emptied = below._replace(
        requirements=(), deadline="", leads_words="", leads=(), implementers_words="", implementers=(), inherited={}
    )
    task = made([above, emptied]).plan.tasks[1]
    assert (task.requirements, task.leads_words, task.leads) == ((), "", ())
    assert (task.implementers_words, task.implementers) == ("", ())
    assert (task.deadline.words, task.deadline.kind, task.inherited) == ("", DeadlineKind.UNKNOWN, {})
    partly = made([above, below._replace(leads_words="", leads=())]).plan.tasks[1]
    assert (partly.leads_words, partly.leads, partly.deadline.words) == ("", (), "Quý I")
    assert partly.inherited == {"requirements": "1.1", "deadline": "1.1", "implementers": "1.1"}


PERIOD = period_on(Instance("2020-Q3", date(2020, 7, 1), date(2020, 9, 30)), None, Status.TODO, date(2020, 10, 1), 15)


def test_what_is_late_comes_over_with_its_day_and_how_far_it_has_come() -> None:
    items = [
        only("1.1", status=Status.DOING, progress=40, measured="20 %", note="Đợi"),
        only("1.2"),
        only("1.3", status=Status.DONE),
        only("1.4", status=Status.CANCELLED),
        only("1.5", due_on=None, deadline_kind=DeadlineKind.EXTERNAL),
        only("1.6", due_on=date(2020, 12, 31), deadline_kind=DeadlineKind.PERIODIC),
        only("1.7", deadline="Trong năm", period_words="Hàng quý", periods=(PERIOD,)),
    ]
    assert made(items, CarryOver.LATE).late == {
        "1.1": {"status": "doing", "deadline": "Ngày 30/09/2020", "progress": "40", "measured": "20 %", "note": "Đợi"},
        "1.2": {"status": "todo", "deadline": "Ngày 30/09/2020", "progress": "0"},
    }
    assert made(items).late == {}


def test_what_came_into_the_old_plan_late_has_that_plans_own_deadline_again() -> None:
    late = only("1.1", id=7, plan=2020, deadline="Ngày 30/09/2019", due_on=date(2019, 9, 30))
    in_time = only("1.2", id=8, plan=2020, deadline="Quý II", due_on=date(2020, 6, 30))
    printed = {7: "Trong năm 2020", 8: "Quý IV"}
    new = make_next_plan(HEAD, scores(), [late, in_time], 2021, CarryOver.FRESH, printed)
    assert [row.deadline.words for row in new.plan.tasks] == ["Trong năm 2021", "Quý II"]
    unprinted = make_next_plan(HEAD, scores(), [late], 2021, CarryOver.FRESH, {7: ""})
    assert [row.deadline.words for row in unprinted.plan.tasks] == ["Ngày 30/09/2020"]


@pytest.mark.parametrize("year", [1899, 2200])
def test_a_year_out_of_reason_is_refused(year: int) -> None:
    with pytest.raises(PartuiError) as refused:
        made(year=year)
    assert str(refused.value) == f"Không lập kế hoạch cho năm {year}; năm phải từ 1900 đến 2199."


@pytest.mark.parametrize("year", [1900, 2199])
def test_the_first_year_and_the_last(year: int) -> None:
    assert made(year=year).plan.head.year == year


def test_rows_that_no_plan_can_have_are_refused_by_their_codes() -> None:
    with pytest.raises(PartuiError) as refused:
        made([only("2.1"), *(only("3.1")._replace(code=f"3.1 ({at})") for at in range(2, 11))])
    assert str(refused.value) == (
        "Chưa lập được kế hoạch mới: 3.1 (2), 3.1 (3), 3.1 (4), 3.1 (5), 3.1 (6), 3.1 (7), 3.1 (8), 3.1 (9) trùng mã; "
        "hãy sửa trước."
    )


def test_a_task_without_product_keeps_its_columns() -> None:
    bare = only("I.1", products=(), requirements=())._replace(number="1", person="Ông A", other={"Kinh phí": "5 tỷ"})
    (task,) = made([bare]).plan.tasks
    assert (task.row.number, task.row.person, task.row.other) == ("1", "Ông A", {"Kinh phí": "5 tỷ"})
    assert not task.row.is_heading
