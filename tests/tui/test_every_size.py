"""Every screen and window bears every size of the terminal, however it is dragged."""

from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cell_width
from tests.tui.dragging import drag
from tests.tui.officer import SMALL, at_work
from tests.tui.openings import NAMES, every_screen, go_back, open_screen, prepare

# Too small, wider, then wide and high: each is a way to a layout that the next finds. `tests/faults/sizes.py` has all.
SIZES = [(5, 24), (99, 24), (160, 50)]
_AT_ONCE = 20


@pytest.mark.parametrize("first", range(0, len(NAMES), _AT_ONCE))
async def test_every_screen_bears_every_size(path: Path, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # The screen below a window is dragged by itself.
    monkeypatch.setattr(App, "_background_screens", [])
    prepare(path)
    async with at_work(path) as officer:
        for name in NAMES[first : first + _AT_ONCE]:
            await open_screen(officer, name)
            before = officer.text
            await drag(officer, [*SIZES, SMALL])
            assert (name, officer.text) == (name, before)
            assert (name, cut_off(officer.app.screen)) == (name, [])
            await go_back(officer)


def cut_off(screen: Screen[object]) -> list[str]:
    """Return the labels that have no room, and the lines of keys that are out of sight."""
    shown = (each for each in screen.query(".label").results(Static) if all(above.display for above in each.ancestors))
    labels = [(str(label.content), label) for label in shown]
    return [
        *(text for text, label in labels if cell_width(text) > label.content_size.width and not text.endswith("…")),
        *("keys" for line in screen.query(KeyLine) if not screen.find_widget(line).visible_region),
    ]


def test_no_screen_is_left_out() -> None:
    assert {*NAMES, "TooSmallScreen"} == set(every_screen())
