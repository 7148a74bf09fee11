"""When nothing more comes of itself: until then a key may still be on its way through the widgets."""

import asyncio
from collections.abc import Sized
from time import monotonic

# What never rests must not hold up the keys for ever.
PATIENCE = 8.0

# Those who wait for the others to be done; each has one turn of the event loop to come.
_onlookers = 0


async def let_others_run() -> None:
    """Let everything else take a turn, without counting as something that is still to be done."""
    global _onlookers  # noqa: PLW0603
    _onlookers += 1
    try:
        await asyncio.sleep(0)
    finally:
        _onlookers -= 1


def is_anything_to_do() -> bool:
    """Tell whether the event loop has something to run before it waits for a thread, a timer or the terminal."""
    # asyncio does not tell. What is ready to run stands here in every event loop of its own.
    ready: Sized = vars(asyncio.get_running_loop())["_ready"]
    return len(ready) > _onlookers


async def until_quiet() -> None:
    """Wait until every message is handled and whatever it opened is mounted; threads may still be at work."""
    patience = monotonic() + PATIENCE
    await let_others_run()
    while is_anything_to_do() and monotonic() < patience:
        await let_others_run()
