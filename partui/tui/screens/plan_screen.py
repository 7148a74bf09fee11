"""What the screens that show the plan have in common."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkType

from partui.domain.text import clean
from partui.locale import _, plural
from partui.tui.context import AppContext, ListedTasks, WantedReport
from partui.tui.keys.general import GENERAL_KEYS
from partui.tui.keys.typed import can_type_in
from partui.tui.widgets.lines import KeyLine, TitleLine
from partui.tui.widgets.list_pane import ListPane
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable

Listed = TypeVar("Listed")
UNDOING = {"undo", "redo"}
# What is opened for the plan in the file.
OF_STORE = {"as_of", "report", "export"}


class PlanScreen(Screen[None]):
    """A screen that shows the store and follows it: what it shows is read again when the store has changed.

    Attributes:
        IS_OF_STORE: whether the app's keys for undo, the day, reports and export have a meaning on it.
    """

    BINDINGS = GENERAL_KEYS
    IS_OF_STORE = True
    _revision = -1

    @property
    def partui(self) -> AppContext:
        """The app, which knows the store, the plan and the day."""
        return cast(AppContext, self.app)

    def on_screen_resume(self) -> None:
        """Read the store again when it has changed while another screen was up."""
        # It may have been taken away in the meantime, with another plan chosen.
        if self.is_current:
            self.follow()

    def follow(self) -> None:
        """Read the store again unless it stands as it was."""
        if self._revision != self.partui.revision:
            self._revision = self.partui.revision
            self.reload()

    def reload(self) -> None:
        """Read what the screen shows in a worker; a reading that is under way is given up."""
        # A function, not a coroutine: a reading that is given up before it began was never made.
        reading: WorkType[None] = self._load
        self.run_worker(reading, group="load", exclusive=True)

    async def load(self) -> None:
        """Read what the screen shows and show it."""
        raise NotImplementedError

    def say_title(self, said: str, short: str = "") -> None:
        """Say in the title line what the screen shows, and from which day.

        Args:
            short: the same in fewer cells.
        """
        self.query_one(TitleLine).say(said, self.partui.day_text, short)

    async def _load(self) -> None:
        with self.telling():
            await self.load()

    def start(self, work: Callable[[], Awaitable[None]], group: str = "default") -> None:
        """Begin something in a worker; what of it could not be done is told."""
        doing: WorkType[None] = partial(self._do, work)
        self.run_worker(doing, group=group)

    async def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        with self.telling(), self.partui.store.one_file():
            await work()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the user what could not be done, and go on."""
        try:
            with self.partui.telling():
                yield
        except NoMatches:
            # The screen was taken down while the store was asked.
            if self.is_attached and self.app.is_running:
                raise

    def on_key(self, event: events.Key) -> None:
        """Let what was said go with the key that goes back."""
        if event.key == "escape":
            self.app.clear_notifications()
            for line in self.query(KeyLine):
                line.fall_silent()

    def offers(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether a key of the app's has a meaning here; in a field the key for undo means what is typed."""
        if action in UNDOING:
            return self.IS_OF_STORE and not can_type_in(self.focused)
        return self.IS_OF_STORE or not (action == "open" and OF_STORE.issuperset(parameters))

    def wanted_report(self) -> WantedReport:
        """Return the report that fits what the screen shows."""
        return WantedReport()

    def listed_tasks(self) -> ListedTasks | None:
        """Return the tasks that the screen lists; none where it lists something else."""
        return None

    async def rows_to_copy(self) -> Sequence[tuple[str, ...]]:
        """Return the cells of the rows that are marked, else of the one under the cursor, the code first."""
        return ()

    def action_copy_row(self) -> None:
        """Copy rows, with tabs between their cells, so that they fall into a worksheet's columns."""
        self.run_worker(self._copy(whole=True))

    def action_copy_code(self) -> None:
        """Copy the codes of rows."""
        self.run_worker(self._copy(whole=False))

    async def _copy(self, *, whole: bool) -> None:
        with self.telling():
            rows = await self.rows_to_copy()
            if not rows:
                self.partui.mention(_("Không có dòng nào để chép."))
                return
            self.app.copy_to_clipboard(
                "\n".join("\t".join(map(clean, row)) if whole else clean(row[0]) for row in rows)
            )
            codes = ", ".join(row[0] for row in rows)
            self.partui.tell(
                plural("Đã chép {number} dòng vào bảng tạm: {codes}", number=len(rows), codes=codes)
                if whole
                else _("Đã chép mã vào bảng tạm: {codes}").format(codes=codes)
            )

    def action_scroll(self, rows: int) -> None:
        """Scroll a page by rows, down when positive."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll a page by pages, down when positive; one line stays in sight."""
        self.action_scroll(pages * max(self.query_one(VerticalScroll).size.height - 1, 1))

    def action_press(self, key: str) -> None:
        """Press a key, as a click on its name below does."""
        self.app.simulate_key(key)


class ListScreen(PlanScreen, Generic[Listed]):
    """A screen with one list, whose rows are all known, and the whole of the one under the cursor below it.

    Args:
        at: the key of the row to begin at.

    Attributes:
        ABOVE: the id of the words that stand above the list, where there are any.
        listed: what the rows stand for, by their keys; a row that is only read has nothing here.
    """

    ABOVE = ""

    def __init__(self, at: int | None = None) -> None:
        super().__init__()
        self._at = at
        self.listed: dict[int, Listed] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, what is said above the list, the list, the whole of one row, keys."""
        yield TitleLine()
        if self.ABOVE:
            yield Static("", id=self.ABOVE, markup=False)
        yield ListPane(self.empty_list(), self.whole, self._at)
        yield KeyLine()

    def empty_list(self) -> VirtualTable:
        """Return the table before its rows are read."""
        raise NotImplementedError

    def whole(self, key: int) -> str:
        """Say the whole of the row with a key; nothing of one that was taken away meanwhile."""
        raise NotImplementedError

    def say_above(self, text: str) -> None:
        """Say what stands above the list."""
        self.query_one(f"#{self.ABOVE}", Static).update(text)

    @property
    def pane(self) -> ListPane:
        """The list."""
        return self.query_one(ListPane)

    @property
    def chosen(self) -> Listed | None:
        """What the row under the cursor stands for; none where there is nothing."""
        return self.listed.get(self.pane.table.cursor_key or 0)


class ReadingScreen(ListScreen[Row]):
    """A list that is only read, its rows under headings."""

    def show(self, rows: dict[int, Row]) -> None:
        """Show these rows, by key, those of a heading below zero."""
        self.listed = rows
        self.pane.show(rows)

    def whole(self, key: int) -> str:
        return self.listed[key].whole
