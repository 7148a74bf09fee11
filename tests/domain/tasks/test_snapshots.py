"""What has changed between two standings; what is read of a snapshot."""

from datetime import date

import pytest

from partui.domain.tasks.snapshots import (
    ChangedDeadline,
    SnapshotTask,
    Standing,
    StandingChanges,
    changes_since,
    of_tasks,
    read_snapshot,
    seal_standing,
)

TODO, LATE = SnapshotTask("todo", "in_time", "2020-09-30"), SnapshotTask("todo", "overdue", "2020-09-30")
DONE, LATER = SnapshotTask("done", "done_on_time", "2020-09-30"), SnapshotTask("todo", "in_time", None)


def test_what_has_changed_since() -> None:
    before = {"1": TODO, "2": TODO, "3": TODO, "4": LATE, "5": DONE, "6": TODO}
    now = {"1": LATE, "2": DONE, "3": LATER, "4": LATE, "5": DONE, "7": LATE}
    assert changes_since(before, now) == StandingChanges(
        ("1",), ("2",), (ChangedDeadline("3", "2020-09-30", None),), ("7",), ("6",)
    )
    assert not any(changes_since(now, now))


@pytest.mark.parametrize("value", [None, "", "[", "{}", '{"name": "x", "as_of": "sớm"}', '{"as_of": "2020-09-30"}'])
def test_what_is_no_snapshot(value: str | None) -> None:
    assert read_snapshot("snapshot/x", value) is None


STANDING = Standing(
    date(2020, 9, 30),
    {"todo": 1, "doing": 0, "done": 3, "cancelled": 0},
    {"overdue": 1, "done_on_time": 2, "done_late": 1},
    {"Sở Y tế": {"overdue": 1}},
    {"max": 100.0, "own": None},
    {"1.1": DONE, "1.2": LATER},
)


def test_it_is_read_back_as_it_was_sealed() -> None:
    value = seal_standing("Quý III", STANDING)
    found = read_snapshot("snapshot/u", value)
    assert found is not None
    assert (found.uuid, found.name, found.standing, found.whole) == ("u", "Quý III", STANDING, True)
    # Files hold these: another rule would call every snapshot altered.
    assert found.digest == "2eda1c5d34e12bc19d1b39c7f92db4c3"


@pytest.mark.parametrize(("old", "new"), [('"done": 3', '"done": 4'), ("Quý III", "Quý IV"), (": null", ": 5.0")])
def test_what_was_altered_is_not_whole(old: str, new: str) -> None:
    found = read_snapshot("snapshot/u", seal_standing("Quý III", STANDING).replace(old, new))
    assert found is not None
    assert not found.whole


def test_what_a_standing_adds_up_to() -> None:
    assert STANDING.total == 4
    assert STANDING.on_time == 2 / 3
    assert STANDING._replace(by_timeliness={"done_on_time": 0, "done_late": 0}).on_time is None


def test_of_some_tasks_only_what_they_have_changed() -> None:
    since = StandingChanges(
        ("1", "2"), ("2", "3"), (ChangedDeadline("1", None, "x"), ChangedDeadline("3", "x", None)), ("2", "9"), ("7",)
    )
    assert of_tasks(since, {"1", "2"}) == StandingChanges(
        ("1", "2"), ("2",), (ChangedDeadline("1", None, "x"),), ("2",), ()
    )
