"""What the screens with a table of tasks have in common: the rows, and the whole of the one under the cursor."""

import asyncio
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.worker import WorkType

from partui.store.queries.plan_table import table_page
from partui.tui import seconds
from partui.tui.keys.started_work import IN_BACKGROUND
from partui.tui.rows.tasks import plan_rows
from partui.tui.screens.row_screens import TaskScreen
from partui.tui.widgets.table.messages import RowsWanted
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.tui.widgets.task_pane import TaskPane
from partui.tui.widgets.whole_row import WholeRow

# Cells of a window that has room for a task beside the table.
WIDE = 120


class TaskListScreen(TaskScreen):
    """A screen with a table of tasks, `#tasks`; beside it, where the window is wide, the one under the cursor."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def on_screen_resume(self) -> None:
        """Follow a window that was dragged while another screen was up, then the store."""
        for name, fits in (("-narrow", self.app.size.width < WIDE), ("-wide", self.app.size.width >= WIDE)):
            self.set_class(fits, name)
        super().on_screen_resume()

    def lists(self, *tables: VirtualTable) -> ComposeResult:
        """Lay tables out, with the place where more is said of a row."""
        with Horizontal():
            with Vertical(id="lists"):
                yield from tables
                yield WholeRow()
            yield TaskPane(self.partui.key_of)

    @property
    def table(self) -> VirtualTable:
        """The table of tasks."""
        return self.query_one("#tasks", VirtualTable)

    def cursor_task(self) -> int | None:
        """Return the task under the cursor."""
        key = self.table.cursor_key
        return key if key is not None and key > 0 else None

    def on_virtual_table_rows_wanted(self, message: RowsWanted) -> None:
        """Read the tasks and headings that a table is about to show."""
        self.run_worker(self._put_rows(message), group="rows")

    async def _put_rows(self, message: RowsWanted) -> None:
        table, rows = message.table, dict[int, Row]()
        assert isinstance(table, VirtualTable)
        with self.telling():
            rows = plan_rows(await self.partui.store.read(table_page, message.keys, self.partui.day))
        table.put_rows(rows)
        self.say_more()

    def on_virtual_table_cursor_moved(self) -> None:
        """Say more of the row once the cursor rests: it costs more than to move."""
        self.say_more(seconds.REST)

    def say_more(self, after: float = 0.0) -> None:
        """Say the whole of the row under the cursor: in a wide window all of the task.

        Args:
            after: seconds in which the cursor may move on.
        """
        saying: WorkType[None] = partial(self._say_more, after)
        self.run_worker(saying, group=IN_BACKGROUND, exclusive=True)

    async def _say_more(self, after: float) -> None:
        await asyncio.sleep(after)
        with self.telling():
            self.query_one(WholeRow).say(self.about_row())
            if self.query_one(TaskPane).display:
                await self._show_task()

    async def _show_task(self) -> None:
        from partui.store.queries.screens import whole_task

        key = self.cursor_task()
        task = None if key is None else await self.partui.store.read(whole_task, key, self.partui.day)
        self.query_one(TaskPane).show(task)

    def about_row(self) -> str:
        """Return the whole of the row under the cursor."""
        row = self.table.cursor_row
        return row.whole if row else ""
