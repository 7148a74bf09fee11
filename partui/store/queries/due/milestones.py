"""Milestones that are still to be reached, of tasks that are still open."""

import sqlite3
from collections.abc import Collection
from datetime import date

from partui.domain.tasks.today import OpenMilestone
from partui.store.queries.conditions import OPEN, led_by


def open_milestones(
    conn: sqlite3.Connection, plan: int, day: date, until: date, agency: int | None = None
) -> list[OpenMilestone]:
    """Return the milestones due up to a day that were not reached on the day looked at, the earliest first.

    Args:
        plan: the plan's year.
        day: the day looked at.
        until: the last day of those asked for.
        agency: only of tasks that this agency leads.
    """
    rows = conn.execute(
        "SELECT t.id, t.code, m.words, m.due_on FROM milestone AS m CROSS JOIN task AS t ON t.id = m.task_id"
        " WHERE m.due_on <= :until AND (m.done_on IS NULL OR m.done_on > :day) AND t.plan = :plan"
        f" AND {OPEN}{led_by(conn, agency)}"
        " ORDER BY m.due_on, t.position, m.words",
        {"plan": plan, "day": day.isoformat(), "until": until.isoformat(), "agency": agency},
    ).fetchall()
    leads = leads_of(conn, {key for key, *_rest in rows})
    return [
        OpenMilestone(code, tuple(leads.get(key, ())), words, due_on, (due_on - day).days, key)
        for key, code, words, due in rows
        for due_on in (date.fromisoformat(due),)
    ]


def leads_of(conn: sqlite3.Connection, tasks: Collection[int]) -> dict[int, list[tuple[str, bool]]]:
    """Return the agencies that lead tasks, by the tasks' ids: each with its name and whether it is a group."""
    found: dict[int, list[tuple[str, bool]]] = {}
    for task, name, group in conn.execute(
        "SELECT ta.task_id, a.name, a.is_group FROM json_each(?) AS j"
        " CROSS JOIN task_agency AS ta ON ta.task_id = j.value CROSS JOIN agency AS a ON a.id = ta.agency_id"
        " WHERE ta.role = 'lead' ORDER BY ta.task_id, ta.position",
        (f"[{','.join(map(str, sorted(tasks)))}]",),
    ):
        found.setdefault(task, []).append((name, bool(group)))
    return found
