"""Ma trận thành viên: members of groups by the tasks that are followed, ticked one by one, by column or by row."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.agencies.members import MemberStatus
from partui.domain.journal.changes import Change
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.members import set_members
from partui.store.journal.writing import author
from partui.store.queries.matrix import Matrix, load_matrix
from partui.tui.screens.members.cells import (
    MatrixCell,
    Window,
    cell_words,
    matrix_columns,
    member_rows,
    totals_line,
    window_at,
)
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.widgets.lines import KeyLine, TitleLine
from partui.tui.widgets.table.messages import HeadClicked
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.changes import changes_text
from partui.wording.task_parts import members_text
from partui.wording.tasks import signed_task_standing


class MatrixScreen(PlanScreen):
    """Members below one another, tasks beside one another, totals of both; the cell under the cursor in words below."""

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("space", "tick", _("Xong hoặc chưa"), id="tick_member"),
        Binding("w", "doing", _("Đang làm"), id="member_doing"),
        Binding("c", "tick_column", _("Cả cột"), id="tick_column"),
        Binding("a", "tick_row", _("Cả hàng"), id="tick_row"),
        Binding("f", "every", _("Mọi nhiệm vụ"), id="all_group_tasks"),
        Binding("left,h", "go(-1)", _("Sang trái"), show=False, id="column_left"),
        Binding("right,l", "go(1)", _("Sang phải"), show=False, id="column_right"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._matrix = Matrix()
        self._window = Window(0, (), 0)
        self._on: int | None = None
        self._every = False
        self._rows: dict[int, MatrixCell] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, members, totals, the cell in words, keys."""
        yield TitleLine()
        yield VirtualTable(())
        yield Static("", id="totals", markup=False)
        yield Static("", id="about", markup=False)
        yield KeyLine()

    @property
    def _table(self) -> VirtualTable:
        return self.query_one(VirtualTable)

    @property
    def _at(self) -> int:
        return next((at for at, task in enumerate(self._matrix.tasks) if task.id == self._on), 0)

    @property
    def _chosen(self) -> tuple[MatrixCell, Task] | None:
        """The member and the task under the cursor."""
        row = self._rows.get(self._table.cursor_key or 0)
        return (row, self._matrix.tasks[self._at]) if row and self._matrix.tasks else None

    def on_mount(self) -> None:
        """Begin at the table."""
        self._table.focus()

    async def load(self) -> None:
        """Read who has come how far."""
        plan, day = self.partui.plan, self.partui.day
        self._matrix = await self.partui.store.read(partial(load_matrix, every=self._every), plan, day)
        if self._matrix.tasks:
            self._on = self._matrix.tasks[self._at].id
        self._table.empty_text = self._nothing()
        number = len(self._matrix.tasks)
        said = (
            plural("Thành viên: {number} nhiệm vụ của các nhóm", number=number) if self._every
            else plural("Thành viên: {number} nhiệm vụ đang theo dõi", number=number)
        )  # fmt: skip
        self.say_title(said, _("Thành viên"))
        self._show()

    def on_resize(self) -> None:
        """Show as many tasks as there is room for."""
        self.call_after_refresh(self._show)

    def on_virtual_table_cursor_moved(self) -> None:
        """Say what is under the cursor."""
        self._describe()

    def on_virtual_table_head_clicked(self, message: HeadClicked) -> None:
        """Go to the task that was clicked at."""
        if message.column_key.isdecimal():
            self._on = int(message.column_key)
            self._show()

    def on_virtual_table_row_chosen(self) -> None:
        """Open the task of the column."""
        if self._chosen is not None:
            self.partui.navigation.open_task(self._chosen[1].id)

    def action_go(self, step: int) -> None:
        """Go to the next task, to the right when positive."""
        if self._matrix.tasks:
            at = min(max(self._at + step, 0), len(self._matrix.tasks) - 1)
            self._on = self._matrix.tasks[at].id
            self._show()

    def action_every(self) -> None:
        """Show all tasks of groups with members, or those alone that are followed."""
        self._every = not self._every
        self.reload()

    def action_tick(self) -> None:
        """Take the member as done with the task, or as not begun again, and go on to the next member."""
        if self._chosen is not None:
            row, task = self._chosen
            self._tick([task.id], [row.key], step=1)

    def action_doing(self) -> None:
        """Take the member as at work on the task."""
        if self._chosen is not None:
            row, task = self._chosen
            self._tick([task.id], [row.key], Status.DOING, step=1)

    def action_tick_column(self) -> None:
        """Take all members of the group as done with the task; as not begun where they are done already."""
        if self._chosen is not None:
            row, task = self._chosen
            self._tick([task.id], [key for key, _name in self._matrix.groups[row.group].members])

    def action_tick_row(self) -> None:
        """Take the member as done with all tasks that are followed; as not begun where it is done already."""
        if self._chosen is not None:
            key = self._chosen[0].key
            # To begin following a task is said of that task, not of all at once.
            self._tick(
                [task for (of, task), member in self._matrix.cells.items() if of == key and member.followed], [key]
            )

    def _tick(self, tasks: Sequence[int], keys: Sequence[str], status: Status | None = None, step: int = 0) -> None:
        cells = [(task, key) for task in tasks for key in keys if (key, task) in self._matrix.cells]
        if not cells:
            self.partui.mention(_("Không có ô nào để ghi: nhiệm vụ không giao cho nhóm này, hoặc chưa theo dõi."))
            return
        is_done = all(self._matrix.cells[key, task].status is Status.DONE for task, key in cells)
        wanted = status or (Status.TODO if is_done else Status.DONE)
        # Who is done already keeps the day.
        changing = [(task, key) for task, key in cells if self._matrix.cells[key, task].status is not wanted]
        self.start(
            partial(self._save, [task for task, _key in changing], [key for _task, key in changing], wanted, step)
        )

    async def _save(self, tasks: Sequence[int], keys: Sequence[str], status: Status, step: int) -> None:
        app = self.partui
        said, who, day = MemberStatus(status), author(app.officer), app.day.date
        changes: list[Change] = []
        if tasks:
            changes = await app.store.ask(
                set_members, list(dict.fromkeys(tasks)), list(dict.fromkeys(keys)), said, who, day
            )
        self._table.action_step(step)
        app.store_changed()
        if len(changes) == 1 or not changes:
            app.tell(changes_text(changes))
        else:
            app.tell(plural("Đã ghi {number} ô; {key} để lấy lại", number=len(changes), key=app.key_of("undo")))

    def _show(self) -> None:
        table, at = self._table, self._at
        self._window = window_at(self._matrix, at, self._window.first, table.size.width)
        columns = matrix_columns(self._window, at)
        rows = member_rows(self._matrix, self._window, at)
        self._rows = {key: cell for key, (cell, _row) in rows.items() if cell is not None}
        table.columns = columns
        table.show({key: row for key, (_cell, row) in rows.items()})
        line = totals_line(self._matrix, self._window, columns, table.size.width) if rows else ""
        self.query_one("#totals", Static).update(line)
        self._describe()

    def _describe(self) -> None:
        told = ""
        if self._chosen is not None:
            row, task = self._chosen
            place = f"{self._at + 1}/{len(self._matrix.tasks)}"
            told = "\n".join(
                (
                    f"{task.code} {clean(task.title)}",
                    f"{place} · {signed_task_standing(task)} · {members_text(task)}",
                    cell_words(self._matrix, row, task),
                )
            )
        self.query_one("#about", Static).update(told)

    def _nothing(self) -> str:
        key = self.partui.key_of("all_group_tasks")
        if self._every:
            return _(
                "Chưa ghi thành viên cho nhóm nào: partui members import, hoặc phím {key} (danh mục cơ quan)."
            ).format(key=self.partui.key_of("agencies"))
        return _("Chưa theo dõi nhiệm vụ nào theo thành viên; phím {key} hiện mọi nhiệm vụ của các nhóm.").format(
            key=key
        )
