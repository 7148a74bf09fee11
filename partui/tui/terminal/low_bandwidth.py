"""What a slow line is spared: only what has changed is sent, when asked for or once the line proves slow."""

import os
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from partui.locale import _
from partui.system.terminal import answers_questions
from partui.tui.terminal.capabilities import PLAIN

if TYPE_CHECKING:
    from partui.tui.terminal.changed_cells import SentScreen

# What nobody would want to wait for a screen once more: it passes in 0.1 s on a poor mobile line.
SLOW_SECONDS = 2.0


class LowBandwidth:
    """An app's way to go without borders and bars, with few colours, sending only the cells that have changed.

    Args:
        app: draws the screen.
        tell: says a sentence.
    """

    def __init__(self, app: App[int], tell: Callable[[str], None]) -> None:
        self._app = app
        self._tell = tell
        self._sent: SentScreen | None = None
        self._measures_next = False

    def begin(self) -> None:
        """Send only what changes from now on."""
        from partui.tui.terminal.changed_cells import SentScreen

        self._sent = SentScreen()
        self._app.add_class(PLAIN)

    def forget_sent(self) -> None:
        """Send the next screen whole: nobody knows what the terminal shows."""
        if self._sent is not None:
            self._sent.forget()

    def measure_next(self) -> None:
        """Begin when the line takes long for the next screen that is sent."""
        self._measures_next = True

    def screen_sent(self) -> None:
        """Measure the line by the screen that has just been sent, where that is wanted."""
        wanted, self._measures_next = self._measures_next, False
        if wanted and self._sent is None:
            measure_line(self._app._driver, self.judge)

    def judge(self, seconds: float) -> None:
        """Judge a line by the seconds that it takes for a screen."""
        if seconds > SLOW_SECONDS:
            self.begin()
            said = _("Đường truyền chậm ({seconds} giây một màn hình): từ nay như --plain.")
            self._tell(said.format(seconds=round(seconds)))

    def only_changes(self, screen: Screen[object], drawn: RenderableType | None) -> RenderableType | None:
        """Return what is to be sent of a screen: on a slow line the cells that have changed."""
        if self._sent is None or not isinstance(drawn, CompositorUpdate):
            return drawn
        from partui.tui.terminal.changed_cells import ChangedCells

        changes = self._sent.changes(screen._compositor.render_strips())
        return ChangedCells(changes) if changes else None


def measure_line(driver: Driver | None, told: Callable[[float], None]) -> None:
    """Tell how many seconds the line takes for what is written so far; nothing, where that cannot be known.

    Args:
        driver: writes to the terminal.
        told: given the seconds, in the app's own thread.
    """
    if not answers_questions(os.environ.get("TERM", "")) or os.environ.get("PARTUI_PLAIN") == "0":
        return
    from partui.tui.terminal.driver import LeanDriver

    if isinstance(driver, LeanDriver):
        asked = monotonic()
        driver.when_read(lambda: told(monotonic() - asked))
