"""The smallest apps that show the same rows: one with Textual's DataTable, one on its Line API.

python -m benchmarks.peer_tables datatable|lines FILE
"""

import sqlite3
import sys
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import DataTable

Rows = Sequence[tuple[str, ...]]
HEADS = ("Mã", "Nhiệm vụ", "Chủ trì", "Hạn", "Trạng thái")
WIDTHS = (8, 50, 20, 12, 8)


def read_rows(path: str) -> Rows:
    """Return every task of the plan in use."""
    conn = sqlite3.connect(path)
    return conn.execute(
        "SELECT code, title, leads, coalesce(due_on, ''), status FROM task"
        " WHERE plan = (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'plan_in_use') ORDER BY position"
    ).fetchall()


class WithDataTable(App[None]):
    """A DataTable that holds every row."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """One table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it."""
        table = self.query_one(DataTable)
        table.add_columns(*HEADS)
        table.add_rows([(code, title[:48], lead[:18], due, status) for code, title, lead, due, status in self._rows])


class Lines(ScrollView, can_focus=True):
    """The rows on the Line API."""

    BINDINGS: ClassVar[list[BindingType]] = [("down", "down"), ("pagedown", "page")]

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._lines = rows
        self._cursor = 0
        self.virtual_size = Size(100, len(rows))

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        place = y + int(self.scroll_offset.y)
        if place >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        text = " ".join(str(cell)[:width].ljust(width) for cell, width in zip(self._lines[place], WIDTHS, strict=True))
        style = self.rich_style
        if place == self._cursor:
            from rich.style import Style

            style += Style(reverse=True)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

    def action_down(self) -> None:
        """Move the cursor."""
        self._move(1)

    def action_page(self) -> None:
        """Move the cursor by a page."""
        self._move(self.size.height)

    def _move(self, step: int) -> None:
        self._cursor = min(self._cursor + step, len(self._lines) - 1)
        top = int(self.scroll_offset.y)
        if self._cursor >= top + self.size.height:
            self.scroll_to(y=self._cursor - self.size.height + 1, animate=False)
        self.refresh()


class WithLines(App[None]):
    """The rows on the Line API, and nothing else."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Lines(self._rows)


def main() -> None:
    """Show one of the two."""
    kind, path = sys.argv[1:]
    rows = read_rows(path)
    app = WithDataTable(rows) if kind == "datatable" else WithLines(rows)
    app.run()


if __name__ == "__main__":
    main()
