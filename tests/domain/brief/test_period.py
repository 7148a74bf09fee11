"""A reporting period: what was due within it and is done, and what lies ahead."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.brief.due import DueProgress
from partui.domain.brief.period import ReportPeriod, count_period, done_within, due_within, period_until
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status
from partui.domain.tasks.tally import TaskCount
from partui.domain.tasks.task import Task
from tests.reports import builders

LAST = date(2020, 9, 14)
days = st.none() | st.dates(date(2020, 5, 1), date(2020, 12, 31))


@given(st.lists(st.tuples(st.sampled_from(Status), days, days)), st.integers(0, 200))
def test_it_counts_as_a_slow_count_does(tasks: list[tuple[Status, date | None, date | None]], length: int) -> None:
    period = ReportPeriod(LAST - timedelta(days=length), LAST)
    within = {period.first + timedelta(days=number) for number in range(length + 1)}
    due = [task for task in tasks if task[1] in within and task[0] is not Status.CANCELLED]
    done = [task for task in tasks if task[0] is Status.DONE and (task[2] is None or task[2] <= LAST)]
    found = count_period([TaskCount(*task) for task in tasks], period)
    assert found.due == DueProgress(len(due), sum(task in done for task in due))
    assert found.completed == sum(task[2] in within for task in done)


def test_the_next_has_as_many_days() -> None:
    period = period_until(LAST, date(2020, 6, 15))
    assert period.ahead == ReportPeriod(date(2020, 9, 15), date(2020, 12, 15))
    assert period_until(LAST, None).first == date(2020, 8, 15)
    with pytest.raises(PartuiError, match="bắt đầu 15/09/2020, sau ngày xem 14/09/2020"):
        period_until(LAST, LAST + timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "ends_on", "first", "quarter", "until"),
    [
        ("2020-09-14", 14, "2020-06-15", 3, "2020-12-14"),
        ("2020-09-15", 14, "2020-09-15", 0, "2020-12-14"),
        ("2020-09-10", 14, "2020-06-15", 0, "2020-12-14"),
        ("2020-03-14", 14, "2019-12-15", 1, "2020-06-14"),
        ("2020-12-31", 14, "2020-12-15", 0, "2021-03-14"),
        ("2020-06-30", 31, "2020-04-01", 2, "2020-09-30"),
        ("2020-12-31", 31, "2020-10-01", 4, "2021-03-31"),
        ("2020-02-29", 31, "2020-01-01", 0, "2020-03-31"),
    ],
)
def test_reporting_quarters_end_on_a_day_of_their_third_month(
    day: str, ends_on: int, first: str, quarter: int, until: str
) -> None:
    period = period_until(date.fromisoformat(day), None, ends_on)
    assert (period.first.isoformat(), period.quarter, period.ahead.last.isoformat()) == (first, quarter, until)
    assert period_until(period.last, period.first - timedelta(days=1), ends_on).quarter == 0


def test_which_were_done_and_which_lie_ahead() -> None:
    first, second, third, fourth = builders.tasks()[:4]
    period = ReportPeriod(date(2020, 9, 1), LAST)

    def task(task: Task, status: Status, completed_on: date | None, due_on: date) -> Task:
        return task._replace(status=status, completed_on=completed_on, due_on=due_on)

    listed = [
        task(first, Status.DONE, date(2020, 9, 1), LAST),
        task(second, Status.DONE, LAST, date(2020, 9, 1)),
        task(third, Status.DONE, date(2020, 8, 31), LAST),
        task(fourth, Status.DOING, date(2020, 9, 5), LAST),
    ]
    assert [each.code for each in done_within(listed, period)] == [second.code, first.code]
    still_open = [
        task(first, Status.TODO, None, LAST),
        task(second, Status.DOING, None, date(2020, 9, 1)),
        task(third, Status.CANCELLED, None, LAST),
        task(fourth, Status.TODO, None, date(2020, 9, 15)),
        listed[0],
    ]
    assert [each.code for each in due_within(still_open, period)] == [second.code, first.code]
