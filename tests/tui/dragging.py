"""Dragging the window's edge: what is on the screen, and what it covers, is laid out and drawn at each size."""

from collections.abc import Iterable

from tests.tui.officer import Officer


async def drag(officer: Officer, sizes: Iterable[tuple[int, int]]) -> None:
    """Give the window one size after another.

    Raises:
        AssertionError: the app could not bear a size, or is drawn for ever.
    """
    app = officer.app
    for size in sizes:
        await officer.resize(*size)
        officer.look()
        if app._exception is not None:
            raise AssertionError(f"{type(app.screen).__name__} at {size}") from app._exception
