"""What of tasks that are open is still to come: milestones, and instances of work that comes back."""

import sqlite3
from collections.abc import Collection
from datetime import date

from partui.domain.tasks.today import DuePeriod, OpenMilestone
from partui.store.queries.conditions import OPEN, answered_by, led_by


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
        f" AND {OPEN}{led_by(conn, agency)} AND (m.due_on >= :day OR {answered_by(conn, agency)})"
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


def due_as_member(conn: sqlite3.Connection, agency: int, day: date) -> dict[int, date | None]:
    """Return by what day an agency owes its own part in tasks that it has as a member of a group, by the tasks' ids.

    None for a part that is done; tasks that it has by its own name, or of which nothing was said, are not there.

    Args:
        day: the day looked at.
    """
    rows = conn.execute(
        "SELECT due.task_id, due.due_on FROM (SELECT task_id, due_on FROM agency_due WHERE agency_id = :agency"
        " UNION ALL SELECT task_id, NULL FROM task_member"
        " WHERE agency_id = :agency AND status = 'done' AND completed_on <= :day) AS due"
        " WHERE NOT EXISTS (SELECT 1 FROM task_agency AS own"
        " WHERE own.task_id = due.task_id AND own.agency_id = :agency)",
        {"agency": agency, "day": day.isoformat()},
    )
    return {key: date.fromisoformat(due) if due else None for key, due in rows}


def periods_done_by(conn: sqlite3.Connection, plan: int, agency: int, day: date) -> set[tuple[str, str]]:
    """Return the instances in which an agency has done its part by a day: the tasks' codes with the instances' keys."""
    found = conn.execute(
        "SELECT t.code, said.period FROM agency AS a JOIN agency_period AS said ON said.agency = a.key"
        " JOIN task AS t ON t.id = said.task_id WHERE a.id = ? AND t.plan = ? AND said.said_on <= ?",
        (agency, plan, day.isoformat()),
    )
    return {(code, period) for code, period in found}


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
