"""The window dragged to every size there is, screen by screen: `python -m tests.faults.sizes [SCREEN…]`; hours."""

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from textual._context import visible_screen_stack
from textual.app import App
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widget import Widget

from partui.store.db.open import open_store
from tests.tui.dragging import drag
from tests.tui.officer import SMALL, Officer, at_work
from tests.tui.openings import NAMES, open_screen, prepare

WIDTHS, HEIGHTS = range(1, 301), range(1, 101)


def every_size() -> Iterator[tuple[int, int]]:
    """Down and up, a cell wider each time: a table keeps what it has drawn as long as its width stays."""
    for width in WIDTHS:
        yield from ((width, height) for height in (HEIGHTS if width % 2 else reversed(HEIGHTS)))


async def drag_over(path: Path, name: str) -> int:
    """Open a screen, give the window every size, draw it at each; return how many there were.

    Raises:
        AssertionError: the app could not bear one.
    """
    count = 0
    drawn: set[tuple[Widget, Size, Offset]] = set()
    async with at_work(path) as officer:
        await open_screen(officer, name)
        with patch.object(Officer, "_look"):
            for size in (*every_size(), SMALL):
                await drag(officer, [size])
                _draw(officer.app.screen, drawn)
                count += 1
        assert type(officer.app.screen).__name__ == name
    return count


def _draw(screen: Screen[object], drawn: set[tuple[Widget, Size, Offset]]) -> None:
    """Draw each part of a screen, unless it was drawn before at the size that it has now."""
    visible_screen_stack.set([])
    for widget, (region, _clip) in screen._compositor.visible_widgets.items():
        looks = (widget, region.size, widget.scroll_offset)
        if looks not in drawn:
            drawn.add(looks)
            widget.render_lines(region.reset_offset)


def main() -> None:
    """Drag over the screens named, or over all."""
    with TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), folder), PARTUI_BY="Lan")
        for name in sys.argv[1:] or NAMES:
            start = time.monotonic()
            path = Path(folder) / f"{name}.db"
            with closing(open_store(str(path))):
                pass
            prepare(path)
            # Drawn once a size, not at each step on the way there; the screen below a window is dragged by itself.
            with (
                patch.object(Screen, "_compositor_refresh", lambda screen: screen._dirty_widgets.clear()),
                patch.object(App, "_background_screens", []),
            ):
                count = asyncio.run(drag_over(path, name))
            sys.stdout.write(f"{name}: {count} sizes, {time.monotonic() - start:.0f} s\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
