"""Quá hạn: the agencies and how late they are."""

from array import array
from collections.abc import Iterable
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from partui.domain.tasks.pace import EarlyWarnings
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import AgencyTally
from partui.domain.tasks.task import Role
from partui.domain.tasks.today import OpenMilestone
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.queries.due.open_parts import open_milestones
from partui.store.queries.due.pace import load_ahead
from partui.store.queries.listing import Sort, TaskQuery, task_keys
from partui.store.queries.plan_table import longest_code
from partui.store.queries.tallies import all_tallies
from partui.tui.context import ListedTasks, WantedReport
from partui.tui.rows.tasks import (
    agency_columns,
    agency_row,
    ahead_row,
    ahead_texts,
    steps_row,
    steps_text,
    task_columns,
)
from partui.tui.screens.task_list import TaskListScreen
from partui.tui.widgets.lines import KeyLine, TitleLine
from partui.tui.widgets.table.messages import RowChosen
from partui.tui.widgets.table.row_view import HEAD
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.due.pace import ahead_by_agency
from partui.wording.tasks import signed_agency

# The key, no agency's id, of the row below the agencies that are late: what is due soon or behind, whoever leads it.
_AHEAD = 1 << 62
# Likewise of the row of milestones that are late.
_STEPS = _AHEAD + 1


class OverdueScreen(TaskListScreen):
    """Agencies, worst first, and what is not late yet but pressing; below, the tasks of the one under the cursor."""

    BINDINGS = [
        Binding("i", "implementers", _("Tính cả thực hiện"), id="implementers"),
        Binding("left,h", "to_agencies", _("Sang cơ quan"), show=False, id="to_agencies"),
        Binding("right,l", "to_tasks", _("Sang nhiệm vụ"), show=False, id="to_tasks"),
        Binding("escape", "to_agencies", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.role = Role.LEAD
        self._agencies: dict[int, AgencyTally] = {}
        self._ahead = EarlyWarnings((), ())
        self._steps: list[OpenMilestone] = []
        self._shown: int | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, agencies, tasks, keys."""
        yield TitleLine("overdue")
        yield from self.lists(VirtualTable(agency_columns(), id="agencies"), VirtualTable(task_columns(), id="tasks"))
        yield KeyLine()

    @property
    def agencies(self) -> VirtualTable:
        """The table of agencies."""
        return self.query_one("#agencies", VirtualTable)

    def on_mount(self) -> None:
        """Begin at the agencies."""
        self.agencies.empty_text = _(
            "Chưa nhiệm vụ nào có cơ quan chủ trì. Ghi ở Nhiệm vụ: phím {tasks}, rồi {edit}."
        ).format(tasks=self.partui.key_of("tasks"), edit=self.partui.key_of("edit"))
        self.table.empty_text = _("Cơ quan này không có nhiệm vụ nào.")
        self.agencies.focus()

    def wanted_report(self) -> WantedReport:
        """Return the reminder to the agency under the cursor."""
        agency = self.agencies.cursor_key
        return WantedReport() if agency in {_AHEAD, _STEPS} else WantedReport("reminder", agency)

    def listed_tasks(self) -> ListedTasks:
        """Return the tasks below, of the agency under the cursor."""
        shown = self.agencies.cursor_row
        agency = self._agencies.get(self.agencies.cursor_key or 0)
        name = agency.name if agency else shown.cells[0] if shown else ""
        return super().listed_tasks()._replace(chosen=clean(name))

    async def load(self) -> None:
        """Read the agencies' counts, then the tasks of the one under the cursor."""
        agencies, whole = await self.partui.store.read(all_tallies, self.partui.plan, self.partui.day, self.role)
        self._agencies = {agency.id: agency for agency in agencies}
        self._ahead = await self.partui.store.read(load_ahead, self.partui.plan, self.partui.day)
        yesterday = self.partui.day.date - timedelta(days=1)
        self._steps = await self.partui.store.read(open_milestones, self.partui.plan, self.partui.day.date, yesterday)
        late = {key for key, each in self._agencies.items() if each.tally.by_timeliness[Timeliness.OVERDUE]}
        # Members of a group stay below it, those too that are not late.
        groups = {self._agencies[key].name for key in late}
        late |= {key for key, each in self._agencies.items() if each.within in groups}
        rows = {key: agency_row(self._agencies[key]) for key in self._agencies if key in late}
        if self._steps:
            rows[_STEPS] = steps_row(self._steps)
        if self._ahead.pressing:
            rows[_AHEAD] = ahead_row(self._ahead)
        rows |= {key: agency_row(agency) for key, agency in self._agencies.items() if key not in late}
        self.agencies.show(rows)
        self.agencies.styles.max_height = HEAD + max(len(rows), 2)
        self.say_title(
            plural(
                "{overdue} quá hạn · {agencies} cơ quan",
                agencies=sum(not self._agencies[key].within for key in late),
                overdue=whole.by_timeliness[Timeliness.OVERDUE],
            ),
            f"▲{whole.by_timeliness[Timeliness.OVERDUE]}",
        )
        await self._load_tasks()

    async def _load_tasks(self) -> None:
        shown = self.agencies.cursor_key or 0
        if shown == _STEPS:
            keys = array("q", dict.fromkeys(each.task for each in self._steps))
        elif shown == _AHEAD:
            keys = array("q", _by_agency(self._ahead))
        elif agency := self._agencies.get(shown):
            wanted = TaskQuery(agency=agency.id, role=self.role, sort=Sort.TIMELINESS)
            keys = await self.partui.store.read(task_keys, self.partui.plan, wanted, self.partui.day)
        else:
            self.table.set_keys(array("q"))
            return
        longest = await self.partui.store.read(longest_code, self.partui.plan)
        self.table.columns = task_columns(longest_code=longest)
        self.table.forget()
        self.table.set_keys(keys)
        if shown != self._shown:
            self._shown = shown
            self.table.action_first()
        self.say_more()

    def on_descendant_focus(self) -> None:
        """Say more of what the focus has come to."""
        self.say_more()

    def about_row(self) -> str:
        """Return more of the agency under the cursor, or of the task, wherever the focus is."""
        if self.table.has_focus:
            return super().about_row()
        if self.agencies.cursor_key == _AHEAD:
            return " · ".join(ahead_texts(self._ahead))
        if self.agencies.cursor_key == _STEPS:
            return steps_text(self._steps)
        agency = self._agencies.get(self.agencies.cursor_key or 0)
        return super().about_row() if agency is None else self._about(agency)

    def _about(self, agency: AgencyTally) -> str:
        counted = _("chủ trì và thực hiện") if self.role is Role.ANY else _("chủ trì")
        group = _(" · nhóm cơ quan") if agency.group else ""
        if agency.within:
            group = _(" · thành viên của {group}, đã tính trong nhóm").format(group=clean(agency.within))
        return plural(
            "{agency}{group} · {counted}: {total} nhiệm vụ, {overdue} quá hạn, {soon} sắp hạn, {open} chưa xong",
            total=agency.tally.total,
            agency=signed_agency(agency.name, agency.group),
            group=group,
            counted=counted,
            overdue=agency.tally.by_timeliness[Timeliness.OVERDUE],
            soon=agency.tally.by_timeliness[Timeliness.DUE_SOON],
            open=agency.tally.open,
        )

    @on(VirtualTable.CursorMoved, "#agencies")
    def _follow_agencies(self) -> None:
        """Show the tasks of the agency that the cursor has come to."""
        if self._agencies:
            self.run_worker(self._follow_cursor(), group="tasks", exclusive=True)

    async def _follow_cursor(self) -> None:
        with self.telling():
            await self._load_tasks()

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Go over to the agency's tasks, or open the task."""
        if message.table is self.agencies:
            self.table.focus()
        else:
            self.partui.navigation.open_task(message.key)

    def action_implementers(self) -> None:
        """Count what the agencies carry out too, or no longer."""
        self.role = Role.LEAD if self.role is Role.ANY else Role.ANY
        self.reload()

    def action_to_agencies(self) -> None:
        """Go to the agencies."""
        self.agencies.focus()

    def action_to_tasks(self) -> None:
        """Go to the tasks."""
        self.table.focus()

    def after_edit(self) -> None:
        """Go on to the next late task once one is no longer late."""
        self.table.step_off(self.chosen_tasks())


def _by_agency(ahead: EarlyWarnings) -> Iterable[int]:
    """Return the ids of the tasks that are ahead, those of a lead together, what is alike of them too."""
    reasons = (tasks for told in ahead_by_agency(ahead.pressing).values() for tasks in told.values())
    return dict.fromkeys(task.id for tasks in reasons for task in tasks)
