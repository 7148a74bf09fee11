"""Opening the store: the first start, two at once, and every file that is not ours to write."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.db.connection import APPLICATION_ID, SCHEMA_VERSION, snapshot, transaction, use_wal
from partui.store.db.faults import explain
from partui.store.db.open import open_store
from partui.store.db.schema import migrate
from partui.store.exchange.copying import copy_to
from partui.store.projection.checking import check
from tests.store.officer import edit, everything, task

COUNTS = "SELECT (SELECT count(*) FROM task), (SELECT count(*) FROM heading), (SELECT count(*) FROM criterion)"
START = """
import sys
import partui.store.db.schema
from partui.store.db.open import open_store
print("ready", flush=True)
sys.stdin.readline()
open_store(sys.argv[1]).close()
"""


def test_first_start_makes_the_file_private_and_seeds_it(tmp_path: Path) -> None:
    path = tmp_path / "chưa" / "có [x]" / "partui.db"
    with closing(open_store(str(path))) as conn:
        assert conn.execute(COUNTS).fetchone() == (86, 32, 103)
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert conn.execute("PRAGMA trusted_schema").fetchone() == (0,)
        modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert os.listdir(path.parent) == ["partui.db"]


def test_second_start_changes_nothing(store_path: Path) -> None:
    with closing(open_store(str(store_path))) as conn:
        before = everything(conn)
    bytes_before = store_path.read_bytes()
    with closing(open_store(str(store_path))) as conn:
        assert everything(conn) == before
    assert store_path.read_bytes() == bytes_before


def test_first_starts_at_once_seed_once(tmp_path: Path) -> None:
    path = tmp_path / "partui.db"
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for _ in range(3)
    ]
    answers = []
    try:
        for start in starts:
            assert start.stdout is not None
            assert start.stdout.readline() == b"ready\n"
        for start in starts:
            assert start.stdin is not None
            start.stdin.write(b"\n")
            start.stdin.flush()
        answers = [start.communicate(timeout=60)[1] for start in starts]
    finally:
        for start in starts:
            start.kill()
    assert answers == [b""] * 3
    assert [start.returncode for start in starts] == [0] * 3
    with closing(open_store(str(path))) as conn:
        assert conn.execute(COUNTS).fetchone() == (86, 32, 103)


def test_wal_waits_for_a_lock_that_sqlite_would_not_wait_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "partui.db"
    with closing(sqlite3.connect(path, timeout=0)) as conn, closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE a (id INTEGER)")
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr("time.sleep", lambda seconds: other.rollback())
        use_wal(conn)
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_wal_gives_up_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "partui.db"
    monkeypatch.setattr("partui.store.db.connection.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(path, timeout=0)) as conn, closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE a (id INTEGER)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            use_wal(conn)


def test_empty_file_is_a_first_start(tmp_path: Path) -> None:
    path = tmp_path / "partui.db"
    path.touch(mode=0o640)
    with closing(open_store(str(path))) as conn:
        assert conn.execute(COUNTS).fetchone() == (86, 32, 103)
    assert path.stat().st_mode & 0o777 == 0o640


def of_a_newer_partui(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        conn.execute("CREATE TABLE task (id INTEGER)")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE ghi_chep (id INTEGER)")


def of_another_program_in_wal(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("CREATE TABLE task (id INTEGER)")


def with_another_name(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA application_id = 1234")


def with_a_number_of_its_own(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def words(path: Path) -> None:
    path.write_text("Kế hoạch năm 2020")


def long_words(path: Path) -> None:
    path.write_text("Kế hoạch năm 2020\n" * 1000)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def torn(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE a (id INTEGER)")
    path.write_bytes(path.read_bytes()[:1000])


@pytest.mark.parametrize("mode", [0o600, 0o444])
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (of_a_newer_partui, "bản partui mới hơn"),
        (of_another_program, "chương trình khác"),
        (of_another_program_in_wal, "chương trình khác"),
        (with_another_name, "chương trình khác"),
        (with_a_number_of_its_own, "chương trình khác"),
        (words, "không phải là tệp dữ liệu SQLite"),
        (long_words, "không phải là tệp dữ liệu SQLite"),
        (zeros, "không phải là tệp dữ liệu SQLite"),
        (torn, "bị hỏng"),
    ],
)
def test_a_file_that_is_not_ours_stays_as_it_was(
    tmp_path: Path, make: Callable[[Path], None], sentence: str, mode: int
) -> None:
    path = tmp_path / "lạ.db"
    make(path)
    path.chmod(mode)
    before = path.read_bytes()
    with pytest.raises(PartuiError, match=sentence) as refused:
        open_store(str(path))
    assert str(path) in str(refused.value)
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == mode


def test_a_folder_is_refused_with_an_example(tmp_path: Path) -> None:
    with pytest.raises(PartuiError, match="là một thư mục") as refused:
        open_store(str(tmp_path))
    assert str(tmp_path / "partui.db") in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_no_folder_can_be_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(PartuiError, match="Không dùng được"):
        open_store(str(tmp_path / "tệp" / "partui.db"))


def migrated_to_one(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn, transaction(conn):
        migrate(conn, up_to=1)


@pytest.mark.parametrize("make", [Path.touch, migrated_to_one], ids=["empty", "older"])
def test_what_must_be_prepared_must_be_writable(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "partui.db"
    make(path)
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(PartuiError, match="chỉ đọc được; chưa ghi gì"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_read_only_file_is_read_and_never_written(store_path: Path) -> None:
    store_path.chmod(0o444)
    before = store_path.read_bytes()
    with closing(open_store(str(store_path))) as conn:
        assert task(conn, "1.3.1").leads == ("Sở Nội vụ",)
        with pytest.raises(sqlite3.OperationalError) as refused:
            edit(conn, "1.3.1", note="x")
        assert not conn.in_transaction
    assert "chỉ đọc được, không ghi được" in str(explain(refused.value, "x"))
    assert store_path.read_bytes() == before


def no_index_beside(path: Path) -> None:
    """SQLite wants a -shm beside a WAL file; through a link that leads nowhere it cannot be made."""
    Path(f"{path}-shm").symlink_to(path.parent / "không có" / "x")


def test_a_read_only_file_beside_which_nothing_can_be_written(store_path: Path) -> None:
    store_path.chmod(0o444)
    no_index_beside(store_path)
    before = store_path.read_bytes()
    with closing(open_store(str(store_path))) as conn:
        assert conn.execute(COUNTS).fetchone() == (86, 32, 103)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            edit(conn, "1.3.1", note="x")
        copy_to(conn, str(store_path.with_name("ra.db")))
    # So can every other tool.
    with closing(sqlite3.connect(f"file:{store_path}?immutable=1", uri=True)) as conn:
        conn.execute("VACUUM INTO ?", (str(store_path.with_name("tay.db")),))
    assert store_path.read_bytes() == before
    with closing(open_store(str(store_path.with_name("ra.db")))) as conn:
        assert check(conn) == []


def test_a_read_only_file_whose_last_edits_cannot_be_read_is_not_shown_without_them(
    store_path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "bản chép.db"
    with closing(open_store(str(store_path))) as conn:
        edit(conn, "1.3.1", note="mới nhất")
        for tail in ("", "-wal"):
            Path(f"{copy}{tail}").write_bytes(Path(f"{store_path}{tail}").read_bytes())
    copy.chmod(0o444)
    no_index_beside(copy)
    with pytest.raises(PartuiError, match="còn nằm ở tệp bản chép"):
        open_store(str(copy))


def lose_the_search_and_stop(conn: sqlite3.Connection) -> None:
    with transaction(conn):
        conn.execute("DELETE FROM task_search")
        raise KeyboardInterrupt


def test_a_transaction_keeps_all_or_nothing(conn: sqlite3.Connection) -> None:
    before = everything(conn)
    with pytest.raises(KeyboardInterrupt):
        lose_the_search_and_stop(conn)
    assert not conn.in_transaction
    assert everything(conn) == before


def test_a_transaction_locks_from_its_first_statement(conn: sqlite3.Connection, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path, isolation_level=None, timeout=0)) as other, transaction(conn):
        with pytest.raises(sqlite3.OperationalError) as refused, transaction(other):
            pass
        assert "đang được chương trình khác ghi" in str(explain(refused.value, "x"))


def test_a_snapshot_is_one_moment(conn: sqlite3.Connection, store_path: Path) -> None:
    with closing(open_store(str(store_path))) as other:
        with snapshot(conn):
            before = task(conn, "1.3.1")
            edit(other, "1.3.1", note="sau")
            with snapshot(conn):
                assert task(conn, "1.3.1") == before
        assert not conn.in_transaction
        assert task(conn, "1.3.1").note == "sau"
