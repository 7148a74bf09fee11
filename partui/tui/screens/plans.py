"""The plans of the file: look at another one, set two side by side."""

import sqlite3
from array import array
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from partui.domain.timeliness import Timeliness
from partui.locale import _
from partui.store.plan_list import ListedPlan, list_plans, use_plan
from partui.tui.screens.dialog import Dialog
from partui.tui.widgets.columns import Column
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.row_cache import Row
from partui.tui.widgets.table_messages import RowChosen
from partui.tui.widgets.virtual_table import VirtualTable

MOST_ROWS = 10


class PlanChoice(NamedTuple):
    """The answer: a plan to look at, or to set beside the one looked at."""

    year: int
    compared: bool = False


def plan_columns() -> tuple[Column, ...]:
    """Return the columns of the table of plans."""
    return (
        Column("year", _("Năm"), 6),
        Column("tasks", _("N.vụ"), 4, align="right"),
        Column("done", _("Xong"), 4, align="right"),
        Column("overdue", _("Trễ"), 4, align="right", toned=True),
        Column("title", _("Kế hoạch"), 20, width_weight=1, priority=1),
    )


def plan_row(plan: ListedPlan) -> Row:
    """Return a plan as a row; the one in use has a sign."""
    overdue = plan.tally.by_timeliness[Timeliness.OVERDUE]
    return Row(
        (
            f"{plan.year}{' *' if plan.in_use else ''}",
            str(plan.tally.total),
            str(plan.tally.done),
            str(overdue) if overdue else "·",
            f"{plan.number} {plan.title}".strip(),
        ),
        tone="overdue" if overdue else "plain",
    )


class PlansScreen(Dialog[PlanChoice]):
    """A list of the file's plans, the one looked at under the cursor."""

    BINDINGS = [
        Binding("enter", "look", _("Xem"), priority=True),
        Binding("c", "compare", _("So với kế hoạch đang xem")),
        Binding("space", "use", _("Dùng khi mở")),
    ]

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with Vertical(classes="dialog wide") as box:
            box.border_title = _("Kế hoạch trong tệp")
            yield VirtualTable(plan_columns(), id="plans")
            yield Static(_("* mở sẵn khi khởi động. Lập kế hoạch năm sau: partui plan new"), classes="read")
            yield KeyLine()

    @property
    def table(self) -> VirtualTable:
        """The table of plans."""
        return self.query_one("#plans", VirtualTable)

    def on_mount(self) -> None:
        """Read the plans."""
        self.table.styles.height = 3
        self.table.focus()
        self.run_worker(self._load())

    async def _load(self) -> None:
        with self.partui.telling():
            plans = await self.partui.desk.ask(list_plans, self.partui.day)
            first = not self.table.keys
            self.table.styles.height = 1 + min(max(len(plans), 2), MOST_ROWS)
            self.table.set_keys(array("q", [plan.year for plan in plans]))
            self.table.put_rows({plan.year: plan_row(plan) for plan in plans})
            if first:
                self.table.go_to(self.partui.plan)

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Look at the plan."""
        self.dismiss(PlanChoice(message.key))

    def action_look(self) -> None:
        """Look at the plan under the cursor."""
        self.table.action_choose()

    def action_compare(self) -> None:
        """Set the plan under the cursor beside the one looked at."""
        year = self.table.cursor_key
        if year is not None and year != self.partui.plan:
            self.dismiss(PlanChoice(year, compared=True))

    def action_use(self) -> None:
        """Have the plan under the cursor opened at every start."""
        self.run_worker(self._use())

    async def _use(self) -> None:
        year = self.table.cursor_key
        if year is not None:
            with self.partui.telling():
                await self.partui.desk.ask(_use_plan, year)
            await self._load()


def _use_plan(conn: sqlite3.Connection, year: int) -> None:
    use_plan(conn, year)
