"""An earlier copy takes the store's place, whoever has it open and whatever state it is in."""

import gzip
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.db.schema import migrate
from partui.store.exchange.backups import Reason, back_up, backups
from partui.store.exchange.copying import copy_to
from partui.store.exchange.restoring import copy_named, restore
from partui.store.projection.checking import check
from partui.store.thread import data_version
from tests.store.officer import edit, everything, task


def test_programs_that_have_it_open_go_on_with_what_was_restored(conn: sqlite3.Connection, store_path: Path) -> None:
    edit(conn, "1.1", note="trước")
    kept = back_up(str(store_path), Reason.ASKED)
    edit(conn, "1.1", note="sau")
    seen = data_version(conn)
    inode = store_path.stat().st_ino
    with closing(open_store(str(store_path))) as reader:
        reader.execute("BEGIN")
        assert task(reader, "1.1").note == "sau"
        done = restore(str(store_path), kept.path)
        assert task(reader, "1.1").note == "sau", "a reading that is under way sees one moment"
        reader.execute("ROLLBACK")
        assert task(reader, "1.1").note == "trước"
    assert data_version(conn) != seen
    assert store_path.stat().st_ino == inode
    assert task(conn, "1.1").note == "trước"
    edit(conn, "1.2", note="tiếp")
    assert check(conn) == []
    assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert done.replaced is not None
    restore(str(store_path), done.replaced.path)
    assert (task(conn, "1.1").note, task(conn, "1.2").note) == ("sau", "")
    assert [each.reason for each in backups(str(store_path))] == [Reason.RESTORE, Reason.RESTORE, Reason.ASKED]


@pytest.mark.parametrize("packed", [False, True])
def test_from_an_export_on_a_stick(conn: sqlite3.Connection, store_path: Path, tmp_path: Path, packed: bool) -> None:
    target = tmp_path / "usb.db"
    edit(conn, "1.1", note="đã xuất")
    copy_to(conn, str(target), packed=packed)
    if packed:
        assert gzip.decompress(target.read_bytes()).startswith(b"SQLite format 3")
    edit(conn, "1.1", note="sau")
    restore(str(store_path), copy_named(str(store_path), str(target)))
    assert task(conn, "1.1").note == "đã xuất"


def test_from_an_older_partui(conn: sqlite3.Connection, store_path: Path, tmp_path: Path) -> None:
    old = tmp_path / "cũ.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as made, transaction(made):
        migrate(made, up_to=1)
    before = old.read_bytes()
    restore(str(store_path), str(old))
    assert conn.execute("SELECT count(*) FROM task").fetchone() == (0,)
    assert old.read_bytes() == before


def test_into_a_file_that_is_gone(store_path: Path, tmp_path: Path) -> None:
    kept = back_up(str(store_path), Reason.ASKED)
    store_path.unlink()
    assert restore(str(store_path), kept.path).replaced is None
    with closing(open_store(str(store_path))) as conn:
        assert check(conn) == []
    assert store_path.stat().st_mode & 0o777 == 0o600


def no_sqlite(path: Path) -> None:
    path.write_bytes(b"x" * 8192)


def a_torn_page(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'task_source'").fetchone()
        (size,) = conn.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("damage", [no_sqlite, a_torn_page])
def test_into_a_damaged_file_which_is_kept_as_it_was(store_path: Path, damage: Callable[[Path], None]) -> None:
    with closing(open_store(str(store_path))) as conn:
        edit(conn, "1.1", note="trước")
        honest = sorted(everything(conn))
    kept = back_up(str(store_path), Reason.ASKED)
    damage(store_path)
    broken = store_path.read_bytes()
    done = restore(str(store_path), kept.path)
    with closing(open_store(str(store_path))) as conn:
        assert sorted(everything(conn)) == honest
        assert check(conn) == []
    assert done.replaced is not None
    assert Path(done.replaced.path).read_bytes() == broken
    with pytest.raises(PartuiError, match=r"bị hỏng|không phải là tệp của partui"):
        restore(str(store_path), done.replaced.path)


def test_into_a_damaged_file_that_a_program_has_open_its_log_kept_too(
    conn: sqlite3.Connection, store_path: Path
) -> None:
    kept = back_up(str(store_path), Reason.ASKED)
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    edit(conn, "1.1", note="trong nhật ký")
    log, size = Path(f"{store_path}-wal").read_bytes(), store_path.stat().st_size
    with store_path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * (size - 3 * 4096))
    done = restore(str(store_path), kept.path)
    assert done.replaced is not None
    assert Path(f"{done.replaced.path}-wal").read_bytes() == log
    with closing(open_store(str(store_path))) as anew:
        assert task(anew, "1.1").note == ""


def test_an_old_log_is_not_played_over_the_new_file(store_path: Path, tmp_path: Path) -> None:
    kept = back_up(str(store_path), Reason.ASKED)
    with closing(open_store(str(store_path))) as conn:
        edit(conn, "1.1", note="trong nhật ký")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        edit(conn, "1.1", note="x")
        for tail in ("", "-wal"):
            shutil.copyfile(f"{store_path}{tail}", tmp_path / f"giữ{tail}")
    for tail in ("", "-wal"):
        shutil.copyfile(tmp_path / f"giữ{tail}", f"{store_path}{tail}")
    with store_path.open("r+b") as file:
        file.write(b"x" * 16)
    with pytest.raises(PartuiError, match="không phải là tệp dữ liệu SQLite"):
        open_store(str(store_path))
    done = restore(str(store_path), kept.path)
    assert not Path(f"{store_path}-wal").exists()
    assert done.replaced is not None
    assert b"trong nh" in Path(done.replaced.path).read_bytes()
    with closing(open_store(str(store_path))) as conn:
        assert task(conn, "1.1").note == ""


def test_a_busy_file_is_not_waited_for_endlessly(
    conn: sqlite3.Connection, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = back_up(str(store_path), Reason.ASKED)
    edit(conn, "1.1", note="sau")
    monkeypatch.setattr("partui.store.exchange.restoring.BUSY_SECONDS", 0)
    with transaction(conn), pytest.raises(PartuiError, match="đang được chương trình khác ghi"):
        restore(str(store_path), kept.path)
    assert task(conn, "1.1").note == "sau"
    assert len(backups(str(store_path))) == 1


def test_what_cannot_be_kept_is_not_replaced(conn: sqlite3.Connection, store_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra.db"
    copy_to(conn, str(target))
    edit(conn, "1.1", note="sau")
    store_path.with_name("backups").touch()
    with pytest.raises(PartuiError, match="không phải là thư mục"):
        restore(str(store_path), str(target))
    assert task(conn, "1.1").note == "sau"
    assert check(conn) == []


def test_no_such_copy(store_path: Path) -> None:
    with pytest.raises(PartuiError, match="Không có bản sao lưu “7”"):
        copy_named(str(store_path), "7")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE setting SET value = 'abc' WHERE name = 'plan_in_use'", "kế hoạch đang dùng không có trong tệp ấy"),
        ("UPDATE task_source SET title = CAST(x'c328' AS TEXT) WHERE id = 1", "có chữ không đọc được"),
        ("UPDATE task_source SET inherited = '{1}' WHERE id = 1", "có ô không đọc được"),
        ("UPDATE task SET title = CAST(x'c328' AS TEXT) WHERE id = 1", ""),
        ("UPDATE task SET note = CAST(zeroblob(70000000) AS TEXT) WHERE id = 1", ""),
    ],
)
def test_a_copy_that_no_command_could_work_on_is_mended_or_refused(
    conn: sqlite3.Connection, store_path: Path, tmp_path: Path, damage: str, said: str
) -> None:
    other = tmp_path / "khác.db"
    copy_to(conn, str(other))
    with closing(sqlite3.connect(other, isolation_level=None)) as theirs:
        theirs.execute(damage)
    before = everything(conn)
    if said:
        with pytest.raises(PartuiError, match=said):
            restore(str(store_path), str(other))
        assert everything(conn) == before
    else:
        restore(str(store_path), str(other))
        assert check(conn) == []
        assert sorted(everything(conn)) == sorted(before)
