"""Edits: the changes and the tasks' own rows, in one transaction."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import uuid4

from partui.domain.changes import Change, ChangedMeanwhile, settle
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.store.connection import transaction
from partui.store.journal import last_change, next_moment
from partui.store.rows import current_values, planned_tasks, read_row, work_out, write_row

WHY_LENGTH = 2_000


class Author(NamedTuple):
    """Who edits, when, and why.

    Attributes:
        by: the officer's name.
        now: the real time, aware.
        why: a reason in words, or none.
    """

    by: str
    now: datetime
    why: str = ""


class NewValue(NamedTuple):
    """A field's new value; `undoes` names the change that it reverses."""

    task: int
    field: str
    value: str | None
    undoes: str | None = None


def author(by: str, why: str = "") -> Author:
    """Return an author whose edit happens now."""
    return Author(clean(by)[:200] or "?", datetime.now(UTC), clean(why)[:WHY_LENGTH])


def edit_tasks(
    conn: sqlite3.Connection,
    tasks: Sequence[int],
    fields: Mapping[str, str | None],
    who: Author,
    day: date,
    versions: Mapping[int, int] | None = None,
) -> list[Change]:
    """Set fields of tasks: all of them, or none.

    Args:
        tasks: the tasks' ids.
        fields: field to new value, as the journal writes it; an empty one takes back what the plan says.
        who: who edits, when and why.
        day: the day looked at, which a completion day is by default.
        versions: the version of each task that the user saw; a task changed since is refused.

    Returns:
        The changes written; none for a field that had the value already.

    Raises:
        PartuiError: a value that is not allowed.
        ChangedMeanwhile: somebody else changed one of the fields since.
    """
    with transaction(conn):
        values: list[NewValue] = []
        for task in dict.fromkeys(tasks):
            _check_version(conn, task, fields, (versions or {}).get(task))
            planned = planned_tasks(conn, "t.id = ?", (task,))[task]
            wanted = {field: value if clean(value or "") else planned.values[field] for field, value in fields.items()}
            new = settle(current_values(read_row(conn, task)), wanted, day, who.now.astimezone().date())
            values.extend(NewValue(task, field, value) for field, value in new.items())
        return write_changes(conn, values, who)


def write_changes(conn: sqlite3.Connection, values: Sequence[NewValue], who: Author) -> list[Change]:
    """Write changes and the rows that follow from them; inside a transaction.

    Args:
        values: the new values, one edit together.
        who: who edits, when and why.
    """
    if not values:
        return []
    at, edit = next_moment(conn, who.now), str(uuid4())
    written: list[Change] = []
    by_task: dict[int, list[NewValue]] = {}
    for value in values:
        by_task.setdefault(value.task, []).append(value)
    for task, news in by_task.items():
        planned = planned_tasks(conn, "t.id = ?", (task,))[task]
        current = current_values(read_row(conn, task))
        for new in news:
            change = Change(
                uuid=str(uuid4()), edit=edit, undoes=new.undoes, code=planned.code, field=new.field,
                old=current[new.field], new=new.value, by=who.by, at=at, why=who.why,
            )  # fmt: skip
            _insert(conn, task, change)
            current[new.field] = new.value
            written.append(change)
        version = conn.execute("SELECT version FROM task WHERE id = ?", (task,)).fetchone()[0]
        write_row(conn, task, planned, work_out(planned, current), version + len(news))
    return written


def _insert(conn: sqlite3.Connection, task: int, change: Change) -> None:
    conn.execute(
        "INSERT INTO change (uuid, edit, undoes, task_id, field, old, new, by, at, why)"
        " VALUES (:uuid, :edit, :undoes, :task, :field, :old, :new, :by, :at, :why)",
        {**change._asdict(), "task": task},
    )


def _check_version(conn: sqlite3.Connection, task: int, fields: Mapping[str, str | None], seen: int | None) -> None:
    row = conn.execute("SELECT version, code FROM task WHERE id = ?", (task,)).fetchone()
    if row is None:
        raise PartuiError("Nhiệm vụ không còn trong tệp; chưa lưu gì.")
    version, code = row
    if seen is None or seen == version:
        return
    # A status takes the day of completion with it.
    touched = dict.fromkeys((*fields, "completed_on") if "status" in fields else fields)
    for field in touched:
        newest = last_change(conn, task, field)
        if newest is not None and _number(conn, task, newest) > seen:
            raise ChangedMeanwhile(code, newest, fields.get(field))


def _number(conn: sqlite3.Connection, task: int, change: Change) -> int:
    """The version of the task that a change led to."""
    return 1 + int(
        conn.execute(
            "SELECT count(*) FROM change WHERE task_id = ? AND seq <= (SELECT seq FROM change WHERE uuid = ?)",
            (task, change.uuid),
        ).fetchone()[0]
    )
