"""Saving and exporting against what SQLite itself takes for as much."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from benchmarks.figures import Figure, ratio, seconds_of, side_by_side, spread, within
from benchmarks.generate import A_DAY
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.exchange.copying import copy_to
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author

STATUSES = ({"status": "doing"}, {"status": "done"})
EXPORT_TARGETS = {86: 1.5, 10_000: 1.3, 100_000: 1.3}


def saving_figures(path: str, size: int, folder: Path, rounds: int) -> list[Figure]:
    """Measure one edit and one export of a copy of a store.

    Args:
        path: the store.
        size: how many tasks it has.
        folder: where copies are made: the same disk as the bare commit's.
        rounds: how often the export is run; the edit ten times as often.
    """
    copy = str(folder / "saved.db")
    shutil.copyfile(path, copy)
    with closing(open_store(copy)) as conn, closing(_bare(str(folder / "bare.db"))) as bare:
        edits, commits = _edits(conn, bare, rounds * 10)
        target, alone = str(folder / "export.db"), str(folder / "alone.db")

        def vacuum() -> None:
            with suppress(FileNotFoundError):
                os.unlink(alone)
            conn.execute("VACUUM INTO ?", (alone,))

        exports, vacuums = side_by_side(
            rounds, lambda: seconds_of(lambda: copy_to(conn, target, force=True)), lambda: seconds_of(vacuum)
        )
    said = f"{size:,}"
    return [
        within("saving one edit, p95 / a bare commit, p95", said, spread(edits).p95 / spread(commits).p95, 3),
        within("saving one edit, p50 / a bare commit, p50", said, spread(edits).p50 / spread(commits).p50, 3),
        within("export / VACUUM INTO", said, ratio(exports, vacuums), EXPORT_TARGETS[size]),
    ]


def _edits(conn: sqlite3.Connection, bare: sqlite3.Connection, rounds: int) -> tuple[list[float], list[float]]:
    keys = [key for (key,) in conn.execute("SELECT id FROM task WHERE status = 'todo' ORDER BY position LIMIT 50")]
    counter = iter(range(1_000_000))
    # After all that the store holds: in an officer's file too a change is the latest.
    begun = datetime.combine(A_DAY + timedelta(days=1), time(8), UTC)

    def edit() -> None:
        number = next(counter)
        key = keys[number % len(keys)]
        who = Author("An", begun + timedelta(seconds=number))
        edit_tasks(conn, [key], STATUSES[number // len(keys) % 2], who, A_DAY)

    def commit() -> None:
        with transaction(bare):
            bare.execute("INSERT INTO note (text) VALUES ('x')")

    edits, commits = side_by_side(rounds, lambda: seconds_of(edit), lambda: seconds_of(commit))
    return edits, commits


def _bare(path: str) -> sqlite3.Connection:
    """One small table, as durable as the store."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("CREATE TABLE note (text TEXT)")
    return conn
