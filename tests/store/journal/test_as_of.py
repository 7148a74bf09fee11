"""The day before, on and after each due date of the 2020 plan, worked out by hand, wherever the plan is looked at."""

import sqlite3
from datetime import date

import pytest

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day
from partui.store.queries.due.overdue import overdue_by_agency
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.reports.building import progress
from partui.store.queries.reports.reminders import reminders
from partui.store.queries.scores import task_standings
from partui.store.queries.screens import load_overview
from partui.store.queries.tallies import plan_tally
from tests.store.officer import PLAN, edit, task

LATE, SOON = Timeliness.OVERDUE, Timeliness.DUE_SOON


@pytest.mark.parametrize(
    ("day", "late", "soon"),
    [
        # 2 tasks are due on 30/09, 2 on 30/11, 77 on 31/12, 1 on 30/01; soon is 15 days before, of 31/12 60 days.
        (date(2020, 9, 14), 0, 0), (date(2020, 9, 15), 0, 2), (date(2020, 9, 30), 0, 2),
        (date(2020, 10, 1), 2, 0), (date(2020, 10, 31), 2, 0), (date(2020, 11, 1), 2, 77),
        (date(2020, 11, 14), 2, 77), (date(2020, 11, 15), 2, 79), (date(2020, 11, 30), 2, 79),
        (date(2020, 12, 1), 4, 77), (date(2020, 12, 15), 4, 77), (date(2020, 12, 16), 4, 77),
        (date(2020, 12, 31), 4, 77), (date(2021, 1, 1), 81, 0), (date(2021, 1, 15), 81, 1),
        (date(2021, 1, 30), 81, 1), (date(2021, 1, 31), 82, 0),
    ],
)  # fmt: skip
def test_what_is_late_and_what_is_due_soon(conn: sqlite3.Connection, day: date, late: int, soon: int) -> None:
    at = Day(day)
    standing = [each.timeliness for each in task_standings(conn, PLAN, at)]
    report = progress(conn, PLAN, at, day)
    counts = [
        (tally.by_timeliness[LATE], tally.by_timeliness[SOON])
        for tally in (plan_tally(conn, PLAN, at), load_overview(conn, PLAN, at, day).total, report.total)
    ]
    counts.append((standing.count(LATE), standing.count(SOON)))
    counts.append(
        (
            len(task_keys(conn, PLAN, TaskQuery(timeliness=LATE), at)),
            len(task_keys(conn, PLAN, TaskQuery(timeliness=SOON), at)),
        )
    )
    assert counts == [(late, soon)] * 5
    letters = reminders(conn, PLAN, at, day).letters
    assert len({task.id for letter in letters for task in letter.overdue}) == late
    assert len({key for agency in overdue_by_agency(conn, PLAN, at) for key in agency.tasks}) == late


@pytest.mark.parametrize(
    ("completed_on", "before", "on", "after"),
    [
        ("2020-09-29", "done_on_time", "done_on_time", "done_on_time"),
        ("2020-09-30", "due_soon", "done_on_time", "done_on_time"),
        ("2020-10-01", "due_soon", "due_soon", "done_late"),
        ("2020-10-02", "due_soon", "due_soon", "overdue"),
    ],
)
def test_a_task_completed_around_its_due_date(
    conn: sqlite3.Connection, completed_on: str, before: str, on: str, after: str
) -> None:
    edit(conn, "1.3.1", status="done", completed_on=completed_on)
    days = (date(2020, 9, 29), date(2020, 9, 30), date(2020, 10, 1))
    assert [task(conn, "1.3.1", Day(day)).timeliness for day in days] == [before, on, after]
    statuses = [task(conn, "1.3.1", Day(day)).status for day in days]
    assert statuses == ["done" if day.isoformat() >= completed_on else "doing" for day in days]
