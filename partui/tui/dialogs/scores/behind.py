"""The tasks behind a criterion: open one, or suppose that it is done."""

from array import array
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from partui.domain.scores.index import Criterion
from partui.domain.scores.what_if import ScoreSheet, suppose
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.store.queries.tasks import tasks_coded
from partui.tui.dialogs.dialog import Dialog
from partui.tui.rows.scores import title_text
from partui.tui.rows.tasks import agency_task_columns, task_row
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.messages import RowChosen
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut

MOST_ROWS = 14


class BehindAnswer(NamedTuple):
    """The answer: the tasks supposed done, and the id of a task to open."""

    supposed: frozenset[str]
    task: int | None = None


class BehindScreen(Dialog[BehindAnswer]):
    """The tasks behind a criterion and below it, those supposed done with a sign.

    Args:
        sheet: the scores with what is supposed already.
        criterion: the criterion.
    """

    BINDINGS = [
        Binding("enter", "open", _("Mở"), priority=True),
        Binding("space", "suppose", _("Giả định xong"), id="suppose_task"),
    ]

    def __init__(self, sheet: ScoreSheet, criterion: Criterion) -> None:
        super().__init__()
        self._sheet = sheet
        self._criterion = criterion
        self._codes: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the list out, with where the plan would be heading."""
        tasks = self._sheet.behind[self._criterion.code]
        with Vertical(classes="dialog wide") as box:
            box.border_title = _("Nhiệm vụ của tiêu chí {code}").format(code=self._criterion.code)
            yield Static(cut(clean(self._criterion.title), 72), markup=False)
            nothing = _("Kế hoạch không có nhiệm vụ nào của tiêu chí này.")
            table = VirtualTable(agency_task_columns(), empty_text=nothing)
            table.styles.height = 1 + min(max(len(tasks), 2), MOST_ROWS)
            yield table
            yield Static("", id="outcome", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the tasks."""
        self._show()
        self.query_one(VirtualTable).focus()
        self.run_worker(self._load())

    async def _load(self) -> None:
        codes = [task.code for task in self._sheet.behind[self._criterion.code]]
        with self.partui.telling():
            self._list(await self.partui.store.ask(tasks_coded, self.partui.plan, codes, self.partui.day))

    def _list(self, tasks: list[Task]) -> None:
        self._codes = {task.id: task.code for task in tasks}
        table = self.query_one(VirtualTable)
        table.set_keys(array("q", self._codes))
        table.put_rows({task.id: task_row(task) for task in tasks})
        self._show()

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open the task."""
        self.dismiss(BehindAnswer(self._sheet.supposed, message.key))

    def action_open(self) -> None:
        """Open the task under the cursor."""
        self.query_one(VirtualTable).action_choose()

    def action_suppose(self) -> None:
        """Take the task under the cursor as done, or no longer."""
        code = self._codes.get(self.query_one(VirtualTable).cursor_key or 0)
        if code is not None:
            self._sheet = suppose(self._sheet, self._sheet.supposed ^ {code})
            self._show()

    def action_leave(self) -> None:
        """Leave with what is supposed."""
        self.dismiss(BehindAnswer(self._sheet.supposed))

    def _show(self) -> None:
        supposed = self._sheet.supposed
        self.query_one(VirtualTable).marked = frozenset(key for key, code in self._codes.items() if code in supposed)
        self.query_one("#outcome", Static).update(title_text(self._sheet))
