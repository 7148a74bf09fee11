"""Chậm nhịp: by hand for a plan issued in August, and what says how far work has come."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.tasks.milestones import Milestone
from partui.domain.tasks.pace import Cliff, Measure, cliffs, elapsed_share, pace_of, start_of
from partui.domain.tasks.status import Status
from partui.domain.tasks.tally import TaskCount
from partui.domain.tasks.task import Task
from partui.wording.due.pace import cliff_text, pace_text
from tests.reports.samples import tasks

FIRST, DUE = date(2020, 8, 1), date(2020, 12, 31)


def open_task(status: Status = Status.TODO, progress: int = 0, *steps: Milestone) -> Task:
    return tasks()[0]._replace(status=status, due_on=DUE, progress=progress, milestones=steps, standing=None)


@pytest.mark.parametrize(
    ("plan", "issued", "first"),
    [
        (2020, "2020-08", date(2020, 8, 1)),
        (2020, "2020-08-12", date(2020, 8, 12)),
        (2021, "2020-12-30", date(2021, 1, 1)),
        (2020, "", date(2020, 1, 1)),
        (2020, "2020-13", date(2020, 1, 1)),
        (2020, "tháng 8", date(2020, 1, 1)),
    ],
)
def test_time_runs_from_the_issue(plan: int, issued: str, first: date) -> None:
    assert start_of(plan, issued) == first


@pytest.mark.parametrize(
    ("day", "due_on", "gone"),
    [
        (date(2020, 7, 31), DUE, Fraction(0)),
        (date(2020, 8, 1), DUE, Fraction(1, 153)),
        (date(2020, 10, 16), DUE, Fraction(77, 153)),
        (DUE, DUE, Fraction(1)),
        (date(2021, 1, 30), date(2021, 1, 30), Fraction(1)),
        (date(2020, 8, 1), date(2020, 7, 1), Fraction(1)),
    ],
)
def test_the_share_of_time_gone(day: date, due_on: date, gone: Fraction) -> None:
    assert elapsed_share(day, FIRST, due_on) == gone


@pytest.mark.parametrize(
    ("day", "status", "progress", "behind", "by"),
    [
        (date(2020, 10, 15), Status.TODO, 0, False, Measure.NOT_BEGUN),
        (date(2020, 10, 16), Status.TODO, 0, True, Measure.NOT_BEGUN),
        (date(2020, 10, 16), Status.DOING, 0, True, Measure.BEGUN),
        (date(2020, 10, 16), Status.DOING, 30, False, Measure.PROGRESS),
        (date(2020, 12, 10), Status.DOING, 50, True, Measure.PROGRESS),
        (date(2020, 12, 10), Status.DOING, 70, False, Measure.PROGRESS),
    ],
)
def test_what_lags_a_quarter_of_the_time_is_behind_from_its_half_on(
    day: date, status: Status, progress: int, behind: bool, by: Measure
) -> None:
    pace = pace_of(open_task(status, progress), day, FIRST)
    assert pace is not None
    assert (pace.is_behind, pace.by) == (behind, by)


def test_milestones_count_and_a_late_one_is_behind_at_any_time() -> None:
    reached = Milestone("a", "dự thảo", date(2020, 8, 10), date(2020, 8, 9))
    late = Milestone("b", "thẩm định", date(2020, 8, 20))
    early = pace_of(open_task(Status.TODO, 0, reached, late), date(2020, 8, 21), FIRST)
    assert early is not None
    assert (early.is_behind, early.by, early.done) == (True, Measure.MILESTONES, Fraction(1, 2))
    assert pace_text(early) == "chậm nhịp: mốc “thẩm định” quá hạn"
    on_its_day = pace_of(open_task(Status.TODO, 0, reached, late), date(2020, 8, 20), FIRST)
    assert on_its_day is not None
    assert pace_text(on_its_day) == ""


def test_closed_or_late_work_has_no_pace() -> None:
    assert [pace_of(open_task(status), date(2020, 10, 16), FIRST) for status in (Status.DONE, Status.CANCELLED)] == [
        None,
        None,
    ]
    assert pace_of(open_task(), date(2021, 1, 1), FIRST) is None


def test_many_tasks_of_one_day_are_a_sentence() -> None:
    counted = [
        TaskCount(Status.TODO, DUE, None, 31),
        TaskCount(Status.DOING, DUE, None, 45),
        TaskCount(Status.DONE, DUE, date(2020, 12, 1), 1),
        TaskCount(Status.TODO, date(2020, 11, 30), None, 9),
        TaskCount(Status.TODO, date(2020, 9, 30), None, 50),
    ]
    (found,) = cliffs(counted, date(2020, 11, 23), FIRST)
    assert found == Cliff(DUE, 77, 31, Fraction(115, 153))
    assert cliff_text(found) == "77 việc cùng hạn 31/12/2020; 31 chưa bắt đầu khi đã qua 75% thời gian"
    assert cliffs(counted[:3], date(2020, 10, 15), FIRST) == []


@given(st.dates(FIRST, DUE), st.integers(0, 100), st.integers(0, 100))
def test_more_done_is_never_more_behind(day: date, some: int, more: int) -> None:
    less, further = (pace_of(open_task(Status.DOING, each), day, FIRST) for each in sorted((some, more)))
    assert less is not None
    assert further is not None
    assert less.is_behind or not further.is_behind
