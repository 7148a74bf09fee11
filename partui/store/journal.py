"""The journal: what was changed, by whom, when and why."""

import sqlite3
from datetime import UTC, datetime, timedelta

from partui.domain.changes import Change

_CHANGE = """
SELECT c.uuid, c.edit, c.undoes, t.code, c.field, c.old, c.new, c.by, c.at, c.why
FROM change AS c JOIN task AS t ON t.id = c.task_id
"""
_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def history(conn: sqlite3.Connection, plan: int, task: int | None = None) -> list[Change]:
    """Return the changes of a plan or of one task, oldest first.

    Args:
        plan: the plan's year.
        task: a task's id.
    """
    if task is None:
        rows = conn.execute(f"{_CHANGE} WHERE t.plan = ? ORDER BY c.at, c.seq", (plan,))
    else:
        rows = conn.execute(f"{_CHANGE} WHERE c.task_id = ? ORDER BY c.at, c.seq", (task,))
    return [Change(*row) for row in rows]


def last_change(conn: sqlite3.Connection, task: int, field: str | None = None) -> Change | None:
    """Return the newest change of a task, or of one of its fields."""
    only = "" if field is None else " AND c.field = :field"
    row = conn.execute(
        f"{_CHANGE} WHERE c.task_id = :task{only} ORDER BY c.at DESC, c.uuid DESC LIMIT 1",
        {"task": task, "field": field},
    ).fetchone()
    return None if row is None else Change(*row)


def next_moment(conn: sqlite3.Connection, now: datetime) -> str:
    """Return the time to write on a change: now, yet always after every change in the file.

    A clock that was set back would otherwise let an older edit win.

    Args:
        now: an aware time.
    """
    text = now.astimezone(UTC).strftime(_FORM)
    last = conn.execute("SELECT max(at) FROM change").fetchone()[0]
    if last is None or last < text:
        return text
    return (datetime.strptime(last, _FORM) + timedelta(microseconds=1)).strftime(_FORM)
