"""Tasks counted by status and timeliness."""

from datetime import date

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import AgencyTally, TaskCount, below_groups, tally_of
from partui.domain.tasks.task import Day

DAY = Day(date(2020, 9, 20), soon_days=3)
DUE = date(2020, 9, 30)


def test_tasks_are_counted_as_they_stand_on_the_day() -> None:
    tally = tally_of(
        [
            TaskCount(Status.TODO, date(2020, 9, 19), None, 2),
            TaskCount(Status.DOING, date(2020, 9, 23), None),
            TaskCount(Status.TODO, date(2020, 9, 24), None, 3),
            TaskCount(Status.TODO, None, None),
            TaskCount(Status.DONE, DUE, date(2020, 9, 20), 4),
            TaskCount(Status.DONE, DUE, date(2020, 9, 21)),
            TaskCount(Status.DONE, date(2020, 9, 1), date(2020, 9, 2)),
            TaskCount(Status.CANCELLED, DUE, None, 5),
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
    assert tally_of([], DAY).rate is None
    assert tally_of([TaskCount(Status.CANCELLED, DUE, None)], DAY).rate is None
    assert set(tally_of([], DAY).by_status.values()) | set(tally_of([], DAY).by_timeliness.values()) == {0}


def test_parts_stand_below_their_group() -> None:
    nothing = tally_of((), Day(date(2020, 10, 1)))
    within = {"c": "g", "a": "", "g": "", "d": "c", "b": "g", "x": "y", "y": "x"}
    listed = [AgencyTally(at, name, False, nothing, of) for at, (name, of) in enumerate(within.items())]
    assert "".join(each.name for each in below_groups(listed)) == "agcdbxy"
