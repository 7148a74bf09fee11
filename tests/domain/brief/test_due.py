"""What had to be done by a day, and is."""

from datetime import date

import pytest

from partui.domain.brief.due import DueProgress, count_due
from partui.domain.tasks.status import Status
from partui.domain.tasks.tally import TaskCount

DAY = date(2020, 9, 30)


@pytest.mark.parametrize(
    ("task", "counted"),
    [
        (TaskCount(Status.TODO, DAY, None), (1, 0)),
        (TaskCount(Status.DOING, date(2020, 10, 1), None), (0, 0)),
        (TaskCount(Status.DONE, date(2020, 9, 1), date(2020, 9, 30)), (1, 1)),
        (TaskCount(Status.DONE, date(2020, 9, 1), date(2020, 10, 1)), (1, 0)),
        (TaskCount(Status.DONE, date(2020, 9, 1), None), (1, 1)),
        (TaskCount(Status.DONE, date(2020, 12, 31), date(2020, 9, 1)), (0, 0)),
        (TaskCount(Status.CANCELLED, date(2020, 9, 1), None), (0, 0)),
        (TaskCount(Status.DOING, None, None), (0, 0)),
        (TaskCount(Status.TODO, date(2020, 1, 31), None, 4), (4, 0)),
    ],
)
def test_a_task_had_to_be_done_and_is(task: TaskCount, counted: tuple[int, int]) -> None:
    assert count_due([task], DAY) == counted


def test_the_rate_is_over_what_had_to_be_done() -> None:
    assert DueProgress(15, 13).rate == 13 / 15
    assert DueProgress(0, 0).rate is None
