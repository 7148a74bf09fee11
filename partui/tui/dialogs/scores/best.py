"""What pays most: open tasks by the points that they can still bring for their effort, and a goal."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.scores.best import answer_goal, open_tasks
from partui.domain.scores.points import read_points
from partui.domain.scores.what_if import ScoreSheet, suppose
from partui.domain.text import clean
from partui.locale import _
from partui.store.queries.plan_table import TablePage
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.dialogs.scores.behind import SupposingScreen
from partui.tui.widgets.fields import Field
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.labels import signed_timeliness
from partui.wording.numbers import table_points
from partui.wording.plan.scores import effort_text, goal_text

_MOST = 100


class BestScreen(SupposingScreen):
    """The open tasks that bring the most for their effort first; a goal supposes the cheapest of them done.

    Args:
        sheet: the scores with what is supposed already.
    """

    BINDINGS = [Binding("o", "goal", _("Đặt mục tiêu"), id="goal")]

    def __init__(self, sheet: ScoreSheet) -> None:
        self._best = {task.code: task for task in open_tasks(sheet)[:_MOST]}
        super().__init__(sheet, list(self._best))

    def compose(self) -> ComposeResult:
        """Lay the list out, with what would be earned."""
        with self.window(_("Việc đáng làm trước: điểm có thể thêm cho mỗi phần công sức"), "wide"):
            nothing = _("Không còn nhiệm vụ nào có thể thêm điểm.")
            yield self.make_room(VirtualTable(_columns(), empty_text=nothing), len(self._wanted))
            yield Static("", id="outcome", markup=False)
            yield Static("", id="answer", markup=False)
            yield KeyLine()

    def rows_of(self, page: TablePage) -> dict[int, Row]:
        """Return the tasks in the order of what they bring."""
        items = {item.code: item for item in page.items}
        return {
            items[code].id: Row(
                (
                    clean(code),
                    clean(items[code].title),
                    table_points(task.gain),
                    effort_text(task),
                    signed_timeliness(task.timeliness),
                    clean("; ".join(task.leads)),
                )
            )
            for code, task in self._best.items()
            if code in items
        }

    def action_goal(self) -> None:
        """Ask for a goal."""
        self.app.push_screen(GoalScreen(), self._reach)

    def _reach(self, goal: Decimal | None) -> None:
        if goal is not None:
            answer = answer_goal(self._sheet, goal)
            self._sheet = suppose(self._sheet, [task.code for task in answer.tasks])
            self.query_one("#answer", Static).update(goal_text(answer))
            self._show()


def _columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Mã"), 6),
        Column("title", _("Nhiệm vụ"), 20, width_weight=2),
        Column("gain", _("Thêm"), 5, align="right"),
        Column("effort", _("Công sức"), 8, align="right"),
        Column("timeliness", _("So với hạn"), 14, priority=1),
        Column("leads", _("Chủ trì"), 12, width_weight=1, priority=2),
    )


class GoalScreen(Form[Decimal]):
    """A field for the points wanted."""

    BINDINGS = save_keys(_("Tìm việc"))

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(_("Muốn đạt bao nhiêu điểm?")):
            yield Field("", placeholder=_("điểm, như 88"), id="goal")
            yield from self.foot()

    def answer(self) -> Decimal:
        """Return the points."""
        return read_points(self.typed("goal"))
