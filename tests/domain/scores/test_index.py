"""The PAR Index: every printed figure of Phụ lục I, and the three figures by hand and by property."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.domain.scores.criterion import Criterion, CriterionKind, ScoringRule, check_score
from partui.domain.scores.index import ScoreRow, Scores, work_out_scores
from partui.domain.scores.leaf import Basis, ShareOutcome, TaskStanding
from partui.domain.scores.shortfall import Shortfall, shortfalls
from partui.domain.tasks.status import Status, Timeliness, status_on, timeliness_on
from tests.places import SEED

PLAN = read_plan(parse_plan(SEED.read_text(encoding="utf-8")))
CRITERIA = [
    Criterion(
        position,
        position,
        row.code,
        row.parent,
        row.title,
        Decimal(str(row.max)),
        Decimal(str(row.baseline)),
        Decimal(str(row.target)),
        row.leads_words,
    )
    for position, row in enumerate(PLAN.criteria)
]
TASKS = [
    TaskStanding(task.code, task.criterion, tuple(name for name, _group in task.leads), Status.TODO, Timeliness.IN_TIME)
    for task in PLAN.tasks
]
SURVEYED = {
    each.code for each in CRITERIA if each.code.startswith(("2.4.", "4.4.", "5.8.", "5.9.", "6.4.", "7.5."))
} | {"8.1"}

Said = tuple[Status, date | None]
TODO: Said = (Status.TODO, None)
DOING: Said = (Status.DOING, None)
DONE: Said = (Status.DONE, date(2020, 1, 1))
LATE: Said = (Status.DONE, date(2021, 5, 1))
CANCELLED: Said = (Status.CANCELLED, None)
DIFFERING = {
    "2": ("baseline", "8.67", "8.66"),
    "3": ("target", "13.7", "13.68"),
    "4": ("baseline", "7.74", "7.73"),
    "5": ("baseline", "11.47", "11.48"),
    "6": ("baseline", "8.41", "8.42"),
}


def with_status(codes: set[str], status: Status, timeliness: Timeliness) -> list[TaskStanding]:
    return [task._replace(status=status, timeliness=timeliness) if task.code in codes else task for task in TASKS]


def standing(day: date, said: Mapping[str, Said]) -> list[TaskStanding]:
    found = []
    for read, task in zip(PLAN.tasks, TASKS, strict=True):
        status, completed_on = said.get(task.code, TODO)
        found.append(
            task._replace(
                status=status_on(status, completed_on, day),
                timeliness=timeliness_on(status, read.deadline.due_on, completed_on, day),
            )
        )
    return found


def on(
    day: date, said: Mapping[str, Said] = MappingProxyType({}), criteria: Sequence[Criterion] = tuple(CRITERIA)
) -> Scores:
    return work_out_scores(criteria, standing(day, said))


def row(scores: Scores, code: str) -> ScoreRow:
    return next(row for row in scores.rows if row.criterion.code == code)


def with_own(code: str, own: str) -> list[Criterion]:
    return [each._replace(own=Decimal(own)) if each.code == code else each for each in CRITERIA]


def test_every_sum_is_the_printed_one_but_for_the_five_known() -> None:
    for each in work_out_scores(CRITERIA, TASKS).rows:
        for name in ("max", "baseline", "target"):
            printed, summed = getattr(each.criterion, name), getattr(each.sums, name)
            known = DIFFERING.get(each.criterion.code)
            if known is not None and known[0] == name:
                assert (printed, summed) == (Decimal(known[1]), Decimal(known[2]))
            else:
                assert printed == summed, (each.criterion.code, name)


def test_totals() -> None:
    scores = work_out_scores(CRITERIA, TASKS)
    total = scores.total
    assert [total.max, total.baseline, total.target] == [Decimal(each) for each in ("100", "79.53", "92.79")]
    assert sum(each.is_leaf for each in scores.rows) == 80
    assert {each.criterion.code for each in scores.rows if each.differs} == set(DIFFERING)


def test_nothing_done_earns_nothing() -> None:
    """On 01/03/2021 only surveys and what has no due date are expected."""
    scores = on(date(2021, 3, 1))
    total = scores.total
    assert total.earned == 0
    surveys = sum((each.baseline for each in CRITERIA if each.code in SURVEYED), Decimal())
    assert surveys == Decimal("24.7")
    undated = row(scores, "1.2").sums.expected
    assert (undated, total.expected) == (Decimal("0.5"), surveys + undated)
    third = row(scores, "1.3").sums
    assert [third.earned, third.expected, third.highest, third.at_risk] == [0, 0, 2, 2]


def test_all_done_lacks_what_surveys_lack() -> None:
    """All 86 tasks done give 89,43 and not 92,79: the surveys stand at last year's scores."""
    scores = on(date(2021, 3, 1), {task.code: DONE for task in TASKS})
    targets = sum((each.target for each in CRITERIA if each.code in SURVEYED), Decimal())
    assert scores.total.earned == Decimal("92.79") - targets == Decimal("64.73")
    assert (scores.total.expected, scores.total.highest) == (Decimal("89.43"), Decimal("92.79"))
    assert shortfalls(scores) == {Shortfall.SURVEY: Decimal("3.36")}
    assert scores.total.at_risk == 0


def test_both_tasks_cancelled_lose_the_criterion() -> None:
    said = {"1.3.1": (Status.CANCELLED, None), "1.3.2": (Status.CANCELLED, None)}
    sums = row(on(date(2020, 9, 1), said), "1.3").sums
    assert [sums.earned, sums.expected, sums.highest, sums.target] == [0, 0, 0, 2]
    one = row(on(date(2020, 9, 1), {"1.3.1": said["1.3.1"]}), "1.3").sums
    assert [one.earned, one.expected, one.highest] == [0, 1, 1]


def test_a_share_is_expected_up_to_the_due_date_and_reachable_after() -> None:
    due_on = {task.code: task.deadline.due_on for task in PLAN.tasks if task.criterion not in SURVEYED}
    for due in {due for due in due_on.values() if due is not None}:
        codes = {code for code, each in due_on.items() if each == due}
        before, after = on(due), on(due + timedelta(1))
        fates = [
            {part.code: part.fate for row in each.rows if row.leaf for part in row.leaf.parts}
            for each in (before, after)
        ]
        assert {(fates[0][code], fates[1][code]) for code in codes} == {(ShareOutcome.OPEN, ShareOutcome.LATE)}
        shares = sum(part.share for row in after.rows if row.leaf for part in row.leaf.parts if part.code in codes)
        assert before.total.expected - after.total.expected == shares
        assert before.total.highest == after.total.highest


def test_an_own_score_stands_before_everything_else() -> None:
    done = with_status({"1.2"}, Status.DONE, Timeliness.DONE_ON_TIME)
    scores = work_out_scores(with_own("1.2", "0.25"), done)
    sums = row(scores, "1.2").sums
    assert (sums.earned, sums.expected, sums.highest) == (Decimal("0.25"),) * 3
    assert (row(scores, "1").sums.own, scores.total.own) == (Decimal("0.25"), Decimal("0.25"))
    assert (row(scores, "1").sums.scored_max, row(scores, "1").sums.max) == (Decimal("0.5"), Decimal("8.5"))
    assert row(scores, "2").sums.own is None


def test_surveys_are_not_asked_for_an_own_score() -> None:
    scores = work_out_scores(with_own("8.1", "8"), TASKS)
    assert {
        each.criterion.code for each in scores.rows if each.is_leaf and each.kind is CriterionKind.SURVEY
    } == SURVEYED
    assert (scores.total.scored, scores.total.asked) == (0, 58)
    assert row(scores, "8").kind is CriterionKind.BOTH
    assert row(scores, "2.4").kind is CriterionKind.SURVEY


def test_points_at_risk_are_the_shares_of_late_and_soon_tasks() -> None:
    late = with_status({"1.3.1"}, Status.TODO, Timeliness.OVERDUE)
    scores = work_out_scores(CRITERIA, late)
    assert [row(scores, code).sums.at_risk for code in ("1.3", "1")] == [1, 1]
    assert (scores.total.at_risk, scores.agencies) == (Decimal(1), (("Sở Nội vụ", Decimal(1)),))
    assert [row(scores, code).tasks for code in ("1", "1.2", "1.3")] == [(), ("1.2",), ("1.3.1", "1.3.2")]


def test_points_at_risk_stand_under_each_lead_of_the_task() -> None:
    soon = with_status({"4.3.1", "1.1"}, Status.DOING, Timeliness.DUE_SOON)
    scores = work_out_scores(CRITERIA, soon)
    assert scores.total.at_risk == Decimal("1.75")
    risks = dict(scores.agencies)
    assert risks["Sở Nội vụ"] == Decimal("1.75")
    assert risks["Sở Xây dựng"] == risks["Sở Tài chính"] == Decimal("0.25")
    assert scores.agencies[0][0] == "Sở Nội vụ"


def test_a_task_of_a_sum_works_for_the_leaves_that_have_none() -> None:
    moved = [task._replace(criterion="6.2") if task.code == "6.2.2" else task for task in TASKS]
    scores = work_out_scores(CRITERIA, moved, as_if_done=["6.2.2"])
    assert row(scores, "6.2").tasks == ("6.2.2",)
    assert (row(scores, "6.2.2").sums.earned, row(scores, "6.2").sums.earned) == (Decimal("0.5"), Decimal("0.5"))
    every = [task._replace(criterion="6.2") if task.code == "5.6" else task for task in TASKS]
    scores = work_out_scores(CRITERIA, every, as_if_done=["5.6"])
    assert [row(scores, f"6.2.{number}").sums.earned for number in range(1, 5)] == [
        Decimal("0.25"), Decimal("0.25"), Decimal("0.37"), Decimal("0.12"),
    ]  # fmt: skip


def test_a_criterion_without_tasks_waits_for_its_score() -> None:
    without = [task for task in TASKS if task.criterion != "8.2"]
    found = row(work_out_scores(CRITERIA, without), "8.2")
    assert [found.sums.earned, found.sums.expected, found.sums.highest] == [0, 0, 1]
    assert found.leaf is not None
    assert found.leaf.basis is Basis.NO_TASKS


@pytest.mark.parametrize(("own", "fits"), [("0", True), ("0.5", True), ("0.51", False), ("-0.01", False)])
def test_an_own_score_lies_between_0_and_the_maximum(own: str, fits: bool) -> None:
    criterion = next(each for each in CRITERIA if each.code == "1.2")
    if fits:
        check_score(criterion, True, Decimal(own))
    else:
        with pytest.raises(PartuiError) as refused:
            check_score(criterion, True, Decimal(own))
        assert str(refused.value) == (
            f"Điểm {own.replace('.', ',')} của 1.2 không nhận được; phải từ 0 đến điểm tối đa 0,5."
        )


def test_a_sum_is_not_scored_by_hand() -> None:
    with pytest.raises(PartuiError) as refused:
        check_score(CRITERIA[0], False, Decimal(1))
    assert str(refused.value) == "Điểm của 1 là tổng các tiêu chí con; hãy chấm từng tiêu chí con."


def leaf(code: str, parent: str, target: str, baseline: str) -> Criterion:
    return Criterion(0, 0, code, parent, code, Decimal("2.5"), Decimal(baseline), Decimal(target), "")


SMALL = [
    leaf("1", "", "0", "0")._replace(parent=None),
    leaf("1.1", "1", "2", "1"),
    leaf("1.2", "1", "1", "2.5"),
    leaf("1.3", "1", "0", "0"),
    leaf("1.3.1", "1.3", "0.5", "0"),
    leaf("1.3.2", "1.3", "2.5", "0.25"),
]
WORKING_FOR = ("1.1", "1.1", "1.1", "1.2", "1.3", "1.3.1")
SHARES = st.none() | st.integers(0, 200).map(lambda cents: Decimal(cents) / 100)
RULES = st.builds(
    ScoringRule,
    kind=st.none() | st.sampled_from(CriterionKind),
    on_time_only=st.booleans(),
    survey_share=SHARES,
    counts_cancelled=st.just(False),
    steps=st.just(()),
)
ENTERED = st.none() | st.sampled_from([Decimal("0.3"), Decimal("2.5")])
STANDINGS = st.sampled_from(
    [(Status.TODO, timeliness) for timeliness in (Timeliness.IN_TIME, Timeliness.DUE_SOON, Timeliness.OVERDUE)]
    + [(Status.DONE, Timeliness.DONE_ON_TIME), (Status.DONE, Timeliness.DONE_LATE)]
    + [(Status.CANCELLED, Timeliness.CANCELLED)]
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Criterion], list[TaskStanding]]:
    criteria = [each._replace(rule=draw(RULES), own=draw(ENTERED), surveyed=draw(ENTERED)) for each in SMALL]
    tasks = [
        TaskStanding(str(number), criterion, ("A",), *draw(STANDINGS), share=draw(SHARES))
        for number, criterion in enumerate(WORKING_FOR)
    ]
    return criteria, tasks


@given(plans(), st.integers(0, len(WORKING_FOR) - 1))
def test_figures_lie_in_order_and_move_as_work_does(
    plan: tuple[list[Criterion], list[TaskStanding]], which: int
) -> None:
    criteria, tasks = plan
    scores = work_out_scores(criteria, tasks)
    for each in scores.rows:
        sums = each.sums
        assert 0 <= sums.earned <= sums.expected <= sums.highest <= sums.max
        assert sums.gain == max(0, sums.highest - sums.baseline)
        if each.leaf is not None and each.leaf.parts:
            assert sum(part.share for part in each.leaf.parts) + each.leaf.survey_share == sums.target
    assert sum(shortfalls(scores).values()) == scores.total.target - scores.total.expected
    if tasks[which].status is Status.TODO:
        gone = tasks[which]._replace(status=Status.CANCELLED, timeliness=Timeliness.CANCELLED)
        cancelled = work_out_scores(criteria, [*tasks[:which], gone, *tasks[which + 1 :]])
        done = work_out_scores(criteria, tasks, as_if_done=[tasks[which].code])
        for name in ("earned", "expected", "highest"):
            assert getattr(cancelled.total, name) <= getattr(scores.total, name) <= getattr(done.total, name)
        assert done.total.at_risk <= scores.total.at_risk
