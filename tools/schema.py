"""Writes `db/schema.sql`, of which a new file is made, from the migrations: `make tables`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from partui.store.db.connection import SCHEMA_VERSION, transaction
from partui.store.db.schema import migrate

SCHEMA = Path(__file__).parent.parent / "db" / "schema.sql"
HEAD = """\
-- What every migration of `migrations` together makes, written by `make tables`: a new file is made of it at once.
"""


def migrated() -> sqlite3.Connection:
    """Return a file in memory that the migrations made, each after the one before."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    for version in (SCHEMA_VERSION - 1, SCHEMA_VERSION):
        with transaction(conn):
            migrate(conn, version)
    return conn


def schema_text() -> str:
    """Return what `db/schema.sql` must say."""
    with closing(migrated()) as conn:
        return "\n".join([HEAD, *(f"{statement};\n" for statement in _statements(conn))])


def _statements(conn: sqlite3.Connection) -> Iterator[str]:
    # SQLite makes a table of its own kind by itself.
    for (made,) in conn.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
    ):
        yield made
    for (row,) in conn.execute("SELECT quote(name) || ', ' || quote(value) FROM setting ORDER BY name"):
        yield f"INSERT INTO setting VALUES ({row})"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
