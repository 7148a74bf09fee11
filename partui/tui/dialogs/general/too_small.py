"""What is said when the window is too small to work in."""

from textual.app import App, ComposeResult
from textual.geometry import Size
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
        self.say(self.app.size)

    def say(self, size: Size) -> None:
        """Say how large the window is."""
        self.query_one(Static).update(
            _("Cửa sổ {width}×{height} quá nhỏ; partui cần {least}. Nới cửa sổ, hoặc Ctrl+Q để thoát.").format(
                width=size.width, height=size.height, least=f"{WIDTH}×{HEIGHT}"
            )
        )


def cover_if_small(app: App[int], size: Size) -> None:
    """Cover the screen while the window is too small to work in."""
    small = size.width < WIDTH or size.height < HEIGHT
    covered = isinstance(app.screen, TooSmallScreen)
    if small and not covered:
        app.push_screen(TooSmallScreen())
    elif small and isinstance(app.screen, TooSmallScreen):
        app.screen.say(size)
    elif covered:
        app.pop_screen()
