"""The instances of work that comes back: ticked off one by one."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.periods.state import Period, PeriodStatus
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.due.periods import set_periods
from partui.store.journal.writing import author
from partui.store.queries.tasks import tasks_by_id
from partui.tui.dialogs.table_dialog import TableDialog
from partui.tui.rows.tasks import period_columns, period_row
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut
from partui.wording.due.periods import periods_left


class PeriodsScreen(TableDialog[None]):
    """A list of a task's instances; what is chosen is saved at once.

    Args:
        task: the task as it stands, with instances.
    """

    BINDINGS = [
        Binding("space", "tick", _("Hoàn thành hoặc chưa"), id="tick"),
        Binding("enter", "choose", _("Hoàn thành hoặc chưa"), show=False, priority=True),
    ]

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._shown = task

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with self.window(_("Các kỳ của {code}").format(code=self._shown.code)):
            yield Static(cut(clean(self._shown.title), 70), markup=False)
            yield self.make_room(VirtualTable(period_columns()), len(self._shown.periods))
            yield Static("", id="outcome", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show how they stand, the first open one under the cursor."""
        self._show()
        waiting = [at for at, each in enumerate(self._shown.periods) if each.status is PeriodStatus.OPEN]
        self.table.action_step(waiting[0] if waiting else 0)

    def on_virtual_table_row_chosen(self) -> None:
        """Tick the instance."""
        self.action_tick()

    def action_tick(self) -> None:
        """Take the instance under the cursor as done on the day looked at, or as open again."""
        at = self.table.cursor_key
        if at and at <= len(self._shown.periods):
            self.run_worker(self._write(self._shown.periods[at - 1]), group="periods")

    async def _write(self, period: Period) -> None:
        day = self.partui.day
        status = PeriodStatus.DONE if period.status is PeriodStatus.OPEN else PeriodStatus.OPEN
        with self.partui.telling():
            await self.partui.store.ask(
                set_periods, self._shown.id, [period.key], status, author(self.partui.officer), day.date
            )
            found = await self.partui.store.ask(tasks_by_id, [self._shown.id], day)
            self._shown = found[0] if found else self._shown
            self._show()
            self.partui.store_changed()

    def _show(self) -> None:
        rows = {at: period_row(each, self._shown.plan) for at, each in enumerate(self._shown.periods, start=1)}
        self.table.show(rows)
        self.query_one("#outcome", Static).update(periods_left(self._shown.periods))
