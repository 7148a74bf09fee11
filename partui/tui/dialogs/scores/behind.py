"""What stands behind the points: the tasks of a criterion, and what each agency has at risk."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from partui.domain.scores.criterion import Criterion
from partui.domain.scores.index import Scores
from partui.domain.scores.what_if import ScoreSheet, suppose
from partui.domain.text import clean
from partui.locale import _
from partui.store.queries.plan_table import TablePage, coded_page
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.table_dialog import TableDialog
from partui.tui.rows.scores import title_text
from partui.tui.rows.tasks import plan_rows, task_columns
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.messages import RowChosen
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut, pad
from partui.wording.numbers import table_points


class BehindAnswer(NamedTuple):
    """The answer: the tasks supposed done, and the id of a task to open."""

    supposed: frozenset[str]
    task: int | None = None


class SupposingScreen(TableDialog[BehindAnswer]):
    """Tasks, those supposed done with a sign, and what would be earned.

    Args:
        sheet: the scores with what is supposed already.
        codes: the tasks'.
    """

    BINDINGS = [
        Binding("enter", "choose", _("Mở"), priority=True),
        Binding("space", "suppose", _("Giả định xong"), id="suppose_task"),
    ]

    def __init__(self, sheet: ScoreSheet, codes: Sequence[str]) -> None:
        super().__init__()
        self._sheet = sheet
        self._wanted = codes
        self._codes: dict[int, str] = {}

    def on_mount(self) -> None:
        """Read the tasks."""
        self._show()
        self.run_worker(self._load())

    async def _load(self) -> None:
        with self.partui.telling():
            self._list(await self.partui.store.ask(coded_page, self.partui.plan, self._wanted, self.partui.day))

    def _list(self, page: TablePage) -> None:
        self._codes = {task.id: task.code for task in page.items}
        self.table.show(self.rows_of(page))
        self._show()

    def rows_of(self, page: TablePage) -> dict[int, Row]:
        """Return the tasks as rows of the table, by their ids."""
        return plan_rows(page)

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open the task."""
        self.dismiss(BehindAnswer(self._sheet.supposed, message.key))

    def action_suppose(self) -> None:
        """Take the task under the cursor as done, or no longer."""
        code = self._codes.get(self.table.cursor_key or 0)
        if code is not None:
            self._sheet = suppose(self._sheet, self._sheet.supposed ^ {code})
            self._show()

    def action_leave(self) -> None:
        """Leave with what is supposed."""
        self.dismiss(BehindAnswer(self._sheet.supposed))

    def _show(self) -> None:
        supposed = self._sheet.supposed
        self.table.marked = frozenset(key for key, code in self._codes.items() if code in supposed)
        self.query_one("#outcome", Static).update(title_text(self._sheet))


class BehindScreen(SupposingScreen):
    """The tasks behind a criterion and below it.

    Args:
        sheet: the scores with what is supposed already.
        criterion: the criterion.
    """

    def __init__(self, sheet: ScoreSheet, criterion: Criterion) -> None:
        super().__init__(sheet, [task.code for task in sheet.behind[criterion.code]])
        self._criterion = criterion

    def compose(self) -> ComposeResult:
        """Lay the list out, with where the plan would be heading."""
        with self.window(_("Nhiệm vụ của tiêu chí {code}").format(code=self._criterion.code), "wide"):
            yield Static(cut(clean(self._criterion.title), 72), markup=False)
            nothing = _("Kế hoạch không có nhiệm vụ nào của tiêu chí này.")
            yield self.make_room(VirtualTable(task_columns(), empty_text=nothing), len(self._wanted))
            yield Static("", id="outcome", markup=False)
            yield KeyLine()


NAME, POINTS = 50, 8


class RisksScreen(Dialog[None]):
    """Each lead with the shares of its late and soon tasks, the most first.

    Args:
        scores: the scores, with what is supposed.
    """

    def __init__(self, scores: Scores) -> None:
        super().__init__()
        self._scores = scores

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with VerticalScroll(classes="dialog reading") as box:
            box.border_title = _("Nguy cơ mất điểm theo cơ quan chủ trì")
            yield Static("\n".join(self._lines()), markup=False)
            yield Static(_("Phần điểm của các nhiệm vụ quá hạn hoặc sắp hạn."), classes="read")
            yield Static(_("Nhiệm vụ chung tính cho từng cơ quan; tổng chỉ tính một lần."), classes="read")
            yield KeyLine()

    def _lines(self) -> list[str]:
        if not self._scores.agencies:
            return [_("Không có nguy cơ mất điểm.")]
        listed = [(clean(name), points) for name, points in self._scores.agencies]
        listed.append((_("Cả kế hoạch"), self._scores.total.at_risk))
        return [f"{pad(cut(name, NAME), NAME)} {pad(table_points(points), POINTS, 'right')}" for name, points in listed]
