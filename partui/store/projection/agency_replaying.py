"""Agencies as they follow from the journal alone."""

import sqlite3
from collections.abc import Iterator

from partui.domain.agencies.members import MEMBER
from partui.store.projection.agency_rows import agency_row, agency_standing, group_members, planned_agency


def replay_agencies(conn: sqlite3.Connection) -> dict[int, tuple[dict[str, str | None], int]]:
    """Work out every agency's fields, and how often it was edited, plus one."""
    found = {key: (planned_agency(conn, key), 1) for (key,) in conn.execute("SELECT id FROM agency").fetchall()}
    for key, field, new in conn.execute(
        "SELECT agency_id, field, new FROM change WHERE agency_id IS NOT NULL ORDER BY at, uuid"
    ):
        if key in found:
            values, version = found[key]
            found[key] = ({**values, field: new}, version + 1)
    return found


def agencies_wrong(conn: sqlite3.Connection) -> Iterator[tuple[int, str, list[str]]]:
    """Yield the agencies whose rows do not follow from the journal: id, name, and which columns are wrong."""
    for key, (values, version) in replay_agencies(conn).items():
        row = agency_row(conn, key, values)
        stands = conn.execute(f"SELECT {', '.join(row)} FROM agency WHERE id = ?", (key,)).fetchone()
        wrong = [name for name, value, now in zip(row, row.values(), stands, strict=True) if value != now]
        name, said, now_values = agency_standing(conn, key)
        members = {field.removeprefix(MEMBER) for field in now_values if field.startswith(MEMBER)}
        wrong += ["agency_member"] if members != group_members(conn, key, values).keys() else []
        wrong += ["version"] if said != version else []
        if wrong:
            yield key, name, wrong
