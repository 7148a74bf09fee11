"""The journal in order, whatever the clock does."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone

import pytest

from partui.store.journal import history, last_change, next_moment
from partui.store.tasks import task_id
from tests.store.officer import NOW, PLAN, edit, task


def test_history_is_oldest_first_of_the_plan_and_of_one_task(conn: sqlite3.Connection) -> None:
    first = edit(conn, "1.3.1", note="một")
    second = edit(conn, "1.3.2", "1.3.1", note="hai", progress="5", status="done")
    assert history(conn, PLAN) == first + second
    key = task_id(conn, PLAN, "1.3.2")
    assert history(conn, PLAN, key) == [change for change in second if change.code == "1.3.2"]
    assert history(conn, PLAN + 1) == []


def test_last_change(conn: sqlite3.Connection) -> None:
    key = task_id(conn, PLAN, "1.3.1")
    assert last_change(conn, key) is None
    (first,) = edit(conn, "1.3.1", note="một")
    (second,) = edit(conn, "1.3.1", status="doing")
    edit(conn, "1.3.2", note="khác")
    assert last_change(conn, key) == second
    assert last_change(conn, key, "note") == first
    assert last_change(conn, key, "leads") is None


@pytest.mark.parametrize("back", [timedelta(0), timedelta(microseconds=1), timedelta(days=400)])
def test_a_clock_set_back_still_orders(conn: sqlite3.Connection, back: timedelta) -> None:
    edit(conn, "1.3.1", note="trước", now=NOW)
    edit(conn, "1.3.2", note="sau", now=NOW - back)
    edit(conn, "1.3.1", note="sau nữa", now=NOW - back)
    changes = history(conn, PLAN)
    assert [change.new for change in changes] == ["trước", "sau", "sau nữa"]
    assert [change.at[-8:] for change in changes] == [".000000Z", ".000001Z", ".000002Z"]
    assert task(conn, "1.3.1").note == "sau nữa"


def test_moments_carry_into_the_next_second(conn: sqlite3.Connection) -> None:
    last = datetime(2020, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    edit(conn, "1.3.1", note="x", now=last)
    assert next_moment(conn, NOW) == "2021-01-01T00:00:00.000000Z"


def test_moments_are_in_utc(conn: sqlite3.Connection) -> None:
    hanoi = timezone(timedelta(hours=7))
    assert next_moment(conn, datetime(2020, 10, 5, 6, 0, tzinfo=hanoi)) == "2020-10-04T23:00:00.000000Z"
