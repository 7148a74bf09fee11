"""Đọc soát kế hoạch: a doubt is gone to, settled with a reason, opened again."""

from pathlib import Path

from partui.store.projection.kind import Subject
from partui.tui.screens.document.body import BodyScreen
from tests.tui.officer import at_work


async def test_each_leads_to_its_row(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("P")
        assert officer.cursor.startswith("6.1.1 ")
        await officer.press("enter")
        assert officer.shows("  6.1.1  ", "Kết quả      Chưa thực hiện")
        await officer.press("escape", "G", "enter")
        assert officer.shows("  5.2.1  ", "Kết quả      Chưa thực hiện")
        await officer.press("escape", "k", "enter")
        assert officer.shows("╭─ Kế hoạch", "► 2020")
        await officer.press("escape", "k", "enter")
        assert officer.cursor.startswith("6 ")
        ((key, code),) = officer.ask(
            "SELECT id, code FROM clause WHERE part <> 'heading' ORDER BY position LIMIT 1 OFFSET 9"
        )
        await officer.app.navigation.open_subject(Subject("clause", key))
        await officer.settle()
        assert isinstance(officer.app.screen, BodyScreen)
        assert officer.cursor.startswith(f"{code} ")


async def test_one_is_settled_and_opened_again(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("P", "s", "ctrl+s")
        assert officer.shows("! Ghi lý do, để người sau biết vì sao không sửa.")
        await officer.fill("#why", "đã hỏi Sở")
        await officer.press("ctrl+s")
        assert officer.shows("Đọc soát kế hoạch: 12 điểm")
        await officer.press("G")
        assert officer.cursor.startswith("6.1.1 ")
        assert officer.shows("Đã xem: đã hỏi Sở")
        await officer.press("delete")
        assert officer.shows("Đọc soát kế hoạch: 13 điểm")
        await officer.press("u", "u")
        assert officer.ask("SELECT count(*) FROM settled_doubt WHERE reason <> ''") == [(0,)]
