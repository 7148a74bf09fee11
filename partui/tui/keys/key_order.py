"""Keys act in the order in which they came, each on what the one before it led to, at any speed and on any line.

Textual hands a letter to the field that has the focus, but looks a bound key up after it has bubbled to the app; an
action may ask the store in a worker and open its window much later. In a burst, as input methods send it, letters
would overtake backspaces, and what is typed for a window would be commands to the table below it.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker

from partui.locale import _, plural
from partui.tui.keys.quiet import until_quiet
from partui.tui.keys.started_work import StartedWork, Wait
from partui.tui.keys.typed import TakesKeysInTurn, can_type_in, is_typed

# To leave, to stop, to go back: they wait no longer than a person does.
URGENT = frozenset({"escape", "ctrl+c", "ctrl+q"})
# Seconds after which a wait is told of, and after which what is urgent waits no longer for what is at work.
LONG = 1.0
_WORDWISE = {"alt+b": "ctrl+left", "alt+f": "ctrl+right"}


class KeyOrder:
    """Gives out what comes from the keyboard, one after the other.

    Args:
        app: handles what is given out.
        tell: says a sentence.
    """

    def __init__(self, app: App[int], tell: Callable[[str], None]) -> None:
        self._app = app
        self._tell = tell
        self._waiting: deque[Message] = deque()
        self._turns: deque[Message] = deque()
        # The field that the last key was typed into.
        self._typing_in: Widget | None = None
        self._is_quiet = False
        self._work = StartedWork(app, self._happened)
        self._news = asyncio.Event()
        self._follower: asyncio.Task[None] | None = None
        self._held_since: float | None = None
        self._is_told = False

    @property
    def is_anything_waiting(self) -> bool:
        """Whether something has come that was not given out."""
        return bool(self._waiting or self._turns)

    def is_turn_of(self, event: Message) -> bool:
        """Take in what has come, and tell whether it goes out now."""
        if self._turns and event is self._turns[0]:
            return True
        at_once = self._goes_on_typing(event) or (self._is_quiet and not self._holding(event))
        if at_once and not self.is_anything_waiting and not _is_unclear(event):
            self._give(event)
            return True
        self._waiting.append(event)
        self._follow()
        return False

    def given_out(self) -> None:
        """Note that what had its turn is on its way."""
        self._turns.popleft()
        self._follow()

    def put_first(self, event: Message) -> None:
        """Put something before all that waits."""
        self._waiting.appendleft(event)
        self._follow()

    def asks(self, worker: Worker[Any]) -> None:
        """Note that a worker opens a window to ask the user."""
        self._work.ask(worker)
        self._happened()

    def answered(self, worker: Worker[Any]) -> None:
        """Note that a worker goes on with an answer."""
        self._work.answer(worker)
        self._happened()

    def forget(self) -> None:
        """Forget what waits for something that does not come."""
        if self._waiting and self._holding(self._waiting[0]):
            self._waiting.clear()

    def _happened(self) -> None:
        self._is_quiet = False
        self._news.set()

    def _follow(self) -> None:
        self._news.set()
        if self._follower is None or self._follower.done():
            self._follower = asyncio.create_task(self._give_out_in_turn())

    async def _give_out_in_turn(self) -> None:
        """Give out what waits, and see where it leads, until nothing is under way."""
        while True:
            self._news.clear()
            await until_quiet()
            self._work.look()
            self._is_quiet = not self._turns
            if not self._is_quiet:
                await self._news.wait()
            elif self._waiting and self._may_go():
                self._next()
                while self._waiting and self._goes_on_typing(self._waiting[0]):
                    self._next()
            elif not self._waiting and not self._work:
                return
            else:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), self._until_next_look())

    def _next(self) -> None:
        event = self._waiting.popleft()
        if isinstance(event, events.Key) and event.key in _WORDWISE:
            event = self._make_clear(event.key)
        self._give(event)
        # The app handles one thing after the other; what an action of its own still does comes first.
        self._app.post_message(event)

    def _make_clear(self, key: str) -> Message:
        """Take Escape and a letter that came as one for a step by a word in a field, for two keys elsewhere."""
        if can_type_in(self._app.focused):
            return events.Key(_WORDWISE[key], None)
        letter = key[-1]
        self._waiting.appendleft(events.Key(letter, letter))
        return events.Key("escape", "\x1b")

    def _give(self, event: Message) -> None:
        focused = self._app.focused
        typed = is_typed(event, focused)
        self._is_quiet = False
        self._turns.append(event)
        self._held_since = None
        self._typing_in = focused if typed else None
        self._work.key_goes(by_typing=typed)

    def _goes_on_typing(self, event: Message) -> bool:
        """Tell whether something is typed into the same field as before, which takes one after the other by itself."""
        field = self._typing_in
        return isinstance(field, TakesKeysInTurn) and field is self._app.focused and is_typed(event, field)

    def _holding(self, event: Message) -> dict[Worker[Any], Wait]:
        return self._work.holding(typing=is_typed(event, self._app.focused))

    def _may_go(self) -> bool:
        """Tell whether the first that waits goes out; what has waited too long is let go or given up."""
        holding = self._holding(self._waiting[0])
        if not holding:
            return True
        if self._held_since is None:
            self._held_since, self._is_told = monotonic(), False
        held = self._held()
        if self._work.seconds_at_work(holding) >= LONG and self._is_urgent():
            self._work.give_up(holding)
            return True
        if held < max(wait.value for wait in holding.values()):
            self._tell_of_long(holding)
            return False
        self._work.give_up(holding)
        if Wait.WINDOW not in holding.values():
            return True
        lost = len(self._waiting)
        self._waiting.clear()
        self._held_since = None
        self._tell(plural("Tệp dữ liệu chưa trả lời; đã bỏ {number} phím gõ trước.", number=lost))
        return False

    def _is_urgent(self) -> bool:
        """Tell whether something urgent waits, and put it first: what came before it is given up."""
        for place, event in enumerate(self._waiting):
            if isinstance(event, events.Key) and event.key in URGENT:
                for _earlier in range(place):
                    self._waiting.popleft()
                return True
        return False

    def _tell_of_long(self, holding: dict[Worker[Any], Wait]) -> None:
        if not self._is_told and self._held() >= LONG and Wait.WINDOW in holding.values():
            self._is_told = True
            self._tell(_("Đang chờ tệp dữ liệu; phím gõ trước được giữ lại. Esc: thôi chờ."))

    def _held(self) -> float:
        return 0.0 if self._held_since is None else monotonic() - self._held_since

    def _until_next_look(self) -> float | None:
        """Return the seconds after which what waits is to be looked at even if nothing has happened."""
        if not self._waiting:
            return None
        holding, held = self._holding(self._waiting[0]), self._held()
        left = [
            LONG - self._work.seconds_at_work(holding),
            LONG - held,
            *(wait.value - held for wait in holding.values()),
        ]
        return min((seconds for seconds in left if seconds > 0), default=0.0)


def _is_unclear(event: Message) -> bool:
    return isinstance(event, events.Key) and event.key in _WORDWISE
