"""An agency's row: its name, its abbreviation and the bodies it stands for, worked out from the journal."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from partui.domain.agencies.members import LONGEST_KEY, MEMBER
from partui.domain.agencies.names import agency_key, is_group
from partui.domain.alphabet import alphabet_key
from partui.domain.errors import PartuiError
from partui.domain.text import clean

Values = Mapping[str, str | None]


def agency_standing(conn: sqlite3.Connection, agency: int) -> tuple[str, int, dict[str, str | None]]:
    """Return an agency's name, its version and its fields as the journal writes them.

    Raises:
        PartuiError: it is not in the file.
    """
    row = conn.execute("SELECT name, version, short, kept FROM agency WHERE id = ?", (agency,)).fetchone()
    if row is None:
        raise PartuiError("Cơ quan không còn trong tệp; chưa lưu gì.")
    name, version, short, kept = row
    values: dict[str, str | None] = {"name": name, "short": short, "kept": "1" if kept else ""}
    members = conn.execute(
        "SELECT key, written FROM agency_member JOIN agency ON agency.id = member_id WHERE group_id = ? ORDER BY key",
        (agency,),
    )
    return name, version, values | {f"{MEMBER}{key}": written for key, written in members}


def planned_agency(conn: sqlite3.Connection, agency: int) -> dict[str, str | None]:
    """Return what an agency says before any change."""
    # A row that another program added may say only its name.
    (written,) = conn.execute(
        "SELECT coalesce(nullif(written, ''), name) FROM agency WHERE id = ?", (agency,)
    ).fetchone()
    return {"name": written, "short": "", "kept": ""}


def write_agency(conn: sqlite3.Connection, agency: int, values: Values, version: int) -> None:
    """Write what the journal leaves of an agency."""
    row = agency_row(conn, agency, values)
    columns = ", ".join(f"{name} = ?" for name in row)
    conn.execute(f"UPDATE agency SET {columns}, version = ? WHERE id = ?", (*row.values(), version, agency))
    conn.execute("DELETE FROM agency_member WHERE group_id = ?", (agency,))
    for key, name in group_members(conn, agency, values).items():
        conn.execute(
            "INSERT INTO agency_member (group_id, member_id) VALUES (?, ?)", (agency, known_agency(conn, key, name))
        )


def agency_row(conn: sqlite3.Connection, agency: int, values: Values) -> dict[str, Any]:
    """Work out what the table `agency` says that an edit may move."""
    written = planned_agency(conn, agency)["name"] or ""
    name = clean(values["name"] or "") or written
    return {
        "name": name,
        "short": clean(values["short"] or ""),
        "kept": int(bool(values["kept"])),
        "is_group": int(is_group(written) or bool(group_members(conn, agency, values))),
        "sort_key": alphabet_key(name),
    }


def group_members(conn: sqlite3.Connection, agency: int, values: Values) -> dict[str, str]:
    """Return the bodies that an agency stands for: key to the name as written; none stands for itself."""
    (own,) = conn.execute("SELECT key FROM agency WHERE id = ?", (agency,)).fetchone()
    return {
        agency_key(name): name
        for field, name in sorted(values.items())
        if field.startswith(MEMBER) and name and field == f"{MEMBER}{agency_key(name)}" and agency_key(name) != own
    }


def known_agency(conn: sqlite3.Connection, key: str, name: str) -> int:
    """Return the id of an agency, adding it where the file does not know it."""
    conn.execute(
        "INSERT INTO agency (key, name, written, is_group, sort_key) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO NOTHING",
        (key, name, name, is_group(name), alphabet_key(name)),
    )
    return int(conn.execute("SELECT id FROM agency WHERE key = ?", (key,)).fetchone()[0])


def check_key(name: str) -> str:
    """Return the identity of an agency named by an officer.

    Raises:
        PartuiError: the name is empty or too long for the journal.
    """
    key = agency_key(name)
    if not key or len(key) > LONGEST_KEY:
        raise PartuiError("Tên cơ quan phải có từ 1 đến {limit} ký tự.", limit=LONGEST_KEY)
    return key
