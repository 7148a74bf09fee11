"""What the screens with a table of tasks have in common: the rows, and the whole of the one under the cursor."""

import asyncio

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.worker import WorkType

from partui.domain.text import clean
from partui.store.queries.plan_table import table_page
from partui.tui import seconds
from partui.tui.context import ListedTasks
from partui.tui.keys.started_work import IN_BACKGROUND
from partui.tui.rows.tasks import plan_rows
from partui.tui.screens.row_screens import TaskScreen
from partui.tui.widgets.table.messages import RowsWanted
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.tui.widgets.task_pane import TaskPane
from partui.tui.widgets.whole_row import WholeRow
from partui.wording.hits import hit_in_context, hits

# Cells of a hit that no column shows, with what is around it.
HIT = 50
# Cells of a window that has room for a task beside the table.
WIDE = 120


class TaskListScreen(TaskScreen):
    """A screen with a table of tasks, `#tasks`; beside it, where the window is wide, the one under the cursor."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def on_screen_resume(self) -> None:
        """Follow a window that was dragged while another screen was up, then the store."""
        self._fit()
        super().on_screen_resume()

    def _fit(self) -> None:
        wide = self.app.size.width >= WIDE
        for name, fits in (("-narrow", not wide), ("-wide", wide)):
            self.set_class(fits, name)

    def on_resize(self) -> None:
        """Say more where the window has come to have room for it."""
        self.call_after_refresh(self.say_more)

    def lists(self, *tables: VirtualTable) -> ComposeResult:
        """Lay tables out, with the place where more is said of a row."""
        # While nothing stands on the screen this costs nothing; later all of it is given its looks again.
        self._fit()
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

    def listed_tasks(self) -> ListedTasks:
        """Return the tasks of the table, in the order shown."""
        return ListedTasks(tuple(key for key in self.table.keys if key > 0))

    def on_virtual_table_rows_wanted(self, message: RowsWanted) -> None:
        """Read the tasks and headings that a table is about to show."""
        self.run_worker(self._put_rows(message), group="rows")

    async def _put_rows(self, message: RowsWanted) -> None:
        table, rows = message.table, dict[int, Row]()
        assert isinstance(table, VirtualTable)
        with self.telling():
            rows = plan_rows(await self.partui.store.read(table_page, message.keys, self.partui.day))
        table.put_rows(rows)
        if self.table.cursor_key in rows:
            self.say_row()
        self.say_more()

    def on_virtual_table_cursor_moved(self) -> None:
        """Say more of the row that the cursor has come to."""
        self.say_more()

    def say_more(self) -> None:
        """Say more of the row under the cursor once it rests: that costs more than to move."""
        saying: WorkType[None] = self._say_more
        self.run_worker(saying, group=IN_BACKGROUND, exclusive=True)

    async def _say_more(self) -> None:
        await asyncio.sleep(seconds.REST)
        with self.telling():
            self.say_row()
            if self.query_one(TaskPane).display:
                await self._show_task()

    def say_row(self) -> None:
        """Say the whole of the row under the cursor."""
        self.query_one(WholeRow).say(self.about_row())

    def found(self) -> str:
        """Return what is searched for, folded; empty for nothing."""
        return ""

    async def _show_task(self) -> None:
        from partui.store.queries.screens import whole_task

        key = self.cursor_task()
        task = None if key is None else await self.partui.store.read(whole_task, key, self.partui.day)
        self.query_one(TaskPane).show(task, self.found())

    def about_row(self) -> str:
        """Return the whole of the row under the cursor, and what was found where no column shows it."""
        row = self.table.cursor_row
        if row is None:
            return ""
        hit = "" if hits(row.whole, self.found()) else hit_in_context(clean(row.beyond), self.found(), HIT)
        return f"{row.whole} · {hit}" if hit else row.whole
