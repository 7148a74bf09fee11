"""Today's work, read at one moment."""

import sqlite3
from datetime import date, timedelta

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day
from partui.domain.tasks.today import MONTH, DueTask, Today
from partui.store.db.connection import snapshot
from partui.store.queries.conditions import TIMELINESS_IS, day_args, led_by, tasks_on
from partui.store.queries.due.open_parts import leads_of, open_milestones, periods_due
from partui.store.queries.due.order import held_up_by_late
from partui.store.queries.forms.answers import silent
from partui.store.queries.reports.waiting import waiting


def load_today(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None = None) -> Today:
    """Read what is late on a day, due soon, and due within a month of it.

    Args:
        plan: the plan's year.
        day: the day looked at.
        agency: only what this agency leads.
    """
    with snapshot(conn):
        today = day.date
        last = today + timedelta(days=min(MONTH, (date.max - today).days))
        due = _due(conn, plan, day._replace(soon_days=max(MONTH, day.soon_days)), agency)
        return Today(
            plan,
            today,
            tuple(task for task in due if task.days <= MONTH),
            tuple(open_milestones(conn, plan, today, last, agency)),
            tuple(periods_due(conn, plan, today, date.min, last, agency)),
            held_up_by_late(conn, plan, day, agency),
            tuple(waiting(conn, plan, today, agency)),
            tuple(silent(conn, plan, today, agency)),
            tuple(task for task in due if task.days > MONTH),
        )


def _due(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None) -> list[DueTask]:
    pressing = " OR ".join(TIMELINESS_IS[each] for each in (Timeliness.OVERDUE, Timeliness.DUE_SOON))
    rows = conn.execute(
        f"SELECT t.id, t.code, t.due_on FROM {tasks_on(conn, day.date, 'task_by_status')}"
        f" WHERE t.plan = :plan AND ({pressing}){led_by(conn, agency)} ORDER BY t.due_on, t.position",
        {"plan": plan, "agency": agency, **day_args(day)},
    ).fetchall()
    leads = leads_of(conn, [key for key, *_rest in rows])
    return [
        DueTask(code, tuple(leads.get(key, ())), due_on, (due_on - day.date).days)
        for key, code, due in rows
        for due_on in (date.fromisoformat(due),)
    ]
