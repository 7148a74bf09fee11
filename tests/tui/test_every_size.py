"""Every screen and window bears every size of the terminal, however it is dragged."""

from pathlib import Path

import pytest

from tests.tui.dragging import drag
from tests.tui.officer import SMALL, at_work
from tests.tui.openings import NAMES, every_screen, go_back, open_screen, prepare

# Too small, wider, then wide and high: each is a way to a layout that the next finds. `tests/faults/sizes.py` has all.
SIZES = [(5, 24), (99, 24), (300, 80)]
_AT_ONCE = 10


@pytest.mark.parametrize("first", range(0, len(NAMES), _AT_ONCE))
async def test_every_screen_bears_every_size(path: Path, first: int) -> None:
    prepare(path)
    async with at_work(path) as officer:
        for name in NAMES[first : first + _AT_ONCE]:
            await open_screen(officer, name)
            before = officer.text
            await drag(officer, [*SIZES, SMALL])
            assert (name, officer.text) == (name, before)
            await go_back(officer)


def test_no_screen_is_left_out() -> None:
    assert {*NAMES, "TooSmallScreen"} == set(every_screen())
