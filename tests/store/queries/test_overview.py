"""How the plan stands, at a glance."""

import sqlite3
from datetime import date, datetime, timedelta

from partui.store.queries.document.evidence import unproved_tasks
from partui.store.queries.scores import load_scores
from partui.store.queries.screens import MOST_CHANGES, load_overview
from partui.store.queries.tallies import agency_tallies, plan_tally
from tests.store.officer import DAY, NOW, PLAN, edit

TODAY = date(2020, 10, 5)


def test_it_says_what_the_other_questions_say(busy: sqlite3.Connection) -> None:
    found = load_overview(busy, PLAN, DAY, TODAY)
    assert found.total == plan_tally(busy, PLAN, DAY)
    assert list(found.leads) == agency_tallies(busy, PLAN, DAY)
    assert found.scores == load_scores(busy, PLAN, DAY)
    assert found.unproved == len(unproved_tasks(busy, PLAN, DAY)) > 0
    dated = busy.execute("SELECT count(*) FROM task WHERE due_on IS NOT NULL AND status <> 'cancelled'").fetchone()[0]
    assert sum(month.tally.total for month in found.months.months) + found.months.outside == dated
    assert not busy.in_transaction


def test_changes_of_the_last_seven_days_by_the_real_clock(conn: sqlite3.Connection) -> None:
    def changed(now: datetime, note: str) -> None:
        edit(conn, "1.1", note=note, now=now)

    changed(NOW - timedelta(days=7), "xưa")
    # Half past midnight of the 29th in the province, still the 28th in UTC.
    changed(datetime.fromisoformat("2020-09-28T17:30:00+00:00"), "đúng bảy ngày")
    changed(NOW, "mới")
    found = load_overview(conn, PLAN, DAY, TODAY)
    assert found.since == date(2020, 9, 29)
    assert [change.new for change in found.changes] == ["mới", "đúng bảy ngày"]


def test_no_more_changes_than_can_be_looked_at(conn: sqlite3.Connection) -> None:
    for number in range(MOST_CHANGES + 5):
        edit(conn, "1.1", note=str(number))
    found = load_overview(conn, PLAN, DAY, TODAY)
    assert len(found.changes) == MOST_CHANGES
    assert found.changes[0].new == str(MOST_CHANGES + 4)
