"""Asking once more before what is being typed is lost."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.locale import _, pgettext
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.lines import KeyLine


class DiscardScreen(Dialog[bool]):
    """Whether what is typed may go; Escape goes back to it."""

    BINDINGS = [
        Binding("enter", "discard", pgettext("key", "Bỏ")),
        Binding("escape", "leave", _("Gõ tiếp")),
    ]

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("Bỏ nội dung đang gõ?"), "menu"):
            yield Static(_("Nội dung đang gõ chưa được lưu."))
            yield KeyLine()

    def action_discard(self) -> None:
        """Answer that it may go."""
        self.dismiss(True)
