"""Tasks counted by status and timeliness."""

from datetime import date

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Counted, count
from partui.domain.tasks.task import Day

DAY = Day(date(2020, 9, 20), soon_days=3)
DUE = date(2020, 9, 30)


def test_tasks_are_counted_as_they_stand_on_the_day() -> None:
    tally = count(
        [
            Counted(Status.TODO, date(2020, 9, 19), None, 2),
            Counted(Status.DOING, date(2020, 9, 23), None),
            Counted(Status.TODO, date(2020, 9, 24), None, 3),
            Counted(Status.TODO, None, None),
            Counted(Status.DONE, DUE, date(2020, 9, 20), 4),
            Counted(Status.DONE, DUE, date(2020, 9, 21)),
            Counted(Status.DONE, date(2020, 9, 1), date(2020, 9, 2)),
            Counted(Status.CANCELLED, DUE, None, 5),
        ],
        DAY,
    )
    assert tally.by_status == {Status.TODO: 6, Status.DOING: 2, Status.DONE: 5, Status.CANCELLED: 5}
    assert tally.by_timeliness == {
        Timeliness.OVERDUE: 2,
        Timeliness.DUE_SOON: 1,
        Timeliness.IN_TIME: 4,
        Timeliness.NO_DEADLINE: 1,
        Timeliness.DONE_ON_TIME: 4,
        Timeliness.DONE_LATE: 1,
        Timeliness.CANCELLED: 5,
    }
    assert (tally.total, tally.open, tally.done, tally.rate) == (18, 8, 5, 5 / 13)


def test_where_there_is_nothing_to_do_there_is_no_rate() -> None:
    assert count([], DAY).rate is None
    assert count([Counted(Status.CANCELLED, DUE, None)], DAY).rate is None
    assert set(count([], DAY).by_status.values()) | set(count([], DAY).by_timeliness.values()) == {0}
