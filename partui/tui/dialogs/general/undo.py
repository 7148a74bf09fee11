"""Asking before much, or something from long ago, is undone or redone."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.journal.changes import Change
from partui.domain.text import clean
from partui.locale import _, plural
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.lines import KeyLine
from partui.wording.journal import made_at, reversal_lines

_SHOWN = 8


class ReversalScreen(Dialog[bool]):
    """When the changes were made, by whom, and what becomes of each row.

    Args:
        title: the question.
        changes: what would be reversed, newest first.
    """

    BINDINGS = [Binding("enter", "confirm", _("Đồng ý"), priority=True)]

    def __init__(self, title: str, changes: Sequence[Change]) -> None:
        super().__init__()
        self._question = title
        self._changes = changes

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        lines, first = reversal_lines(self._changes), self._changes[0]
        with self.window(self._question):
            at = made_at(first, date.today())
            yield Static(_("Lúc {at} · {by}").format(at=at, by=clean(first.by)), classes="read", markup=False)
            yield Static("\n".join(lines[:_SHOWN]), id="brings", markup=False)
            if len(lines) > _SHOWN:
                yield Static(plural("… và {number} dòng nữa", number=len(lines) - _SHOWN), classes="read")
            yield KeyLine()

    def action_confirm(self) -> None:
        """Answer that it is to be done."""
        self.dismiss(True)
