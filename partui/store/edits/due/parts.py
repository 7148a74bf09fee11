"""What is put on a task: its name, which is one in every copy of the file, and its number, which is that of the day."""

import sqlite3
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from partui.domain.errors import PartuiError
from partui.locale.formats import show_date
from partui.store.db.connection import day_looked_at
from partui.store.projection.kind import Subject
from partui.wording.labels import NOTHING


def part_name(conn: sqlite3.Connection, subject: Subject, said: str) -> str:
    """Return the uuid of a part of a subject.

    Args:
        said: what makes it the one that it is among those of its family, with the family.
    """
    (uid,) = conn.execute("SELECT uid FROM subject WHERE id = ?", (subject.id,)).fetchone()
    return str(uuid5(NAMESPACE_URL, f"partui:{uid}/{said}"))


def check_seen_is_present(conn: sqlite3.Connection, code: str, seen: Sequence[str], present: Sequence[str]) -> None:
    """Refuse to edit parts of a task from a day on which they were others than they are.

    Args:
        code: the task's.
        seen: the parts in words as the day has them, in their order; `present` as they are.

    Raises:
        PartuiError: they differ.
    """
    day = day_looked_at(conn)
    if day is not None and seen != present:
        raise PartuiError(
            "{code}: ngày {day} là {seen}; ghi sau đó, nay là {present}. Chưa lưu gì; hãy ghi từ ngày hôm nay (không"
            " kèm --as-of).",
            code=code,
            day=show_date(day),
            seen="; ".join(seen) or NOTHING,
            present="; ".join(present) or NOTHING,
        )
