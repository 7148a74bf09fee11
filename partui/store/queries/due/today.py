"""Today's work, read at one moment."""

import sqlite3
from datetime import date, timedelta

from partui.domain.forms.sent import SentForm
from partui.domain.reminders.sent import WaitingLetter
from partui.domain.tasks.status import Status, Timeliness, timeliness_on
from partui.domain.tasks.task import Day
from partui.domain.tasks.today import MONTH, DueTask, Today
from partui.store.db.connection import snapshot
from partui.store.queries.conditions import TIMELINESS_IS, answered_by, day_args, led_by, tasks_on
from partui.store.queries.due.open_parts import (
    due_as_member,
    leads_of,
    open_milestones,
    periods_done_by,
    periods_due,
)
from partui.store.queries.due.order import held_up_by_late

_PRESSING = (Timeliness.OVERDUE, Timeliness.DUE_SOON)


def load_today(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None = None) -> Today:
    """Read what is late on a day, due soon, and due within a month of it.

    Args:
        plan: the plan's year.
        day: the day looked at.
        agency: only what this agency leads, and what of it is its own part where it is a member of a group.
    """
    with snapshot(conn):
        today = day.date
        last = today + timedelta(days=min(MONTH, (date.max - today).days))
        due = _due(conn, plan, day._replace(soon_days=max(MONTH, day.soon_days)), agency)
        periods = periods_due(conn, plan, today, date.min, last, agency)
        done = set() if agency is None else periods_done_by(conn, plan, agency, today)
        return Today(
            plan,
            today,
            tuple(task for task in due if task.days <= MONTH),
            tuple(open_milestones(conn, plan, today, last, agency)),
            tuple(each for each in periods if (each.code, each.key) not in done),
            held_up_by_late(conn, plan, day, agency),
            _waiting(conn, plan, today, agency),
            _silent(conn, plan, today, agency),
            tuple(task for task in due if task.days > MONTH),
        )


def _waiting(conn: sqlite3.Connection, plan: int, day: date, agency: int | None) -> tuple[WaitingLetter, ...]:
    if conn.execute("SELECT 1 FROM reminder LIMIT 1").fetchone() is None:
        return ()
    from partui.store.queries.reports.waiting import waiting

    return tuple(waiting(conn, plan, day, agency))


def _silent(conn: sqlite3.Connection, plan: int, day: date, agency: int | None) -> tuple[SentForm, ...]:
    if conn.execute("SELECT 1 FROM sent_form LIMIT 1").fetchone() is None:
        return ()
    from partui.store.queries.forms.answers import silent

    return tuple(silent(conn, plan, day, agency))


def _due(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None) -> list[DueTask]:
    pressing = (
        f"{TIMELINESS_IS[Timeliness.OVERDUE]} AND {answered_by(conn, agency)} OR {TIMELINESS_IS[Timeliness.DUE_SOON]}"
    )
    rows = conn.execute(
        f"SELECT t.id, t.code, t.due_on FROM {tasks_on(conn, day.date, 'task_by_status')}"
        f" WHERE t.plan = :plan AND ({pressing}){led_by(conn, agency)} ORDER BY t.due_on, t.position",
        {"plan": plan, "agency": agency, **day_args(day)},
    ).fetchall()
    leads = leads_of(conn, [key for key, *_rest in rows])
    own = {} if agency is None else due_as_member(conn, agency, day.date)
    days = {key: own.get(key, date.fromisoformat(due)) for key, _code, due in rows}
    return [
        DueTask(code, tuple(leads.get(key, ())), due_on, (due_on - day.date).days)
        for key, code, _due in rows
        for due_on in (days[key],)
        if due_on is not None and timeliness_on(Status.DOING, due_on, None, *day) in _PRESSING
    ]
