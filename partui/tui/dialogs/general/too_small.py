"""What is said when the window is too small to work in."""

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from partui.locale import _

WIDTH, HEIGHT = 80, 24


class TooSmallScreen(ModalScreen[None]):
    """Covers everything until the window is large enough again."""

    def compose(self) -> ComposeResult:
        """Say what is needed."""
        yield Static("", id="too-small")

    def on_mount(self) -> None:
        """Say how large the window is."""
        self.say()

    def say(self) -> None:
        """Say how large the window is now."""
        width, height = self.app.size
        self.query_one(Static).update(
            _("Cửa sổ {width}×{height} quá nhỏ; partui cần {least}. Nới cửa sổ, hoặc ^Q để thoát.").format(
                width=width, height=height, least=f"{WIDTH}×{HEIGHT}"
            )
        )
