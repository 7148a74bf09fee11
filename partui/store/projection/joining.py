"""Rows that follow from agencies: from which were joined into others, from which bodies a group stands for."""

import sqlite3
from collections.abc import Collection

from partui.domain.agencies.names import agency_key
from partui.store.projection.kind import Subject


def rows_naming(conn: sqlite3.Connection, agencies: Collection[int]) -> set[Subject]:
    """Return the rows that follow from which agencies were joined into others.

    Args:
        agencies: those that are joined or parted now; what names others that were joined is among the rows too.
    """
    joined = conn.execute("SELECT id, joined FROM agency WHERE joined <> ''").fetchall()
    keys = {agency_key(name) for _agency, name in joined}
    into = [key for key, own in conn.execute("SELECT id, key FROM agency") if own in keys]
    marks = ", ".join(str(key) for key in {*agencies, *into, *(key for key, _name in joined)})
    rows = conn.execute(
        f"SELECT 'task', task_id FROM task_agency WHERE agency_id IN ({marks})"
        f" UNION SELECT 'task', task_id FROM task_member WHERE agency_id IN ({marks})"
        " UNION SELECT 'agency', group_id FROM agency_member"
        f" UNION SELECT kind, id FROM mention JOIN subject ON id = subject_id WHERE agency_id IN ({marks})"
    )
    return {Subject(*row) for row in rows} | {Subject("agency", key) for key in agencies}


def rows_by_quorum(conn: sqlite3.Connection) -> set[Subject]:
    """Return the tasks that may be done by how many members of their groups are: they follow from these too."""
    return {Subject("task", key) for (key,) in conn.execute("SELECT id FROM task WHERE quorum <> ''")}
