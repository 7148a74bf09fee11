"""The journal: what was changed, by whom, when and why."""

import sqlite3
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import (
    CODE_OF_CHANGE,
    ID_OF_CHANGE,
    JOINED_TO_CHANGE,
    KIND_OF_CHANGE,
    KINDS,
    PLAN_KINDS,
    PLAN_OF_CHANGE,
)
from partui.store.queries.tasks import task_id

_CHANGE = f"""
SELECT c.uuid, c.edit, c.undoes, {CODE_OF_CHANGE}, c.field, c.old, c.new, c.by, c.at, c.why
FROM change AS c {JOINED_TO_CHANGE}
"""
# An agency is no plan's: what is changed of it shows in each.
_OF_PLAN = f"coalesce({PLAN_OF_CHANGE}, :plan) = :plan"
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
        code: only those of the task, the heading and the criterion with this code.
        since: the first day, by the computer's own clock; until the last.

    Raises:
        PartuiError: no such code (names the nearest).
    """
    where, args = _OF_PLAN, {"plan": plan, **dict.fromkeys(PLAN_KINDS)}
    if code is not None:
        args |= _subjects_coded(conn, plan, code)
        where = f"({' OR '.join(f'c.{kind}_id = :{kind}' for kind in PLAN_KINDS)})"
    rows = conn.execute(
        f"{_CHANGE} WHERE {where} AND c.at >= :since AND c.at < :until ORDER BY c.at, c.seq",
        {**args, "since": start_of(since) if since else "", "until": start_of(_after(until)) if until else "A"},
    )
    return [Change(*row) for row in rows]


def _subjects_coded(conn: sqlite3.Connection, plan: int, code: str) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for table in PLAN_KINDS:
        row = conn.execute(f"SELECT id FROM {table} WHERE plan = ? AND code = ?", (plan, code)).fetchone()
        found[table] = None if row is None else int(row[0])
    if set(found.values()) == {None}:
        found |= _removed_coded(conn, plan, code)
    if set(found.values()) == {None}:
        task_id(conn, plan, code)
    return found


def _removed_coded(conn: sqlite3.Connection, plan: int, code: str) -> dict[str, int | None]:
    """Return the rows that had a code when they were removed."""
    found: dict[str, int | None] = {}
    for kind in PLAN_KINDS:
        row = conn.execute(
            f"SELECT s.{kind}_id FROM {kind}_source AS s WHERE s.plan = :plan"
            f" AND s.{kind}_id NOT IN (SELECT id FROM {kind}) AND coalesce((SELECT new FROM change AS c"
            f" WHERE c.{kind}_id = s.{kind}_id AND c.field = 'code' ORDER BY c.at DESC, c.uuid DESC LIMIT 1), s.code)"
            " = :code LIMIT 1",
            {"plan": plan, "code": code},
        ).fetchone()
        found[kind] = None if row is None else int(row[0])
    return found


def newest_changes(conn: sqlite3.Connection, plan: int, number: int, since: date = date.min) -> list[Change]:
    """Return the last changes of a plan, newest first.

    Args:
        plan: the plan's year.
        number: so many of them.
        since: none from before this day, by the computer's own clock.
    """
    rows = conn.execute(
        f"{_CHANGE} WHERE {_OF_PLAN} AND c.at >= :since ORDER BY c.at DESC, c.seq DESC LIMIT :number",
        {"plan": plan, "since": "" if since == date.min else start_of(since), "number": number},
    )
    return [Change(*row) for row in rows]


def changes_after(conn: sqlite3.Connection, seq: int, number: int) -> list[Change]:
    """Return the last of the changes that the file took in after one of them, newest first.

    Args:
        seq: that change's place in the order of taking in.
        number: how many at most.
    """
    rows = conn.execute(f"{_CHANGE} WHERE c.seq > ? ORDER BY c.at DESC, c.seq DESC LIMIT ?", (seq, number))
    return [Change(*row) for row in rows]


def subject_history(conn: sqlite3.Connection, subject: Subject) -> list[Change]:
    """Return the changes of a subject, oldest first."""
    rows = conn.execute(f"{_CHANGE} WHERE c.{subject.column} = ? ORDER BY c.at, c.seq", (subject.id,))
    return [Change(*row) for row in rows]


def last_change(conn: sqlite3.Connection, subject: Subject, field: str) -> Change | None:
    """Return the newest change of a field."""
    row = conn.execute(
        f"{_CHANGE} WHERE c.{subject.column} = ? AND c.field = ? ORDER BY c.at DESC, c.uuid DESC LIMIT 1",
        (subject.id, field),
    ).fetchone()
    return None if row is None else Change(*row)


def subject_changed(conn: sqlite3.Connection, uuid: str) -> Subject:
    """Return what a change is about.

    Raises:
        PartuiError: it is no longer in the plan, or in the file.
    """
    row = conn.execute(f"SELECT {KIND_OF_CHANGE}, {ID_OF_CHANGE} FROM change AS c WHERE uuid = ?", (uuid,)).fetchone()
    if row is not None and KINDS[row[0]].stored(conn, row[1]) is not None:
        return Subject(*row)
    raise PartuiError("Dòng này đã bị xóa khỏi kế hoạch, không mở được; hoàn tác lần xóa thì lấy lại được.")


def next_moment(conn: sqlite3.Connection, now: datetime) -> str:
    """Return the time to write on a change: now, yet always after every change in the file.

    A clock that was set back would otherwise let an older edit win.

    Args:
        now: an aware time.
    """
    text = moment_text(now)
    # Another program may have written what has the form of a time and is none, or the end of time.
    last = conn.execute(
        "SELECT at FROM change WHERE at >= ? AND at < '9999' AND datetime(at) IS NOT NULL ORDER BY at DESC LIMIT 1",
        (text,),
    ).fetchone()
    if last is not None:
        with suppress(ValueError):
            return (datetime.strptime(last[0], _FORM) + timedelta(microseconds=1)).strftime(_FORM)
    return text


def moment_text(moment: datetime) -> str:
    """Return an aware time as the journal writes it."""
    return moment.astimezone(UTC).strftime(_FORM)


def start_of(day: date) -> str:
    """Return when a day begins by the computer's own clock, as the journal writes it."""
    return moment_text(datetime.combine(day, time()))


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
