"""Xếp hạng: agencies in their order in both sizes, the tasks of one, who carries out counted too."""

from datetime import date
from pathlib import Path

import pytest

from tests.tui.officer import LARGE, SMALL, at_work
from tests.tui.openings import another_does


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_is_read_in_both_sizes(path: Path, size: tuple[int, int]) -> None:
    another_does(path, "--as-of", "2020-09-01", "snapshot", "Quý II")
    async with at_work(path, size=size) as officer:
        await officer.press("Z")
        assert officer.shows("Xếp hạng 1 cơ quan", "Xếp theo tỷ lệ đúng hạn", "đồng hạng")
        assert officer.shows("▲▼ so với “Quý II” (01/09/2020).")
        line = officer.line("Sở Nội vụ").split()
        assert line[:6] == ["►", "1", "Sở", "Nội", "vụ", "0,0%"]
        assert "▲2" in line
        assert officer.shows("hạng 1 · đến hạn 2, đúng hạn 0 · 2 quá hạn (▲2)", "0 việc xong thiếu")
        assert officer.line("≡ UBND cấp huyện").split()[0] == "–"


async def test_enter_shows_the_tasks_counted_and_opens_one(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("Z", "enter")
        assert officer.shows("Nhiệm vụ của Sở Nội vụ", "1.3.1")
        await officer.press("enter")
        assert officer.shows("1.3.1")
        assert type(officer.app.screen).__name__ == "DetailScreen"
        await officer.press("escape")
        assert officer.shows("Xếp hạng 1 cơ quan")


async def test_what_they_carry_out_is_counted_too(path: Path) -> None:
    another_does(path, "agency", "set", "ubnd cấp huyện", "--member", "UBND huyện Lắk")
    another_does(
        path, "set", "1.3.2", "--member", "lak", "--status", "done", "--completed-on", "2020-08-01", "--as-of",
        date(2020, 10, 1).isoformat(),
    )  # fmt: skip
    async with at_work(path) as officer:
        await officer.press("Z")
        assert not officer.shows("UBND huyện Lắk")
        await officer.press("i")
        assert officer.shows("UBND huyện Lắk", "chủ trì và thực hiện", "Tính cả việc tham gia thực hiện.")
        assert officer.line("UBND huyện Lắk").split()[:2] == ["►", "1"]
