"""Tasks with the due day that counted on a day, in SQL.

A task's row says the due day by all of its extensions and by all that was said of its instances, which indexes and
counts know. A day before one of them knew another: only then is it worked out row by row, as
`partui.domain.tasks.extensions` and `partui.domain.periods.state` do.
"""

import sqlite3
from datetime import date

# Without extensions: of a task of whose instances something was said, that of the first that was open on the day.
_ORIGINAL_THEN = (
    "ifnull((SELECT min(p.due_on) FROM task_period AS p WHERE p.task_id = t.id AND p.due_on IS NOT NULL"
    " AND (p.completed_on IS NULL OR p.completed_on > '{day}')"
    " AND EXISTS (SELECT 1 FROM task_period AS said WHERE said.task_id = t.id AND said.completed_on IS NOT NULL)),"
    " t.original_due_on)"
)
_DUE_THEN = (
    "ifnull((SELECT max(max(e.due_on), ifnull(k.original_due_on, '')) FROM extension AS e"
    " WHERE e.task_id = k.id AND e.granted_on <= min('{day}', ifnull(k.completed_on, '{day}'))),"
    " k.original_due_on)"
)


def knew_other_due_days(conn: sqlite3.Connection, day: date) -> bool:
    """Tell whether an extension was granted, or an instance done, only after a day."""
    found = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM extension WHERE granted_on > :day)"
        " OR EXISTS (SELECT 1 FROM task_period WHERE completed_on > :day)",
        {"day": day.isoformat()},
    )
    return bool(found.fetchone()[0])


def tasks_on(conn: sqlite3.Connection, day: date, index: str = "") -> str:
    """Return what stands for `task AS t` in a query that asks when tasks are due.

    Args:
        day: the day looked at.
        index: the index to be used where the table itself is asked.
    """
    if not knew_other_due_days(conn, day):
        return f"task AS t INDEXED BY {index}" if index else "task AS t"
    columns = [name for (name,) in conn.execute("SELECT name FROM pragma_table_info('task')")]
    row = ", ".join("t." + name for name in columns if name not in {"due_on", "original_due_on"})
    known = ", ".join("k." + name for name in columns if name != "due_on")
    original, due_on = (sql.format(day=day.isoformat()) for sql in (_ORIGINAL_THEN, _DUE_THEN))
    tasks = f"(SELECT {row}, {original} AS original_due_on FROM task AS t)"
    return f"(SELECT {known}, {due_on} AS due_on FROM {tasks} AS k) AS t"
