"""What has changed between two standings; what is read of a snapshot."""

import pytest

from partui.domain.tasks.snapshots import Moved, Since, TaskThen, changes_since, read_snapshot

TODO, LATE = TaskThen("todo", "in_time", "2020-09-30"), TaskThen("todo", "overdue", "2020-09-30")
DONE, LATER = TaskThen("done", "done_on_time", "2020-09-30"), TaskThen("todo", "in_time", None)


def test_what_has_changed_since() -> None:
    before = {"1": TODO, "2": TODO, "3": TODO, "4": LATE, "5": DONE, "6": TODO}
    now = {"1": LATE, "2": DONE, "3": LATER, "4": LATE, "5": DONE, "7": LATE}
    assert changes_since(before, now) == Since(("1",), ("2",), (Moved("3", "2020-09-30", None),), ("7",), ("6",))
    assert not any(changes_since(now, now))


@pytest.mark.parametrize("value", [None, "", "[", "{}", '{"name": "x", "as_of": "sớm"}', '{"as_of": "2020-09-30"}'])
def test_what_is_no_snapshot(value: str | None) -> None:
    assert read_snapshot("snapshot/x", value) is None
