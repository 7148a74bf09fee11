"""Late tasks, agency by agency."""

import sqlite3
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.official_names import official_rank
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import below_groups
from partui.domain.tasks.task import Day, Role
from partui.store.queries.conditions import TIMELINESS_IS, answerable_table, day_args, day_in, tasks_on
from partui.store.queries.tallies import OWED, parts_of_groups

# A member of a group that has done its part is not late.
_DONE = (
    "(EXISTS (SELECT 1 FROM task_member AS m WHERE m.task_id = ta.task_id AND m.agency_id = ta.agency_id"
    " AND m.status = 'done' AND m.completed_on <= :day)"
    " OR EXISTS (SELECT 1 FROM agency_due AS d WHERE d.task_id = ta.task_id AND d.agency_id = ta.agency_id"
    " AND ifnull(d.due_on, '9999') >= :day AND NOT EXISTS (SELECT 1 FROM task_agency AS own"
    " WHERE own.task_id = d.task_id AND own.agency_id = d.agency_id)))"
)


class LateTask(NamedTuple):
    """A task that is late.

    Attributes:
        days: to the due date, below zero.
        original_due_on: the plan's own day, where an extension moved it.
    """

    code: str
    title: str
    due_on: date
    days: int
    original_due_on: date | None = None


class AgencyOverdue(NamedTuple):
    """An agency with its late tasks, the longest late first.

    Attributes:
        within: the group among the others that it has its tasks by alone.
    """

    name: str
    group: bool
    tasks: list[int]
    within: str = ""


def overdue_by_agency(
    conn: sqlite3.Connection, plan: int, day: Day, role: Role = Role.LEAD, agency: int | None = None
) -> list[AgencyOverdue]:
    """Return the agencies that have late tasks, the worst first; a task stands under each of its agencies.

    A group with members stands there, and below it, where they are followed, each that has not done its part.

    Args:
        plan: the plan's year.
        day: the day looked at.
        role: tasks that the agency leads, carries out, or either.
        agency: only this agency.
    """
    rows = conn.execute(
        "SELECT DISTINCT a.name, a.is_group, a.sort_key, a.key, late.id, late.due_on, late.position"
        f" FROM (SELECT t.id, t.due_on, t.position FROM {_late(conn, day)}) AS late"
        f" CROSS JOIN {answerable_table(conn)} AS ta ON ta.task_id = late.id"
        " CROSS JOIN agency AS a ON a.id = ta.agency_id"
        f" WHERE NOT {_DONE}{_only(role, agency)} ORDER BY a.sort_key, a.key, late.due_on, late.position",
        {"plan": plan, "agency": agency, **day_args(day)},
    )
    agencies: dict[str, tuple[str, AgencyOverdue]] = {}
    for name, group, _sort_key, _key, task, due_on, _position in rows:
        _first_due, found = agencies.setdefault(name, (due_on, AgencyOverdue(name, bool(group), [])))
        found.tasks.append(task)
    worst_first = sorted(
        agencies.values(), key=lambda pair: (-len(pair[1].tasks), pair[0], official_rank(pair[1].name))
    )
    parts = parts_of_groups(conn, plan, role, agencies)
    return below_groups([found._replace(within=parts.get(found.name, "")) for _first_due, found in worst_first])


def late_tasks(
    conn: sqlite3.Connection, plan: int, day: Day, role: Role = Role.LEAD, agency: int | None = None
) -> dict[int, LateTask]:
    """Return the late tasks by id in the plan's order, those that no agency has among them.

    Of work that comes back an agency that is a member of a group is late by the first instance that it owes itself.

    Args:
        plan: the plan's year.
        day: the day looked at.
        role: in which role the agency has them.
        agency: only tasks of this agency.
    """
    only = "" if agency is None else (
        f" AND EXISTS (SELECT 1 FROM {answerable_table(conn)} AS ta"
        f" WHERE ta.task_id = t.id AND NOT {_DONE}{_only(role, agency)})"
    )  # fmt: skip
    due_on = "t.due_on" if agency is None else (
        f"ifnull((SELECT own.due_on FROM {OWED} AS own WHERE own.task_id = t.id AND own.agency_id = :agency), t.due_on)"
    )  # fmt: skip
    rows = conn.execute(
        f"SELECT t.id, t.code, t.title, {due_on}, nullif(t.original_due_on, t.due_on)"
        f" FROM {_late(conn, day)}{only} ORDER BY t.position",
        {"plan": plan, "agency": agency, **day_args(day)},
    )
    return {
        key: LateTask(code, title, due_on, (due_on - day.date).days, day_in(original))
        for key, code, title, due, original in rows
        for due_on in (date.fromisoformat(due),)
    }


def _late(conn: sqlite3.Connection, day: Day) -> str:
    # The index finds the late ones by status and due date, without a look at the others.
    late = TIMELINESS_IS[Timeliness.OVERDUE]
    return f"{tasks_on(conn, day.date, 'task_by_status')} WHERE t.plan = :plan AND {late}"


def _only(role: Role, agency: int | None) -> str:
    # Both roles by name where either will do: the index knows an agency's tasks by role.
    roles = "'lead', 'implementer'" if role is Role.ANY else f"'{role}'"
    in_role = f" AND ta.role IN ({roles})"
    return in_role if agency is None else f"{in_role} AND ta.agency_id = :agency"
