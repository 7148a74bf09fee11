"""The app: what every screen shares, and the way from one to another."""

import os

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
# The kitty protocol swallows what Vietnamese input methods compose.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette
from textual.screen import Screen

from partui.domain.changes import Change
from partui.domain.dates import show_date
from partui.domain.errors import PartuiError
from partui.domain.task import Day
from partui.locale import _
from partui.store.connection import open_store
from partui.store.desk import Desk, data_version
from partui.store.editing import author
from partui.store.officer import officer_name
from partui.store.settings import looked_at_from, plan_in_use
from partui.store.undoing import undo
from partui.tui.changed_cells import ChangedCells, SentScreen
from partui.tui.later import import_soon, overdue, overview, scores
from partui.tui.palette import ActionsProvider
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.screens.task_screen import changes_text
from partui.tui.screens.tasks import TasksScreen
from partui.tui.screens.too_small import HEIGHT, WIDTH, TooSmallScreen
from partui.tui.terminal import PLAIN, driver_class, ending_signals
from partui.tui.widgets.lines import KeyLine

if TYPE_CHECKING:
    from partui.tui.screens.as_of import NewDay

WATCH_SECONDS = 1.0
SOON_SECONDS = 0.5


class Opened(NamedTuple):
    """What the app starts from.

    Attributes:
        path: the store's file.
        plan: the plan's year.
        day: the day looked from, with the file's notice of what is due soon.
        pinned: whether the day was chosen, so that it does not follow the computer's date.
        officer: the name that edits are written under.
        plain: whether the line is slow: no borders and bars, few colours, only what has changed is sent.
    """

    path: str
    plan: int
    day: Day
    pinned: bool
    officer: str
    plain: bool = False


class PartuiApp(App[int]):
    """The plan on the screen.

    Args:
        opened: the file, the plan and the day.
    """

    CSS_PATH = "partui.tcss"
    TITLE = "partui"
    COMMANDS = {ActionsProvider}
    MODES = {"tasks": TasksScreen, "overdue": overdue, "scores": scores, "overview": overview}
    DEFAULT_MODE = "tasks"
    BINDINGS = [
        Binding("1", "switch_mode('tasks')", _("Nhiệm vụ"), show=False),
        Binding("2", "switch_mode('overdue')", _("Quá hạn"), show=False),
        Binding("3", "switch_mode('scores')", _("Điểm"), show=False),
        Binding("4", "switch_mode('overview')", _("Tổng quan"), show=False),
        Binding("u", "undo", _("Hoàn tác")),
        Binding("H", "journal", _("Nhật ký"), show=False),
        Binding("d", "as_of", _("Ngày")),
        Binding("r", "report", _("Báo cáo")),
        Binding("x", "export", _("Xuất")),
        Binding("question_mark", "help", _("Phím")),
        Binding("colon,ctrl+p", "command_palette", _("Lệnh"), show=False),
        Binding("q", "quit", _("Thoát")),
        Binding("ctrl+q", "quit", _("Thoát"), show=False, priority=True),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(driver_class=driver_class())
        self.theme = "ansi-dark"
        self.desk = Desk(opened.path)
        self.plan = opened.plan
        self.day = opened.day
        self.officer = opened.officer
        self.revision = 0
        self._pinned = opened.pinned
        self._data_version: int | None = None
        self._sent = SentScreen() if opened.plain else None
        self.set_class(opened.plain, PLAIN)

    @property
    def views(self) -> tuple[tuple[str, str, str], ...]:
        """Key, title and mode of each view."""
        return (
            ("1", _("Nhiệm vụ"), "tasks"),
            ("2", _("Quá hạn"), "overdue"),
            ("3", _("Điểm"), "scores"),
            ("4", _("Tổng quan"), "overview"),
        )

    @property
    def day_text(self) -> str:
        """The plan and the day, as the title line says them."""
        day = show_date(self.day.date)
        return f"{self.plan} · {_('xem {day}').format(day=day) if self._pinned else day}"

    async def on_mount(self) -> None:
        """Follow what others do to the file, and leave in order when the terminal goes away."""
        if self._sent is not None:
            self.app_resume_signal.subscribe(self, self._sent.forget_after)
        await self._watch()
        self.set_interval(WATCH_SECONDS, self._watch)
        self.set_timer(SOON_SECONDS, lambda: self.run_worker(import_soon, thread=True, exit_on_error=False))
        loop = asyncio.get_running_loop()
        for number in ending_signals():
            loop.add_signal_handler(number, self.exit, 128 + number)

    def on_unmount(self) -> None:
        """Close the file."""
        self.desk.close()

    def on_resize(self, event: events.Resize) -> None:
        """Cover the screen while the window is too small to work in."""
        if self._sent is not None:
            self._sent.forget()
        small = event.size.width < WIDTH or event.size.height < HEIGHT
        covered = isinstance(self.screen, TooSmallScreen)
        if small and not covered:
            self.push_screen(TooSmallScreen())
        elif small and isinstance(self.screen, TooSmallScreen):
            self.screen.say()
        elif covered:
            self.pop_screen()

    def store_changed(self) -> None:
        """Have what is on the screen read again; other screens do so when they come up."""
        self.revision += 1
        for screen in self.screen_stack:
            if isinstance(screen, PlanScreen):
                screen.follow()

    def open_task(self, key: int) -> None:
        """Show one task, whole."""
        from partui.tui.screens.detail import DetailScreen

        self.push_screen(DetailScreen(key))

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the user what could not be done, and go on."""
        try:
            yield
        except PartuiError as error:
            self.tell_error(error)

    def tell(self, text: str) -> None:
        """Say what was done, in place of the keys for a while."""
        for screen in reversed(self.screen_stack):
            for line in screen.query(KeyLine):
                line.say(text)
                return

    def tell_error(self, error: PartuiError) -> None:
        """Say what could not be done."""
        self.notify(str(error), title=_("Không làm được"), severity="error", markup=False, timeout=10)

    async def action_undo(self) -> None:
        """Reverse the officer's last edit."""
        try:
            changes: list[Change] = await self.desk.ask(undo, author(self.officer), None, self.officer)
        except PartuiError as error:
            self.tell_error(error)
            return
        self.store_changed()
        self.tell(_("Đã hoàn tác: {changes}").format(changes=changes_text(changes)))

    def action_journal(self) -> None:
        """Show what was changed in the whole plan."""
        from partui.tui.screens.journal import JournalScreen

        if not isinstance(self.screen, JournalScreen):
            self.push_screen(JournalScreen())

    def action_as_of(self) -> None:
        """Choose another today."""
        from partui.tui.screens.as_of import AsOfScreen

        self.push_screen(AsOfScreen(self.day.date), self._look_from)

    def _look_from(self, answer: "NewDay | None") -> None:
        if answer is not None:
            self._pinned = answer.day is not None
            self.day = self.day._replace(date=answer.day or date.today())
            self.store_changed()

    def action_export(self) -> None:
        """Take the file away."""
        from partui.tui.screens.export import ExportScreen

        suggested = os.path.join("~", f"partui-{self.plan}-{date.today():%Y%m%d}.db")
        self.push_screen(ExportScreen(suggested), self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            self.tell(_("Đã xuất ra {path}").format(path=path))

    def action_report(self) -> None:
        """Take a report away."""
        from partui.tui.screens.report import ReportScreen

        self.push_screen(ReportScreen(), self._reported)

    def _reported(self, said: str | None) -> None:
        if said is not None:
            self.tell(said)

    def action_help_quit(self) -> None:
        """Say how to leave, where nothing is there to be copied."""
        self.tell(_("Ctrl+Q để thoát"))

    def action_command_palette(self) -> None:
        """Take a command by words."""
        self.push_screen(CommandPalette(placeholder=_("Gõ tên việc cần làm…"), id="--command-palette"))

    def action_help(self) -> None:
        """Show the keys of the screen that is up."""
        from partui.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen([active.binding for active in self.screen.active_bindings.values()]))

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what is new of the screen; on a slow line only the cells that have changed."""
        sent = self._sent if self._running and not self.is_headless and not self._batch_count else None
        if sent is not None and isinstance(renderable, CompositorUpdate):
            changes = sent.changes(screen._compositor.render_strips())
            renderable = ChangedCells(changes) if changes else None
        super()._display(screen, renderable)

    async def _watch(self) -> None:
        """Notice another's edit, and midnight."""
        version = self._data_version
        with self.telling():
            version = await self.desk.ask(data_version)
        turned = not self._pinned and self.day.date != date.today()
        if turned:
            self.day = self.day._replace(date=date.today())
        changed = self._data_version is not None and version != self._data_version
        self._data_version = version
        if changed or turned:
            self.store_changed()


def run_app(db: str, plan: int | None = None, day: date | None = None, plain: bool = False) -> int:
    """Open the file and show it until the user leaves.

    Args:
        db: the store's file.
        plan: the plan's year, the one in use when none.
        day: the day to look from, today when none.
        plain: whether the line is slow.

    Returns:
        The exit code.

    Raises:
        PartuiError: the file cannot be used.
    """
    return PartuiApp(opened(db, plan, day)._replace(plain=plain)).run() or 0


def opened(db: str, plan: int | None = None, day: date | None = None) -> Opened:
    """Open the file once, so that what is wrong with it is said before the screen is taken.

    Raises:
        PartuiError: the file or the plan cannot be used.
    """
    conn = open_store(db)
    try:
        year = plan_in_use(conn, plan)
        looked = looked_at_from(conn, day or date.today())
    finally:
        conn.close()
    return Opened(db, year, looked, day is not None, officer_name())
