"""The journal: what was changed, by whom, when and why."""

import sqlite3
from datetime import UTC, date, datetime, time, timedelta

from partui.domain.changes import Change
from partui.store.subjects import Subject
from partui.store.tasks import task_id

_CHANGE = """
SELECT c.uuid, c.edit, c.undoes, coalesce(t.code, k.code), c.field, c.old, c.new, c.by, c.at, c.why
FROM change AS c LEFT JOIN task AS t ON t.id = c.task_id LEFT JOIN criterion AS k ON k.id = c.criterion_id
"""
_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def history(
    conn: sqlite3.Connection,
    plan: int,
    code: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Change]:
    """Return the changes of a plan, oldest first.

    Args:
        plan: the plan's year.
        code: only those of the task and of the criterion with this code.
        since: the first day, by the computer's own clock; until the last.

    Raises:
        PartuiError: no such code (names the nearest).
    """
    where, args = "coalesce(t.plan, k.plan) = :plan", {"plan": plan, "task": None, "criterion": None}
    if code is not None:
        args |= _subjects_coded(conn, plan, code)
        where = "(c.task_id = :task OR c.criterion_id = :criterion)"
    rows = conn.execute(
        f"{_CHANGE} WHERE {where} AND c.at >= :since AND c.at < :until ORDER BY c.at, c.seq",
        {**args, "since": start_of(since) if since else "", "until": start_of(_after(until)) if until else "A"},
    )
    return [Change(*row) for row in rows]


def _subjects_coded(conn: sqlite3.Connection, plan: int, code: str) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for table in ("task", "criterion"):
        row = conn.execute(f"SELECT id FROM {table} WHERE plan = ? AND code = ?", (plan, code)).fetchone()
        found[table] = None if row is None else int(row[0])
    if found == {"task": None, "criterion": None}:
        task_id(conn, plan, code)
    return found


def newest_changes(conn: sqlite3.Connection, plan: int, number: int, since: date = date.min) -> list[Change]:
    """Return the last changes of a plan, newest first.

    Args:
        plan: the plan's year.
        number: so many of them.
        since: none from before this day, by the computer's own clock.
    """
    rows = conn.execute(
        f"{_CHANGE} WHERE coalesce(t.plan, k.plan) = ? AND c.at >= ? ORDER BY c.at DESC, c.seq DESC LIMIT ?",
        (plan, "" if since == date.min else start_of(since), number),
    )
    return [Change(*row) for row in rows]


def subject_history(conn: sqlite3.Connection, subject: Subject) -> list[Change]:
    """Return the changes of a task or a criterion, oldest first."""
    rows = conn.execute(f"{_CHANGE} WHERE c.{subject.column} = ? ORDER BY c.at, c.seq", (subject.id,))
    return [Change(*row) for row in rows]


def last_change(conn: sqlite3.Connection, subject: Subject, field: str) -> Change | None:
    """Return the newest change of a field."""
    row = conn.execute(
        f"{_CHANGE} WHERE c.{subject.column} = ? AND c.field = ? ORDER BY c.at DESC, c.uuid DESC LIMIT 1",
        (subject.id, field),
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


def start_of(day: date) -> str:
    """Return when a day begins by the computer's own clock, as the journal writes it."""
    return datetime.combine(day, time()).astimezone(UTC).strftime(_FORM)


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
