"""Another plan in the app, and two side by side."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partui.domain.next_plan import Carry
from partui.domain.task import Day
from partui.store.connection import open_store
from partui.store.editing import author
from partui.store.next_plan import new_plan
from partui.store.plan_list import remove_plan
from tests.tui.officer import at_work

DAY = date(2021, 10, 1)


@pytest.fixture
def both(path: Path) -> Path:
    """The store with a plan for 2021 beside that of 2020."""
    with closing(open_store(str(path))) as conn:
        new_plan(conn, 2021, 2020, Carry.FRESH, author("An"), Day(DAY))
    return path


async def test_another_plan_is_looked_at_and_leaves_when_it_is_removed(both: Path) -> None:
    async with at_work(both, day=DAY) as officer:
        await officer.press("enter")
        assert officer.shows("Nhiệm vụ 1.1", "2020 · xem 01/10/2021")
        await officer.press("p", "down", "enter")
        assert officer.shows("2021 · xem 01/10/2021", "Đang xem kế hoạch 2021", "31/12/2021")
        assert officer.ask("SELECT value FROM setting WHERE name = 'plan_in_use'") == [("2020",)]
        await officer.press("s", "2")
        assert officer.ask("SELECT plan, code FROM task WHERE status = 'doing'") == [(2021, "1.1")]
        with closing(open_store(str(both))) as conn:
            remove_plan(conn, 2021)
        await officer.watch()
        assert officer.shows("2020 · xem 01/10/2021")
        assert "không có kế hoạch năm 2021" in officer.refused


async def test_two_plans_are_set_side_by_side(both: Path) -> None:
    async with at_work(both, day=DAY) as officer:
        await officer.press("p", "down", "space")
        assert officer.shows("2021 *")
        await officer.press("c")
        assert officer.shows("So sánh 2020 và 2021", "2020, đến 01/10/2021", "Tỷ lệ hoàn thành theo lĩnh vực")
        assert officer.line("Thực hiện Kế hoạch CCHC năm").rstrip("│█").split()[-3:] == ["1,50", "1,50", "·"]
        await officer.press("t")
        assert officer.shows("2020, đến 01/10/2020")
        await officer.press("escape")
        assert officer.ask("SELECT value FROM setting WHERE name = 'plan_in_use'") == [("2021",)]
