"""The app: what every screen shares, and the way from one to another."""

import os

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
# The kitty protocol swallows what Vietnamese input methods compose.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.worker import WorkType

from partui.domain.errors import PartuiError
from partui.locale import _, pgettext
from partui.locale.formats import show_date
from partui.settings.record import EffectiveSettings
from partui.store.db.settings import plan_in_use
from partui.store.thread import FileGone, FileReplaced, StoreThread, data_version
from partui.tui import seconds
from partui.tui.dialogs.general.too_small import HEIGHT, WIDTH, TooSmallScreen
from partui.tui.keys.led_to import IN_BACKGROUND
from partui.tui.lazy_screens import import_soon, overdue, overview, scores
from partui.tui.opening import Opened, opened
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.screens.tasks import TasksScreen
from partui.tui.terminal.capabilities import ending_signals
from partui.tui.terminal.own_faults import AppWithOwnFaults
from partui.tui.themes import theme_label
from partui.tui.widgets.lines import KeyLine
from partui.tui.windows import AppWithWindows

if TYPE_CHECKING:
    from partui.domain.journal.changes import Change
    from partui.tui.keys.keymap import Scope

_WATCHING = "watching"


class PartuiApp(AppWithOwnFaults, AppWithWindows):
    """The plan on the screen.

    Args:
        opened: the file, the plan and the day.
    """

    CSS_PATH = "partui.tcss"
    TITLE = "partui"
    MODES = {"tasks": TasksScreen, "overdue": overdue, "scores": scores, "overview": overview}
    DEFAULT_MODE = "tasks"
    BINDINGS = [
        Binding("1", "switch_mode('tasks')", _("Nhiệm vụ"), show=False, id="tasks"),
        Binding("2", "switch_mode('overdue')", _("Quá hạn"), show=False, id="overdue"),
        Binding("3", "switch_mode('scores')", _("Điểm"), show=False, id="scores"),
        Binding("4", "switch_mode('overview')", _("Tổng quan"), show=False, id="overview"),
        Binding("u", "undo", _("Hoàn tác"), id="undo"),
        Binding("H", "journal", _("Nhật ký"), show=False, id="journal"),
        Binding("L", "headings", _("Lĩnh vực, mục"), show=False, id="headings"),
        Binding("d", "as_of", _("Ngày"), id="as_of"),
        Binding("p", "plans", pgettext("command", "Kế hoạch"), show=False, id="plans"),
        Binding("C", "agencies", _("Cơ quan"), show=False, id="agencies"),
        Binding("r", "report", _("Báo cáo"), id="report"),
        Binding("x", "export", _("Xuất"), id="export"),
        Binding("J", "merge", _("Hợp nhất"), show=False, id="merge"),
        Binding("I", "import_plan", _("Nhập kế hoạch"), show=False, id="import_plan"),
        Binding("question_mark,f1", "help", _("Phím"), id="help"),
        Binding("colon,ctrl+p", "command_palette", _("Lệnh"), show=False, id="palette"),
        Binding("T", "look", _("Giao diện màu"), show=False, id="look"),
        Binding("q", "quit", _("Thoát"), id="quit"),
        Binding("ctrl+q", "quit", _("Thoát"), show=False, priority=True),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened.settings)
        self.store = StoreThread(opened.path)
        self.plan = opened.plan
        self.day = opened.day
        self.officer = opened.officer
        self._faults = opened.faults + self.look_faults
        self._config = opened.config
        self._new = opened.new
        self.revision = 0
        self.pinned = opened.pinned
        self._data_version: tuple[int, int] | None = None
        self._trouble: str | None = None
        if opened.plain:
            self.spare_the_line()

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
        return f"{self.plan} · {_('xem {day}').format(day=day) if self.pinned else day}"

    def on_load(self) -> None:
        """Have each widget begin after the call that mounts it, on every Python.

        From 3.12 on Textual has it begin within that call, when its screen is not yet on the stack: a view with a field
        ends the app.
        """
        asyncio.get_running_loop().set_task_factory(None)

    async def on_mount(self) -> None:
        """Follow what others do to the file, and leave in order when the terminal goes away."""
        self.app_resume_signal.subscribe(self, lambda _app: self.forget_sent())
        await self._watch()
        self.set_interval(seconds.WATCH, self._watch_aside)
        self.set_timer(seconds.SOON, self._import_soon)
        loop = asyncio.get_running_loop()
        for number in ending_signals():
            loop.add_signal_handler(number, self.exit, 128 + number)
        if self._new:
            from partui.tui.dialogs.general.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.store.path))
        for fault in self._faults:
            self.notify(str(fault), title=_("Thiết đặt"), severity="warning", markup=False, timeout=seconds.NOTICE)

    def _import_soon(self) -> None:
        self.run_worker(import_soon, group=IN_BACKGROUND, thread=True, exit_on_error=False)

    def on_unmount(self) -> None:
        """Close the file."""
        self.store.close()

    def on_resize(self, event: events.Resize) -> None:
        """Cover the screen while the window is too small to work in."""
        self.forget_sent()
        small = event.size.width < WIDTH or event.size.height < HEIGHT
        covered = isinstance(self.screen, TooSmallScreen)
        if small and not covered:
            self.push_screen(TooSmallScreen())
        elif small and isinstance(self.screen, TooSmallScreen):
            self.screen.say()
        elif covered:
            self.pop_screen()

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens seen below the one that is up: none while they are covered, and so none of them is laid out."""
        is_covered = any(isinstance(screen, TooSmallScreen) for screen in self.screen_stack[-1:])
        return [] if is_covered else super()._background_screens

    def key_scopes(self) -> "list[Scope]":
        """Return each screen's keys with those of a table and of the app."""
        from partui.tui.every_screen import scopes

        return scopes(PartuiApp)

    def keep_look(self, name: str) -> None:
        """Keep a theme for the next times."""
        self.run_worker(self._keep_look(name))

    async def _keep_look(self, name: str) -> None:
        with self.telling():
            from partui.settings.write import keep

            await asyncio.to_thread(keep, self._config, "theme", name)
            self.tell(_("Giao diện: {name}").format(name=theme_label(name)))

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
        """Say what could not be done; what was typed ahead for it is forgotten."""
        self.forget_typed_ahead()
        self.notify(str(error), title=_("Không làm được"), severity="error", markup=False, timeout=seconds.NOTICE)

    def action_undo(self) -> None:
        """Reverse the officer's last edit."""
        self.run_worker(self._undo())

    async def _undo(self) -> None:
        from partui.store.journal.edit import author
        from partui.store.journal.undo import undo
        from partui.wording.changes import undone_text

        try:
            changes: list[Change] = await self.store.ask(undo, author(self.officer), None, self.officer, self.plan)
        except PartuiError as error:
            self.tell_error(error)
            return
        self.store_changed()
        self.tell(undone_text(changes))

    def action_journal(self) -> None:
        """Show what was changed in the whole plan."""
        from partui.tui.screens.journal import JournalScreen

        if not isinstance(self.screen, JournalScreen):
            self.push_screen(JournalScreen())

    def action_help_quit(self) -> None:
        """Say how to leave, where nothing is there to be copied."""
        self.tell(_("Ctrl+Q để thoát"))

    def _watch_aside(self) -> None:
        """Watch without holding up the keys while the store is busy, one look after the other."""
        if not any(worker.name == _WATCHING for worker in self.workers):
            look: WorkType[None] = self._watch
            self.run_worker(look, _WATCHING, group=IN_BACKGROUND)

    async def _watch(self) -> None:
        """Notice another's edit, and midnight."""
        version, trouble = self._data_version, None
        try:
            # The file may be opened, or opened again, by the asking.
            seen = await self.store.ask(data_version)
            version = self.store.times_opened, seen
            if not os.path.exists(self.store.path):
                trouble = str(FileGone(self.store.path))
        except FileReplaced as error:
            version, trouble = (self.store.times_opened, 0), str(error)
        except PartuiError as error:
            trouble = str(error)
        self._tell_once(trouble)
        turned = not self.pinned and self.day.date != date.today()
        if turned:
            self.day = self.day._replace(date=date.today())
        changed = self._data_version is not None and version != self._data_version
        self._data_version = version
        if changed:
            await self._leave_removed_plan()
        if changed or turned:
            self.store_changed()

    async def _leave_removed_plan(self) -> None:
        """Go to the plan in use when somebody has removed the one that is looked at."""
        try:
            await self.store.ask(plan_in_use, self.plan)
        except PartuiError as error:
            with self.telling():
                self.look_at(await self.store.ask(plan_in_use))
                self.tell_error(error)

    def _tell_once(self, trouble: str | None) -> None:
        """Say what is the matter with the file when it begins, not every second."""
        if trouble is not None and trouble != self._trouble:
            self.notify(trouble, title=_("Tệp dữ liệu"), severity="error", markup=False, timeout=seconds.TROUBLE)
        self._trouble = trouble


def run_app(
    db: str,
    plan: int | None = None,
    day: date | None = None,
    found: EffectiveSettings | None = None,
    plain: bool = False,
) -> int:
    """Open the file and show it until the user leaves.

    Args:
        db: the store's file.
        plan: the plan's year, the one in use when none.
        day: the day to look from, today when none.
        found: the settings; read when none.
        plain: whether the line is slow.

    Returns:
        The exit code.

    Raises:
        PartuiError: the file cannot be used, or the app could not go on.
    """
    ready = opened(db, plan, day, found)._replace(plain=plain)
    return PartuiApp(ready).run_to_end(mouse=ready.settings.mouse)
