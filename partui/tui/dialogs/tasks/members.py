"""The members of the groups that have a task: how far each has come, ticked off one by one."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.agencies.members import Member, MemberStatus
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.members import set_members
from partui.store.journal.writing import author
from partui.store.queries.tasks import tasks_by_id
from partui.tui.dialogs.table_dialog import TableDialog
from partui.tui.rows.tasks import member_columns, member_row
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut
from partui.wording.task_parts import members_text


class MembersScreen(TableDialog[None]):
    """A list of the members of a task's groups; what is chosen is saved at once.

    Args:
        task: the task as it stands, with members.
    """

    BINDINGS = [
        Binding("space", "tick", _("Hoàn thành hoặc chưa"), id="tick"),
        Binding("enter", "choose", _("Hoàn thành hoặc chưa"), show=False, priority=True),
        Binding("1", "say('todo')", _("Chưa")),
        Binding("2", "say('doing')", _("Đang")),
        Binding("3", "say('done')", _("Xong")),
    ]

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._shown = task

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with self.window(_("Thành viên thực hiện {code}").format(code=self._shown.code)):
            yield Static(cut(clean(self._shown.title), 70), markup=False)
            yield self.make_room(VirtualTable(member_columns()), len(self._shown.members))
            yield Static("", id="outcome", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show how far they have come."""
        self._show()

    def on_virtual_table_row_chosen(self) -> None:
        """Tick the member."""
        self.action_tick()

    def action_tick(self) -> None:
        """Take the member under the cursor as done, or as not begun again, and go on to the next."""
        member = self._member()
        if member is not None:
            self._save(member, Status.TODO if member.status is Status.DONE else Status.DONE)
            self.table.action_step(1)

    def action_say(self, status: str) -> None:
        """Give the member under the cursor a status."""
        member = self._member()
        if member is not None:
            self._save(member, Status(status))

    def _member(self) -> Member | None:
        at = self.table.cursor_key
        return self._shown.members[at - 1] if at and at <= len(self._shown.members) else None

    def _save(self, member: Member, status: Status) -> None:
        self.run_worker(self._write(member, status), group="members")

    async def _write(self, member: Member, status: Status) -> None:
        day = self.partui.day
        with self.partui.telling():
            await self.partui.store.ask(
                set_members, [self._shown.id], [member.key], MemberStatus(status), author(self.partui.officer), day.date
            )
            found = await self.partui.store.ask(tasks_by_id, [self._shown.id], day)
            self._shown = found[0] if found else self._shown
            self._show()
            self.partui.store_changed()

    def _show(self) -> None:
        rows = {at: member_row(member) for at, member in enumerate(self._shown.members, start=1)}
        self.table.show(rows)
        self.query_one("#outcome", Static).update(members_text(self._shown))
