"""Keys act in the order in which they came, each on what the one before it led to, at any speed and on any line.

Textual hands a letter to the field that has the focus, but looks a bound key up after it has bubbled to the app; an
action may ask the store in a worker and open its window much later. In a burst, as input methods send it, letters
would overtake backspaces, and what is typed for a window would be commands to the table below it.
"""

from functools import cached_property
from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen, ScreenResultType
from textual.worker import get_current_worker

from partui.tui.keys.key_order import KeyOrder


class KeysInOrder(App[int]):
    """An app that gives a key out once the one before it has led where it leads."""

    def tell(self, text: str) -> None:
        """Say what was done."""
        raise NotImplementedError

    @cached_property
    def _order(self) -> KeyOrder:
        return KeyOrder(self, self.tell)

    @property
    def has_keys_waiting(self) -> bool:
        """Whether a key has come that was not given out."""
        return self._order.is_anything_waiting

    async def on_event(self, event: events.Event) -> None:
        """Keep what comes from outside in its order."""
        if not isinstance(event, (events.InputEvent, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._order.is_turn_of(event):
            self._have_focus()
            try:
                await super().on_event(event)
            finally:
                self._order.given_out()

    async def push_screen_wait(self, screen: Screen[ScreenResultType] | str, *, mode: str | None = None) -> Any:
        """Open a window and wait for its answer; keys go to it meanwhile."""
        worker = get_current_worker()
        self._order.asks(worker)
        try:
            return await super().push_screen_wait(screen, mode=mode)
        finally:
            self._order.answered(worker)

    def press_next(self, key: str) -> None:
        """Press a key before all that were typed ahead."""
        self._order.put_first(events.Key(key, None))

    def forget_typed_ahead(self) -> None:
        """Forget what was typed ahead for something that was refused."""
        self._order.forget()

    def _have_focus(self) -> None:
        """Give the focus to a window that was opened while the terminal's own was not in front."""
        if not self.app_focus:
            self.app_focus = True
            self.screen._update_auto_focus()
