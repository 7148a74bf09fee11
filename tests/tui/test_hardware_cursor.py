"""The terminal's own cursor stands where the chosen row begins, for screen readers and input methods."""

from pathlib import Path

from partui.tui.terminal.hardware_cursor import selection_offset
from tests.tui.officer import Officer, at_work


def line_at_cursor(officer: Officer) -> str:
    """The screen's text from the terminal's cursor on."""
    offset = selection_offset(officer.app.screen.focused)
    assert offset is not None
    return officer.lines[offset.y][offset.x :]


async def test_it_follows_the_chosen_row_through_tables_and_menus(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j")
        assert line_at_cursor(officer).startswith("► 1.3.1")
        await officer.press("s", "down")
        assert line_at_cursor(officer).startswith("2  Đang thực hiện")
        await officer.press("escape", "2", "tab", "G")
        assert line_at_cursor(officer).startswith("► 1.2")
        await officer.press("1", "slash")
        assert selection_offset(officer.app.screen.focused) is None
