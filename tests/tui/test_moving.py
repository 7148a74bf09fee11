"""Nhiệm vụ: every task is reached by keys and by mouse, opened, and come back to."""

import re
from pathlib import Path

from tests.tui.officer import LARGE, Officer, at_work

CODE = re.compile(r"\d+(\.\d+)+")


def code_of(line: str) -> str:
    found = CODE.match(line)
    assert found, line
    return found[0]


async def walk(officer: Officer, key: str) -> list[str]:
    """Press a key until the cursor stays; return the codes passed."""
    codes = [code_of(officer.cursor)]
    while True:
        await officer.press(key)
        code = code_of(officer.cursor)
        if code == codes[-1]:
            return codes
        codes.append(code)


async def test_every_task_is_reached_row_by_row(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        in_order = [code for (code,) in officer.ask("SELECT code FROM task ORDER BY position")]
        assert await walk(officer, "j") == in_order
        assert len(in_order) == 86


async def test_keys_that_move(path: Path) -> None:
    async with at_work(path) as officer:
        assert officer.cursor.startswith("1.1 ")
        for keys, code in (
            ("down", "1.2"), ("j", "1.3.1"), ("k", "1.2"), ("up", "1.1"), ("up", "1.1"),
            ("G", "8.6"), ("down", "8.6"), ("g", "1.1"), ("end", "8.6"), ("home", "1.1"),
        ):  # fmt: skip
            await officer.press(keys)
            assert code_of(officer.cursor) == code, keys
        pages = await walk(officer, "pagedown")
        assert pages[-1] == "8.6"
        assert 4 < len(pages) < 9
        back = await walk(officer, "pageup")
        assert back[-1] == "1.1"


async def test_the_first_chapters_heading_is_in_sight_at_the_top(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("G", "g")
        assert officer.shows("1      CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
        assert officer.shows("1.3    Công tác kiểm tra CCHC")


async def test_enter_opens_and_escape_comes_back_to_the_same_row(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("pagedown", "pagedown", "j")
        before, cursor = officer.lines, officer.cursor
        await officer.press("enter")
        assert officer.shows(f"Tổng quan  {code_of(cursor)} ", "Sản phẩm")
        await officer.press("escape")
        assert officer.lines == before


async def test_a_click_moves_and_a_second_one_opens(path: Path) -> None:
    async with at_work(path) as officer:
        row = next(row for row, line in enumerate(officer.lines) if line.startswith("  1.4.1"))
        await officer.click(12, row)
        assert officer.cursor.startswith("1.4.1")
        await officer.click(12, row)
        assert officer.shows("Tổng quan  1.4.1 ")


async def test_the_wheel_scrolls_and_the_cursor_stays(path: Path) -> None:
    async with at_work(path) as officer:
        before = officer.lines
        await officer.wheel(12, 10, 3)
        assert not officer.shows("  1.1 ")
        assert officer.shows("3.2.1")
        await officer.wheel(12, 10, -3)
        assert officer.lines == before


async def test_a_heading_is_passed_over_by_a_click(path: Path) -> None:
    async with at_work(path) as officer:
        row = next(row for row, line in enumerate(officer.lines) if line.startswith("  1.3 "))
        await officer.click(12, row)
        assert officer.cursor.startswith("1.1 ")


async def test_the_keys_named_below_are_buttons(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.click(officer.lines[-1].index("Ghi kết quả"), len(officer.lines) - 1)
        assert officer.shows("╭─ Kết quả thực hiện")
        await officer.press("escape")
        await officer.click(officer.lines[0].index(" 2 ") + 1, 0)
        assert officer.shows("Tính cả thực hiện")


async def test_escape_on_a_first_screen_does_nothing(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j")
        before = officer.lines
        await officer.press("escape", "escape")
        assert officer.lines == before
        assert officer.app.is_running
