"""Names of what is put on a task: what two copies say alike has one name in both, and is one thing once they merge."""

import sqlite3
from uuid import NAMESPACE_URL, uuid5

from partui.store.projection.kind import Subject


def part_name(conn: sqlite3.Connection, subject: Subject, said: str) -> str:
    """Return the uuid of a part of a subject.

    Args:
        said: what makes it the one that it is among those of its family, with the family.
    """
    (uid,) = conn.execute("SELECT uid FROM subject WHERE id = ?", (subject.id,)).fetchone()
    return str(uuid5(NAMESPACE_URL, f"partui:{uid}/{said}"))
