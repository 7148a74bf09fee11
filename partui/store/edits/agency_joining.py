"""One agency that stands in the file under two names: all that one has becomes the other's."""

import sqlite3
from collections.abc import Iterator

from partui.domain.agencies.joining import JOINED, with_other_names
from partui.domain.agencies.members import MEMBER, renamed_member
from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.store.db.connection import transaction
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state

_CELLS = {"task": ("leads", "implementers"), "criterion": ("lead",), "clause": ("leads", "implementers")}


def join_agencies(conn: sqlite3.Connection, old: int, new: int, who: Author) -> list[Change]:
    """Make one agency of two, as one edit: tasks, criteria, clauses and groups that name the one name the other.

    Args:
        old: the agency whose name goes; it leaves the directory.
        new: the one that it is.

    Returns:
        The changes of every plan of the file.

    Raises:
        PartuiError: both are the same, or one is a member of the other.
    """
    with transaction(conn):
        named = {key: (own, written) for key, own, written in conn.execute("SELECT id, key, written FROM agency")}
        if old == new:
            raise PartuiError("Hai tên ấy đã là một cơ quan: {name}.", name=named[new][1])
        if conn.execute(
            "SELECT 1 FROM agency_member WHERE (group_id, member_id) IN (VALUES (?, ?), (?, ?))", (old, new, new, old)
        ).fetchone():
            raise PartuiError("Cơ quan này là thành viên của cơ quan kia; không gộp được.")
        return write_changes(conn, [*_cells(conn, named[old][0], named[new][1]), *_directory(conn, old, new)], who)


def _cells(conn: sqlite3.Connection, old: str, new: str) -> Iterator[NewValue]:
    """Yield what tasks, criteria and clauses say then, and how far members of groups have come under the other name."""
    for table, fields in _CELLS.items():
        for (key,) in conn.execute(f"SELECT id FROM {table} ORDER BY id").fetchall():
            subject = Subject(table, key)
            values = read_state(conn, subject).values
            for field in fields:
                words = values[field] or ""
                if (put_right := with_other_names(words, {old: new})) != words:
                    yield NewValue(subject, field, put_right)
            if said := values.get(f"{MEMBER}{old}"):
                yield NewValue(subject, f"{MEMBER}{old}", None)
                if not values.get(f"{MEMBER}{agency_key(new)}"):
                    yield NewValue(subject, f"{MEMBER}{agency_key(new)}", renamed_member(said, new))


def _directory(conn: sqlite3.Connection, old: int, new: int) -> Iterator[NewValue]:
    """Yield what the directory says then: the other's members and groups, and its abbreviation where it has none."""
    goes, stays = Subject("agency", old), Subject("agency", new)
    yield NewValue(goes, JOINED, conn.execute("SELECT written FROM agency WHERE id = ?", (new,)).fetchone()[0])
    held, own = read_state(conn, goes).values, read_state(conn, stays).values
    for field, value in held.items():
        if field.startswith(MEMBER) and value:
            yield NewValue(goes, field, None)
            if not own.get(field):
                yield NewValue(stays, field, value)
    for field in ("kept", "short"):
        if held[field]:
            yield NewValue(goes, field, "")
            if not own[field]:
                yield NewValue(stays, field, held[field])
    (key, _written), (other, written) = (
        conn.execute("SELECT key, written FROM agency WHERE id = ?", (each,)).fetchone() for each in (old, new)
    )
    for (group,) in conn.execute("SELECT group_id FROM agency_member WHERE member_id = ?", (old,)).fetchall():
        subject = Subject("agency", group)
        yield NewValue(subject, f"{MEMBER}{key}", None)
        if not read_state(conn, subject).values.get(f"{MEMBER}{other}"):
            yield NewValue(subject, f"{MEMBER}{other}", written)
