"""One agency's part of the store: its tasks, what was changed in them and what proves them, and nothing else."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping

from partui.domain.plan.codes import prefixes_of
from partui.domain.tasks.task import Role
from partui.store.db.connection import transaction
from partui.store.db.triggers import our_triggers
from partui.store.projection.checking import TALLIES, rebuild, recount
from partui.store.projection.kind import Subject
from partui.store.projection.tasks import SOURCE_COLUMNS, TASKS, as_json
from partui.store.queries.conditions import assignee_table

# A file with this setting, followed by a year, lacks tasks of that year's plan; its value names the agencies.
PARTIAL = "excerpt/"
_LISTS = ("products", "requirements")
_SETTINGS = ("due_soon_days", "plan_in_use")


def keep_only_tasks_of(conn: sqlite3.Connection, plan: int, agency: int, role: Role) -> None:
    """Take out of a copy of the store all but the tasks of one agency in one plan.

    Args:
        conn: the copy; what is taken out is still in its freed pages afterwards.
        plan: the plan's year.
        agency: the agency's id.
        role: in which role the tasks are the agency's.
    """
    with transaction(conn):
        only = "" if role is Role.ANY else f" AND role = '{role}'"
        rows = conn.execute(
            f"SELECT DISTINCT task_id, code FROM {assignee_table(conn)} JOIN task ON task.id = task_id"
            f" WHERE agency_id = ? AND plan = ?{only}",
            (agency, plan),
        )
        tasks: dict[int, str] = dict(rows.fetchall())
        (name,) = conn.execute("SELECT name FROM agency WHERE id = ?", (agency,)).fetchone()
        _fill_cells(conn, tasks)
        above = {prefix for code in tasks.values() for prefix in (code, *prefixes_of(code))}
        criteria = _coded(conn, "criterion", plan, above)
        for (trigger,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            conn.execute(f"DROP TRIGGER {trigger}")
        _cut(conn, {"task": tasks, "heading": _coded(conn, "heading", plan, above), "criterion": criteria})
        conn.execute("DELETE FROM plan WHERE year <> ?", (plan,))
        conn.execute(f"DELETE FROM setting WHERE name NOT IN {_SETTINGS}")
        conn.execute("REPLACE INTO setting VALUES ('plan_in_use', ?), (?, ?)", (str(plan), f"{PARTIAL}{plan}", name))
        for table in TALLIES:
            recount(conn, table)
        for trigger in our_triggers().values():
            conn.execute(trigger)
        rebuild(conn, [Subject("task", key) for key in tasks] + [Subject("criterion", key) for key in criteria])


def _fill_cells(conn: sqlite3.Connection, tasks: Collection[int]) -> None:
    """Write into a blank cell what counts for it, where the task that it is taken from does not go along."""
    every = TASKS.sources(conn)
    stay = {(every[key].plan, every[key].code) for key in tasks}
    for key in tasks:
        planned = every[key]
        leaving = [field for field, code in planned.inherited.items() if (planned.plan, code) not in stay]
        if not leaving:
            continue
        cells = {
            field: as_json(value or "") if field in _LISTS else value
            for field, value in planned.values.items()
            if field in SOURCE_COLUMNS
        }
        inherited = {field: code for field, code in planned.inherited.items() if field not in leaving}
        columns = ", ".join(f"{SOURCE_COLUMNS[field]} = ?" for field in leaving)
        conn.execute(
            f"UPDATE task_source SET {columns}, inherited = ? WHERE task_id = ?",
            (*(cells[field] for field in leaving), json.dumps(inherited), key),
        )


def _coded(conn: sqlite3.Connection, table: str, plan: int, codes: Collection[str]) -> list[int]:
    rows = conn.execute(f"SELECT id, code FROM {table} WHERE plan = ?", (plan,))
    return [key for key, code in rows if code in codes]


def _cut(conn: sqlite3.Connection, kept: Mapping[str, Iterable[int]]) -> None:
    conn.execute("CREATE TEMP TABLE kept (kind TEXT, id INTEGER, PRIMARY KEY (kind, id)) WITHOUT ROWID")
    conn.executemany("INSERT INTO kept VALUES (?, ?)", [(kind, key) for kind, keys in kept.items() for key in keys])
    is_kept = "IN (SELECT id FROM kept WHERE kind = '{}')"
    for table in ("task_agency", "task_member", "task_search", "evidence", "task_source"):
        conn.execute(f"DELETE FROM {table} WHERE NOT task_id {is_kept.format('task')}")
    # The bodies that a group stands for go along with it.
    groups = "group_id IN (SELECT agency_id FROM task_agency)"
    conn.execute(
        "DELETE FROM agency WHERE id NOT IN (SELECT agency_id FROM task_agency"
        f" UNION SELECT member_id FROM agency_member WHERE {groups})"
    )
    there = "IN (SELECT id FROM agency)"
    conn.execute(f"DELETE FROM agency_member WHERE NOT (group_id {there} AND member_id {there})")
    conn.execute(
        f"DELETE FROM change WHERE NOT coalesce(task_id {is_kept.format('task')},"
        f" heading_id {is_kept.format('heading')}, criterion_id {is_kept.format('criterion')} AND field <> 'own',"
        " agency_id IN (SELECT id FROM agency))"
    )
    for kind in kept:
        conn.execute(f"DELETE FROM {kind} WHERE NOT id {is_kept.format(kind)}")
        if kind != "task":
            conn.execute(f"DELETE FROM {kind}_source WHERE NOT {kind}_id {is_kept.format(kind)}")
    conn.execute("DROP TABLE kept")
