"""The PAR Index: every printed figure of Phụ lục I, stakes and projection by hand and by property."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.domain.scores.index import (
    Criterion,
    ScoreRow,
    Scores,
    TaskStanding,
    check_own,
    read_points,
    work_out_scores,
)
from partui.domain.tasks.status import Status, Timeliness
from partui.wording.numbers import show_points
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
DIFFERING = {
    "2": ("baseline", "8.67", "8.66"),
    "3": ("target", "13.7", "13.68"),
    "4": ("baseline", "7.74", "7.73"),
    "5": ("baseline", "11.47", "11.48"),
    "6": ("baseline", "8.41", "8.42"),
}


def with_status(codes: set[str], status: Status, timeliness: Timeliness) -> list[TaskStanding]:
    return [task._replace(status=status, timeliness=timeliness) if task.code in codes else task for task in TASKS]


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


def test_nothing_done_is_heading_for_last_year() -> None:
    assert work_out_scores(CRITERIA, TASKS).total.projected == Decimal("79.53")


def test_a_criterion_gains_once_all_its_tasks_are_done() -> None:
    one = with_status({"1.2"}, Status.DONE, Timeliness.DONE_LATE)
    assert work_out_scores(CRITERIA, one).total.projected == Decimal("80.03")
    half = with_status({"3.2.1", "3.2.2", "3.2.3", "3.2.4"}, Status.DONE, Timeliness.DONE_ON_TIME)
    assert row(work_out_scores(CRITERIA, half), "3.2").sums.projected == Decimal("2.75")
    whole = work_out_scores(CRITERIA, half, as_if_done=["3.2.5"])
    assert row(whole, "3.2").sums.projected == Decimal("3.2")


def test_a_cancelled_task_holds_nothing_up_and_brings_nothing() -> None:
    cancelled = with_status({"1.2"}, Status.CANCELLED, Timeliness.CANCELLED)
    assert work_out_scores(CRITERIA, cancelled).total.projected == Decimal("79.53")
    tasks = [
        task._replace(status=Status.CANCELLED) if task.code == "1.3.1" else task
        for task in with_status({"1.3.2"}, Status.DONE, Timeliness.DONE_ON_TIME)
    ]
    assert row(work_out_scores(CRITERIA, tasks), "1.3").sums.projected == 2


def test_an_own_score_stands_before_everything_else() -> None:
    done = with_status({"1.2"}, Status.DONE, Timeliness.DONE_ON_TIME)
    scores = work_out_scores(with_own("1.2", "0.25"), done)
    assert row(scores, "1.2").sums.projected == Decimal("0.25")
    assert (row(scores, "1").sums.own, scores.total.own) == (Decimal("0.25"), Decimal("0.25"))
    assert row(scores, "2").sums.own is None


def test_points_at_stake_count_each_criterion_once() -> None:
    late = with_status({"1.3.1", "1.3.2"}, Status.TODO, Timeliness.OVERDUE)
    scores = work_out_scores(CRITERIA, late)
    assert [row(scores, "1.3").sums.at_stake, row(scores, "1").sums.at_stake, scores.total.at_stake] == [Decimal(2)] * 3
    assert scores.agencies == (("Sở Nội vụ", Decimal(2)),)
    assert [row(scores, code).tasks for code in ("1", "1.2", "1.3")] == [(), ("1.2",), ("1.3.1", "1.3.2")]


def test_points_at_stake_stand_under_each_lead_of_the_late_task() -> None:
    soon = with_status({"4.3.1", "1.1"}, Status.DOING, Timeliness.DUE_SOON)
    scores = work_out_scores(CRITERIA, soon)
    assert scores.total.at_stake == Decimal("1.75")
    stakes = dict(scores.agencies)
    assert stakes["Sở Nội vụ"] == Decimal("1.75")
    assert stakes["Sở Xây dựng"] == stakes["Sở Tài chính"] == Decimal("0.25")
    assert scores.agencies[0][0] == "Sở Nội vụ"


@pytest.mark.parametrize(("own", "fits"), [("0", True), ("0.5", True), ("0.51", False), ("-0.01", False)])
def test_an_own_score_lies_between_0_and_the_maximum(own: str, fits: bool) -> None:
    criterion = next(each for each in CRITERIA if each.code == "1.2")
    if fits:
        check_own(criterion, True, Decimal(own))
    else:
        with pytest.raises(PartuiError) as refused:
            check_own(criterion, True, Decimal(own))
        assert str(refused.value) == (
            f"Điểm tự chấm {own.replace('.', ',')} của 1.2 không nhận được; phải từ 0 đến điểm tối đa 0,5."
        )


def test_a_sum_is_not_scored_by_hand() -> None:
    with pytest.raises(PartuiError) as refused:
        check_own(CRITERIA[0], False, Decimal(1))
    assert str(refused.value) == "Điểm của 1 là tổng các tiêu chí con; hãy chấm từng tiêu chí con."


@pytest.mark.parametrize(
    ("text", "points"), [("1,25", "1.25"), (" 0.5 ", "0.5"), ("2", "2"), ("0,0", "0"), ("1234,5678", "1234.5678")]
)
def test_points_are_read_as_typed(text: str, points: str) -> None:
    assert read_points(text) == Decimal(points)


@pytest.mark.parametrize(
    "text", ["", "-1", "1,2,3", "abc", "1e5", "NaN", "²", "1.23456", "9" * 60, "1234567890", "1.12345"]
)
def test_what_is_no_score_is_refused(text: str) -> None:
    with pytest.raises(PartuiError) as refused:
        read_points(f" {text} ")
    assert str(refused.value) == f"Không đọc được điểm “{text[:50]}”; hãy viết như 1,25 hoặc 1.25."


def test_points_are_shown_as_vietnamese_write_them() -> None:
    shown = [show_points(Decimal(each)) for each in ("79.53", "100.00", "0.50", "0", "10")]
    assert shown == ["79,53", "100", "0,5", "0", "10"]
    assert show_points(None) == "–"


STANDINGS = st.lists(
    st.tuples(st.sampled_from(Status), st.sampled_from(Timeliness)), min_size=len(TASKS), max_size=len(TASKS)
)


@given(STANDINGS, st.integers(0, len(TASKS) - 1))
def test_doing_a_task_never_lowers_the_projection(standings: list[tuple[Status, Timeliness]], which: int) -> None:
    tasks = [
        task._replace(status=status, timeliness=timeliness)
        for task, (status, timeliness) in zip(TASKS, standings, strict=True)
    ]
    before = work_out_scores(CRITERIA, tasks)
    after = work_out_scores(CRITERIA, tasks, as_if_done=[tasks[which].code])
    assert before.total.projected <= after.total.projected <= 100
    assert after.total.at_stake <= before.total.at_stake
    for each in after.rows:
        assert each.sums.projected <= each.criterion.max
        assert each.sums.at_stake <= each.sums.target


@given(st.text())
def test_no_text_whatever_is_more_than_refused(text: str) -> None:
    with suppress(PartuiError):
        read_points(text)


@given(st.decimals(0, 1000, places=2))
def test_points_read_back(points: Decimal) -> None:
    assert read_points(str(points)) == points == read_points(str(points).replace(".", ","))
