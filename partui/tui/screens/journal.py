"""Nhật ký: what was changed in the whole plan, the newest first."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.journal.changes import Change
from partui.locale import _, plural
from partui.store.journal.edit import author
from partui.store.journal.history import newest_changes, subject_changed
from partui.store.journal.undo import undo
from partui.tui.keys.general import COPY_KEYS
from partui.tui.rows.changes import change_columns, change_lines, change_row
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.widgets.lines import KeyLine, TitleLine
from partui.tui.widgets.table.messages import RowChosen, RowsWanted
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.changes import undone_text

MOST = 500


class JournalScreen(PlanScreen):
    """The changes of the plan's rows and of agencies in one table, with the one under the cursor whole below it."""

    BINDINGS = [
        *COPY_KEYS,
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("u", "undo_chosen", _("Hoàn tác dòng này"), id="undo_change"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self._changes: dict[int, Change] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, changes, the one under the cursor, keys."""
        yield TitleLine(self.partui.views)
        yield VirtualTable(
            change_columns(),
            id="changes",
            empty_text=_("Chưa có thay đổi nào. Sửa nhiệm vụ bằng s, e, n thì được ghi ở đây."),
        )
        yield Static("", id="change", markup=False)
        yield KeyLine()

    @property
    def table(self) -> VirtualTable:
        """The table of changes."""
        return self.query_one("#changes", VirtualTable)

    def on_mount(self) -> None:
        """Begin at the newest."""
        self.table.focus()

    async def load(self) -> None:
        """Read the newest changes; the cursor stays on its change when others come in above it."""
        newest = await self.partui.store.ask(newest_changes, self.partui.plan, MOST + 1)
        changes = newest[:MOST]
        numbers = self._numbers
        self._changes = {numbers.setdefault(change.uuid, len(numbers) + 1): change for change in changes}
        self.table.show(self._rows(tuple(self._changes)))
        said = plural("Nhật ký: {number} thay đổi", number=len(changes))
        if len(newest) > MOST:
            said = _("Nhật ký: {number} thay đổi mới nhất, còn nữa; xem “partui history”").format(number=MOST)
        self.query_one(TitleLine).say(said, self.partui.day_text)
        self._describe()

    def on_virtual_table_rows_wanted(self, message: RowsWanted) -> None:
        """Give the rows that the table is about to show."""
        self.table.put_rows(self._rows(message.keys))

    def on_virtual_table_cursor_moved(self) -> None:
        """Show the whole of the change that the cursor has come to."""
        self._describe()

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open what was changed."""
        self.run_worker(self._open(self._changes[message.key].uuid))

    async def _open(self, uuid: str) -> None:
        with self.telling():
            subject = await self.partui.store.ask(subject_changed, uuid)
            match subject.table:
                case "task":
                    self.partui.navigation.open_task(subject.id)
                case "criterion":
                    await self.partui.navigation.open_criterion(subject.id)
                case "heading":
                    self.partui.navigation.open_headings(subject.id)
                case _agency:
                    self.partui.navigation.open_agencies(subject.id)

    def action_undo_chosen(self) -> None:
        """Reverse the change under the cursor."""
        change = self._changes.get(self.table.cursor_key or 0)
        if change is not None:
            self.run_worker(self._undo(change.uuid))

    async def _undo(self, uuid: str) -> None:
        with self.telling():
            changes = await self.partui.store.ask(undo, author(self.partui.officer), uuid)
            self.partui.store_changed()
            self.partui.tell(undone_text(changes))

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the change under the cursor, whole."""
        change = self._changes.get(self.table.cursor_key or 0)
        return [(change.code, *change_lines(change))] if change else []

    def _rows(self, keys: tuple[int, ...]) -> dict[int, Row]:
        undone = {change.undoes for change in self._changes.values() if change.undoes}
        return {key: change_row(self._changes[key], undone) for key in keys if key in self._changes}

    def _describe(self) -> None:
        change = self._changes.get(self.table.cursor_key or 0)
        self.query_one("#change", Static).update("\n".join(change_lines(change)) if change else "")
