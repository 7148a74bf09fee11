"""Which open tasks are due soon or behind the time that is gone, before they are late."""

import sqlite3
from datetime import date, timedelta

from partui.domain.tasks.pace import EarlyWarnings, PacedTask, cliffs, pace_of, start_of
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day, Task
from partui.store.db.connection import snapshot
from partui.store.queries.conditions import OPEN, led_by, tasks_on
from partui.store.queries.tallies import plan_counted
from partui.store.queries.tasks import tasks_by_id

# Where more are open, these are enough to look at.
MOST = 2_000


def load_ahead(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None = None) -> EarlyWarnings:
    """Read what is due soon or behind.

    Args:
        plan: the plan's year.
        day: the day looked at.
        agency: only tasks that this agency leads.
    """
    with snapshot(conn):
        first = plan_start(conn, plan)
        tasks = tasks_by_id(conn, _candidates(conn, plan, day, first, agency), day)
        paced = [(task, pace_of(task, day.date, first)) for task in sorted(tasks, key=_by_day)]
        counted = plan_counted(conn, plan, day) if agency is None else []
    pressing = [
        PacedTask(task, pace)
        for task, pace in paced
        if pace is not None and (pace.is_behind or task.timeliness is Timeliness.DUE_SOON)
    ]
    return EarlyWarnings(tuple(pressing), tuple(cliffs(counted, day.date, first)))


def plan_start(conn: sqlite3.Connection, plan: int) -> date:
    """Return the day from which a plan's time runs."""
    row = conn.execute("SELECT issued FROM plan_head WHERE plan = ?", (plan,)).fetchone()
    return start_of(plan, row[0] if row else "")


def _candidates(conn: sqlite3.Connection, plan: int, day: Day, first: date, agency: int | None) -> list[int]:
    """Return the open tasks of whose time half is gone, those due soon and those with a late milestone."""
    gone = max((day.date - first).days + 1, day.soon_days, day.year_end_days)
    half = day.date + timedelta(days=min(gone, (date.max - day.date).days))
    only = led_by(conn, agency)
    rows = conn.execute(
        f"SELECT t.id FROM {tasks_on(conn, day.date, 'task_by_status')} WHERE t.plan = :plan AND {OPEN}"
        f" AND t.due_on BETWEEN :day AND :half{only}"
        " UNION SELECT t.id FROM milestone AS m CROSS JOIN task AS t ON t.id = m.task_id"
        f" WHERE m.due_on < :day AND (m.done_on IS NULL OR m.done_on > :day) AND t.plan = :plan{only}"
        " LIMIT :most",
        {"plan": plan, "agency": agency, "most": MOST, "day": day.date.isoformat(), "half": half.isoformat()},
    )
    return [key for (key,) in rows]


def _by_day(task: Task) -> tuple[date, int]:
    return task.due_on or date.max, task.position
