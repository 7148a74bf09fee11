"""The chain of changes: each says which one its file wrote before it, and that one's digest."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partui.domain.journal.seal import digest_of
from partui.locale import _
from partui.store.projection.kind import Subject

# Where plans were removed for good, or tasks left out, links may lead to what is not there.
_GAPS, _PARTIAL = "gaps", "partial/"
# The last change that was this file's own when it took in others', and the last of those, by their `seq`.
_OWN_END = "own_end"
_LISTED = 20
# What a digest is of, in its order; the last of them only where it says something, as no change did at first.
_SEALED = (
    "uuid", "edit", "undoes", "kind", "uid", "field", "old", "new", "author", "changed_at", "reason", "clock",
    "previous", "effective_on",
)  # fmt: skip
_UUID, _PREVIOUS = _SEALED.index("uuid"), _SEALED.index("previous")
_READ = f"SELECT digest, previous_digest, {', '.join(_SEALED)} FROM change JOIN subject ON subject.id = subject_id"


class Link(NamedTuple):
    """What a change says of the one before it, nothing in the first."""

    uuid: str | None
    digest: bytes | None


def last_link(conn: sqlite3.Connection) -> Link:
    """Return the link to the change that the file has written last."""
    row = conn.execute(f"{_READ} WHERE seq <= ? ORDER BY seq DESC LIMIT 1", (own_end(conn),)).fetchone()
    if row is None:
        return Link(None, None)
    digest, previous, *said = row
    return Link(said[_UUID], digest or _digest(said, previous))


def seal(conn: sqlite3.Connection, subject: Subject, said: dict[str, str | int | None], link: Link) -> bytes:
    """Return the digest of a change that is to be written.

    Args:
        subject: what it is about.
        said: its columns by name.
        link: to the change before it.
    """
    kind, uid = conn.execute("SELECT kind, uid FROM subject WHERE id = ?", (subject.id,)).fetchone()
    about = {**said, "kind": kind, "uid": uid, "previous": link.uuid}
    return _digest([about[name] for name in _SEALED], link.digest)


def _digest(said: Sequence[str | int | None], previous: bytes | None) -> bytes:
    return digest_of(said[:-1] if said[-1] is None else said, previous)


def mark_own_end(conn: sqlite3.Connection, end: int) -> None:
    """Remember, once others' changes have been taken in, where the file's own chain ends.

    Args:
        end: what `own_end` said before.
    """
    last = last_taken_in(conn)
    conn.execute("REPLACE INTO setting (name, value) VALUES (?, ?)", (_OWN_END, f"{end} {last}"))


def own_end(conn: sqlite3.Connection) -> int:
    """Return the `seq` of the last change that the file has written itself, or came with."""
    last = last_taken_in(conn)
    mark = conn.execute("SELECT value FROM setting WHERE name = ?", (_OWN_END,)).fetchone()
    own, _blank, taken_in = mark[0].partition(" ") if mark else ("", "", "")
    return int(own) if own.isdecimal() and taken_in.isdecimal() and last <= int(taken_in) else last


def last_taken_in(conn: sqlite3.Connection) -> int:
    """Return the `seq` of the last change that the file has written or taken in, 0 where there is none."""
    return int(conn.execute("SELECT ifnull(max(seq), 0) FROM change").fetchone()[0])


def broken_links(conn: sqlite3.Connection) -> Iterator[str]:
    """Yield what the chain shows, a sentence each: changes that are not as they were written, and such as lack."""
    found: dict[str, tuple[bytes, bytes | None, str | None]] = {}
    number = 0
    for digest, previous, *said in conn.execute(f"{_READ} ORDER BY clock, uuid"):
        made = _digest(said, previous)
        found[said[_UUID]] = digest or made, previous, said[_PREVIOUS]
        if digest and digest != made:
            number += 1
            if number <= _LISTED:
                yield _("Thay đổi {uuid} không còn như khi ghi: đã hỏng, hoặc có người sửa ngoài partui.").format(
                    uuid=said[_UUID]
                )
    yield from _unlike(found, whole=not has_gaps(conn))


def _unlike(found: dict[str, tuple[bytes, bytes | None, str | None]], *, whole: bool) -> Iterator[str]:
    for uuid, (_digest, carried, previous) in found.items():
        before = found.get(previous or "")
        if previous and before is None and whole:
            yield _("Nhật ký đã bị bỏ bớt: thiếu thay đổi {previous}, đứng ngay trước thay đổi {uuid}.").format(
                previous=previous, uuid=uuid
            )
        elif before is not None and before[0] != carried:
            yield _(
                "Nhật ký đã bị viết lại: thay đổi {previous} khác với dấu mà thay đổi {uuid} ghi lại ngay sau nó; "
                "tệp không hỏng. Hãy so với một bản khác."
            ).format(previous=previous, uuid=uuid)


def mark_gaps(conn: sqlite3.Connection) -> None:
    """Remember, where links lead to what is not there, that it was left out rightly."""
    if conn.execute(
        "SELECT 1 FROM change WHERE previous IS NOT NULL AND previous NOT IN (SELECT uuid FROM change) LIMIT 1"
    ).fetchone():
        conn.execute("REPLACE INTO setting (name, value) VALUES (?, '')", (_GAPS,))


def has_gaps(conn: sqlite3.Connection) -> bool:
    """Return whether changes were left out rightly: those of plans removed for good, or of others' tasks."""
    return any(name == _GAPS or name.startswith(_PARTIAL) for (name,) in conn.execute("SELECT name FROM setting"))
