"""What a task has several of, ticked off one by one: members of its groups, instances of work that comes back."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.agencies.members import Member, MemberStatus
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.periods.state import Period, PeriodStatus
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.due.agency_periods import set_agency_periods
from partui.store.edits.due.periods import set_periods
from partui.store.edits.members import set_members
from partui.store.journal.writing import author
from partui.store.queries.tasks import tasks_by_id
from partui.tui.dialogs.table_dialog import TableDialog
from partui.tui.rows.tasks import member_columns, member_row, period_columns, period_row
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut
from partui.wording.due.periods import instance_notes, period_label, periods_left
from partui.wording.task_parts import members_text

Part = TypeVar("Part", Member, Period)


class TickingScreen(TableDialog[None], Generic[Part]):
    """A list of what a task has; what is ticked is saved at once.

    Args:
        task: the task as it stands, with something to tick.
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
        with self.window(self.title_of(self._shown.code)):
            yield Static(cut(clean(self._shown.title), 70), markup=False)
            yield self.make_room(VirtualTable(self.columns()), len(self.parts))
            yield Static("", id="outcome", markup=False)
            yield KeyLine()

    def title_of(self, code: str) -> str:
        """Return the window's title."""
        raise NotImplementedError

    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the list."""
        raise NotImplementedError

    @property
    def parts(self) -> Sequence[Part]:
        """What is listed."""
        raise NotImplementedError

    def row(self, part: Part) -> Row:
        """Return one as a row."""
        raise NotImplementedError

    def outcome(self) -> str:
        """Say what comes of it for the task."""
        raise NotImplementedError

    def action_tick(self) -> None:
        """Take the one under the cursor as done, or as open again."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show how they stand."""
        self._show()

    def on_virtual_table_row_chosen(self) -> None:
        """Tick the row."""
        self.action_tick()

    def under_cursor(self) -> Part | None:
        """Return the one under the cursor."""
        at = self.table.cursor_key
        return self.parts[at - 1] if at and at <= len(self.parts) else None

    def save(self, write: Callable[[], Awaitable[list[Change]]]) -> None:
        """Save what was ticked, one after the other, and show what comes of it."""
        self.run_worker(self._write(write), group="ticking")

    async def _write(self, write: Callable[[], Awaitable[list[Change]]]) -> None:
        with self.partui.telling():
            await write()
            await self.read_again()
            self.partui.store_changed()

    async def read_again(self) -> None:
        """Show how the task stands now."""
        found = await self.partui.store.ask(tasks_by_id, [self._shown.id], self.partui.day)
        self._shown = found[0] if found else self._shown
        self._show()

    def _show(self) -> None:
        self.table.show({at: self.row(part) for at, part in enumerate(self.parts, start=1)})
        self.query_one("#outcome", Static).update(self.outcome())


class TickedMembers(TickingScreen[Member]):
    """A list of the members of a task's groups."""

    def columns(self) -> tuple[Column, ...]:
        return member_columns()

    @property
    def parts(self) -> Sequence[Member]:
        return self._shown.members


class MembersScreen(TickedMembers):
    """The members of a task's groups: how far each has come."""

    BINDINGS = [
        Binding("1", "say('todo')", _("Chưa")),
        Binding("2", "say('doing')", _("Đang")),
        Binding("3", "say('done')", _("Xong")),
    ]

    def title_of(self, code: str) -> str:
        return _("Thành viên thực hiện {code}").format(code=code)

    def row(self, part: Member) -> Row:
        return member_row(part)

    def outcome(self) -> str:
        return members_text(self._shown)

    def action_tick(self) -> None:
        """Take the member under the cursor as done, or as not begun again, and go on to the next."""
        member = self.under_cursor()
        if member is not None:
            self._say(member, Status.TODO if member.status is Status.DONE else Status.DONE)
            self.table.action_step(1)

    def action_say(self, status: str) -> None:
        """Give the member under the cursor a status."""
        member = self.under_cursor()
        if member is not None:
            self._say(member, Status(status))

    def _say(self, member: Member, status: Status) -> None:
        app, said = self.partui, MemberStatus(status)
        self.save(
            partial(app.store.ask, set_members, [self._shown.id], [member.key], said, author(app.officer), app.day.date)
        )


class PeriodsScreen(TickingScreen[Period]):
    """The instances of a task that comes back, the first open one under the cursor."""

    BINDINGS = [Binding("a", "by_agency", _("Từng cơ quan"), id="by_agency")]

    def title_of(self, code: str) -> str:
        return _("Các kỳ của {code}").format(code=code)

    def columns(self) -> tuple[Column, ...]:
        return period_columns()

    @property
    def parts(self) -> Sequence[Period]:
        return self._shown.periods

    def row(self, part: Period) -> Row:
        return period_row(part, self._shown.plan)

    def outcome(self) -> str:
        return periods_left(self._shown.periods)

    def on_mount(self) -> None:
        """Begin at the first that is open."""
        super().on_mount()
        waiting = [at for at, each in enumerate(self.parts) if each.status is PeriodStatus.OPEN]
        self.table.action_step(waiting[0] if waiting else 0)

    def action_tick(self) -> None:
        """Take the instance under the cursor as done on the day looked at, or as open again."""
        period = self.under_cursor()
        if period is not None:
            app = self.partui
            status = PeriodStatus.DONE if period.status is PeriodStatus.OPEN else PeriodStatus.OPEN
            self.save(
                partial(
                    app.store.ask, set_periods, self._shown.id, [period.key], status, author(app.officer), app.day.date
                )
            )

    def action_by_agency(self) -> None:
        """Tick single agencies of the instance under the cursor."""
        period = self.under_cursor()
        if period is not None:
            self.run_worker(self._by_agency(period.key))

    async def _by_agency(self, period: str) -> None:
        with self.partui.telling():
            if not self._shown.members:
                raise PartuiError("Chưa ghi thành viên cho nhóm nào của {code}.", code=self._shown.code)
            await self.app.push_screen_wait(AgencyPeriodsScreen(self._shown, period))
            await self.read_again()


class AgencyPeriodsScreen(TickedMembers):
    """The bodies of a task's groups: which have done their part in an instance.

    Args:
        task: the task as it stands, with members.
        period: the instance's key.
    """

    def __init__(self, task: Task, period: str) -> None:
        super().__init__(task)
        self._period = period

    def title_of(self, code: str) -> str:
        label = period_label(self._period, self._shown.plan)
        return _("{period} của {code}, từng cơ quan").format(period=label, code=code)

    def row(self, part: Member) -> Row:
        period, done = self._instance(), self._is_done(part)
        late = period is not None and period.timeliness is Timeliness.OVERDUE and part.followed
        status = Status.DONE if done else Status.TODO
        return member_row(part._replace(status=status, completed_on=None, late=late))

    def outcome(self) -> str:
        period = self._instance()
        return " · ".join(instance_notes(period)) if period else ""

    def action_tick(self) -> None:
        """Take the agency under the cursor as done on the day looked at, or as owing again, and go on to the next."""
        member = self.under_cursor()
        if member is not None:
            app, status = self.partui, PeriodStatus.OPEN if self._is_done(member) else PeriodStatus.DONE
            self.save(
                partial(
                    app.store.ask, set_agency_periods, self._shown.id, [self._period], [member.name], status,
                    author(app.officer), app.day.date,
                )
            )  # fmt: skip
            self.table.action_step(1)

    def _instance(self) -> Period | None:
        return next((each for each in self._shown.periods if each.key == self._period), None)

    def _is_done(self, member: Member) -> bool:
        period = self._instance()
        return bool(period and period.reported and member.followed and member.name not in period.owing)
