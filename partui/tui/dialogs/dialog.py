"""What the small windows over a screen have in common."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar, cast

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.color import Color
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widget import Widget

from partui.locale import _
from partui.tui.context import AppContext
from partui.tui.keys.general import GENERAL_KEYS
from partui.tui.terminal.capabilities import PLAIN

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A small window that answers, or nothing on Escape."""

    # Textual looks for a name beside the subclass.
    CSS_PATH = Path(__file__).with_name("dialog.tcss")
    BINDINGS = [
        *GENERAL_KEYS,
        Binding("escape", "leave", _("Quay lại")),
        Binding("f1", "app.open('help')", _("Phím"), show=False),
        Binding("colon,ctrl+p", "app.open('commands')", _("Lệnh"), show=False),
    ]

    @property
    def partui(self) -> AppContext:
        """The app, which knows the store, the plan and the day."""
        return cast(AppContext, self.app)

    def window(self, title: str, looks: str = "", *, scrolls: bool = False) -> Widget:
        """Return what the window's parts are laid out in.

        Args:
            title: stands in its edge; cleaned text.
            looks: which window it is for the stylesheet: `wide` or `menu`.
            scrolls: whether it may be higher than the screen, with fields that are scrolled to.
        """
        box = (
            VerticalScroll(classes="dialog editor", can_focus=False) if scrolls else Vertical(classes=f"dialog {looks}")
        )
        box.border_title = Content(title)
        return box

    def render(self) -> RenderableType:
        """Draw what lies below, faint: mixed with the ground where colours can be."""
        below = super().render()
        if not isinstance(below, BackgroundScreen) or below.color.a or self.app.has_class(PLAIN):
            return below
        return DimmedScreen(below.screen, below.color)

    def on_key(self, event: events.Key) -> None:
        """Let what could not be done go with the key that goes back."""
        if event.key == "escape":
            self.app.clear_notifications()

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def action_press(self, key: str) -> None:
        """Press a key, as a click on its name below does."""
        self.app.simulate_key(key)


_FAINT = Style(dim=True)


class DimmedScreen(BackgroundScreen):
    """A screen in one faint style, which says what is up and costs fewer codes than colours."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Return the segments without their colours."""
        return (segment if segment.control else Segment(segment.text, _FAINT) for segment in segments)
