"""What the file remembers."""

import sqlite3

import pytest

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Day
from partui.store.db.settings import day_with_notice, plan_in_use, plan_title
from tests.store.officer import DAY


def test_the_seeded_plan_is_in_use(conn: sqlite3.Connection) -> None:
    assert plan_in_use(conn) == 2020
    assert plan_in_use(conn, 2020) == 2020
    assert plan_title(conn, 2020).startswith("Nâng cao Chỉ số cải cách hành chính")


def test_a_plan_that_is_not_there(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="không có kế hoạch năm 2019; hiện có: 2020"):
        plan_in_use(conn, 2019)


@pytest.mark.parametrize(("value", "days"), [("15", 15), ("0", 0), ("30", 30), ("nhiều", 15), ("-1", 15), ("", 15)])
def test_how_soon_is_soon(conn: sqlite3.Connection, value: str, days: int) -> None:
    conn.execute("UPDATE setting SET value = ? WHERE name = 'due_soon_days'", (value,))
    assert day_with_notice(conn, DAY.date) == Day(DAY.date, days)


def test_how_soon_is_soon_when_nobody_said(conn: sqlite3.Connection) -> None:
    conn.execute("DELETE FROM setting")
    assert day_with_notice(conn, DAY.date) == DAY
