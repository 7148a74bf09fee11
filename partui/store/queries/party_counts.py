"""Tasks counted one by one, where groups have members: a member stands as is said of it, not as its group's task."""

import sqlite3
from datetime import date

from partui.domain.tasks.status import Status
from partui.domain.tasks.tally import Counted
from partui.domain.tasks.task import Role

# A member of a group stands as it is said of it, until its task is settled for all.
_STATUS = (
    "CASE WHEN t.status = 'cancelled' THEN 'cancelled' WHEN m.status = 'done' THEN 'done'"
    " WHEN t.status = 'done' THEN 'done' ELSE coalesce(m.status, t.status) END"
)
_COMPLETED_ON = (
    "CASE WHEN t.status = 'cancelled' THEN NULL"
    " WHEN m.status = 'done' THEN min(m.completed_on, ifnull(t.completed_on, m.completed_on)) ELSE t.completed_on END"
)


def party_counts(
    conn: sqlite3.Connection, table: str, plan: int, role: Role, agency: int | None
) -> dict[int, list[Counted]]:
    """Return for each agency and each member how many of its tasks stand alike.

    Args:
        table: the table that `parties` names.
        plan: the plan's year.
        role: tasks that it leads, carries out, or either.
        agency: only this agency.
    """
    having = f"SELECT DISTINCT agency_id, task_id FROM {table}" if role is Role.ANY else (
        f"SELECT agency_id, task_id FROM {table} WHERE role = '{role}'"
    )  # fmt: skip
    only = "" if agency is None else " AND ta.agency_id = :agency"
    rows = conn.execute(
        f"SELECT ta.agency_id, {_STATUS} AS said, t.due_on, {_COMPLETED_ON} AS done_on, count(*)"
        f" FROM ({having}) AS ta JOIN task AS t ON t.id = ta.task_id"
        " LEFT JOIN task_member AS m ON m.task_id = t.id AND m.agency_id = ta.agency_id"
        f" WHERE t.plan = :plan{only} GROUP BY ta.agency_id, said, t.due_on, done_on",
        {"plan": plan, "agency": agency},
    )
    found: dict[int, list[Counted]] = {}
    for key, *alike in rows:
        found.setdefault(key, []).append(counted(*alike))
    return found


def counted(said: str, due: str | None, completed: str | None, number: int) -> Counted:
    """Return a count from a row; a day that is not there is none or empty."""
    return Counted(
        Status(said),
        date.fromisoformat(due) if due else None,
        date.fromisoformat(completed) if completed else None,
        number,
    )
