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

from partui.tui.app import PartuiApp
from partui.tui.keys.quiet import is_anything_to_do, let_others_run

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
    """Wait until nothing is left to do, without waiting for the ticks of Textual's clock."""
    deadline = monotonic() + PATIENCE
    await let_others_run()
    while not _has_ended(app):
        if is_anything_to_do():
            await let_others_run()
        elif doing := left():
            await asyncio.sleep(_MEANWHILE)
            assert monotonic() < deadline, f"never at rest: {doing}"
        elif ticks := _ticks(app):
            for tick in ticks:
                tick()
            await let_others_run()
            assert monotonic() < deadline, f"drawn for ever: {ticks}"
        else:
            return


def _has_ended(app: PartuiApp) -> bool:
    return not app.is_running or app._exception is not None


def _unhandled(app: PartuiApp) -> str:
    """Say who still has a message to handle, or that drawing is put off, as it is while a view comes up."""
    if app._batch_count:
        return "drawing, which is put off"
    return next((f"messages of {node}" for node in (app, *app._registry) if not _is_listening(node)), "")


def _is_listening(node: MessagePump) -> bool:
    """Whether the app or a widget waits for its next message, or for none any more."""
    queue: Queue[Message | None] = node._message_queue
    awaited = any(not waiter.done() for waiter in queue.ready_event._waiters)
    return not node._running or (queue.empty() and awaited)


def _unfinished(app: PartuiApp) -> str:
    """Say that keys wait, or which workers there are when more are at work than wait for an answer to a dialog."""
    if app._exit:
        return "the app's end"
    if app.keys_in_order.is_anything_waiting:
        return "keys that wait for their turn"
    working = [worker for worker in app.workers if not worker.is_finished]
    return f"one of {working}" if len(working) > _dialogs_waited_for(app) else ""


def _dialogs_waited_for(app: PartuiApp) -> int:
    dialogs = [screen for stack in app._screen_stacks.values() for screen in stack]
    answers = [result.future for dialog in dialogs for result in dialog._result_callbacks]
    return sum(1 for answer in answers if answer is not None and not answer.done() and answer._callbacks)


def _ticks(app: PartuiApp) -> list[Callable[[], None]]:
    """Return what Textual does at the next tick of its clock: resize, scroll, draw the screens in sight."""
    if app._resize_timer is not None:
        return [app._check_resize]
    if app.animator._animations:
        return [app.animator]
    seen = (*app._background_screens, app.screen)
    return [screen._on_timer_update for screen in seen if screen._update_timer._active.is_set()]


async def _was_still(app: PartuiApp) -> bool:
    """Tell whether the store's thread had nothing to do; let it finish what nobody waits for any more."""
    with suppress(RuntimeError):  # The file is closed.
        await asyncio.get_running_loop().run_in_executor(app.store._thread, lambda: None)
    return not (is_anything_to_do() or _unhandled(app) or _unfinished(app) or _ticks(app))
