"""Work that comes back in the app: its instances in the sheet, ticked off in a window, or by the status of the task."""

from contextlib import closing
from pathlib import Path

import pytest

from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.due.periods import give_periods
from partui.store.journal.writing import author
from partui.store.queries.agencies import directory_agency
from partui.store.queries.tasks import task_id
from tests.tui.officer import LARGE, at_work


@pytest.fixture
def monthly(path: Path) -> Path:
    """The store with 1.3.1 each month."""
    with closing(open_store(str(path))) as conn:
        give_periods(conn, task_id(conn, 2020, "1.3.1"), "Hàng tháng", author("An"))
    return path


async def test_instances_are_ticked_off(monthly: Path) -> None:
    async with at_work(monthly, size=LARGE) as officer:
        await officer.press("j", "j")
        assert officer.shows("31/08 quá 31", "còn 5 kỳ", "▲ Tháng 8: hạn 31/08/2020, quá 31 ngày")
        await officer.press("s", "3")
        assert officer.shows("1.3.1: còn 4 kỳ", "30/09 quá 1", "còn 4 kỳ")
        await officer.press("l")
        assert officer.shows("Các kỳ của 1.3.1", "! 31/08/2020", "hoàn thành 01/10/2020, sau hạn 31 ngày")
        await officer.press("space")
        assert officer.shows("còn 3 kỳ")
        await officer.press("k", "enter")
        assert officer.shows("còn 4 kỳ")
        await officer.press("escape", "u")
        assert officer.task("1.3.1")["status"] == "doing"
        assert officer.shows("còn 3 kỳ")


async def test_a_task_without_instances_says_how_to_get_them(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("l")
        assert "partui period set 1.1" in officer.refused


async def test_single_agencies_are_ticked_off(monthly: Path) -> None:
    with closing(open_store(str(monthly))) as conn:
        group = directory_agency(conn, 2020, "UBND cấp huyện").id
        set_agency(conn, group, AgencyEdit(add=["UBND huyện A", "UBND huyện B"]), author("An"))
    async with at_work(monthly, size=LARGE) as officer:
        await officer.press("j", "j", "l", "a")
        assert officer.shows("Tháng 8 của 1.3.1, từng cơ quan", "○ Chưa thực hiện")
        await officer.press("space")
        assert officer.shows("✓ Hoàn thành", "▲ Chưa thực hiện", "1/2 cơ quan")
        await officer.press("space", "escape")
        assert officer.shows("! 31/08/2020", "2/2 cơ quan", "còn 4 kỳ")
        await officer.press("k", "a", "space")
        assert officer.shows("1/2 cơ quan")
