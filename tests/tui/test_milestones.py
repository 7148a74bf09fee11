"""Các mốc: written a line each, reached with an x, shown in Chi tiết."""

from pathlib import Path

from tests.tui.officer import at_work


async def test_milestones_are_written_and_reached(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("O")
        assert officer.shows("Các mốc của 1.1", "Mỗi dòng một mốc")
        await officer.type("x dự thảo 30/9")
        await officer.press("enter")
        await officer.type("ban hành")
        assert officer.shows("→ Không đọc được ngày của mốc “ban hành”")
        await officer.type(" 15/1/2021")
        assert officer.shows("→ 2 mốc, 1 đã đạt; có mốc sau hạn 31/12/2020")
        await officer.press("ctrl+s")
        assert officer.shows("Mốc – → dự thảo 30/09/2020, đạt 01/10/2020")
        await officer.press("enter")
        assert officer.shows("Các mốc", "! 1. dự thảo 30/09/2020, đạt 01/10/2020", "○ 2. ban hành 15/01/2021")
