"""Chi tiết: every column of the plan, what is inherited, the history, and editing from there."""

from pathlib import Path

import pytest

from tests.tui.officer import NAME, Officer, at_work, write


async def to_task(officer: Officer, code: str) -> None:
    """Open a task by searching for its code and stepping to it."""
    await officer.press("slash")
    await officer.type(code)
    await officer.press("enter")
    while not officer.cursor.startswith(f"{code} "):
        await officer.press("j")
    await officer.press("enter")
    assert officer.shows(f"Tổng quan  {code} ")


async def whole(officer: Officer) -> str:
    """Everything that the screen shows when it is scrolled through, as words."""
    seen: list[str] = []
    await officer.press("home")
    for _page in range(12):
        seen += [line.rstrip(" ▁▂▃▄▅▆▇█▔│") for line in officer.lines[1:-1]]
        await officer.press("pagedown")
    await officer.press("home")
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("code", ["1.3.1", "4.1.2", "4.3.1", "7.1.3", "8.1.3"])
async def test_every_column_of_the_plan_is_there(path: Path, code: str) -> None:
    async with at_work(path) as officer:
        row = officer.ask("SELECT title, deadline, leads, implementers, products, requirements FROM task"
                          " WHERE code = ?", code)[0]  # fmt: skip
        await to_task(officer, code)
        said = await whole(officer)
        for text in (code, *row[:2], *row[2].split("; "), *row[4].split("\n"), *row[5].split("\n")):
            assert " ".join(text.split()) in said, text
        for label in ("Kết quả", "Thời hạn", "Chủ trì", "Thực hiện", "Tiêu chí", "Sản phẩm", "Yêu cầu", "Ghi chú"):
            assert label in said


async def test_what_is_inherited_names_where_it_comes_from(path: Path) -> None:
    async with at_work(path) as officer:
        await to_task(officer, "4.1.2")
        assert officer.text.count("4.1.1") == 3
        assert officer.shows("Trong năm 2020 → năm 2020: đến hết 31/12/2020", "Sở Nội vụ  (theo 4.1.1")
        await officer.press("e")
        await officer.fill("#deadline", "Quý IV")
        await officer.press("ctrl+s")
        assert officer.text.count("theo 4.1.1") == 2
        assert officer.shows("Quý IV → Quý IV/2020: đến hết 31/12/2020")


async def test_the_history_has_the_newest_first_and_names_the_officer(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("enter", "s", "2", "n")
        await officer.type("Đã họp [/foo]")
        await officer.press("ctrl+s", "e")
        await officer.fill("#progress", "40")
        await officer.fill("#why", "theo báo cáo [bold]")
        await officer.press("ctrl+s", "end")
        changes = [line for line in officer.lines if f"{NAME}" in line]
        assert len(changes) == 3
        assert "% hoàn thành" in changes[0]
        assert "Ghi chú: – → Đã họp [/foo]" in changes[1]
        assert "Kết quả: Chưa thực hiện → Đang thực hiện" in changes[2]
        assert officer.shows("theo báo cáo [bold]")
        await officer.press("u", "home")
        assert officer.task("1.1")["progress"] == 0
        assert officer.line(" % hoàn thành ").endswith(" 0%")


async def test_the_status_is_set_from_there_and_escape_shows_it_in_the_table(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("enter", "s", "3")
        assert officer.shows("Hoàn thành", "01/10/2020")
        assert officer.task("1.1")["completed_on"] == "2020-10-01"
        await officer.press("escape")
        assert "Xong" in officer.cursor
        assert officer.cursor.startswith("1.1 ")


async def test_a_day_of_the_past_shows_what_was_true_on_it_and_edits_count_from_it(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("enter", "s", "3", "d")
        await officer.fill("#day", "30/9/2020")
        await officer.press("enter")
        assert officer.shows("xem 30/09/2020", "Chưa thực hiện")
        await officer.press("n")
        await officer.paste("Đã nhắc")
        await officer.press("ctrl+s")
        assert officer.shows("Đã nhắc", "(tính từ 30/09/2020)")
        assert officer.ask("SELECT effective_on FROM change WHERE field = 'note'") == [("2020-09-30",)]
        await officer.press("u")
        assert officer.task("1.1")["note"] == ""
        await officer.press("d")
        await officer.fill("#day", "")
        await officer.press("enter")
        assert officer.shows("01/10/2020")
        assert officer.task("1.1")["status"] == "done"


async def test_a_task_that_another_program_removed(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.watch()
        await officer.press("enter")
        for table, column in (("task_agency", "task_id"), ("task_search", "task_id"), ("task_source", "id")):
            write(path, f"DELETE FROM {table} WHERE {column} = (SELECT id FROM task WHERE code = '1.1')")
        write(path, "DELETE FROM task WHERE code = '1.1'")
        await officer.watch()
        assert officer.shows("Nhiệm vụ không còn trong tệp")
        await officer.press("s", "e", "n")
        assert officer.app.is_running
        await officer.press("escape")
        assert officer.shows("85 · ▲")
