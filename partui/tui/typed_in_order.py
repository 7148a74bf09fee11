"""Keys that come at once, as over a slow line: what a field was sent is in it before the next key acts."""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App

_PATIENCE = 1.0


class TypedInOrder(App[int]):
    """An app whose keys never overtake what is still being typed into a field."""

    async def on_event(self, event: events.Event) -> None:
        """Let the field take in what it was sent; a key that acts on its value comes after."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._until_typed()
        await super().on_event(event)

    async def _until_typed(self) -> None:
        field = self.screen_stack[-1].focused if self.screen_stack else None
        # Only what is typed in takes a letter; to a table every letter is a key.
        if field is not None and field.check_consume_key("a", "a"):
            typed = asyncio.Event()
            if field.call_later(typed.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(typed.wait(), _PATIENCE)
