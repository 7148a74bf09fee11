"""Ma trận thành viên: members by tasks, ticked by cell, column and row, and read in both sizes."""

from pathlib import Path

import pytest

from tests.store.edits.test_members import FIFTEEN
from tests.tui.officer import LARGE, SMALL, Officer, at_work
from tests.tui.openings import another_does

TODAY = ("--as-of", "2020-09-01")


@pytest.fixture
def districts(path: Path) -> Path:
    """The store with fifteen districts, 1.3.1 and 1.3.2 followed, eleven and none of them done."""
    another_does(path, "agency", "set", "ubnd cấp huyện", *(w for name in FIFTEEN for w in ("--member", name)), *TODAY)
    ticked = [word for name in FIFTEEN[:3] for word in ("--member", name)]
    another_does(path, "set", "1.3.1", *ticked, "--status", "done", *TODAY)
    another_does(path, "set", "1.3.2", "--member", FIFTEEN[4], "--status", "doing", *TODAY)
    return path


def totals(officer: Officer) -> list[str]:
    return next(line.split() for line in officer.lines if line.startswith("  Tổng"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_is_read_in_both_sizes(districts: Path, size: tuple[int, int]) -> None:
    async with at_work(districts, size=size) as officer:
        await officer.press("N")
        assert officer.shows("UBND cấp huyện (15)", "►1.3.1", "1.3.2")
        assert officer.line("huyện Buôn Đôn").split() == ["►", "huyện", "Buôn", "Đôn", "1/2", "[✓]", "▲"]
        assert officer.line("huyện Cư M'gar").split()[-3:] == ["0/2", "[▲]", "▲"]
        assert totals(officer) == ["Tổng", "3/30", "3/15", "0/15"]
        assert officer.shows("1/2 · ▲", "3/15 thành viên hoàn thành, 12 quá hạn")
        assert all(officer.shows(name.removeprefix("UBND ")) for name in FIFTEEN)


async def test_a_cell_is_ticked(districts: Path) -> None:
    async with at_work(districts) as officer:
        await officer.press("N", "right", "space")
        assert totals(officer) == ["Tổng", "4/30", "3/15", "1/15"]
        assert officer.ask("SELECT count(*) FROM task_member WHERE status = 'done'") == [(4,)]
        await officer.press("w")
        assert officer.ask("SELECT count(*) FROM task_member WHERE status = 'doing'") == [(2,)]
        await officer.press("u", "k", "k", "space")
        assert officer.ask("SELECT count(*) FROM task_member WHERE status = 'done'") == [(3,)]


async def test_a_column_and_a_row_at_once_are_one_edit_each(districts: Path) -> None:
    async with at_work(districts) as officer:
        await officer.press("N", "c")
        assert totals(officer) == ["Tổng", "15/30", "15/15", "0/15"]
        days = officer.ask("SELECT completed_on, count(*) FROM task_member GROUP BY completed_on ORDER BY 1")
        assert days == [(None, 1), ("2020-09-01", 3), ("2020-10-01", 12)]
        await officer.press("u")
        assert totals(officer) == ["Tổng", "3/30", "3/15", "0/15"]
        await officer.press("end", "a")
        assert officer.line("thị xã Buôn Hồ").split()[-3:] == ["2/2", "[✓]", "✓"]
        await officer.press("a")
        assert officer.line("thị xã Buôn Hồ").split()[-3:] == ["0/2", "[▲]", "▲"]


async def test_all_tasks_of_the_groups_and_their_columns(districts: Path) -> None:
    another_does(districts, "set", "1.3.2", "--quorum", "30%", *TODAY)
    async with at_work(districts, size=LARGE) as officer:
        await officer.press("N")
        assert totals(officer)[-1] == "0/≥5"
        await officer.press("f")
        assert officer.shows("nhiệm vụ của các nhóm", "1.1", "►1.3.1")
        await officer.press(*["right"] * 20)
        assert not officer.shows("►1.3.1")
        assert officer.line("huyện Lắk").count("[·]") == 1
        await officer.press("enter")
        assert officer.shows("Kết quả", "Yêu cầu chất lượng")
        await officer.press("escape", "f")
        assert officer.shows("►1.3.1")


async def test_without_members_it_says_how_to_get_them(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("N")
        assert officer.shows("Chưa theo dõi nhiệm vụ nào theo thành viên; phím f")
        await officer.press("space", "c", "a", "right", "f")
        assert officer.shows("partui members import")
        assert officer.changes() == 0
