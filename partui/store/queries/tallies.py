"""How many tasks stand how, for the plan and for each agency."""

import sqlite3
from collections.abc import Collection

from partui.domain.agencies.official_names import official_rank
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import AgencyTally, Tally, TaskCount, below_groups, tally_of
from partui.domain.tasks.task import Day, Role
from partui.store.db.connection import snapshot
from partui.store.queries.conditions import (
    ASKED_NO_MORE,
    CELLS,
    STATUS_IS,
    STATUS_RANK,
    TIMELINESS_IS,
    TIMELINESS_RANK,
    answerable_table,
    day_args,
    day_in,
    knew_other_due_days,
    tasks_on,
)

# A member of a group that is followed stands as it is said of it, until its task is settled for all.
_STATUS = (
    "CASE WHEN t.status = 'cancelled' THEN 'cancelled' WHEN m.status = 'done' THEN 'done'"
    " WHEN t.status = 'done' THEN 'done' WHEN d.due_on IS NOT NULL THEN 'doing' WHEN d.task_id IS NOT NULL THEN 'done'"
    " ELSE coalesce(m.status, t.status) END"
)
_COMPLETED_ON = (
    "CASE WHEN t.status = 'cancelled' THEN NULL"
    " WHEN m.status = 'done' THEN min(m.completed_on, ifnull(t.completed_on, m.completed_on))"
    " WHEN t.status = 'done' OR d.due_on IS NOT NULL THEN t.completed_on ELSE ifnull(d.last_on, t.completed_on) END"
)
# What is owed as a member of a group; who has the task by its own name stands as the task does.
OWED = (
    "(SELECT * FROM agency_due AS owed WHERE NOT EXISTS (SELECT 1 FROM task_agency AS own"
    " WHERE own.task_id = owed.task_id AND own.agency_id = owed.agency_id))"
)
# Of work that comes back each owes the instances that it has not done.
_DUE_ON = "CASE WHEN t.status IN ('todo', 'doing') THEN ifnull(d.due_on, t.due_on) ELSE t.due_on END"
_STATUSES, _TIMELINESSES = tuple(STATUS_IS), tuple(TIMELINESS_IS)
# What an agency both leads and carries out is counted in both roles.
_ROLES = {Role.LEAD: "'lead'", Role.IMPLEMENTER: "'implementer'", Role.ANY: "'lead', 'implementer', 'both'"}
_AGENCIES = f"""
SELECT t.agency_id, {STATUS_RANK}, {TIMELINESS_RANK}, sum(t.tasks)
FROM (
  SELECT agency_id, status, nullif(due_on, '') AS due_on, nullif(completed_on, '') AS completed_on,
         CASE role WHEN 'both' THEN -tasks ELSE tasks END AS tasks
  FROM agency_tally WHERE plan = :plan AND role IN ({{roles}}){{only}}
) AS t
GROUP BY 1, 2, 3
"""


def assignee_counts(
    conn: sqlite3.Connection, table: str, plan: int, day: Day, role: Role, agency: int | None
) -> dict[int, list[TaskCount]]:
    """Return for each agency and each member how many of its tasks stand alike, without those asked of it no more.

    Args:
        table: the table that `answerable_table` names.
        plan: the plan's year.
        day: the day looked at.
        role: tasks that it leads, carries out, or either.
        agency: only this agency.
    """
    having = f"SELECT DISTINCT agency_id, task_id FROM {table}" if role is Role.ANY else (
        f"SELECT agency_id, task_id FROM {table} WHERE role = '{role}'"
    )  # fmt: skip
    only = "" if agency is None else " AND ta.agency_id = :agency"
    only += "" if table == CELLS else f" AND NOT {ASKED_NO_MORE}"
    rows = conn.execute(
        f"SELECT ta.agency_id, {_STATUS} AS said, {_DUE_ON} AS due, {_COMPLETED_ON} AS done_on, count(*)"
        f" FROM ({having}) AS ta JOIN {tasks_on(conn, day.date)} ON t.id = ta.task_id"
        " LEFT JOIN task_member AS m ON m.task_id = t.id AND m.agency_id = ta.agency_id"
        f" LEFT JOIN {OWED} AS d ON d.task_id = t.id AND d.agency_id = ta.agency_id"
        f" WHERE t.plan = :plan{only} GROUP BY ta.agency_id, said, due, done_on",
        {"plan": plan, "agency": agency, **day_args(day)},
    )
    found: dict[int, list[TaskCount]] = {}
    for key, *alike in rows:
        found.setdefault(key, []).append(counted(*alike))
    return found


def counted(said: str, due: str | None, completed: str | None, number: int) -> TaskCount:
    """Return a count from a row; a day that is not there is none or empty."""
    return TaskCount(
        Status(said),
        day_in(due),
        day_in(completed),
        number,
    )


def plan_tally(
    conn: sqlite3.Connection, plan: int, day: Day, agency: int | None = None, role: Role = Role.LEAD
) -> Tally:
    """Count a plan's tasks, each once; those of an agency as they stand for it.

    Args:
        plan: the plan's year.
        day: the day that they are counted for.
        agency: only tasks of this agency.
        role: in which role the agency has them.
    """
    if agency is None:
        return tally_of(plan_counted(conn, plan, day), day)
    return _tallies(conn, plan, day, role, agency).get(agency) or tally_of((), day)


def plan_counted(conn: sqlite3.Connection, plan: int, day: Day) -> list[TaskCount]:
    """Return how many of a plan's tasks share a status, a due date and a day of completion.

    Args:
        plan: the plan's year.
        day: the day whose due dates are meant.
    """
    sql = "SELECT status, due_on, completed_on, tasks FROM plan_tally WHERE plan = ?"
    if knew_other_due_days(conn, day.date):
        sql = (
            f"SELECT status, due_on, completed_on, count(*) FROM {tasks_on(conn, day.date)} WHERE plan = ?"
            " GROUP BY status, due_on, completed_on"
        )
    rows = conn.execute(sql, (plan,))
    return [counted(*row) for row in rows]


def agency_tallies(
    conn: sqlite3.Connection, plan: int, day: Day, role: Role = Role.LEAD, agency: int | None = None
) -> list[AgencyTally]:
    """Count each agency's tasks, the worst first: most overdue, most due soon, then in official order.

    What has its tasks as a member of a group alone stands below the group, whose counts those tasks are among.

    Args:
        plan: the plan's year.
        day: the day that they are counted for.
        role: count tasks that the agency leads, carries out, or either.
        agency: only this agency.
    """
    tallies = _tallies(conn, plan, day, role, agency)
    found = [
        ((official_rank(name), sort_key), AgencyTally(key, name, bool(group), tallies[key]))
        for key, name, group, sort_key in conn.execute("SELECT id, name, is_group, sort_key FROM agency")
        if key in tallies
    ]
    found.sort(key=lambda pair: (*_worst(pair[1].tally), pair[0]))
    parts = parts_of_groups(conn, plan, role, [tally.name for _place, tally in found])
    return below_groups([tally._replace(within=parts.get(tally.name, "")) for _place, tally in found])


def parts_of_groups(conn: sqlite3.Connection, plan: int, role: Role, names: Collection[str]) -> dict[str, str]:
    """Return of agencies that have tasks as members of a group alone the group, by their names.

    Args:
        plan: the plan's year.
        role: tasks that it leads, carries out, or either.
        names: the agencies looked at, groups among them; what is a part of none of these is left out.
    """
    rows = conn.execute(
        "SELECT m.name, g.name FROM agency_member JOIN agency AS m ON m.id = member_id JOIN agency AS g"
        " ON g.id = group_id WHERE NOT EXISTS (SELECT 1 FROM agency_tally WHERE agency_id = member_id AND plan = ?"
        f" AND role IN ({_ROLES[role]}) GROUP BY agency_id HAVING sum(tasks) > 0) ORDER BY g.sort_key DESC, g.key DESC",
        (plan,),
    )
    wanted = set(names)
    return {member: group for member, group in rows if member in wanted and group in wanted}


def all_tallies(conn: sqlite3.Connection, plan: int, day: Day, role: Role) -> tuple[list[AgencyTally], Tally]:
    """Count each agency's tasks, as `agency_tallies` does, and the plan's.

    Args:
        plan: the plan's year.
        day: the day that they are counted for.
        role: count tasks that the agency leads, carries out, or either.
    """
    with snapshot(conn):
        return agency_tallies(conn, plan, day, role), plan_tally(conn, plan, day)


def _tallies(conn: sqlite3.Connection, plan: int, day: Day, role: Role, agency: int | None) -> dict[int, Tally]:
    table = answerable_table(conn)
    if table == CELLS and not knew_other_due_days(conn, day.date):
        return _kept_tallies(conn, plan, day, role, agency)
    return {key: tally_of(alike, day) for key, alike in assignee_counts(conn, table, plan, day, role, agency).items()}


def _kept_tallies(conn: sqlite3.Connection, plan: int, day: Day, role: Role, agency: int | None) -> dict[int, Tally]:
    """Return each agency's counts from those that the file keeps."""
    only = "" if agency is None else " AND agency_id = :agency"
    rows = conn.execute(
        _AGENCIES.format(roles=_ROLES[role], only=only), {"plan": plan, "agency": agency, **day_args(day)}
    )
    tallies: dict[int, Tally] = {}
    for key, status, timeliness, number in rows:
        tally = tallies.setdefault(key, Tally(dict.fromkeys(Status, 0), dict.fromkeys(Timeliness, 0)))
        tally.by_status[_STATUSES[status]] += number
        tally.by_timeliness[_TIMELINESSES[timeliness]] += number
    return tallies


def _worst(tally: Tally) -> tuple[int, int]:
    return -tally.by_timeliness[Timeliness.OVERDUE], -tally.by_timeliness[Timeliness.DUE_SOON]
