"""Tasks of which a day knows nothing otherwise but cells that say what the journal says: most tasks, all at once."""

import sqlite3
from collections.abc import Collection

from partui.store.projection.parts.search import TaskSearch
from partui.store.projection.tasks import SIMPLE, TASKS

_AT_ONCE = 10_000


def simple_subjects(conn: sqlite3.Connection) -> set[int]:
    """Return the tasks that differ in nothing but simple fields, from which no due day follows either."""
    marks = ", ".join("?" * len(SIMPLE))
    rows = conn.execute(
        "SELECT u.subject_id FROM unknown_field AS u JOIN task AS t ON t.id = u.subject_id"
        f" WHERE t.quorum = '' GROUP BY u.subject_id HAVING min(u.field IN ({marks}))"
        " AND NOT EXISTS (SELECT 1 FROM extension WHERE task_id = u.subject_id)",
        SIMPLE,
    )
    return {key for (key,) in rows}


def write_simple(conn: sqlite3.Connection, tasks: Collection[int]) -> None:
    """Write what the journal says of simple fields into the tasks' shadows."""
    rows = conn.execute(
        f"SELECT t.id, t.{', t.'.join(SIMPLE)}, u.field, u.changes, (SELECT c.new FROM change AS c"
        "  WHERE c.subject_id = u.subject_id AND c.field = u.field ORDER BY c.clock DESC, c.uuid DESC LIMIT 1)"
        " FROM unknown_field AS u JOIN task AS t ON t.id = u.subject_id"
    ).fetchall()
    then: dict[int, dict[str, str | None]] = {}
    later: dict[int, int] = {}
    noted: dict[int, tuple[str, str]] = {}
    for key, *now, field, changes, value in rows:
        if key in tasks:
            values = then.setdefault(key, dict(zip(SIMPLE, now, strict=True)))
            if field == "note":
                noted[key] = str(values["note"]), value or ""
            values[field] = value
            later[key] = later.get(key, 0) + changes
    sets = ", ".join(f"{name} = ?" for name in SIMPLE)
    conn.executemany(
        f"UPDATE task SET {sets}, version = version - ? WHERE id = ?",
        [
            (*(cells[name] for name in SIMPLE), later[key], key)
            for key, values in then.items()
            for cells in [TASKS.simple_cells({**values, "progress": str(values["progress"])})]
        ],
    )
    TaskSearch.write_notes(conn, noted)
