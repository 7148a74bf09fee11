"""One agency's part of the store: its tasks, what was changed in them and what proves them, and nothing else."""

import json
import sqlite3
from collections.abc import Collection, Iterable

from partui.domain.brief.own_words import WORDS
from partui.domain.forms.answers import ANSWER
from partui.domain.forms.sent import SENT
from partui.domain.periods.agency_periods import AGENCY_PERIOD
from partui.domain.plan.codes import prefixes_of
from partui.domain.plan.doubts.doubt import DOUBT
from partui.domain.reminders.sent import REMINDER
from partui.domain.tasks.evidence import EVIDENCE
from partui.domain.tasks.snapshots import SNAPSHOT
from partui.domain.tasks.status import NOTICES
from partui.domain.tasks.task import Role
from partui.store.db.connection import transaction
from partui.store.db.data import our_triggers
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.projection.rebuilding import TALLIES, rebuild, recount
from partui.store.projection.tasks import SOURCE_COLUMNS, TASKS
from partui.store.queries.conditions import assignee_table

# A file with this setting, followed by a year, lacks tasks of that year's plan; its value names the agencies.
PARTIAL = "partial/"
_SETTINGS = (*NOTICES, "plan_in_use")


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
        name, identity = conn.execute("SELECT name, key FROM agency WHERE id = ?", (agency,)).fetchone()
        _fill_cells(conn, tasks)
        above = {prefix for code in tasks.values() for prefix in (code, *prefixes_of(code))}
        criteria = _ids_coded(conn, "criterion", plan, above)
        headings = _ids_coded(conn, "heading", plan, above)
        head = [key for (key,) in conn.execute("SELECT id FROM plan_head WHERE plan = ?", (plan,))]
        for (trigger,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            conn.execute(f"DROP TRIGGER {trigger}")
        _delete_all_but(conn, [*tasks, *headings, *criteria, *head])
        _delete_correspondence(conn, identity)
        conn.execute("DELETE FROM plan WHERE year <> ?", (plan,))
        conn.execute(f"DELETE FROM setting WHERE name NOT IN {_SETTINGS}")
        conn.execute("REPLACE INTO setting VALUES ('plan_in_use', ?), (?, ?)", (str(plan), f"{PARTIAL}{plan}", name))
        for table in TALLIES:
            recount(conn, table)
        for trigger in our_triggers().values():
            conn.execute(trigger)
        rebuild(
            conn,
            [Subject("task", key) for key in tasks]
            + [Subject("criterion", key) for key in criteria]
            + [Subject("plan_head", key) for key in head],
        )


def _fill_cells(conn: sqlite3.Connection, tasks: Collection[int]) -> None:
    """Write into a blank cell what counts for it, where the task that it is taken from does not go along."""
    every = TASKS.sources(conn)
    stay = {(every[key].plan, every[key].code) for key in tasks}
    for key in tasks:
        planned = every[key]
        leaving = [field for field, code in planned.inherited.items() if (planned.plan, code) not in stay]
        if not leaving:
            continue
        inherited = {field: code for field, code in planned.inherited.items() if field not in leaving}
        columns = ", ".join(f"{SOURCE_COLUMNS[field]} = ?" for field in leaving)
        conn.execute(
            f"UPDATE task_source SET {columns}, inherited = ? WHERE id = ?",
            (*(planned.values[field] for field in leaving), json.dumps(inherited), key),
        )


def _ids_coded(conn: sqlite3.Connection, table: str, plan: int, codes: Collection[str]) -> list[int]:
    rows = conn.execute(f"SELECT id, code FROM {table} WHERE plan = ?", (plan,))
    return [key for key, code in rows if code in codes]


def _delete_all_but(conn: sqlite3.Connection, rows: Iterable[int]) -> None:
    conn.execute("CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY)")
    conn.executemany("INSERT INTO kept VALUES (?)", [(key,) for key in rows])
    kept = "IN (SELECT id FROM kept)"
    for each in PLAN_KINDS.values():
        for part in each.parts:
            conn.execute(f"DELETE FROM {part.table} WHERE NOT {part.owner} {kept}")
    conn.execute("DELETE FROM criterion_evidence")
    # The bodies that a group stands for go along with it.
    conn.execute(
        "INSERT INTO kept SELECT agency_id FROM task_agency UNION SELECT member_id FROM agency_member"
        " WHERE group_id IN (SELECT agency_id FROM task_agency) UNION SELECT agency_id FROM mention"
    )
    # Whoever names one that was joined into another means that one, here too.
    conn.execute("INSERT OR IGNORE INTO kept SELECT id FROM agency WHERE joined <> ''")
    conn.execute(f"DELETE FROM agency_member WHERE NOT (group_id {kept} AND member_id {kept})")
    conn.execute(
        f"DELETE FROM change WHERE NOT subject_id {kept}"
        f" OR (field IN ('own', 'appraised', 'surveyed', 'explanation') OR field LIKE '{EVIDENCE}%')"
        f" AND subject_id IN (SELECT id FROM criterion_source) OR field LIKE '{DOUBT}%'"
        f" OR field LIKE '{SNAPSHOT}%'"
    )
    conn.execute("DELETE FROM settled_doubt")
    conn.execute("DELETE FROM snapshot")
    conn.execute(f"DELETE FROM plan_head WHERE NOT id {kept}")
    for kind in PLAN_KINDS:
        conn.execute(f"DELETE FROM {kind} WHERE NOT id {kept}")
        conn.execute(f"DELETE FROM {kind}_source WHERE NOT id {kept}")
    conn.execute(f"DELETE FROM agency WHERE NOT id {kept}")
    conn.execute(f"DELETE FROM subject WHERE NOT id {kept}")
    conn.execute("DROP TABLE kept")


def _delete_correspondence(conn: sqlite3.Connection, agency: str) -> None:
    """Take out what was written to agencies, what others answered, why they need not do a part, where they are reached.

    Args:
        agency: the identity of the one whose own stays.
    """
    value = "CASE WHEN json_valid(ifnull(new, old)) THEN ifnull(new, old) END"
    said, waived = (f"json_extract({value}, '$.{name}')" for name in ("agency", "reason"))
    conn.execute(
        f"DELETE FROM change WHERE field LIKE '{REMINDER}%' OR field LIKE '{SENT}%' OR field LIKE '{WORDS}%'"
        f" OR field LIKE '{ANSWER}%' AND {said} IS NOT ?1"
        f" OR field LIKE '{AGENCY_PERIOD}%' AND field IN (SELECT field FROM change WHERE {said} IS NOT ?1 AND"
        f" (ifnull(reason, '') <> '' OR {waived} IS NOT NULL))",
        (agency,),
    )
    for table in ("answer", "contact"):
        conn.execute(f"DELETE FROM {table} WHERE agency <> ?", (agency,))
    conn.execute("DELETE FROM reminder")
    conn.execute("DELETE FROM sent_form")
    conn.execute("DELETE FROM report_words")
