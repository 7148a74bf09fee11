"""Due dates over the months of a plan's year."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import MONTHS, TaskCount, due_by_month, month_place
from partui.domain.tasks.task import Day

DAY = Day(date(2020, 10, 1))


def test_each_task_stands_in_the_month_of_its_deadline() -> None:
    found = due_by_month(
        [
            TaskCount(Status.TODO, date(2020, 1, 1), None),
            TaskCount(Status.DONE, date(2020, 9, 30), date(2020, 9, 30), 2),
            TaskCount(Status.DOING, date(2020, 9, 30), None, 3),
            TaskCount(Status.TODO, date(2020, 12, 31), None),
            TaskCount(Status.TODO, date(2021, 1, 30), None),
        ],
        2020,
        DAY,
    )
    assert [month.tally.total for month in found.months] == [1, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 1, 1]
    assert [month.first for month in found.months[::12]] == [date(2020, 1, 1), date(2021, 1, 1)]
    september = found.months[8].tally.by_timeliness
    assert (september[Timeliness.OVERDUE], september[Timeliness.DONE_ON_TIME]) == (3, 2)
    assert found.outside == 0


def test_what_has_no_place_in_the_chart() -> None:
    found = due_by_month(
        [
            TaskCount(Status.TODO, None, None),
            TaskCount(Status.CANCELLED, date(2020, 5, 1), None),
            TaskCount(Status.TODO, date(2019, 12, 31), None),
            TaskCount(Status.TODO, date(2021, 2, 1), None, 2),
        ],
        2020,
        DAY,
    )
    assert sum(month.tally.total for month in found.months) == 0
    assert found.outside == 3


@given(st.dates())
def test_a_days_place_is_its_month(day: date) -> None:
    place = month_place(day, 2020)
    assert (2020 + place // 12, place % 12 + 1) == (day.year, day.month)
    assert (0 <= place < MONTHS) == (date(2020, 1, 1) <= day <= date(2021, 1, 31))
