"""Tasks of which a day knows nothing otherwise but cells that say what the journal says: most tasks, all at once."""

import sqlite3
from collections.abc import Callable, Sequence, Set
from functools import lru_cache

from partui.store.projection.parts.search import TaskSearch
from partui.store.projection.tasks import SIMPLE, TASKS

# What a cell follows from.
_FROM = {name: ("status", "completed_on") if name in {"status", "completed_on"} else (name,) for name in SIMPLE}
_UNSAID = {"status": "todo", "completed_on": None, "progress": "0", "note": ""}
_KEPT = 4_096


def list_simple(conn: sqlite3.Connection, fields: Set[str]) -> Sequence[str]:
    """List the tasks that differ in nothing but simple fields, from which no due day follows either, as `past_said`.

    Args:
        fields: those that differ anywhere.

    Returns:
        Which columns are listed.
    """
    columns = [name for name in SIMPLE if not fields.isdisjoint(_FROM[name])]
    for name in columns:
        conn.create_function(f"{name}_then", len(_FROM[name]), _worked_out(name), deterministic=True)
    values = {name: _value(name) if name in fields else f"CAST(t.{name} AS TEXT)" for name in SIMPLE}
    cells = [f"{name}_then({', '.join(values[each] for each in _FROM[name])})" for name in columns]
    marks = ", ".join("?" * len(SIMPLE))
    conn.execute(f"CREATE TEMP TABLE past_said ({', '.join(('id INTEGER PRIMARY KEY', *columns, 'version'))})")
    conn.execute(
        f"INSERT INTO past_said SELECT {', '.join(('t.id', *cells, 't.version - sum(u.changes)'))} FROM ("
        "  SELECT u.subject_id, u.field, u.changes, (SELECT c.new FROM change AS c WHERE c.subject_id = u.subject_id"
        "   AND c.field = u.field ORDER BY c.clock DESC, c.uuid DESC LIMIT 1) AS value FROM past_unknown AS u"
        " ) AS u CROSS JOIN main.task AS t ON t.id = u.subject_id WHERE t.quorum = ''"
        f" GROUP BY u.subject_id HAVING min(u.field IN ({marks}))"
        " AND NOT EXISTS (SELECT 1 FROM main.extension WHERE task_id = u.subject_id)"
        " AND NOT EXISTS (SELECT 1 FROM main.task_period WHERE task_id = u.subject_id)",
        SIMPLE,
    )
    return (*columns, "version")


def search_as_said(conn: sqlite3.Connection) -> None:
    """Write what searching needs of the listed tasks' notes into its shadow."""
    rows = conn.execute(
        "SELECT t.id, t.note, s.note FROM past_said AS s JOIN main.task AS t USING (id) WHERE t.note <> s.note"
    )
    TaskSearch.write_notes(conn, {key: (now, then) for key, now, then in rows.fetchall()})


def _value(field: str) -> str:
    """Return what says a field of a task (t), the fields that differ (u) grouped by task."""
    return f"iif(max(u.field = '{field}'), max(u.value) FILTER (WHERE u.field = '{field}'), CAST(t.{field} AS TEXT))"


def _worked_out(name: str) -> Callable[..., str | int | None]:
    """Return what works a cell out from what the journal says."""

    def cell(*said: str | None) -> str | int | None:
        found: str | int | None = TASKS.simple_cells({**_UNSAID, **dict(zip(_FROM[name], said, strict=True))})[name]
        return found

    return lru_cache(_KEPT)(cell)
