"""Diễn biến: the months since the plan's issue, the snapshots, and what each lead had late."""

from pathlib import Path

from tests.tui.officer import at_work
from tests.tui.openings import another_does


async def test_the_plan_over_the_months(path: Path) -> None:
    another_does(path, "--as-of", "2020-09-30", "snapshot", "Quý III")
    async with at_work(path) as officer:
        await officer.press("X")
        assert officer.shows("Cuối mỗi tháng", "31/08/2020", "30/09/2020", "01/10/2020", "Các bản chốt")
        assert officer.shows("30/09 Quý III", "Quá hạn của từng cơ quan chủ trì")
        assert officer.line("Sở Nội vụ").split()[-3:] == ["·", "·", "2"]
        await officer.press("escape")
        assert officer.shows("Nhiệm vụ")
