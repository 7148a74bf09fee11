"""Instances of work that comes back that are open."""

import sqlite3
from datetime import date

from partui.domain.tasks.today import DuePeriod
from partui.store.queries.conditions import OPEN, led_by


def periods_due(
    conn: sqlite3.Connection, plan: int, day: date, first: date, last: date, agency: int | None = None
) -> list[DuePeriod]:
    """Return the instances open on a day that are due from one day to another, both counted, the first due first.

    Args:
        first: earlier than the day looked at for those that are late.
        agency: only of tasks that this agency leads.
    """
    rows = conn.execute(
        "SELECT t.code, p.key, p.due_on FROM task_period AS p JOIN task AS t ON t.id = p.task_id"
        " WHERE p.due_on BETWEEN :first AND :last AND t.plan = :plan"
        # One that was said to be done as a whole has no open instance.
        f" AND {OPEN} AND (p.completed_on IS NULL OR p.completed_on > :day){led_by(conn, agency)}"
        " ORDER BY p.due_on, t.position",
        {"plan": plan, "agency": agency, "first": first.isoformat(), "last": last.isoformat(), "day": day.isoformat()},
    )
    return [
        DuePeriod(code, key, due_on, (due_on - day).days)
        for code, key, due_on in ((*found, date.fromisoformat(due)) for *found, due in rows)
    ]
