"""Other programs on the same file: their edits come up, two saves meet, a file that refuses is told of."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partui.domain.journal.changes import Change
from partui.store.db.open import open_store
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import author
from partui.store.queries.tasks import task_id
from partui.tui import seconds
from tests.tui.officer import DAY, Officer, at_work, write

OTHER = "Cán bộ B"


def edit(path: Path, code: str, **fields: str) -> list[Change]:
    """Edit a task as another officer's program would."""
    with closing(open_store(str(path))) as conn:
        return edit_tasks(conn, [task_id(conn, 2020, code)], fields, author(OTHER), DAY)


async def test_anothers_edit_comes_up_and_nothing_moves(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.watch()
        await officer.press("pagedown", "pagedown", "k", "k")
        before = officer.lines
        code = officer.cursor.split()[0]
        edit(path, code, status="done")
        await officer.watch()
        after = officer.lines
        changed = [(old, new) for old, new in zip(before[1:], after[1:], strict=True) if old != new]
        assert len(changed) == 1
        assert changed[0][1].startswith(f"► {code}")
        assert "Xong" in changed[0][1]


async def test_the_app_looks_by_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seconds, "WATCH", 0.01)
    async with at_work(path) as officer:
        edit(path, "1.1", status="doing")
        await officer.until(lambda: "Đang" in officer.cursor)


async def test_an_edit_made_right_after_the_start_comes_up_too(path: Path) -> None:
    async with at_work(path) as officer:
        edit(path, "1.1", status="doing")
        await officer.watch()
        assert "Đang" in officer.cursor


async def test_anothers_edit_comes_up_in_the_detail_and_among_the_agencies(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.watch()
        await officer.press("2")
        edit(path, "1.3.1", status="done")
        await officer.watch()
        assert officer.shows(" ▲1 ")
        await officer.press("1", "j", "j", "enter", "down")
        edit(path, "1.3.1", note="ghi của B")
        await officer.watch()
        await officer.press("end")
        assert officer.shows("ghi của B", OTHER)


async def meet(officer: Officer, path: Path) -> None:
    """Save a note over one that another officer has saved meanwhile."""
    await officer.press("n")
    await officer.type("của tôi")
    edit(path, "1.1", note="của họ")
    await officer.press("ctrl+s")
    assert officer.shows("Người khác đã lưu trước", "1.1", "Ghi chú", OTHER, "của họ", "của tôi")
    assert officer.task("1.1")["note"] == "của họ"


@pytest.mark.parametrize(("keys", "stays"), [(["enter"], "của họ"), (["down", "enter"], "của tôi")])
async def test_two_saves_meet_and_one_is_chosen(path: Path, keys: list[str], stays: str) -> None:
    async with at_work(path) as officer:
        await meet(officer, path)
        await officer.press(*keys)
        assert officer.task("1.1")["note"] == stays
        assert not officer.shows("Người khác đã lưu trước")
        await officer.press("n")
        assert officer.shows(stays)


@pytest.mark.parametrize("keys", [["down", "down", "enter"], ["escape"]])
async def test_looking_again_saves_nothing_and_loses_nothing(path: Path, keys: list[str]) -> None:
    async with at_work(path) as officer:
        await meet(officer, path)
        await officer.press(*keys)
        assert officer.task("1.1")["note"] == "của họ"
        assert officer.shows("╭─ Ghi chú", "của tôi"), "what was typed is gone"


async def test_keeping_theirs_still_saves_what_they_did_not_touch(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("e")
        await officer.fill("#deadline", "Tháng 11")
        await officer.fill("#progress", "40")
        edit(path, "1.1", deadline="Tháng 12")
        await officer.press("ctrl+s")
        assert officer.shows("Người khác đã lưu trước", "Tháng 11", "Tháng 12")
        await officer.press("enter")
        assert officer.task("1.1")["deadline"] == "Tháng 12"
        assert officer.task("1.1")["progress"] == 40, "the field that nobody else touched was dropped unsaid"


async def test_each_field_that_two_changed_is_asked_for(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("e")
        await officer.fill("#deadline", "Tháng 11")
        await officer.fill("#progress", "40")
        edit(path, "1.1", deadline="Tháng 12", progress="90")
        await officer.press("ctrl+s", "down", "enter")
        assert officer.shows("1.1, % hoàn thành: ", "Giữ của họ: 90%", "Ghi của tôi: 40%")
        assert officer.task("1.1")["progress"] == 90, "their progress was written over without being shown"


async def test_an_edit_of_another_field_is_no_conflict(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("n")
        await officer.type("của tôi")
        edit(path, "1.1", status="doing")
        await officer.press("ctrl+s")
        assert (officer.task("1.1")["note"], officer.task("1.1")["status"]) == ("của tôi", "doing")


async def test_a_joint_status_with_one_conflict_tells_of_the_others(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("m", "m", "s")
        edit(path, "1.2", status="cancelled")
        await officer.press("3")
        assert officer.shows("Người khác đã lưu trước", "1.2")
        await officer.press("enter")
        assert officer.task("1.2")["status"] == "cancelled"
        assert officer.task("1.1")["status"] == "done", "the task that nobody else touched was left out unsaid"


async def test_a_read_only_file_is_read_and_saving_says_why_not(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
    path.chmod(0o400)
    async with at_work(path) as officer:
        assert officer.shows("86 · ▲2", "► 1.1")
        await officer.press("s", "2")
        assert "chỉ đọc được" in officer.refused
        assert officer.task("1.1")["status"] == "todo"
        await officer.press("2", "tab", "enter", "u", "escape")
        assert officer.app.is_running


async def test_a_note_that_could_not_be_saved_is_not_lost(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
    path.chmod(0o400)
    async with at_work(path) as officer:
        await officer.press("n")
        await officer.type("nửa giờ gõ")
        await officer.press("ctrl+s")
        assert officer.shows("nửa giờ gõ"), "what was typed is gone"


@pytest.mark.parametrize("keys", ["f", "u", "s", "e", "n", "enter", "2", "slash", "o", "x", "d"])
async def test_a_file_that_breaks_while_the_app_is_open_does_not_end_it(path: Path, keys: str) -> None:
    async with at_work(path) as officer:
        for table in ("task", "change", "agency", "heading"):
            write(path, f"ALTER TABLE {table} RENAME TO {table}_gone")
        await officer.watch()
        await officer.press(keys, "a", "enter")
        assert officer.app.is_running
        assert officer.app._exception is None
        assert "không dùng được" in officer.refused


async def test_a_file_that_stays_broken_is_told_of_once(path: Path) -> None:
    async with at_work(path) as officer:
        broken = path.with_name("hỏng.db")
        broken.write_bytes(b"x" * 8192)
        broken.replace(path)
        for _second in range(5):
            await officer.watch()
        assert officer.app.is_running
        (told,) = officer.refused.splitlines()
        assert "không phải" in told


async def test_a_busy_file_holds_up_no_key(path: Path) -> None:
    async with at_work(path) as officer:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await officer.press_at_once("s")
            await officer.until(lambda: officer.shows("╭─ Kết quả thực hiện"))
            await officer.press_at_once("2", "j", "question_mark")
            await officer.until(lambda: officer.shows("Phím của màn hình này"))
            other.execute("ROLLBACK")
        await officer.settle()
        assert officer.app.is_running
        assert officer.app._exception is None
        await officer.press("escape")
        assert officer.task("1.1")["status"] == "doing"
        assert officer.cursor.startswith("1.2")


async def test_midnight_moves_today_on(path: Path) -> None:
    async with at_work(path, day=None) as officer:
        today = officer.app.day.date
        officer.app.day = officer.app.day._replace(date=date(2020, 9, 30))
        await officer.watch()
        assert officer.app.day.date >= today
        assert not officer.shows("xem")


async def test_nothing_is_read_again_while_nobody_changes_anything(path: Path) -> None:
    async with at_work(path) as officer:
        revision = officer.app.revision
        await officer.watch()
        assert officer.app.revision == revision


async def test_what_stands_later_is_asked_about_and_blamed_on_nobody(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s", "3", "d", *"30/9/2020", "enter", "s", "2")
        assert officer.shows("Ngày sau đã ghi khác", "1.1: từ 01/10/2020 đã ghi", "30/09/2020 sẽ bỏ giá trị ấy")
        await officer.press("enter")
        assert officer.task("1.1")["status"] == "done"
