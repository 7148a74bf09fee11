"""What is said once, over the first screen of a file that has just been made."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.wording.start import welcome_lines

_LEAVING = frozenset({"enter", "space", "escape"})


class WelcomeScreen(Dialog[bool]):
    """Three lines: what this is, which file was made, the keys that matter; answers whether they were read.

    Args:
        path: the file.
    """

    BINDINGS = [Binding("enter,space", "begin", _("Enter để bắt đầu"), show=False)]

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """Lay the lines out."""
        with self.window(_("Lần đầu mở partui")) as box:
            box.border_subtitle = _("Enter để bắt đầu")
            yield Static("\n\n".join(welcome_lines(clean(self._path))), markup=False)

    def action_begin(self) -> None:
        """Answer that the lines were read."""
        self.dismiss(True)

    def on_key(self, event: events.Key) -> None:
        """Give way to any other key, and let it do what it does on the screen below."""
        if event.key not in _LEAVING:
            event.stop()
            self.dismiss(None)
            self.partui.press_next(event.key)
