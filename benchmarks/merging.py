"""How long a merge takes beside SQLite itself: the same changes inserted as they are, in one transaction."""

import argparse
import sqlite3
import sys
import time
import uuid
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from partui.domain.journal.clock import clock_of, moment_text
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.exchange.merge import merge
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.projection.rebuilding import rebuild

COLUMNS = "uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock"
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
FIELDS = ("note", "progress", "measured")


def write_changes(path: str, number: int) -> None:
    """Add so many changes to a store, spread over its tasks, with the rows that follow from them."""
    with closing(open_store(path)) as conn, transaction(conn):
        tasks = [key for (key,) in conn.execute("SELECT id FROM task ORDER BY id")]
        conn.executemany(
            f"INSERT INTO change ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    str(uuid.uuid4()), str(uuid.uuid4()), tasks[at % len(tasks)], field := FIELDS[at % len(FIELDS)],
                    "", str(at % 100) if field == "progress" else f"Đã đôn đốc lần {at}, chờ văn bản trả lời", "Lan",
                    moment_text(moment := BEGINNING + timedelta(seconds=at)), "", clock_of(moment),
                )
                for at in range(number)
            ),
        )  # fmt: skip
        rebuild(conn, [Subject("task", key) for key in tasks])


def insert_seconds(source: str, target: str) -> float:
    """Return how long SQLite takes to insert the changes of one store into another, in one transaction."""
    with closing(sqlite3.connect(source)) as conn:
        rows = conn.execute(f"SELECT {COLUMNS} FROM change ORDER BY clock, uuid").fetchall()
    with closing(open_store(target)) as conn:
        start = time.perf_counter()
        with transaction(conn):
            conn.executemany(f"INSERT INTO change ({COLUMNS}) VALUES ({', '.join('?' * len(rows[0]))})", rows)
        return time.perf_counter() - start


def plain_insert_seconds(source: str, target: str) -> float:
    """Return how long SQLite takes to insert the same rows into a table without index or trigger."""
    with closing(sqlite3.connect(source)) as conn:
        rows = conn.execute(f"SELECT {COLUMNS} FROM change").fetchall()
    with closing(sqlite3.connect(target, isolation_level=None)) as conn:
        conn.execute(f"CREATE TABLE change ({', '.join(f'c{number}' for number in range(len(rows[0])))})")
        start = time.perf_counter()
        with transaction(conn):
            conn.executemany(f"INSERT INTO change VALUES ({', '.join('?' * len(rows[0]))})", rows)
        return time.perf_counter() - start


def merge_seconds(source: str, target: str, expected: int) -> float:
    """Return how long a merge of one store into another takes, opening, checking and backup included."""
    start = time.perf_counter()
    with closing(open_store(target)) as conn:
        merged = merge(conn, [source])
    taken = time.perf_counter() - start
    with closing(open_store(target)) as conn:
        if merged.added != expected or check(conn):
            raise SystemExit("the merge is wrong")
    return taken


def main() -> None:
    """Measure: `python -m benchmarks.merging [CHANGES]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("changes", type=int, nargs="?", default=100_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        source, *targets = (str(Path(folder) / f"{name}.db") for name in ("source", "plain", "inserted", "merged"))
        write_changes(source, asked.changes)
        plain = plain_insert_seconds(source, targets[0])
        inserted = insert_seconds(source, targets[1])
        merged = merge_seconds(source, targets[2], asked.changes)
    sys.stdout.write(
        f"{asked.changes} changes: merge {merged:.2f} s; insert into the journal {inserted:.2f} s"
        f" ({merged / inserted:.1f}x), into a bare table {plain:.2f} s ({merged / plain:.1f}x)\n"
    )


if __name__ == "__main__":
    main()
