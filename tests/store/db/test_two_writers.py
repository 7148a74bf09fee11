"""Two programs that write one file at once: every edit of both is there, and nobody hears of a lock."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread

from partui.store.db.connection import MOST_BYTES_OF_AN_IDLE_LOG, snapshot
from partui.store.db.open import open_store
from partui.store.projection.checking import check
from tests.store.officer import edit

EDITS = 60


def test_every_edit_of_both_is_there(store_path: Path) -> None:
    refused: list[Exception] = []

    def write(name: str) -> None:
        with closing(open_store(str(store_path))) as conn:
            for number in range(EDITS):
                try:
                    edit(conn, "1.1", by=name, note=f"{name} {number}")
                except (sqlite3.Error, ValueError) as error:
                    refused.append(error)

    writers = [Thread(target=write, args=(name,)) for name in ("An", "Bình")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert refused == []
    with closing(open_store(str(store_path))) as conn:
        written = conn.execute("SELECT author, new FROM change ORDER BY author, seq").fetchall()
        assert written == [(name, f"{name} {number}") for name in ("An", "Bình") for number in range(EDITS)]
        clocks = [clock for (clock,) in conn.execute("SELECT clock FROM change ORDER BY seq")]
        assert clocks == sorted(set(clocks))
        assert check(conn) == []


def test_the_log_is_short_again_once_a_long_reader_is_gone(conn: sqlite3.Connection, store_path: Path) -> None:
    log = store_path.with_name(f"{store_path.name}-wal")
    with closing(open_store(str(store_path))) as reader, snapshot(reader):
        reader.execute("SELECT count(*) FROM task").fetchone()
        conn.execute("CREATE TABLE grown (bytes BLOB)")
        conn.execute("INSERT INTO grown VALUES (zeroblob(?))", (3 * MOST_BYTES_OF_AN_IDLE_LOG,))
        assert log.stat().st_size > 3 * MOST_BYTES_OF_AN_IDLE_LOG
    for number in range(3):
        edit(conn, "1.1", note=f"{number}")
    assert log.stat().st_size <= MOST_BYTES_OF_AN_IDLE_LOG
