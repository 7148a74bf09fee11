"""When the app has come to rest: only a key, a timer of its own or another program can bring anything more.

What Textual and asyncio do not tell is read from their insides, here and nowhere else.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from textual._queue import Queue
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from partui.tui.app import PartuiApp

# A test that waits longer hangs.
PATIENCE = 60.0
# While a thread is at work, or whatever else takes time.
_MEANWHILE = 0.001


async def until_handled(app: PartuiApp) -> None:
    """Wait until every message is handled and the screen drawn; the store may still be asked."""
    await _until(app, lambda: _unhandled(app))


async def until_quiet(app: PartuiApp) -> None:
    """Wait until every message is handled, all work done, the store still and the screen drawn."""
    rests = False
    while not rests:
        await _until(app, lambda: _unhandled(app) or _unfinished(app))
        rests = _has_ended(app) or await _was_still(app)


async def _until(app: PartuiApp, left: Callable[[], str]) -> None:
    """Wait until nothing is left to do, drawing what Textual would draw at its next tick."""
    deadline = monotonic() + PATIENCE
    await asyncio.sleep(0)
    while not _has_ended(app):
        if _is_anything_ready():
            await asyncio.sleep(0)
        elif doing := left():
            assert monotonic() < deadline, f"never at rest: {doing}"
            await asyncio.sleep(_MEANWHILE)
        elif undrawn := _undrawn(app):
            undrawn._on_timer_update()
            await asyncio.sleep(0)
        else:
            return


def _has_ended(app: PartuiApp) -> bool:
    return not app.is_running or app._exception is not None


def _is_anything_ready() -> bool:
    """Whether the event loop has something to run before it would wait."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


def _unhandled(app: PartuiApp) -> str:
    """Say who still has a message to handle."""
    return next((f"messages of {node}" for node in (app, *app._registry) if not _is_listening(node)), "")


def _is_listening(node: MessagePump) -> bool:
    """Whether the app or a widget waits for its next message, or for none any more."""
    queue: Queue[Message | None] = node._message_queue
    awaited = any(not waiter.done() for waiter in queue.ready_event._waiters)
    return not node._running or (queue.empty() and awaited)


def _unfinished(app: PartuiApp) -> str:
    """Say which workers there are, when more are at work than wait for the user's answer to a dialog."""
    working = [worker for worker in app.workers if not worker.is_finished]
    return f"one of {working}" if len(working) > _dialogs_waited_for(app) else ""


def _dialogs_waited_for(app: PartuiApp) -> int:
    dialogs = [screen for stack in app._screen_stacks.values() for screen in stack]
    answers = [result.future for dialog in dialogs for result in dialog._result_callbacks]
    return sum(1 for answer in answers if answer is not None and not answer.done() and answer._callbacks)


def _undrawn(app: PartuiApp) -> Screen[object] | None:
    """Return a screen in sight that is to be drawn at the next tick of its timer."""
    seen = (*app._background_screens, app.screen)
    return next((screen for screen in seen if screen._update_timer._active.is_set()), None)


async def _was_still(app: PartuiApp) -> bool:
    """Tell whether the store's thread had nothing to do; let it finish what nobody waits for any more."""
    with suppress(RuntimeError):  # The file is closed.
        await asyncio.get_running_loop().run_in_executor(app.store._thread, lambda: None)
    return not (_is_anything_ready() or _unhandled(app) or _unfinished(app) or _undrawn(app))
