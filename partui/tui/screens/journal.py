"""Nhật ký: what was changed in the whole plan, the newest first."""

from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding

from partui.domain.journal.changes import Change
from partui.locale import _, plural
from partui.store.journal.edit import author
from partui.store.journal.history import newest_changes, subject_changed
from partui.store.journal.undo import undo
from partui.tui.keys.general import COPY_KEYS
from partui.tui.rows.changes import change_columns, change_lines, change_row
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.widgets.lines import KeyLine, TitleLine
from partui.tui.widgets.list_pane import ListPane
from partui.tui.widgets.table.messages import RowChosen
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
        nothing = _("Chưa có thay đổi nào. Sửa nhiệm vụ bằng s, e, n thì được ghi ở đây.")
        yield ListPane(VirtualTable(change_columns(), empty_text=nothing), self._whole_text)
        yield KeyLine()

    @property
    def pane(self) -> ListPane:
        """The changes."""
        return self.query_one(ListPane)

    async def load(self) -> None:
        """Read the newest changes; the cursor stays on its change when others come in above it."""
        newest = await self.partui.store.ask(newest_changes, self.partui.plan, MOST + 1)
        changes = newest[:MOST]
        numbers = self._numbers
        self._changes = {numbers.setdefault(change.uuid, len(numbers) + 1): change for change in changes}
        undone = {change.undoes for change in changes if change.undoes}
        self.pane.show({key: change_row(change, undone) for key, change in self._changes.items()})
        said = plural("Nhật ký: {number} thay đổi", number=len(changes))
        if len(newest) > MOST:
            said = _("Nhật ký: {number} thay đổi mới nhất, còn nữa; xem “partui history”").format(number=MOST)
        self.query_one(TitleLine).say(said, self.partui.day_text)

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open what was changed."""
        self.start(partial(self._open, self._changes[message.key].uuid))

    async def _open(self, uuid: str) -> None:
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
        change = self._changes.get(self.pane.table.cursor_key or 0)
        if change is not None:
            self.start(partial(self._undo, change.uuid))

    async def _undo(self, uuid: str) -> None:
        changes = await self.partui.store.ask(undo, author(self.partui.officer), uuid)
        self.partui.store_changed()
        self.partui.tell(undone_text(changes))

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the change under the cursor, whole."""
        change = self._changes.get(self.pane.table.cursor_key or 0)
        return [(change.code, *change_lines(change))] if change else []

    def _whole_text(self, key: int) -> str:
        return "\n".join(change_lines(self._changes[key]))
