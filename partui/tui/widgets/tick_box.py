"""A box to tick whose sign, not its colour, says whether it is ticked."""

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Checkbox

from partui.locale import _


class TickBox(Checkbox):
    """A box with a line of text.

    Args:
        label: cleaned text.
        name: what the screen knows it by.
    """

    BINDINGS = [Binding("space", "toggle_button", _("Đánh dấu"))]
    BUTTON_INNER = " "

    def __init__(self, label: str, name: str) -> None:
        super().__init__(Content(label), name=name, compact=True)

    def watch_value(self) -> None:
        """Show the sign of the new value."""
        self.BUTTON_INNER = "X" if self.value else " "
        super().watch_value()
