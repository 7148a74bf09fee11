"""A disk that is full in the middle of a work: all that was there before is, and it can be done again."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.db.connection import transaction, use_wal
from partui.store.db.faults import explain
from partui.store.db.open import open_store
from partui.store.db.schema import migrate, prepare
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.merge import merge
from partui.store.exchange.restoring import restore
from partui.store.projection.checking import check
from tests.store.officer import edit, everything, task


def fill(conn: sqlite3.Connection) -> None:
    """Let the file grow no more."""
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages}")


def make_room(conn: sqlite3.Connection) -> None:
    """Let it grow again."""
    conn.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def full(conn: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The store, with an edit in it, on a disk that is full."""
    edit(conn, "1.1", note="đã lưu")
    fill(conn)
    yield conn
    assert not conn.in_transaction
    assert check(conn) == []
    assert task(conn, "1.1").note == "đã lưu"


def test_an_edit(full: sqlite3.Connection) -> None:
    before = everything(full)
    with pytest.raises(sqlite3.OperationalError) as refused:
        edit(full, *("1.2", "1.3.1", "2.2"), note="x" * 9_000)
    assert "đã đầy; chưa lưu gì" in str(explain(refused.value, "x"))
    assert everything(full) == before
    make_room(full)
    assert len(edit(full, "1.2", "1.3.1", "2.2", note="x" * 9_000)) == 3


def test_a_merge(full: sqlite3.Connection, seeded: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(seeded, tmp_path / "khác.db"))
    with closing(open_store(str(other))) as own:
        edit(own, "1.2", "1.3.1", "2.2", note="x" * 9_000)
    before = everything(full)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        merge(full, [str(other)])
    assert everything(full) == before
    make_room(full)
    assert merge(full, [str(other)]).added == 3


def test_a_migration(tmp_path: Path) -> None:
    path = tmp_path / "partui.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        with transaction(conn):
            migrate(conn, up_to=1)
        before = everything(conn)
        fill(conn)
        with pytest.raises(sqlite3.OperationalError, match="full"):
            prepare(conn, str(path))
        assert everything(conn) == before
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(open_store(str(path))) as conn:
        assert check(conn) == []


def test_a_restore(conn: sqlite3.Connection, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(conn, "1.2", "1.3.1", "2.2", note="x" * 9_000)
    large = back_up(str(store_path), Reason.ASKED)
    edit(conn, "1.2", "1.3.1", "2.2", note="đã lưu")
    conn.execute("VACUUM")
    before = everything(conn)

    def full(own: sqlite3.Connection) -> None:
        use_wal(own)
        own.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr("partui.store.exchange.restoring.use_wal", full)
    with pytest.raises(PartuiError, match="đã đầy"):
        restore(str(store_path), large.path)
    assert everything(conn) == before
    assert check(conn) == []
    monkeypatch.undo()
    restore(str(store_path), large.path)
    assert task(conn, "1.2").note == "x" * 9_000
