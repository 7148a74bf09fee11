"""How many tasks stand how, for the plan and for each agency."""

import sqlite3
from datetime import date

from partui.domain.official_order import official_rank
from partui.domain.statuses import Status
from partui.domain.tally import AgencyTally, Counted, Tally, count
from partui.domain.task import Day
from partui.domain.timeliness import Timeliness
from partui.store.listing import Role


def plan_tally(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None = None) -> Tally:
    """Count a plan's tasks, each once.

    Args:
        plan: the plan's year.
        day: the day that they are counted for.
        agency: only tasks that this agency leads.
    """
    return count(plan_counted(conn, plan, agency), day)


def plan_counted(conn: sqlite3.Connection, plan: int, agency: int | None = None) -> list[Counted]:
    """Return how many of a plan's tasks share a status, a due date and a day of completion.

    Args:
        plan: the plan's year.
        agency: only tasks that this agency leads.
    """
    only = "" if agency is None else (
        " AND id IN (SELECT task_id FROM task_agency WHERE agency_id = :agency AND role = 'lead')"
    )  # fmt: skip
    rows = conn.execute(
        "SELECT status, due_on, completed_on, count(*) FROM task"
        f" WHERE plan = :plan{only} GROUP BY status, due_on, completed_on",
        {"plan": plan, "agency": agency},
    )
    return [_counted(*row) for row in rows]


def agency_tallies(
    conn: sqlite3.Connection, plan: int, day: Day, role: Role = Role.LEAD, agency: int | None = None
) -> list[AgencyTally]:
    """Count each agency's tasks, the worst first: most overdue, most due soon, then in official order.

    Args:
        plan: the plan's year.
        day: the day that they are counted for.
        role: count tasks that the agency leads, carries out, or either.
        agency: only this agency.
    """
    distinct = "SELECT DISTINCT agency_id, task_id FROM task_agency" if role is Role.ANY else (
        f"SELECT agency_id, task_id FROM task_agency WHERE role = '{role}'"
    )  # fmt: skip
    only = "" if agency is None else " AND a.id = :agency"
    rows = conn.execute(
        "SELECT a.id, a.name, a.is_group, a.sort_key, t.status, t.due_on, t.completed_on, count(*)"
        f" FROM ({distinct}) AS ta JOIN task AS t ON t.id = ta.task_id JOIN agency AS a ON a.id = ta.agency_id"
        f" WHERE t.plan = :plan{only} GROUP BY a.id, t.status, t.due_on, t.completed_on",
        {"plan": plan, "agency": agency},
    )
    standing: dict[tuple[str, int, str, int], list[Counted]] = {}
    for key, name, group, sort_key, *counted in rows:
        standing.setdefault((sort_key, key, name, group), []).append(_counted(*counted))
    tallies = [
        ((official_rank(name), sort_key), AgencyTally(key, name, bool(group), count(counted, day)))
        for (sort_key, key, name, group), counted in standing.items()
    ]
    tallies.sort(key=lambda pair: (*_worst(pair[1].tally), pair[0]))
    return [tally for _place, tally in tallies]


def _worst(tally: Tally) -> tuple[int, int]:
    return -tally.by_timeliness[Timeliness.OVERDUE], -tally.by_timeliness[Timeliness.DUE_SOON]


def _counted(said: str, due: str | None, completed: str | None, number: int) -> Counted:
    return Counted(
        Status(said),
        date.fromisoformat(due) if due else None,
        date.fromisoformat(completed) if completed else None,
        number,
    )
