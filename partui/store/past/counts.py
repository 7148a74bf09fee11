"""The counts of a day of the past: those of today, but for the tasks that stood otherwise."""

import sqlite3

from partui.store.db.shadows import lay_out

_ALIKE = "t.status, ifnull(t.due_on, '') AS due_on, ifnull(t.completed_on, '') AS completed_on"


def count_then(conn: sqlite3.Connection, *, renamed: bool) -> None:
    """Have the counts be of the day, once the tasks' shadow is: the plan's now, the agencies' when they are asked for.

    Args:
        renamed: whether tasks that were cast may have had other agencies.
    """
    other = " OR n.id IN (SELECT id FROM past_cast)" if renamed else ""
    conn.execute("CREATE TEMP TABLE past_moved (id INTEGER PRIMARY KEY)")
    conn.execute(
        "INSERT INTO past_moved SELECT n.id FROM (SELECT id FROM past_said UNION ALL SELECT id FROM past_cast) AS p"
        " CROSS JOIN main.task AS n ON n.id = p.id CROSS JOIN task AS t ON t.id = n.id"
        f" WHERE (n.status, n.due_on, n.completed_on) IS NOT (t.status, t.due_on, t.completed_on){other}"
    )
    lay_out(conn, "plan_tally")
    conn.execute(f"INSERT INTO temp.plan_tally {_counted('plan_tally', _of_plan('main.', -1), _of_plan('', 1))}")
    agencies = _counted("agency_tally", _of_agencies("main.", -1), _of_agencies("", 1), "role, agency_id, ")
    conn.execute(f"CREATE TEMP VIEW agency_tally AS {agencies}")


def _counted(table: str, now: str, then: str, more: str = "") -> str:
    alike = f"plan, {more}status, due_on, completed_on"
    return (
        f"SELECT {alike}, sum(tasks) AS tasks FROM (SELECT * FROM main.{table} UNION ALL {now} UNION ALL {then})"
        f" GROUP BY {alike} HAVING sum(tasks) <> 0"
    )


def _of_plan(of: str, tasks: int) -> str:
    return f"SELECT t.plan, {_ALIKE}, {tasks} AS tasks FROM past_moved AS m CROSS JOIN {of}task AS t ON t.id = m.id"


def _of_agencies(of: str, tasks: int) -> str:
    """Return what counts the moved tasks by agency and role; what one agency has in both, for both as well."""
    task = f"CROSS JOIN {of}task AS t ON t.id = m.id"
    return (
        f"SELECT t.plan, r.role, r.agency_id, {_ALIKE}, {tasks} AS tasks FROM past_moved AS m"
        f" CROSS JOIN {of}task_agency AS r ON r.task_id = m.id {task}"
        f" UNION ALL SELECT t.plan, 'both', r.agency_id, {_ALIKE}, {tasks} FROM past_moved AS m"
        f" CROSS JOIN {of}task_agency AS r ON r.task_id = m.id AND r.role = 'lead'"
        f" CROSS JOIN {of}task_agency AS o ON o.task_id = m.id AND o.role = 'implementer'"
        f" AND o.agency_id = r.agency_id {task}"
    )
