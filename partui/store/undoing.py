"""Undo: the opposite change is written, nothing is erased."""

import sqlite3

from partui.domain.changes import Change, field_label, value_label
from partui.domain.errors import PartuiError
from partui.domain.evidence import EVIDENCE
from partui.store.connection import transaction
from partui.store.editing import Author, NewValue, write_changes
from partui.store.subjects import Subject, documents_in, read_standing

_TOGETHER = ("status", "completed_on")


def undo(conn: sqlite3.Connection, who: Author, uuid: str | None = None, only_by: str | None = None) -> list[Change]:
    """Reverse the last edit that is not yet undone, or the change named.

    A status and the completion day saved with it go back together.

    Args:
        who: who undoes, when and why.
        uuid: a change's uuid, or the start of it.
        only_by: the last edit of this officer only.

    Raises:
        PartuiError: nothing to undo, no such change, or its field has been changed since.
    """
    with transaction(conn):
        rows = _named(conn, uuid) if uuid else _last(conn, only_by)
        return write_changes(conn, [_reversed(conn, *row) for row in rows], who)


_Row = tuple[str, str | None, int | None, int | None, str, str | None, str | None]
_COLUMNS = "uuid, undoes, task_id, criterion_id, field, old, new"


def _last(conn: sqlite3.Connection, only_by: str | None) -> list[_Row]:
    only = "" if only_by is None else " AND by = :by"
    found = conn.execute(
        f"SELECT edit FROM change AS c WHERE undoes IS NULL{only}"
        " AND NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.uuid) ORDER BY at DESC, uuid DESC LIMIT 1",
        {"by": only_by},
    ).fetchone()
    if found is None:
        raise PartuiError("Chưa có thay đổi nào để hoàn tác; xem nhật ký bằng phím H hoặc “partui history”.")
    return conn.execute(
        f"SELECT {_COLUMNS} FROM change AS c WHERE edit = ?"
        " AND NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.uuid) ORDER BY seq DESC",
        found,
    ).fetchall()


def _named(conn: sqlite3.Connection, uuid: str) -> list[_Row]:
    found = conn.execute(
        "SELECT uuid, edit, task_id, criterion_id, field FROM change WHERE substr(uuid, 1, length(:start)) = :start",
        {"start": uuid.strip().lower()},
    ).fetchall()
    if not found:
        raise PartuiError("Không có thay đổi nào mang mã {uuid}; xem “partui history”.", uuid=uuid)
    if len(found) > 1:
        raise PartuiError("Mã {uuid} chỉ nhiều thay đổi; hãy ghi đủ 36 ký tự.", uuid=uuid)
    full, edit, task, criterion, field = found[0]
    fields = _TOGETHER if field in _TOGETHER else (field,)
    marks = ", ".join("?" * len(fields))
    rows: list[_Row] = conn.execute(
        f"SELECT {_COLUMNS} FROM change WHERE edit = ? AND task_id IS ? AND criterion_id IS ? AND field IN ({marks})"
        " ORDER BY seq DESC",
        (edit, task, criterion, *fields),
    ).fetchall()
    if conn.execute("SELECT 1 FROM change WHERE undoes = ?", (full,)).fetchone():
        raise PartuiError(
            "Thay đổi {uuid} đã được hoàn tác; không sửa gì thêm. Muốn lấy lại thì hoàn tác chính lần hoàn tác ấy.",
            uuid=full,
        )
    return rows


def _reversed(
    conn: sqlite3.Connection,
    uuid: str,
    undoes: str | None,
    task: int | None,
    criterion: int | None,
    field: str,
    old: str | None,
    new: str | None,
) -> NewValue:
    subject = Subject("criterion", criterion or 0) if task is None else Subject("task", task)
    standing = read_standing(conn, subject)
    is_document = field.startswith(EVIDENCE)
    if field not in standing.values and not is_document:
        raise PartuiError(
            "Bản partui này không biết trường “{field}” của {code}; không hoàn tác được.",
            field=field,
            code=standing.code,
        )
    now = standing.values.get(field)
    # A later partui may say more of a document than this one keeps.
    if now != (documents_in({field: new}).get(field) if is_document else new):
        raise PartuiError(
            "{field} của {code} đã được sửa tiếp thành “{now}”; hãy hoàn tác thay đổi ấy trước.",
            field=field_label(field),
            code=standing.code,
            now=value_label(field, now),
        )
    # Undoing an undo is an edit like any other, so that the next undo takes it back first.
    return NewValue(subject, field, old, None if undoes else uuid)
