"""A slow line: the pages that scroll show the same as elsewhere."""

from pathlib import Path

from tests.tui.officer import at_work


async def test_pages_that_scroll_are_shown_without_scroll_bars_too(path: Path) -> None:
    async with at_work(path, plain=True) as officer:
        await officer.press("enter")
        assert officer.shows("Kế hoạch CCHC năm", "Kết quả      Chưa thực hiện", "Sản phẩm")
        await officer.press("escape", "4")
        assert officer.shows("Điểm PAR Index")
        assert officer.shows("▲ Quá hạn 2", "Cơ quan chủ trì")
        await officer.press("question_mark")
        assert officer.shows("Phím của màn hình này", "Esc Quay lại")
