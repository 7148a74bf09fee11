"""Other names of an agency: its abbreviation, its official name and its name typed without marks."""

import sqlite3

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.text import fold


def in_full(conn: sqlite3.Connection, words: str) -> str:
    """Return the words of a cell with abbreviations, official names and names without marks as the plan writes them."""
    names = [name for name, _group in read_agencies(words)]
    written = dict(_written(conn))
    full = [written.get(agency_key(name)) or _with_marks(conn, name) for name in names]
    return words if full == names else "; ".join(dict.fromkeys(full))


def _with_marks(conn: sqlite3.Connection, name: str) -> str:
    """Return the one known agency whose name was typed without marks; else the name as it is."""
    if not name.isascii():
        return name
    known = dict(conn.execute("SELECT key, written FROM agency").fetchall())
    if agency_key(name) in known:
        return name
    wanted = fold(name)
    meant = [written for written in known.values() if fold(written) == wanted]
    return meant[0] if len(meant) == 1 else name


def _written(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return other names of agencies by their key, with how the plan writes the agency."""
    found = []
    for name, short, written in conn.execute(
        "SELECT name, short, written FROM agency WHERE short <> '' OR name <> written ORDER BY key DESC"
    ):
        found += [(agency_key(other), written) for other in (name, short) if other and other != written]
    return found
