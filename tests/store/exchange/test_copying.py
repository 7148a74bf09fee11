"""One consistent copy, complete or not at all."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from partui.domain.errors import PartuiError
from partui.store.db.connection import APPLICATION_ID, SCHEMA_VERSION
from partui.store.db.open import open_store
from partui.store.exchange.copying import copy_to
from partui.store.projection.checking import check
from tests.store.officer import edit, everything


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where copies go."""
    path = tmp_path / "bản sao [1]"
    path.mkdir()
    return path


def test_the_copy_is_the_whole_store_in_one_private_file(busy: sqlite3.Connection, folder: Path) -> None:
    target = folder / "ra.db"
    copy_to(busy, str(target))
    assert [path.name for path in folder.iterdir()] == ["ra.db"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.stat().st_nlink == 1
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert copy.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert sorted(everything(copy)) == sorted(everything(busy))
    with closing(open_store(str(target))) as copy:
        edit(copy, "1.3.1", note="trong bản sao")
        assert check(copy) == []


def test_copies_under_a_writer_are_consistent(store_path: Path, folder: Path) -> None:
    stop = Event()
    written: list[int] = []

    def write() -> None:
        with closing(open_store(str(store_path))) as own:
            number = 0
            while not stop.is_set():
                edit(own, "1.3.1", "2.2", note=str(number), leads="Sở Y tế" if number % 2 else "")
                number += 1
                written.append(number)

    writer = Thread(target=write, daemon=True)
    writer.start()
    try:
        with closing(open_store(str(store_path))) as conn:
            for number in range(100):
                copy_to(conn, str(folder / f"{number}.db"))
                if number > 2 and len(written) > 4:
                    break
    finally:
        stop.set()
        writer.join(timeout=30)
    assert len(written) > 4
    for path in sorted(folder.iterdir()):
        with closing(open_store(str(path))) as copy:
            assert check(copy) == []
            notes = copy.execute("SELECT DISTINCT note FROM task WHERE code IN ('1.3.1', '2.2')").fetchall()
            assert len(notes) == 1


def test_a_home_folder_is_meant_by_its_sign(
    conn: sqlite3.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    copy_to(conn, "~/ra.db")
    assert (folder / "ra.db").exists()


def test_what_is_there_stays_unless_forced(conn: sqlite3.Connection, folder: Path) -> None:
    target = folder / "ra.db"
    target.write_bytes(b"mine")
    with pytest.raises(PartuiError, match="--force"):
        copy_to(conn, str(target))
    assert target.read_bytes() == b"mine"
    copy_to(conn, str(target), force=True)
    assert target.read_bytes().startswith(b"SQLite format 3")
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == ["ra.db"]


def test_what_came_in_between_stays(conn: sqlite3.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "ra.db"
    monkeypatch.setattr(os, "fsync", lambda handle: target.write_bytes(b"mine"))
    with pytest.raises(PartuiError, match="--force"):
        copy_to(conn, str(target))
    assert target.read_bytes() == b"mine"
    assert [path.name for path in folder.iterdir()] == ["ra.db"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("through", ["itself", "a link", "another name"])
def test_never_onto_the_store_itself(
    conn: sqlite3.Connection, store_path: Path, folder: Path, through: str, force: bool
) -> None:
    target = folder / "ra.db"
    match through:
        case "itself":
            target = store_path
        case "a link":
            target.symlink_to(store_path)
        case _:
            target.hardlink_to(store_path)
    with pytest.raises(PartuiError, match="đang dùng"):
        copy_to(conn, str(target), force=force)
    assert check(conn) == []


def test_a_folder_is_no_target(conn: sqlite3.Connection, folder: Path) -> None:
    with pytest.raises(PartuiError, match="là một thư mục"):
        copy_to(conn, str(folder), force=True)
    assert list(folder.iterdir()) == []


def test_no_such_folder(conn: sqlite3.Connection, folder: Path) -> None:
    with pytest.raises(PartuiError, match="Không có thư mục"):
        copy_to(conn, str(folder / "chưa có" / "ra.db"))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("tail", ["-wal", "-journal"])
@pytest.mark.parametrize("there", [True, False])
def test_never_where_sqlite_would_play_an_old_log_over_the_copy(
    conn: sqlite3.Connection, folder: Path, tail: str, there: bool
) -> None:
    target = folder / "ra.db"
    if there:
        target.write_bytes(b"mine")
    Path(f"{target}{tail}").write_bytes(b"log")
    with pytest.raises(PartuiError, match=f"còn ra.db{tail}"):
        copy_to(conn, str(target), force=True)
    assert target.exists() is there


def test_without_hard_links(conn: sqlite3.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    copy_to(conn, str(folder / "ra.db"))
    assert [path.name for path in folder.iterdir()] == ["ra.db"]


class FullDisk(sqlite3.Connection):
    """A connection whose VACUUM INTO runs out of room half way, as SQLite itself says it."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Fill the disk where a copy is asked for."""
        if not sql.startswith("VACUUM"):
            return super().execute(sql, parameters)
        part = os.fsdecode(parameters[0])
        Path(part).write_bytes(b"SQLite format 3")
        Path(f"{part}-journal").write_bytes(b"x")
        with closing(sqlite3.connect(":memory:")) as small:
            small.execute("PRAGMA max_page_count = 1")
            return small.execute("CREATE TABLE a (id INTEGER)")


@pytest.fixture
def full(store_path: Path) -> Iterator[sqlite3.Connection]:
    """The store, on a disk that is full."""
    with closing(sqlite3.connect(store_path, factory=FullDisk, isolation_level=None)) as conn:
        yield conn


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_what_was_there(full: sqlite3.Connection, folder: Path, force: bool) -> None:
    target = folder / "ra.db"
    if force:
        target.write_bytes(b"mine")
    with pytest.raises(PartuiError, match="Không đủ chỗ"):
        copy_to(full, str(target), force=force)
    assert [path.read_bytes() for path in folder.iterdir()] == ([b"mine"] if force else [])


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_is_full_in_the_end_leaves_what_was_there(
    conn: sqlite3.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, refuse)
    target = folder / "ra.db"
    target.write_bytes(b"mine")
    with pytest.raises(PartuiError, match="Không đủ chỗ"):
        copy_to(conn, str(target), force=True)
    assert [path.read_bytes() for path in folder.iterdir()] == [b"mine"]


def test_a_name_that_no_disk_takes(conn: sqlite3.Connection, folder: Path) -> None:
    with pytest.raises(PartuiError, match="tên tệp dài nhất"):
        copy_to(conn, str(folder / ("x" * 300)))
    assert list(folder.iterdir()) == []
