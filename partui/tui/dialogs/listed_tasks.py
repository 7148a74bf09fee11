"""A window that lists some tasks of the plan, to open one of them."""

from array import array
from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _
from partui.store.queries.plan_table import table_page
from partui.tui.dialogs.table_dialog import TableDialog
from partui.tui.rows.tasks import plan_rows, task_columns
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.messages import RowChosen, RowsWanted
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut


class TasksWindow(TableDialog[int]):
    """A list of tasks; answers with the id of the one to open.

    Args:
        called: what the window is called.
        said: what stands above the tasks.
        tasks: their ids, in order.
    """

    BINDINGS = [Binding("enter", "choose", _("Mở"), priority=True)]

    def __init__(self, called: str, said: str, tasks: Iterable[int]) -> None:
        super().__init__()
        self._called = called
        self._said = said
        self._tasks = array("q", tasks)

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with self.window(self._called, "wide"):
            yield Static(cut(clean(self._said), 72), markup=False)
            yield self.make_room(VirtualTable(task_columns()), len(self._tasks))
            yield KeyLine()

    def on_mount(self) -> None:
        """List the tasks."""
        self.table.set_keys(self._tasks)

    def on_virtual_table_rows_wanted(self, message: RowsWanted) -> None:
        """Read the rows that the table is about to show."""
        self.run_worker(self._read(message.keys))

    async def _read(self, keys: tuple[int, ...]) -> None:
        with self.partui.telling():
            self.table.put_rows(plan_rows(await self.partui.store.ask(table_page, keys, self.partui.day)))

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open the task."""
        self.dismiss(message.key)
