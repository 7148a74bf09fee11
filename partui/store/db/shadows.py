"""Shadows: tables of this connection alone that stand before the file's own under the same names.

SQLite looks a name up among a connection's temporary tables first. What is asked of the file is so asked of its
shadows, with no second set of queries; the file itself is not touched, and nobody else sees them. What else stands
there for a day of the past is called `past_…`.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

_SHADOWS = (
    "SELECT type, name FROM temp.sqlite_schema WHERE type IN ('table', 'view')"
    " AND (name GLOB 'past_*' OR name IN (SELECT name FROM main.sqlite_schema)) ORDER BY type DESC"
)
_WRITES = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}
_CREATE = re.compile(r"CREATE (UNIQUE )?(TABLE|INDEX|VIEW) (?:IF NOT EXISTS )?")


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


def lay_out(conn: sqlite3.Connection, table: str) -> None:
    """Make an empty shadow of a table, without its indexes."""
    (sql,) = conn.execute("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?", (table,)).fetchone()
    conn.execute(_temporary(sql))


def cast_rows(conn: sqlite3.Connection, table: str, keys: Iterable[int]) -> None:
    """Copy rows of a table of the file by their ids, without its indexes."""
    lay_out(conn, table)
    conn.executemany(f"INSERT INTO temp.{table} SELECT * FROM main.{table} WHERE id = ?", ((key,) for key in keys))


def lay_over(conn: sqlite3.Connection, table: str, said: Collection[str]) -> None:
    """Have a table's shadow be the file's own rows, but for those in `past_said` and those that were cast of it.

    Args:
        said: the columns that `past_said` has besides the rows' `id`.
    """
    conn.execute(f"ALTER TABLE temp.{table} RENAME TO past_cast")
    columns = [name for (name,) in conn.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))]
    # What is the same in all rows is asked of the file alone, by its indexes.
    others = ", ".join(f"max(c.{name} IS NOT t.{name})" for name in columns)
    differ = conn.execute(f"SELECT {others} FROM past_cast AS c JOIN main.{table} AS t USING (id)").fetchone()
    cells = []
    for name, differs in zip(columns, differ, strict=True):
        cell = f"iif(c.id IS NULL, t.{name}, c.{name})" if differs else f"t.{name}"
        cells.append(f"iif(s.id IS NULL, {cell}, s.{name}) AS {name}" if name in said else f"{cell} AS {name}")
    joined = " LEFT JOIN temp.past_cast AS c ON c.id = t.id" if any(differ) else ""
    conn.execute(
        f"CREATE TEMP VIEW {table} AS SELECT {', '.join(cells)} FROM main.{table} AS t"
        f" LEFT JOIN temp.past_said AS s ON s.id = t.id{joined}"
    )


def indexed_by(conn: sqlite3.Connection, table: str, index: str) -> str:
    """Return what has a query use an index of a table; nothing where the table's shadow has none."""
    laid_over = conn.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = ? AND type = 'view'", (table,)).fetchone()
    return "" if laid_over else f" INDEXED BY {index}"


@contextmanager
def file_left_alone(conn: sqlite3.Connection) -> Iterator[None]:
    """Refuse whatever would write the file itself, for want of a shadow, until the block is through."""
    conn.set_authorizer(_leave_alone)
    try:
        yield
    finally:
        conn.set_authorizer(None)


def _leave_alone(action: int, table: str | None, _more: str | None, file: str | None, _by: str | None) -> int:
    # SQLite lays out its own tables of facts as if they stood in the file.
    writes = file == "main" and action in _WRITES and not (table or "").startswith("sqlite_")
    return sqlite3.SQLITE_DENY if writes else sqlite3.SQLITE_OK


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
    for kind, name in conn.execute(_SHADOWS).fetchall():
        conn.execute(f"DROP {kind} temp.{name}")
    conn.execute("PRAGMA foreign_keys = ON")


def _temporary(sql: str) -> str:
    """Return what makes a thing of the file among the connection's own."""

    def begin(found: re.Match[str]) -> str:
        return f"CREATE {found[1] or ''}INDEX temp." if found[2] == "INDEX" else f"CREATE TEMP {found[2]} "

    return _CREATE.sub(begin, sql, count=1)
