"""What the screens that show the plan have in common."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.worker import WorkType

from partui.tui.screens.general_keys import GENERAL_KEYS

if TYPE_CHECKING:
    from partui.tui.app import PartuiApp


class PlanScreen(Screen[None]):
    """A screen that shows the store and follows it: what it shows is read again when the store has changed."""

    BINDINGS = GENERAL_KEYS
    _revision = -1

    @property
    def partui(self) -> "PartuiApp":
        """The app, which knows the store, the plan and the day."""
        return cast("PartuiApp", self.app)

    def on_screen_resume(self) -> None:
        """Read the store again when it has changed while another screen was up."""
        self.follow()

    def follow(self) -> None:
        """Read the store again unless it stands as it was."""
        if self._revision != self.partui.revision:
            self._revision = self.partui.revision
            self.reload()

    def reload(self) -> None:
        """Read what the screen shows in a worker; a reading that is under way is given up."""
        # A function, not a coroutine: a reading that is given up before it began was never made.
        reading: WorkType[None] = self._load
        self.run_worker(reading, group="load", exclusive=True)

    async def load(self) -> None:
        """Read what the screen shows and show it."""
        raise NotImplementedError

    async def _load(self) -> None:
        with self.telling():
            await self.load()

    def telling(self) -> AbstractContextManager[None]:
        """Tell the user what could not be done, and go on."""
        return self.partui.telling()

    def action_press(self, key: str) -> None:
        """Press a key, as a click on its name below does."""
        self.app.simulate_key(key)
