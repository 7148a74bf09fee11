"""Gia hạn: marked tasks are extended together, and what is refused stays in the window."""

from pathlib import Path

from tests.tui.officer import at_work


async def test_marked_tasks_are_extended_together(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("slash", *"1.3", "enter", "m", "m", "D")
        assert officer.shows("Gia hạn", "2 nhiệm vụ: 1.3.1, 1.3.2", "Hạn đang có: 30/09/2020")
        await officer.fill("#words", "Ngày 1/9")
        await officer.press("ctrl+s")
        assert officer.shows("! 1.3.1: “Ngày 1/9” là ngày 01/09/2020, không sau hạn đang có")
        await officer.fill("#words", "Ngày 15/11")
        await officer.fill("#document", "1234/UBND-TH")
        assert officer.shows("→ đến hết ngày 15/11/2020")
        await officer.press("ctrl+s")
        assert officer.shows("Đã lưu 2 nhiệm vụ: 1.3.1, 1.3.2")
        await officer.press("k", "k", "enter")
        assert officer.shows("Gia hạn", "15/11/2020 (gia hạn lần 1; hạn gốc 30/09/2020)", "theo 1234/UBND-TH")
