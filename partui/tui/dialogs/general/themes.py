"""Choosing how the app looks."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.themes import theme_label
from partui.tui.widgets.choices import Options
from partui.tui.widgets.lines import KeyLine


class ThemesScreen(Dialog[str]):
    """A list of looks; the one under the cursor is seen at once, Esc goes back to the one before.

    Args:
        names: the themes' names.
        current: the name of the one that is on.
    """

    def __init__(self, names: Sequence[str], current: str) -> None:
        super().__init__()
        self._names = names
        self._before = current

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with self.window(_("Giao diện màu"), "menu"):
            yield Options(*(Option(theme_label(name)) for name in self._names), id="themes")
            yield Static(_("Enter giữ lại cho những lần sau."), classes="read")
            yield KeyLine()

    def on_mount(self) -> None:
        """Stand on the look that is on."""
        options = self.query_one(Options)
        options.highlighted = self._names.index(self._before)
        options.focus()

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Show the look under the cursor."""
        self.app.theme = self._names[message.option_index]

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Keep the look under the cursor."""
        self.dismiss(self._names[message.option_index])

    def action_leave(self) -> None:
        """Go back to the look before."""
        self.app.theme = self._before
        super().action_leave()
