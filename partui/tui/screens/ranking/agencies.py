"""Xếp hạng: agencies compared, the best first, by a rule that the screen says."""

from array import array
from functools import partial

from textual.binding import Binding

from partui.domain.scorecards.ranking import PlacedCard
from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.locale import _, pgettext, plural
from partui.store.queries.reports.scorecards import load_ranking, tasks_counted
from partui.tui.context import WantedReport
from partui.tui.dialogs.listed_tasks import TasksWindow
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.plan.scorecards import (
    against_text,
    place_text,
    scorecard_cells,
    scorecard_heads,
    scorecard_rule,
    whole_card,
)
from partui.wording.tasks import signed_agency

# Of the columns of figures: how wide, and which leave first in a narrow window.
_WIDTHS = (8, 7, 8, 8, 7, 8, 10)
_PRIORITIES = (0, 3, 0, 2, 0, 1, 4)


class RankingScreen(ListScreen[PlacedCard]):
    """The agencies' scorecards in their order; above them the rule, below the whole card of one."""

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("enter", "open", _("Xem nhiệm vụ"), priority=True),
        Binding("i", "implementers", _("Tính cả thực hiện"), id="implementers"),
    ]

    ABOVE = "rule"

    def __init__(self) -> None:
        super().__init__()
        self._role = Role.LEAD
        self._from_top = False

    def empty_list(self) -> VirtualTable:
        return VirtualTable(_columns(), empty_text=_("Chưa cơ quan nào có nhiệm vụ."))

    async def load(self) -> None:
        """Read the scorecards."""
        found = await self.partui.store.read(partial(load_ranking, role=self._role), self.partui.plan, self.partui.day)
        self.listed = {each.card.id: each for each in found.cards}
        self.pane.show({key: _row(each) for key, each in self.listed.items()})
        if self._from_top:
            self._from_top = False
            self.pane.table.action_first()
        told = filter(None, (scorecard_rule(self._role), against_text(found)))
        self.say_above(" ".join(told))
        said = plural("Xếp hạng {count} cơ quan", count=found.placed)
        if self._role is Role.ANY:
            said = f"{said} · {_('chủ trì và thực hiện')}"
        self.say_title(said)

    def wanted_report(self) -> WantedReport:
        """Return the progress of the agency under the cursor."""
        return WantedReport("progress", self.pane.table.cursor_key)

    def on_virtual_table_row_chosen(self) -> None:
        """Show the agency's tasks."""
        self.action_open()

    def action_open(self) -> None:
        """Show the tasks that are counted of the agency under the cursor."""
        if self.chosen is not None:
            self.start(partial(self._open, self.chosen))

    def action_implementers(self) -> None:
        """Count what the agencies carry out too, or no longer."""
        self._role = Role.LEAD if self._role is Role.ANY else Role.ANY
        self._from_top = True
        self.reload()

    async def _open(self, chosen: PlacedCard) -> None:
        app, card = self.partui, chosen.card
        tasks = await app.store.ask(partial(tasks_counted, role=self._role), app.plan, card.id, app.day)
        if not tasks:
            app.tell(_("{agency} chưa có nhiệm vụ nào được tính.").format(agency=clean(card.name)))
            return
        task = await self.app.push_screen_wait(AgencyTasksScreen(card.name, whole_card(chosen), tasks))
        if task is not None:
            app.navigation.open_task(task)

    def whole(self, key: int) -> str:
        placed = self.listed.get(key)
        return "" if placed is None else whole_card(placed)


class AgencyTasksScreen(TasksWindow):
    """The tasks that are counted of an agency, the late ones first.

    Args:
        name: the agency's.
        said: its scorecard in words.
        tasks: their ids.
    """

    def __init__(self, name: str, said: str, tasks: "array[int]") -> None:
        super().__init__(_("Nhiệm vụ của {agency}").format(agency=clean(name)), said, tasks)


def _columns() -> tuple[Column, ...]:
    figures = zip(("rate", "due", "late", "max", "risk", "unproved", "answers"), scorecard_heads(), strict=True)
    return (
        Column("place", _("Hạng"), 4, align="right"),
        Column("agency", pgettext("column", "Cơ quan"), 20, width_weight=1),
        *(
            Column(key, head, width, align="right", priority=priority, toned=key == "late")
            for (key, head), width, priority in zip(figures, _WIDTHS, _PRIORITIES, strict=True)
        ),
    )


def _row(placed: PlacedCard) -> Row:
    card = placed.card
    return Row(
        (place_text(placed), signed_agency(card.name, card.group), *scorecard_cells(card)),
        tone="overdue" if card.late else "plain",
    )
