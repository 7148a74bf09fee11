"""Undo and redo: the opposite change is written, nothing is erased; redo is the opposite of an undo."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from partui.domain.agencies.members import MEMBER, read_member
from partui.domain.brief.own_words import WORDS, read_words
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, read_answer
from partui.domain.forms.sent import SENT, read_sent
from partui.domain.journal.changes import STRUCTURE, Change
from partui.domain.journal.clock import MADE_EDITED
from partui.domain.journal.reversals import find_undos
from partui.domain.periods.agency_periods import AGENCY_PERIOD, read_agency_period
from partui.domain.periods.state import PERIOD
from partui.domain.reminders.sent import REMINDER, read_reminder
from partui.domain.targets.readings import READING, read_reading
from partui.domain.tasks.evidence import EVIDENCE
from partui.domain.tasks.extensions import EXTENSION, read_extension
from partui.domain.tasks.milestones import MILESTONE, read_milestone
from partui.store.db.connection import see_present, transaction
from partui.store.journal.history import CHANGE_COLUMNS
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.details import documents_in
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import CHANGES, FAMILIES, read_state
from partui.wording.fields import field_label, value_label

_TOGETHER = ("status", "completed_on")
# How what is said in one value is read: a later partui may spell it otherwise, or say more.
_READERS: dict[str, Callable[[str, str | None], object]] = {
    READING: read_reading,
    EXTENSION: read_extension,
    AGENCY_PERIOD: read_agency_period,
    ANSWER: read_answer,
    SENT: read_sent,
    WORDS: read_words,
    REMINDER: read_reminder,
    MILESTONE: read_milestone,
}
_STANDS = "NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.uuid)"
_STRUCTURAL = ", ".join(f"'{field}'" for field in STRUCTURE)


class _Moment(NamedTuple):
    """When a change was made, and in which edit."""

    clock: int
    uuid: str
    edit: str


def to_undo(
    conn: sqlite3.Connection, uuid: str | None = None, only_by: str | None = None, plan: int | None = None
) -> list[Change]:
    """Return the last edit that is not yet undone, or the change named with those that go back with it; newest first.

    A status and the completion day saved with it go back together.

    Args:
        uuid: a change's uuid, or the start of it.
        only_by: the last edit of this officer only.
        plan: the last edit of this plan, or of what is no plan's, only.

    Raises:
        PartuiError: nothing to undo, no such change, or it is undone.
    """
    see_present(conn)
    if uuid:
        return _change_named(conn, uuid)
    edited = _last_edit(conn, _STANDS, only_by, plan)
    redone = _last_reversal(conn, only_by, plan, undo=False)
    last = max(filter(None, (edited, redone)), default=None)
    if last is None:
        raise PartuiError("Chưa có thay đổi nào để hoàn tác; xem nhật ký bằng phím H hoặc “partui history”.")
    return _standing(conn, last.edit)


def to_redo(conn: sqlite3.Connection, only_by: str | None = None, plan: int | None = None) -> list[Change]:
    """Return the last undo that is not yet redone and after which nothing else was edited; newest change first.

    Args:
        only_by: what this officer has undone and edited only; of this plan only, or of what is no plan's.

    Raises:
        PartuiError: nothing to redo.
    """
    see_present(conn)
    edited = _last_edit(conn, "1", only_by, plan)
    undone = _last_reversal(conn, only_by, plan, undo=True)
    if undone is None or (edited is not None and edited > undone):
        raise PartuiError("Không có lần hoàn tác nào để làm lại; chỉ làm lại được khi sau đó chưa sửa gì thêm.")
    return _standing(conn, undone.edit)


def reverse(conn: sqlite3.Connection, who: Author, changes: Sequence[Change]) -> list[Change]:
    """Write the opposite of changes; all of them, or nothing.

    Args:
        who: who reverses, when and why.
        changes: newest first.

    Raises:
        PartuiError: one of them has been reversed or its field changed since.
    """
    with transaction(conn):
        return write_changes(conn, [_opposite(conn, change) for change in changes], who)


def _last_edit(conn: sqlite3.Connection, where: str, only_by: str | None, plan: int | None) -> _Moment | None:
    by = "" if only_by is None else " AND c.author = :by"
    found = conn.execute(
        f"SELECT c.clock, c.uuid, c.edit FROM {CHANGES} WHERE c.undoes IS NULL AND {where}{by}"
        f" AND c.clock > {MADE_EDITED} AND (:plan IS NULL OR ifnull(s.plan, :plan) = :plan)"
        " ORDER BY c.clock DESC, c.uuid DESC LIMIT 1",
        {"by": only_by, "plan": plan},
    ).fetchone()
    return _Moment(*found) if found else None


def _last_reversal(conn: sqlite3.Connection, only_by: str | None, plan: int | None, *, undo: bool) -> _Moment | None:
    """Return the last undo, or redo, that is not reversed itself."""
    # Sorted here: in SQLite an order by time would walk the whole journal.
    found = sorted(
        conn.execute(
            f"SELECT c.clock, c.uuid, c.edit, c.undoes, c.author, s.plan, {_STANDS} FROM {CHANGES} WHERE c.undoes > ''"
        )
    )
    undos = find_undos((uuid, undoes) for _clock, uuid, _edit, undoes, *_rest in found)
    for clock, uuid, edit, _undoes, by, of_plan, stands in reversed(found):
        is_meant = only_by in {None, by} and (plan is None or of_plan in {None, plan})
        if stands and is_meant and (uuid in undos) == undo:
            return _Moment(clock, uuid, edit)
    return None


def _standing(conn: sqlite3.Connection, edit: str) -> list[Change]:
    return _changes(conn, f"c.edit = :edit AND {_STANDS} ORDER BY c.seq DESC", {"edit": edit})


def _changes(conn: sqlite3.Connection, where: str, values: dict[str, object]) -> list[Change]:
    return [Change(*row) for row in conn.execute(f"SELECT {CHANGE_COLUMNS} FROM {CHANGES} WHERE {where}", values)]


def _change_named(conn: sqlite3.Connection, uuid: str) -> list[Change]:
    found = conn.execute(
        "SELECT uuid, edit, subject_id, field FROM change WHERE substr(uuid, 1, length(:start)) = :start",
        {"start": uuid.strip().lower()},
    ).fetchall()
    if not found:
        raise PartuiError("Không có thay đổi nào mang mã {uuid}; xem “partui history”.", uuid=uuid)
    if len(found) > 1:
        raise PartuiError("Mã {uuid} chỉ nhiều thay đổi; hãy ghi đủ 36 ký tự.", uuid=uuid)
    full, edit, key, field = found[0]
    _check_stands(conn, full)
    together = "c.subject_id = :key"
    if conn.execute(f"SELECT 1 FROM change WHERE edit = ? AND field IN ({_STRUCTURAL})", (edit,)).fetchone():
        # A row added without its text, or half of a list renumbered, is no plan.
        together = "1"
    elif field in _TOGETHER or field.startswith(PERIOD):
        together += f" AND (c.field IN {_TOGETHER} OR substr(c.field, 1, {len(PERIOD)}) = '{PERIOD}')"
    else:
        together += " AND c.field = :field"
    where = f"c.edit = :edit AND {together} AND {_STANDS} ORDER BY c.seq DESC"
    return _changes(conn, where, {"edit": edit, "key": key, "field": field})


def _check_stands(conn: sqlite3.Connection, uuid: str) -> None:
    if conn.execute("SELECT 1 FROM change WHERE undoes = ?", (uuid,)).fetchone():
        raise PartuiError(
            "Thay đổi {uuid} đã được hoàn tác; không sửa gì thêm. Muốn lấy lại thì hoàn tác chính lần hoàn tác ấy.",
            uuid=uuid,
        )


def _opposite(conn: sqlite3.Connection, change: Change) -> NewValue:
    _check_stands(conn, change.uuid)
    of_change = conn.execute(f"SELECT s.kind, s.id FROM {CHANGES} WHERE c.uuid = ?", (change.uuid,))
    subject, field = Subject(*of_change.fetchone()), change.field
    state = read_state(conn, subject)
    if field not in state.values and not field.startswith(FAMILIES):
        raise PartuiError(
            "Bản partui này không biết trường “{field}” của {code}; không hoàn tác được.",
            field=field,
            code=state.code,
        )
    now = state.values.get(field)
    if field == "place" and now != change.new:
        raise PartuiError("{code} đã được chuyển chỗ lần nữa; hãy hoàn tác thay đổi ấy trước.", code=state.code)
    if not _is_still(subject, field, now, change.new):
        raise PartuiError(
            "{field} của {code} đã được sửa tiếp thành “{now}”; hãy hoàn tác thay đổi ấy trước.",
            field=field_label(field),
            code=state.code,
            now=value_label(field, now),
        )
    return NewValue(subject, field, change.old, change.uuid)


def _is_still(subject: Subject, field: str, now: str | None, new: str | None) -> bool:
    """Tell whether a field says what a change made it say."""
    if field.startswith(EVIDENCE):
        # A later partui may say more of a document than this one keeps.
        return now == documents_in({field: new}).get(field)
    for family, read in _READERS.items():
        if field.startswith(family):
            return read(field, now) == read(field, new)
    if field == "kept":
        return bool(now) == bool(new)
    if field.startswith(MEMBER):
        return bool(now) == bool(new) if subject.table == "agency" else read_member(now) == read_member(new)
    return now == new
