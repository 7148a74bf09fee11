"""What a slow line is spared: an app that sends only what has changed, when asked to or once the line proves slow."""

from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from partui.locale import _
from partui.tui.keys.in_order import KeysInOrder
from partui.tui.terminal.capabilities import PLAIN, SLOW_SECONDS, measure_line

if TYPE_CHECKING:
    from partui.tui.terminal.changed_cells import SentScreen


class SparingApp(KeysInOrder):
    """An app that can go without borders and bars, with few colours, sending only the cells that have changed."""

    _sent: "SentScreen | None" = None

    def spare_the_line(self) -> None:
        """Send only what changes from now on."""
        from partui.tui.terminal.changed_cells import SentScreen

        self._sent = SentScreen()
        self.add_class(PLAIN)

    def forget_sent(self) -> None:
        """Send the next screen whole: nobody knows what the terminal shows."""
        if self._sent is not None:
            self._sent.forget()

    def measure_line(self) -> None:
        """Spare the line from now on when it has taken long for the first screen."""
        if self._sent is None:
            measure_line(self._driver, self.line_measured)

    def line_measured(self, seconds: float) -> None:
        """Judge a line by the seconds that it takes for a screen."""
        if seconds > SLOW_SECONDS:
            self.spare_the_line()
            said = _("Đường truyền chậm ({seconds} giây một màn hình): từ nay như --plain.")
            self.tell(said.format(seconds=round(seconds)))

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what is new of the screen; on a slow line only the cells that have changed."""
        sent = self._sent if self._running and not self.is_headless and not self._batch_count else None
        if sent is not None and isinstance(renderable, CompositorUpdate):
            from partui.tui.terminal.changed_cells import ChangedCells

            changes = sent.changes(screen._compositor.render_strips())
            renderable = ChangedCells(changes) if changes else None
        super()._display(screen, renderable)
