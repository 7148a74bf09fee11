"""Shadows: tables of this connection alone that stand before the file's own under the same names.

SQLite looks a name up among a connection's temporary tables first. What is asked of the file is so asked of its
shadows, with no second set of queries; the file itself is not touched, and nobody else sees them.
"""

import re
import sqlite3
from collections.abc import Collection

_CREATE = re.compile(r"CREATE (UNIQUE )?(TABLE|INDEX|VIEW) (?:IF NOT EXISTS )?")
_SHADOWS = "SELECT t.type, t.name FROM temp.sqlite_schema AS t JOIN main.sqlite_schema AS m USING (name)"


def cast_shadows(conn: sqlite3.Connection, tables: Collection[str]) -> None:
    """Copy tables of the file, with their indexes; inside a transaction, so that all are of one moment.

    Args:
        tables: their names, none with a shadow yet.
    """
    for table in tables:
        for (sql,) in conn.execute(
            "SELECT sql FROM main.sqlite_schema WHERE sql > '' AND type IN ('table', 'index') AND tbl_name = ?"
            " ORDER BY type DESC",
            (table,),
        ).fetchall():
            conn.execute(_temporary(sql))
        # Of two tables that are alike in everything SQLite copies pages of rows and indexes, not row by row.
        conn.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")


def cast_views(conn: sqlite3.Connection) -> None:
    """Have the file's views look at the shadows: its own never see them."""
    for name, sql in conn.execute("SELECT name, sql FROM main.sqlite_schema WHERE type = 'view'").fetchall():
        if not has_shadow(conn, name):
            conn.execute(_temporary(sql))


def has_shadow(conn: sqlite3.Connection, name: str) -> bool:
    """Return whether something stands before what the file has under a name."""
    return conn.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = ?", (name,)).fetchone() is not None


def lift_shadows(conn: sqlite3.Connection) -> None:
    """Have the connection see the file itself again; outside a transaction."""
    # What a shadow refers to has none.
    conn.execute("PRAGMA foreign_keys = OFF")
    shadows = conn.execute(f"{_SHADOWS} WHERE t.type IN ('table', 'view') ORDER BY t.type DESC").fetchall()
    for kind, name in shadows:
        conn.execute(f"DROP {kind} temp.{name}")
    conn.execute("PRAGMA foreign_keys = ON")


def _temporary(sql: str) -> str:
    """Return what makes a thing of the file among the connection's own."""

    def begin(found: re.Match[str]) -> str:
        return f"CREATE {found[1] or ''}INDEX temp." if found[2] == "INDEX" else f"CREATE TEMP {found[2]} "

    return _CREATE.sub(begin, sql, count=1)
