"""The tasks under a heading: one is opened."""

from array import array

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _
from partui.store.queries.tasks import ListedHeading, tasks_by_id
from partui.tui.dialogs.dialog import Dialog
from partui.tui.rows.tasks import agency_task_columns, task_row
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.messages import RowChosen, RowsWanted
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut

MOST_ROWS = 14


class HeadingTasksScreen(Dialog[int]):
    """A list of tasks; answers with the id of the one to open.

    Args:
        listed: the heading with the tasks below it.
    """

    BINDINGS = [Binding("enter", "open", _("Mở"), priority=True)]

    def __init__(self, listed: ListedHeading) -> None:
        super().__init__()
        self._listed = listed

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        heading, tasks = self._listed.heading, self._listed.tasks
        with Vertical(classes="dialog wide") as box:
            box.border_title = _("Nhiệm vụ của mục {code}").format(code=heading.code)
            yield Static(cut(clean(heading.title), 72), markup=False)
            table = VirtualTable(agency_task_columns())
            table.styles.height = 1 + min(max(len(tasks), 2), MOST_ROWS)
            yield table
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the first task."""
        table = self.query_one(VirtualTable)
        table.set_keys(array("q", self._listed.tasks))
        table.focus()

    def on_virtual_table_rows_wanted(self, message: RowsWanted) -> None:
        """Read the rows that the table is about to show."""
        self.run_worker(self._read(message.keys))

    async def _read(self, keys: tuple[int, ...]) -> None:
        with self.partui.telling():
            tasks = await self.partui.store.ask(tasks_by_id, keys, self.partui.day)
            self.query_one(VirtualTable).put_rows({task.id: task_row(task) for task in tasks})

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open the task."""
        self.dismiss(message.key)

    def action_open(self) -> None:
        """Open the task under the cursor."""
        self.query_one(VirtualTable).action_choose()
