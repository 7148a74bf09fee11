"""Another plan in the app, and two side by side."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partui.domain.plan.next_plan import CarryOver
from partui.domain.tasks.task import Day
from partui.store.db.open import open_store
from partui.store.edits.next_plan import new_plan
from partui.store.edits.plan_removal import remove_plan
from partui.store.journal.writing import author
from tests.store.officer import edit
from tests.tui.officer import LARGE, at_work

DAY = date(2021, 10, 1)


@pytest.fixture
def both(path: Path) -> Path:
    """The store with a plan for 2021 beside that of 2020."""
    with closing(open_store(str(path))) as conn:
        new_plan(conn, 2021, 2020, CarryOver.FRESH, author("An"), Day(DAY))
    return path


async def test_another_plan_is_looked_at_and_leaves_when_it_is_removed(both: Path) -> None:
    async with at_work(both, day=DAY) as officer:
        await officer.press("enter")
        assert officer.shows("Nhiệm vụ 1.1", "2020 · xem 01/10/2021")
        await officer.press("p", "down", "enter")
        assert officer.shows("2021 · xem 01/10/2021", "Đang xem kế hoạch 2021", "○ 31/12 còn 91")
        assert officer.ask("SELECT value FROM setting WHERE name = 'plan_in_use'") == [("2020",)]
        await officer.press("s", "2")
        assert officer.ask("SELECT plan, code FROM task WHERE status = 'doing'") == [(2021, "1.1")]
        with closing(open_store(str(both))) as conn:
            remove_plan(conn, 2021)
        await officer.watch()
        assert officer.shows("2020 · xem 01/10/2021")
        assert "không có kế hoạch năm 2021" in officer.refused


async def test_scores_are_those_of_the_plan_looked_at(both: Path) -> None:
    async with at_work(both, size=LARGE, day=DAY) as officer:
        await officer.press("3", "j", "w")
        assert officer.shows("giả định")
        await officer.press("p", "down", "enter")
        assert officer.shows("Tối đa   2020")
        assert not officer.shows("giả định")


async def test_two_plans_are_set_side_by_side(both: Path) -> None:
    with closing(open_store(str(both))) as conn:
        edit(conn, "1.3.1", deadline="Tháng 11")
    async with at_work(both, day=DAY) as officer:
        await officer.press("p", "down", "space")
        assert officer.shows("2021 *")
        await officer.press("c")
        assert officer.shows("So sánh 2020 và 2021", "2020, đến 01/10/2021", "Tỷ lệ hoàn thành theo lĩnh vực")
        assert officer.line("Thực hiện Kế hoạch CCHC năm").rstrip("│█").split()[-3:] == ["0,00", "1,50", "+1,50"]
        assert officer.shows("0 mới · 0 không còn · 1 đổi hạn · 85 như nhau", "30/11/2020 30/09/2021", "sớm 61 ngày")
        await officer.press("down")
        assert officer.shows("Hạn 2020: Tháng 11 (30/11/2020) · Hạn 2021: Quý III (30/09/2021)")
        await officer.press("t")
        assert officer.shows("2020, đến 01/10/2020")
        await officer.press("escape", "p", "n")
        assert officer.shows("▌ 2022")
        await officer.press("escape", "escape")
        assert officer.ask("SELECT value FROM setting WHERE name = 'plan_in_use'") == [("2021",)]


async def test_next_years_plan_is_made_looked_at_and_removed(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("p", "n")
        assert officer.shows("Lập kế hoạch năm sau từ kế hoạch 2020", "làm mới hết")
        await officer.fill("#year", "2020")
        await officer.press("ctrl+s")
        assert officer.shows("! Tệp đã có kế hoạch năm 2020")
        await officer.fill("#year", "21")
        await officer.press("ctrl+s")
        assert officer.shows("! “21” không phải là một năm")
        await officer.fill("#year", "2022")
        await officer.press("enter", "enter", "down", "enter", "space", "enter")
        assert officer.shows("Đã lập kế hoạch 2022 từ kế hoạch 2020: 103 tiêu chí", "chuyển sang với hạn cũ (82)")
        used = "SELECT value FROM setting WHERE name = 'plan_in_use'"
        assert officer.ask(used) == [("2022",)]
        await officer.press("enter")
        assert officer.shows("Đang xem kế hoạch 2022", "2022 · xem 01/10/2020")
        assert officer.shows("▲ 30/09/20 quá 1")
        await officer.press("p", "delete")
        assert officer.shows("Sẽ xóa: 86 nhiệm vụ, 82 thay đổi trong nhật ký.")
        assert f"{path.parent / 'backups'}; lấy lại bằng “partui restore”" in officer.said(".read")
        await officer.press("enter")
        assert officer.shows("! Chưa xóa gì: hãy gõ 2022")
        await officer.type("2022")
        await officer.press("enter")
        assert officer.shows("Đã xóa kế hoạch 2022; kế hoạch đang dùng: 2020; bản sao số 1.", "2020 · xem 01/10/2020")
        assert officer.ask("SELECT year FROM plan") == [(2020,)]
        assert officer.ask(used) == [("2020",)]
        assert len(list((path.parent / "backups").iterdir())) == 1


async def test_another_plan_than_the_one_looked_at_is_removed_by_words(both: Path) -> None:
    async with at_work(both, day=DAY) as officer:
        await officer.press("p", "down", "ctrl+p")
        await officer.type("xoa")
        await officer.press("enter")
        await officer.type("2021")
        await officer.press("enter")
        assert officer.shows("Kế hoạch trong tệp · đang xem 2020", "Đã xóa kế hoạch 2021")
        assert officer.ask("SELECT year FROM plan") == [(2020,)]
        await officer.press("delete")
        assert "là kế hoạch duy nhất của tệp" in officer.refused
        await officer.press("escape", "p", "c")
        assert officer.shows("· Tệp chỉ có một kế hoạch")
