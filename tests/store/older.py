"""Stores of before the first release, kept in `tests/data/before_release`."""

import json
import lzma
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from partui.store.db.connection import transaction
from partui.store.db.schema import migrate

KEPT = Path(__file__).parents[1] / "data" / "before_release"
OLD_CHANGE = "uuid, edit, undoes, task_id, field, old, new, by, at, why"


def unpack(name: str, path: Path) -> Path:
    """Put a kept store where a test may write it."""
    path.write_bytes(lzma.decompress((KEPT / f"{name}.db.xz").read_bytes()))
    return path


def kept_facts(name: str) -> dict[str, Any]:
    """What was said of a kept store when it was written: the journal, and answers by plan, day and command."""
    facts: dict[str, Any] = json.loads(lzma.decompress((KEPT / f"{name}.facts.json.xz").read_bytes()))
    return facts


def make_older(conn: sqlite3.Connection, version: int, folder: Path) -> None:
    """Make a store of a version before the release, with the seeded plan; inside a transaction of its own."""
    # Triggers fill those of the counts.
    tables = (
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%tally'"
        " AND name NOT IN ('setting', '_sqlite_migrations')"
    )
    with transaction(conn), closing(sqlite3.connect(unpack("seeded", folder / "seeded.db"))) as source:
        migrate(conn, up_to=version)
        for (table,) in conn.execute(tables).fetchall():
            names, known = (
                [name for _number, name, *_rest in each.execute(f"PRAGMA table_info({table})")]
                for each in (conn, source)
            )
            columns = [name for name in names if name in known]
            conn.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                source.execute(f"SELECT {', '.join(columns)} FROM {table}"),
            )
