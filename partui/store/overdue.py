"""Late tasks, agency by agency."""

import sqlite3
from typing import NamedTuple

from partui.domain.official_order import official_rank
from partui.domain.task import Day
from partui.domain.timeliness import Timeliness
from partui.store.listing import Role
from partui.store.standing import TIMELINESS_IS, day_args


class AgencyOverdue(NamedTuple):
    """An agency with its late tasks, the longest late first."""

    name: str
    group: bool
    tasks: list[int]


def overdue_by_agency(
    conn: sqlite3.Connection, plan: int, day: Day, role: Role = Role.LEAD, agency: int | None = None
) -> list[AgencyOverdue]:
    """Return the agencies that have late tasks, the worst first; a task stands under each of its agencies.

    Args:
        plan: the plan's year.
        day: the day looked at.
        role: tasks that the agency leads, carries out, or either.
        agency: only this agency.
    """
    roles = "" if role is Role.ANY else f" AND ta.role = '{role}'"
    only = "" if agency is None else " AND a.id = :agency"
    rows = conn.execute(
        "SELECT DISTINCT a.name, a.is_group, a.sort_key, t.id, t.due_on, t.position"
        " FROM task AS t JOIN task_agency AS ta ON ta.task_id = t.id JOIN agency AS a ON a.id = ta.agency_id"
        f" WHERE t.plan = :plan AND {TIMELINESS_IS[Timeliness.OVERDUE]}{roles}{only}"
        " ORDER BY a.sort_key, t.due_on, t.position",
        {"plan": plan, "agency": agency, **day_args(day)},
    )
    agencies: dict[str, tuple[str, AgencyOverdue]] = {}
    for name, group, _sort_key, task, due_on, _position in rows:
        _first_due, found = agencies.setdefault(name, (due_on, AgencyOverdue(name, bool(group), [])))
        found.tasks.append(task)
    worst_first = sorted(
        agencies.values(), key=lambda pair: (-len(pair[1].tasks), pair[0], official_rank(pair[1].name))
    )
    return [found for _first_due, found in worst_first]
