"""What the windows with a table have in common."""

from typing import ClassVar

from textual import events

from partui.tui.dialogs.dialog import Answer, Dialog
from partui.tui.widgets.table.virtual_table import VirtualTable


class TableDialog(Dialog[Answer]):
    """A window with a table that is as high as its rows need, and no higher."""

    MOST_ROWS: ClassVar[int] = 14
    # Lines of the window that are not the table's.
    BESIDE: ClassVar[int] = 5

    @property
    def table(self) -> VirtualTable:
        """The table."""
        return self.query_one(VirtualTable)

    def on_mount(self) -> None:
        """Begin at the table."""
        self.table.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the keys below the table."""
        self._leave_room(self.table, event.size.height)

    def action_choose(self) -> None:
        """Choose the row under the cursor: the window hears Enter before the table does."""
        self.table.action_choose()

    def make_room(self, table: VirtualTable, rows: int) -> VirtualTable:
        """Give a table the height that so many rows need, as far as there is room; return it."""
        table.styles.height = 1 + min(max(rows, 2), self.MOST_ROWS)
        self._leave_room(table, self.app.size.height)
        return table

    def _leave_room(self, table: VirtualTable, lines: int) -> None:
        table.styles.max_height = max(lines - self.BESIDE, 3)
