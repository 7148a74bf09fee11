"""Other names of an agency: its abbreviation and its official name, read as the plan writes it."""

import sqlite3

from partui.domain.agencies import agency_key, read_agencies


def in_full(conn: sqlite3.Connection, words: str) -> str:
    """Return the words of a cell with abbreviations and official names as the plan writes those agencies."""
    names = [name for name, _group in read_agencies(words)]
    written = dict(_written(conn))
    full = [written.get(agency_key(name), name) for name in names]
    return words if full == names else "; ".join(dict.fromkeys(full))


def _written(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return other names of agencies by their key, with how the plan writes the agency."""
    found = []
    for name, short, written in conn.execute(
        "SELECT name, short, written FROM agency WHERE short <> '' OR name <> written ORDER BY key DESC"
    ):
        found += [(agency_key(other), written) for other in (name, short) if other and other != written]
    return found
