"""Tasks with the due day that counted on a day, in SQL.

A task's row says the due day by all of its extensions, which indexes and counts know. A day before one of them was
granted knew another: only then is it worked out row by row, as `partui.domain.tasks.extensions` does.
"""

import sqlite3
from datetime import date

_DUE_THEN = (
    "ifnull((SELECT max(e.due_on, ifnull(k.original_due_on, '')) FROM extension AS e"
    " WHERE e.task_id = k.id AND e.granted_on <= '{day}' ORDER BY e.granted_on DESC, e.due_on DESC LIMIT 1),"
    " k.original_due_on)"
)


def knew_other_due_days(conn: sqlite3.Connection, day: date) -> bool:
    """Tell whether an extension was granted only after a day."""
    found = conn.execute("SELECT 1 FROM extension WHERE granted_on > ? LIMIT 1", (day.isoformat(),))
    return found.fetchone() is not None


def tasks_on(conn: sqlite3.Connection, day: date, index: str = "") -> str:
    """Return what stands for `task AS t` in a query that asks when tasks are due.

    Args:
        day: the day looked at.
        index: the index to be used where the table itself is asked.
    """
    if not knew_other_due_days(conn, day):
        return f"task AS t INDEXED BY {index}" if index else "task AS t"
    columns = [name for (name,) in conn.execute("SELECT name FROM pragma_table_info('task')")]
    known = ", ".join("k." + name for name in columns if name != "due_on")
    return f"(SELECT {known}, {_DUE_THEN.format(day=day.isoformat())} AS due_on FROM task AS k) AS t"
