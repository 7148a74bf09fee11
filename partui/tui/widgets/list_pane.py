"""Rows that are all known, with the whole of the one under the cursor said below them."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable


class ListPane(Vertical):
    """A table and the words about its row under the cursor.

    Args:
        table: the table.
        about: gives the words about the row with a key.
        at: the key of the row to begin at.
    """

    def __init__(self, table: VirtualTable, about: Callable[[int], str], at: int | None = None) -> None:
        super().__init__()
        self.table = table
        self._about = about
        self._at = at

    def compose(self) -> ComposeResult:
        """Lay the table and the words out."""
        yield self.table
        yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        """Begin at the table."""
        self.table.focus()

    def show(self, rows: Mapping[int, Row]) -> None:
        """Show these rows, by key and in their order, and no others."""
        self.table.show(rows)
        if self._at is not None:
            self.table.go_to(self._at)
            self._at = None
        self._describe()

    def on_virtual_table_cursor_moved(self) -> None:
        """Say the whole of the row that the cursor has come to."""
        self._describe()

    def _describe(self) -> None:
        key = self.table.cursor_key
        self.query_one("#about", Static).update("" if key is None else self._about(key))
