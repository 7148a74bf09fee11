"""Undo: the opposite change is written, nothing is erased."""

import sqlite3

from partui.domain.agencies.members import MEMBER, read_member
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import STRUCTURE, Change
from partui.domain.tasks.evidence import EVIDENCE
from partui.store.db.connection import transaction
from partui.store.journal.edit import Author, NewValue, write_changes
from partui.store.projection.details import documents_in
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import CHANGES, read_state
from partui.wording.changes import field_label, value_label

_TOGETHER = ("status", "completed_on")


def undo(
    conn: sqlite3.Connection,
    who: Author,
    uuid: str | None = None,
    only_by: str | None = None,
    plan: int | None = None,
) -> list[Change]:
    """Reverse the last edit that is not yet undone, or the change named.

    A status and the completion day saved with it go back together.

    Args:
        who: who undoes, when and why.
        uuid: a change's uuid, or the start of it.
        only_by: the last edit of this officer only.
        plan: the last edit of this plan, or of what is no plan's, only.

    Raises:
        PartuiError: nothing to undo, no such change, or its field has been changed since.
    """
    with transaction(conn):
        rows = _rows_of_change(conn, uuid) if uuid else _rows_of_last_edit(conn, only_by, plan)
        return write_changes(conn, [_opposite(conn, *row) for row in rows], who)


_Row = tuple[str, str | None, str, int, str, str | None, str | None]
_ROWS = f"SELECT c.uuid, c.undoes, s.kind, s.id, c.field, c.old, c.new FROM {CHANGES}"
_STANDS = "NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.uuid)"
_STRUCTURAL = ", ".join(f"'{field}'" for field in STRUCTURE)


def _rows_of_last_edit(conn: sqlite3.Connection, only_by: str | None, plan: int | None) -> list[_Row]:
    only = "" if only_by is None else " AND c.author = :by"
    found = conn.execute(
        f"SELECT c.edit FROM {CHANGES} WHERE c.undoes IS NULL{only}"
        f" AND (:plan IS NULL OR ifnull(s.plan, :plan) = :plan) AND {_STANDS}"
        " ORDER BY c.changed_at DESC, c.uuid DESC LIMIT 1",
        {"by": only_by, "plan": plan},
    ).fetchone()
    if found is None:
        raise PartuiError("Chưa có thay đổi nào để hoàn tác; xem nhật ký bằng phím H hoặc “partui history”.")
    return conn.execute(f"{_ROWS} WHERE c.edit = ? AND {_STANDS} ORDER BY c.seq DESC", found).fetchall()


def _rows_of_change(conn: sqlite3.Connection, uuid: str) -> list[_Row]:
    found = conn.execute(
        "SELECT uuid, edit, subject_id, field FROM change WHERE substr(uuid, 1, length(:start)) = :start",
        {"start": uuid.strip().lower()},
    ).fetchall()
    if not found:
        raise PartuiError("Không có thay đổi nào mang mã {uuid}; xem “partui history”.", uuid=uuid)
    if len(found) > 1:
        raise PartuiError("Mã {uuid} chỉ nhiều thay đổi; hãy ghi đủ 36 ký tự.", uuid=uuid)
    full, edit, key, field = found[0]
    if conn.execute("SELECT 1 FROM change WHERE undoes = ?", (full,)).fetchone():
        raise PartuiError(
            "Thay đổi {uuid} đã được hoàn tác; không sửa gì thêm. Muốn lấy lại thì hoàn tác chính lần hoàn tác ấy.",
            uuid=full,
        )
    together = "c.subject_id = :key"
    if conn.execute(f"SELECT 1 FROM change WHERE edit = ? AND field IN ({_STRUCTURAL})", (edit,)).fetchone():
        # A row added without its text, or half of a list renumbered, is no plan.
        together = "1"
    elif field in _TOGETHER:
        together += f" AND c.field IN {_TOGETHER}"
    else:
        together += " AND c.field = :field"
    rows: list[_Row] = conn.execute(
        f"{_ROWS} WHERE c.edit = :edit AND {together} AND {_STANDS} ORDER BY c.seq DESC",
        {"edit": edit, "key": key, "field": field},
    ).fetchall()
    return rows


def _opposite(
    conn: sqlite3.Connection,
    uuid: str,
    undoes: str | None,
    table: str,
    key: int,
    field: str,
    old: str | None,
    new: str | None,
) -> NewValue:
    subject = Subject(table, key)
    state = read_state(conn, subject)
    comes_and_goes = field.startswith((EVIDENCE, MEMBER))
    if field not in state.values and not comes_and_goes:
        raise PartuiError(
            "Bản partui này không biết trường “{field}” của {code}; không hoàn tác được.",
            field=field,
            code=state.code,
        )
    now = state.values.get(field)
    if field == "place" and now != new:
        raise PartuiError("{code} đã được chuyển chỗ lần nữa; hãy hoàn tác thay đổi ấy trước.", code=state.code)
    if not _is_still(subject, field, now, new):
        raise PartuiError(
            "{field} của {code} đã được sửa tiếp thành “{now}”; hãy hoàn tác thay đổi ấy trước.",
            field=field_label(field),
            code=state.code,
            now=value_label(field, now),
        )
    # Undoing an undo is an edit like any other, so that the next undo takes it back first.
    return NewValue(subject, field, old, None if undoes else uuid)


def _is_still(subject: Subject, field: str, now: str | None, new: str | None) -> bool:
    """Tell whether a field says what a change made it say."""
    if field.startswith(EVIDENCE):
        # A later partui may say more of a document than this one keeps.
        return now == documents_in({field: new}).get(field)
    if field.startswith(MEMBER):
        return bool(now) == bool(new) if subject.table == "agency" else read_member(now) == read_member(new)
    return now == new
