"""The plans of the file: look at another one, use it, set two side by side, make the next, remove one."""

from itertools import count
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.tasks.status import Timeliness
from partui.locale import _
from partui.store.edits.plan_head import read_head, set_head
from partui.store.edits.plan_removal import plan_to_remove
from partui.store.edits.plans import ListedPlan, list_plans, use_plan
from partui.store.journal.writing import author
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.table_dialog import TableDialog
from partui.tui.saving import ask_until_saved, tell_saved
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.messages import RowChosen
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable


class PlanChoice(NamedTuple):
    """The answer: a plan to look at, or to set beside the one looked at.

    Attributes:
        said: what was done before, to be said then.
    """

    year: int
    compared: bool = False
    said: str = ""


def plan_columns() -> tuple[Column, ...]:
    """Return the columns of the table of plans."""
    return (
        Column("year", _("Năm"), 6),
        Column("tasks", _("Nhiệm vụ"), 8, align="right"),
        Column("done", _("Xong"), 4, align="right"),
        Column("overdue", _("Quá"), 4, align="right", toned=True),
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
            f"{plan.head.number} {plan.head.title}".strip(),
        ),
        tone="overdue" if overdue else "plain",
    )


class PlansScreen(TableDialog[PlanChoice]):
    """A list of the file's plans, the one looked at under the cursor."""

    MOST_ROWS = 10
    BINDINGS = [
        Binding("enter", "choose", _("Xem"), priority=True),
        Binding("space", "use", _("Dùng"), id="use_plan"),
        Binding("c", "compare", _("So sánh"), id="compare_plans"),
        Binding("e,f2", "edit", _("Sửa"), id="edit_plan"),
        Binding("n", "new", _("Lập năm sau"), id="new_plan"),
        Binding("delete", "remove", _("Xóa"), id="remove_plan"),
    ]

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with self.window(_("Kế hoạch trong tệp · đang xem {year}").format(year=self.partui.plan), "wide"):
            yield self.make_room(VirtualTable(plan_columns()), 0)
            yield Static(_("* đang dùng: mở sẵn mỗi lần, và là kế hoạch của các lệnh partui."), classes="read")
            yield Static(_("Xem: chỉ lần này. Dùng: ghi lại, từ nay mở sẵn."), classes="read")
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the plans."""
        self.run_worker(self._load())

    async def _load(self) -> None:
        with self.partui.telling():
            plans = await self.partui.store.ask(list_plans, self.partui.day)
            first = not self.table.keys
            self.make_room(self.table, len(plans)).show({plan.year: plan_row(plan) for plan in plans})
            if first:
                self.table.go_to(self.partui.plan)

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Look at the plan."""
        self.dismiss(PlanChoice(message.key))

    def action_compare(self) -> None:
        """Set the plan under the cursor beside the one looked at."""
        year = self.table.cursor_key
        if len(self.table.keys) == 1:
            self.partui.mention(_("Tệp chỉ có một kế hoạch, chưa có gì để so sánh."))
        elif year == self.partui.plan:
            self.partui.mention(_("Hãy chọn một kế hoạch khác để so với kế hoạch đang xem."))
        elif year is not None:
            self.dismiss(PlanChoice(year, compared=True))

    def action_use(self) -> None:
        """Have the plan under the cursor opened at every start."""
        self.run_worker(self._use())

    def action_edit(self) -> None:
        """Put right what the plan under the cursor says of itself."""
        self.run_worker(self._edit())

    def action_new(self) -> None:
        """Make next year's plan of the one under the cursor."""
        self.run_worker(self._new())

    def action_remove(self) -> None:
        """Take the plan under the cursor out of the file."""
        self.run_worker(self._remove())

    async def _use(self) -> None:
        year = self.table.cursor_key
        if year is not None:
            with self.partui.telling():
                await self.partui.store.ask(use_plan, year)
                self.partui.tell(_("Kế hoạch đang dùng: {year}").format(year=year))
            await self._load()

    async def _edit(self) -> None:
        from partui.tui.dialogs.plan.plan_head import PlanHeadScreen

        year = self.table.cursor_key
        if year is None:
            return

        seen = 0

        async def window(typed: TypedFields | None) -> PlanHeadScreen:
            nonlocal seen
            head = await self.partui.store.ask(read_head, year)
            seen = head.version
            return PlanHeadScreen(head, typed)

        async def save(typed: TypedFields) -> bool:
            fields = {field: value or "" for field, value in typed.fields.items()}
            changes = await self.partui.store.ask(set_head, year, fields, author(self.partui.officer), seen)
            tell_saved(self.partui, changes)
            return True

        await ask_until_saved(self.partui, window, save)
        await self._load()

    async def _new(self) -> None:
        from partui.tui.dialogs.plan.new_plan import MadePlanScreen, NewPlanScreen

        year = self.table.cursor_key
        if year is None:
            return
        free = next(each for each in count(year + 1) if each not in self.table.keys)
        made = await self.app.push_screen_wait(NewPlanScreen(year, free))
        if made is None:
            return
        if await self.app.push_screen_wait(MadePlanScreen(made)):
            self.dismiss(PlanChoice(made.year))
        else:
            await self._load()

    async def _remove(self) -> None:
        from partui.tui.dialogs.plan.remove_plan import PlanContents, RemovePlanScreen

        year = self.table.cursor_key
        if year is None:
            return
        with self.partui.telling():
            going = PlanContents(year, *await self.partui.store.ask(plan_to_remove, year))
            removed = await self.app.push_screen_wait(RemovePlanScreen(going))
            if removed is None:
                return
            said = _("Đã xóa kế hoạch {year}; kế hoạch đang dùng: {used}; bản sao số {copy}.").format(
                year=year, used=removed.used, copy=removed.copy
            )
            if year == self.partui.plan:
                self.dismiss(PlanChoice(removed.used, said=said))
            else:
                await self._load()
                self.partui.tell(said)
