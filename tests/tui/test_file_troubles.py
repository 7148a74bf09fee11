"""The file under an open app goes, is replaced, is restored, is full, cannot be written: one sentence, nothing lost."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from partui.store.db.connection import Connection
from partui.store.db.open import open_store
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.restoring import restore
from partui.store.projection.checking import check
from tests.tui.officer import Officer, at_work
from tests.tui.test_others import edit


async def type_a_note(officer: Officer) -> None:
    """Write a note and save it."""
    await officer.press("n")
    await officer.type("nửa giờ gõ")
    await officer.press("ctrl+s")


async def test_a_file_that_was_deleted_takes_no_more_edits_and_can_be_taken_away(path: Path, tmp_path: Path) -> None:
    edit(path, "1.2", note="quan trọng")
    async with at_work(path) as officer:
        for tail in ("", "-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        for _second in range(3):
            await officer.watch()
        assert officer.refused.count("đã bị xóa hoặc chuyển đi") == 1
        await officer.press("n")
        await officer.type("nửa giờ gõ")
        await officer.press("ctrl+s")
        assert officer.shows("nửa giờ gõ"), "what was typed is gone"
        assert not path.exists()
        await officer.press("escape", "enter", "x")
        await officer.fill("#path", str(tmp_path / "cứu.db"))
        await officer.press("ctrl+s")
        assert officer.app.is_running
    with closing(open_store(str(tmp_path / "cứu.db"))) as saved:
        assert saved.execute("SELECT note FROM task WHERE code = '1.2'").fetchone() == ("quan trọng",)
        assert check(saved) == []


async def test_an_edit_does_not_go_into_a_file_that_took_the_others_place(path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(path, tmp_path / "khác.db"))
    edit(other, "1.1", note="trong tệp mới")
    async with at_work(path) as officer:
        await officer.press("n")
        await officer.type("nửa giờ gõ")
        os.replace(other, path)
        await officer.press("ctrl+s", "ctrl+s")
        assert "mở lại trong tệp mới" in officer.refused
        assert officer.shows("nửa giờ gõ"), "what was typed is gone"
        await officer.press("escape", "enter")
        await officer.watch()
        await officer.press("n")
        assert officer.shows("trong tệp mới")


@pytest.mark.parametrize("keys", [["n", "x"], ["e", "tab", "3"], ["s"], ["E", "tab", "x"]], ids="".join)
async def test_nothing_typed_over_one_file_lands_in_another_that_was_noticed_meanwhile(
    path: Path, tmp_path: Path, keys: list[str]
) -> None:
    edit(path, "1.1", note="cũ")
    other = Path(shutil.copyfile(path, tmp_path / "khác.db"))
    async with at_work(path) as officer:
        await officer.press(*keys)
        os.replace(other, path)
        await officer.watch()
        await officer.press("3", "ctrl+s", "ctrl+s")
        assert "bị thay bằng một tệp khác" in officer.refused
        assert officer.app.is_running
        assert officer.changes() == 1


async def test_what_was_restored_comes_up(path: Path) -> None:
    edit(path, "1.1", status="doing")
    kept = back_up(str(path), Reason.ASKED)
    edit(path, "1.1", status="done")
    async with at_work(path) as officer:
        assert "Xong" in officer.cursor
        restore(str(path), kept.path)
        await officer.watch()
        assert "Đang" in officer.cursor
        assert officer.refused == ""
        await officer.press("s", "4")
        assert officer.task("1.1")["status"] == "cancelled"


@pytest.mark.parametrize(
    ("pragma", "sentence"),
    [("query_only = ON", "chỉ đọc được"), ("max_page_count = 1", "đã đầy")],
)
async def test_a_file_that_cannot_be_written_any_more(path: Path, pragma: str, sentence: str) -> None:
    async with at_work(path) as officer:
        store = officer.app.store
        look = store._look

        def refusing() -> tuple[Connection, str]:
            conn, gone = look()
            conn.execute(f"PRAGMA {pragma}")
            return conn, gone

        store._look = refusing  # type: ignore[method-assign]
        await officer.press("n")
        await officer.paste("nửa giờ gõ " * 800)
        await officer.press("ctrl+s")
        assert sentence in officer.refused
        assert officer.shows("nửa giờ gõ"), "what was typed is gone"
        assert officer.changes() == 0
        await officer.press("escape", "enter", "2", "1")
        assert officer.app.is_running


async def test_a_torn_page_is_told_of(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'heading'").fetchone()
        (size,) = conn.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    async with at_work(path) as officer:
        assert "bị hỏng" in officer.refused
        await officer.press("2", "s", "escape", "1")
        assert officer.app.is_running
        assert officer.app._exception is None
