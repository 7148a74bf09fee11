"""Nhật ký: the journal of the whole plan on the screen."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.rows import change_row, remove_row
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.queries.agencies import directory_agency
from partui.store.queries.plan_codes import row_coded
from partui.store.queries.tasks import task_id
from partui.tui.screens import journal
from tests.store.officer import set_own
from tests.tui.officer import DAY, LARGE, NAME, at_work, write

START = datetime(2020, 9, 1, 2, 30, tzinfo=UTC)


def notes(path: Path, number: int, code: str = "1.1") -> None:
    """Have another officer's program write notes, one after the other."""
    with closing(open_store(str(path))) as conn:
        for each in range(1, number + 1):
            who = Author("Cán bộ B", START + timedelta(minutes=each))
            edit_tasks(conn, [task_id(conn, 2020, code)], {"note": f"[/foo] lần {each}"}, who, DAY)


@pytest.mark.parametrize("view", ["1", "2", "3"])
async def test_the_newest_comes_first_on_every_view(path: Path, view: str) -> None:
    notes(path, 2)
    async with at_work(path) as officer:
        await officer.press(view, "H")
        assert officer.shows("Nhật ký: 2 thay đổi", "Cán bộ B")
        assert "[/foo] lần 1 → [/foo] lần 2" in officer.text
        assert officer.cursor.startswith("01/09/2020 09:32")
        assert officer.shows("01/09/2020 09:32:00 · Cán bộ B · 1.1 · Ghi chú")
        await officer.press("H", "escape")
        assert not officer.shows("Nhật ký:")


async def test_it_is_searched_by_row_person_field_and_day(path: Path) -> None:
    notes(path, 3)
    notes(path, 1, "1.3.1")
    async with at_work(path) as officer:
        await officer.press("H", "slash")
        for words, found in {"can bo b": 4, "1.3.1": 1, "ghi chu 01/09/2020": 4, "10/2020": 0}.items():
            await officer.type(words)
            assert officer.shows(f"Nhật ký: {found} thay đổi"), words
            await officer.press("ctrl+u")
        await officer.type("1.3.1")
        await officer.press("enter", "enter")
        assert officer.shows("Tổng quan  1.3.1 ")
        await officer.press("escape", "escape")
        assert officer.shows("Nhật ký: 4 thay đổi")


async def test_it_is_filtered_by_person_field_and_days(path: Path) -> None:
    notes(path, 3)
    with closing(open_store(str(path))) as conn:
        for at, day in enumerate((START, START + timedelta(days=2)), start=1):
            edit_tasks(conn, [task_id(conn, 2020, "1.2")], {"progress": str(at)}, Author("Lan", day), DAY)
    async with at_work(path) as officer:
        await officer.press("H", "f", "enter", *"lan", "enter", "ctrl+s")
        assert officer.shows("Nhật ký: 2 · Lan")
        await officer.press("f", "tab", "tab", *"2/9", "enter", *"1/9", "ctrl+s")
        assert officer.shows("→ 02/09/2020 (năm của kế hoạch)", "! Ngày đầu ở sau ngày cuối.")
        await officer.press("ctrl+u", "ctrl+s")
        assert officer.shows("Nhật ký: 1 · Lan · từ 02/09/2020", "1% → 2%")
        await officer.press("f", "ctrl+r", "f", "tab", "enter", *"ghi chu", "enter")
        await officer.press("tab", *"1/9", "ctrl+s", "slash", *"09:33", "enter")
        assert officer.shows("Nhật ký: 1 · Ghi chú · đến 01/09/2020", "lần 2 → [/foo] lần 3")
        await officer.press("escape", "escape")
        assert officer.shows("Nhật ký: 5 thay đổi")
        await officer.press("j")
        before = officer.lines
        await officer.press("f", "ctrl+s")
        assert officer.lines == before


async def test_enter_opens_the_task_and_escape_comes_back(path: Path) -> None:
    notes(path, 1, "1.3.1")
    async with at_work(path) as officer:
        await officer.press("H", "enter")
        assert officer.shows("Tổng quan  1.3.1 ")
        await officer.press("escape")
        assert officer.shows("Nhật ký: 1 thay đổi")


async def test_the_change_chosen_is_undone(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("s", "2", "j", "n")
        await officer.type("Đã họp")
        await officer.press("ctrl+s", "H", "j", "u")
        assert officer.task("1.1")["status"] == "todo"
        assert officer.task("1.2")["note"] == "Đã họp"
        assert officer.shows(
            "Đã hoàn tác 1.1, sửa lúc ", "Kết quả Đang thực hiện → Chưa thực hiện", "Nhật ký: 3 thay đổi"
        )
        assert officer.shows("↶ Đang thực hiện → Chưa thực hiện", "× Chưa thực hiện → Đang thực hiện")
        assert "× Chưa thực hiện" in officer.cursor
        await officer.press("u")
        assert "đã được hoàn tác" in officer.refused
        assert officer.changes() == 3


async def test_what_was_changed_further_is_not_undone(path: Path) -> None:
    notes(path, 2)
    async with at_work(path) as officer:
        await officer.press("H", "j", "u")
        assert "đã được sửa tiếp" in officer.refused
        assert officer.changes() == 2


async def test_an_own_score_is_in_it_and_opens_its_criterion(path: Path) -> None:
    with closing(open_store(str(path))) as conn:
        set_own(conn, 2020, "1.3", Decimal("1.25"), Author("Cán bộ B", START))
    async with at_work(path) as officer:
        await officer.press("H")
        assert officer.shows("Điểm tự chấm", "– → 1,25")
        await officer.press("enter")
        assert officer.cursor.startswith("1.3 ")
        assert officer.shows("Dự kiến", "chắc chắn ")
        await officer.press("home", "H", "enter")
        assert officer.cursor.startswith("1.3 ")
        await officer.press("H", "u")
        assert officer.ask("SELECT own FROM criterion WHERE code = '1.3'") == [(None,)]


async def test_enter_opens_what_was_changed_and_no_task_of_the_same_code(path: Path) -> None:
    with closing(open_store(str(path))) as conn:
        heading = row_coded(conn, 2020, "heading", "3.1")
        change_row(conn, heading, {"title": "Mục"}, Author("B", START))
        agency = directory_agency(conn, 2020, "Sở Tư pháp").id
        set_agency(conn, agency, AgencyEdit(short="STP"), Author("B", START + timedelta(minutes=1)))
        task = row_coded(conn, 2020, "task", "1.2")
        remove_row(conn, 2020, task, Author("B", START + timedelta(minutes=2)))
    async with at_work(path) as officer:
        await officer.press("H", "enter")
        assert "Dòng này đã bị xóa khỏi kế hoạch" in officer.refused
        await officer.press("j", "enter")
        assert officer.shows("cơ quan", "STP")
        assert officer.cursor.startswith("Sở Tư pháp")
        await officer.press("escape", "j", "enter")
        assert officer.shows("32 mục")
        assert officer.cursor.startswith("3.1 ")
        await officer.press("escape")
        assert officer.shows("Nhật ký: 3 thay đổi")


async def test_what_was_cut_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST", 3)
    notes(path, 4)
    async with at_work(path, size=LARGE) as officer:
        await officer.press("H")
        assert officer.shows("Nhật ký: 3 thay đổi mới nhất, còn nữa", "lần 4")
        await officer.press("G")
        assert "[/foo] lần 1 → [/foo] lần 2" in officer.cursor


async def test_an_empty_journal(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("H", "enter", "u", "j", "G")
        assert officer.shows("Nhật ký: 0 thay đổi", "Chưa có thay đổi nào.")
        assert officer.app.is_running


async def test_the_cursor_stays_on_its_change_when_others_come_in(path: Path) -> None:
    notes(path, 3)
    async with at_work(path) as officer:
        await officer.watch()
        await officer.press("H", "j")
        before = officer.cursor
        with closing(open_store(str(path))) as conn:
            edit_tasks(conn, [task_id(conn, 2020, "1.2")], {"status": "doing"}, Author(NAME, START), DAY)
        await officer.watch()
        assert officer.shows("Nhật ký: 4 thay đổi")
        assert officer.cursor == before


async def test_a_time_that_is_none_is_shown_as_it_is(path: Path) -> None:
    forged = "9999-99-99T99:99:99.999999Z"
    write(
        path,
        "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
        " SELECT ?, ?, id, 'note', '', 'giả', 'ai đó', ?, '', 0 FROM task WHERE code = '1.1'",
        "f" * 36, "e" * 36, forged,
    )  # fmt: skip
    async with at_work(path, size=LARGE) as officer:
        await officer.press("H")
        assert officer.shows("Nhật ký: 1 thay đổi", f"{forged} · ai đó · 1.1 · Ghi chú")
        await officer.press("enter", "end")
        assert officer.shows(f"{forged}  ai đó")
        await officer.press("escape", "escape", "4")
        assert not officer.shows("giả"), "what has no moment is not of the last days"
