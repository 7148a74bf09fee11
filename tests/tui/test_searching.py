"""Nhiệm vụ: search as you type, filters and orders."""

import re
import unicodedata
from pathlib import Path

import pytest

from partui.tui.screens.task_list import TaskListScreen
from partui.tui.widgets.table.strips import ASCENDING_SIGN, DESCENDING_SIGN
from partui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.officer import LARGE, Officer, at_work, write

# As wide as the table has the window for itself.
NARROWER = (119, 36)
STANDING = re.compile(r" [▲●○] \S|· (Theo|Thường|chưa)")
COUNTED = " {}/86 ·"


def codes(officer: Officer) -> list[str]:
    """The codes of the tasks on the screen."""
    return [line[2:].split()[0] for line in officer.lines[2:-1] if STANDING.search(line)]


async def test_search_ignores_case_and_marks(path: Path) -> None:
    async with at_work(path) as officer:
        for typed in ("dai phat thanh", "dak lak", "Đài Phát thanh", "ĐẮK LẮK", "dak   lak "):
            await officer.press("slash")
            await officer.type(typed)
            assert officer.shows(COUNTED.format(2), "► 1.4.1", "1.4.2", "1.4    Công tác tuyên truyền CCHC"), typed
            assert not officer.shows("1.4.3")
            await officer.press("escape")
            assert not officer.shows(COUNTED.format(2))


async def test_search_typed_apart_as_on_a_mac(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("slash")
        await officer.paste(unicodedata.normalize("NFD", "Đài Phát thanh"))
        assert officer.shows(COUNTED.format(2), "► 1.4.1")


async def test_search_narrows_with_every_key(path: Path) -> None:
    async with at_work(path, size=NARROWER) as officer:
        await officer.press("slash")
        seen = []
        for key in ("k", "i", "e", "m", "space", "t"):
            await officer.press(key)
            seen.append(int(officer.line("/86 ·").split("/86 ·")[0].split()[-1]))
        assert seen == sorted(seen, reverse=True)
        assert 0 < seen[-1] < seen[0]


async def test_commands_are_letters_in_the_search(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("slash")
        await officer.type("1q2sjudx?:/oemnfgG ")
        assert officer.app.is_running
        assert officer.app.current_mode == "tasks"
        assert officer.shows(" 1q2sjudx?:/oemnfgG", COUNTED.format(0), "Không có nhiệm vụ nào như vậy")
        assert officer.changes() == 0
        await officer.press("enter", "s", "e", "n", "m", "enter", "j", "G")
        assert officer.shows("Không có nhiệm vụ nào như vậy")


async def test_markup_in_the_search_is_text(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("slash")
        await officer.type("[/foo][bold]")
        assert officer.shows(" [/foo][bold]", "“[/foo][bold]”", COUNTED.format(0))


async def test_enter_keeps_what_was_found_and_goes_to_its_first_task(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("G", "slash")
        await officer.type("kiem tra")
        await officer.press("enter")
        assert officer.shows("kiem tra", "/86 ·")
        first = codes(officer)[0]
        assert officer.cursor.startswith(first)
        await officer.press("j")
        assert officer.cursor.startswith(codes(officer)[1])
        await officer.press("escape")
        assert not officer.shows("/86 ·")
        assert not officer.shows("kiem tra")


async def test_escape_in_the_search_clears_it_and_goes_back_to_the_table(path: Path) -> None:
    async with at_work(path) as officer:
        before = officer.lines
        await officer.press("slash")
        await officer.type("dak lak")
        await officer.press("escape")
        assert "/86 ·" not in officer.text
        assert officer.cursor.startswith("1.4.1")
        await officer.press("home")
        assert officer.lines == before
        await officer.press("slash")
        assert not officer.shows("dak lak")


async def test_what_was_found_is_underlined_with_the_rows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TaskListScreen, "say_more", lambda _screen: None)
    async with at_work(path) as officer:
        await officer.press("slash")
        await officer.type("da")
        assert officer.app.screen.query_one("#tasks", VirtualTable).found == "da"


async def test_what_was_found_is_underlined_where_it_stands(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("slash")
        await officer.type("tuyen truyen")
        drawn = [(text, style) for strip in officer.strips for text, style, _control in strip if style]
        found = [text for text, style in drawn if style.underline and "Mã" not in text]
        assert set(found) == {"tuyên truyền"}
        assert len(found) > 1, "in the table, and not in the task beside it"


async def test_a_search_without_a_hit_gives_the_cursor_back(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("pagedown", "j")
        before = officer.lines
        await officer.press("slash")
        await officer.type("kiem tra xyz")
        assert officer.shows("Không có nhiệm vụ nào như vậy")
        await officer.press("escape")
        assert officer.lines == before


async def test_the_filters_narrow_together_and_escape_takes_them_away(path: Path) -> None:
    async with at_work(path, size=NARROWER) as officer:
        await officer.press("f")
        assert officer.shows("Lọc nhiệm vụ", "Cơ quan", "Vai trò", "Lĩnh vực", "Kết quả thực hiện", "So với hạn")
        await officer.press("enter")
        assert officer.shows("Sở Tư pháp", "Sở Kế hoạch và Đầu tư")
        await officer.type("Sở Nội vụ")
        await officer.press("enter", "tab", "enter", "down", "enter", "ctrl+s")
        assert officer.shows(COUNTED.format(7), "Chủ trì: Sở Nội vụ", "Lĩnh vực 1")
        chapter_one = officer.ask(
            "SELECT t.code FROM task AS t JOIN task_agency ON task_id = t.id JOIN agency AS a ON a.id = agency_id"
            " WHERE chapter = '1' AND role = 'lead' AND a.name = 'Sở Nội vụ' ORDER BY t.position"
        )
        assert codes(officer) == [code for (code,) in chapter_one]
        await officer.press("f")
        assert officer.shows("Sở Nội vụ", "1 CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
        await officer.press("ctrl+s", "escape")
        assert not officer.shows("/86 ·")


async def choose(officer: Officer, field: str, label: str) -> None:
    """Choose in a filter by its label, with keys alone."""
    officer.app.screen.query_one(f"#{field}").focus()
    await officer.press("enter")
    await officer.type(label)
    await officer.press("enter")


async def test_filters_by_status_and_timeliness(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s", "2")
        for field, label, found in (
            ("status", "Đang thực hiện", ["1.1"]),
            ("timeliness", "Quá hạn", ["1.3.1", "1.3.2"]),
            ("timeliness", "Không có hạn", ["1.2", "8.1.2", "8.1.4", "8.1.5"]),
        ):
            await officer.press("f")
            await choose(officer, field, label)
            await officer.press("ctrl+s")
            assert officer.shows(COUNTED.format(len(found)), label)
            assert codes(officer) == found
            await officer.press("escape")


async def test_filter_by_role(path: Path) -> None:
    async with at_work(path, size=NARROWER) as officer:
        await officer.press("f")
        await choose(officer, "agency", "Báo Đắk Lắk")
        await officer.press("ctrl+s")
        assert officer.shows(COUNTED.format(0), "Chủ trì: Báo Đắk Lắk", "Không có nhiệm vụ nào như vậy")
        await officer.press("f")
        await choose(officer, "role", "Thực hiện")
        await officer.press("ctrl+s")
        assert codes(officer) == ["1.4.1", "1.4.2"]
        await officer.press("f", "ctrl+r")
        assert not officer.shows("/86 ·")


async def test_escape_leaves_the_filters_as_they_were(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("f")
        await choose(officer, "timeliness", "Quá hạn")
        await officer.press("escape")
        assert not officer.shows("/86 ·")


async def test_o_sorts_by_the_next_column_and_the_head_shows_it(path: Path) -> None:
    async with at_work(path, size=NARROWER) as officer:
        for head in ("Nhiệm vụ", "Chủ trì", "Hạn", "So với hạn", "Kết quả", "Mã"):
            await officer.press("o", "home")
            assert f"{head}{ASCENDING_SIGN}" in officer.lines[1]
            assert officer.shows("CÔNG TÁC CHỈ ĐẠO") == (head == "Mã")
        assert officer.cursor.startswith("1.1 ")


async def test_sorted_by_due_date_and_the_other_way_round(path: Path) -> None:
    async with at_work(path, size=NARROWER) as officer:
        await officer.click(officer.lines[1].index("Hạn"), 1)
        await officer.press("g")
        assert codes(officer)[:4] == ["1.3.1", "1.3.2", "1.4.1", "1.4.2"]
        await officer.press("G")
        assert codes(officer)[-4:] == ["1.2", "8.1.2", "8.1.4", "8.1.5"]
        await officer.click(officer.lines[1].index("Hạn"), 1)
        assert DESCENDING_SIGN in officer.lines[1]
        await officer.press("g")
        assert "30/01/21" in officer.cursor
        await officer.press("G")
        assert codes(officer)[-4:] == ["1.2", "8.1.2", "8.1.4", "8.1.5"]


async def test_the_cursor_stays_on_its_task_when_the_order_changes(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j", "o", "o")
        assert officer.cursor.startswith("1.3.1")


async def test_hidden_marks_do_not_take_a_status(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("m", "slash")
        await officer.type("dak lak")
        await officer.press("enter", "s", "2")
        assert officer.task("1.1")["status"] == "todo", "a task that is not on the screen was changed"


async def test_an_empty_plan_says_so(path: Path) -> None:
    write(path, "DELETE FROM task_agency")
    write(path, "DELETE FROM task_search")
    write(path, "DELETE FROM task_source")
    write(path, "DELETE FROM task")
    async with at_work(path) as officer:
        assert officer.shows("Kế hoạch chưa có nhiệm vụ nào")
        await officer.press("enter", "j", "G", "s", "e", "n", "m", "o", "u")
        assert officer.app.is_running
        await officer.press("2")
        assert officer.shows("Chưa nhiệm vụ nào có", "rồi e.")
        await officer.press("enter", "tab", "enter", "s", "e", "i")
        assert officer.app.is_running
