"""The app: what every screen shares, and the parts that it is made of."""

import os

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
# The kitty protocol swallows what Vietnamese input methods compose.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen, ScreenResultType
from textual.worker import Worker, WorkType, get_current_worker

from partui.domain.errors import PartuiError
from partui.domain.journal.clock import moment_text
from partui.locale import _
from partui.locale.formats import show_date
from partui.settings.record import SUSPEND
from partui.store.thread import StoreThread
from partui.system.terminal import on_ending
from partui.tui import seconds
from partui.tui.appearance import Appearance
from partui.tui.dialogs.general.too_small import TooSmallScreen, cover_if_small
from partui.tui.keys.general import APP_KEYS
from partui.tui.keys.key_order import KeyOrder
from partui.tui.keys.keymap import OfficerKeys, Scope
from partui.tui.keys.started_work import IN_BACKGROUND
from partui.tui.navigation import AppNavigation
from partui.tui.notices import Notices
from partui.tui.opening import OpenedStore
from partui.tui.registry import import_soon, make_view, scopes
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.screens.tasks import TasksScreen
from partui.tui.terminal.clipboard import clipboard_code
from partui.tui.terminal.hardware_cursor import selection_offset
from partui.tui.terminal.low_bandwidth import LowBandwidth
from partui.tui.terminal.own_faults import OwnFaults
from partui.tui.terminal.system_driver import driver_class
from partui.tui.watching import FileWatch


class PartuiApp(App[int]):
    """The plan on the screen.

    Args:
        opened: the file, the plan and the day.

    Attributes:
        navigation: the ways from one screen to another.
        notices: what was said, and the last of it.
        keys_in_order: what has come from the keyboard, and when it is given out.
        officer_keys: the keys as the officer wants them.
        low_bandwidth: what a slow line is spared.
        file_watch: notices what others do to the file.
        own_faults: what happens when an error comes that nobody foresaw.
    """

    CSS_PATH = "partui.tcss"
    TITLE = "partui"
    ENABLE_COMMAND_PALETTE = False
    MODES = {
        "tasks": TasksScreen,
        "overdue": partial(make_view, "screens.overdue:OverdueScreen"),
        "scores": partial(make_view, "screens.scores:ScoresScreen"),
        "overview": partial(make_view, "screens.overview:OverviewScreen"),
    }
    DEFAULT_MODE = "tasks"
    BINDINGS = APP_KEYS

    def __init__(self, opened: OpenedStore) -> None:
        if not os.environ.get("NO_COLOR"):
            # Set to nothing it means nothing; Textual asks only whether it is there.
            os.environ.pop("NO_COLOR", None)
        super().__init__(driver_class=driver_class())
        self.store = StoreThread(opened.path)
        self.plan = opened.plan
        self.day = opened.day
        self.pinned = opened.pinned
        self.known_on = opened.known_on
        self.store.look_at(opened.day.date if opened.pinned else None, opened.known_on)
        self.officer = opened.officer
        self.revision = 0
        self.since = moment_text(datetime.now(UTC))
        self.office_asked = False
        self._opened = opened
        settings = opened.effective.settings
        self._appearance = Appearance(self, opened.effective)
        self.officer_keys = OfficerKeys(self, settings.keys, self.key_scopes, suspends=settings.ctrl_z == SUSPEND)
        self.notices = Notices(self)
        self.keys_in_order = KeyOrder(self, self.tell)
        self.low_bandwidth = LowBandwidth(self, self.tell)
        self.navigation = AppNavigation(self, self._appearance)
        self.file_watch = FileWatch(self, self.navigation.look_at)
        self.own_faults = OwnFaults(self)
        if opened.plain:
            self.low_bandwidth.begin()

    @property
    def day_text(self) -> str:
        """The plan and the day, as the title line says them."""
        day = show_date(self.day.date)
        looked = _("xem {day}").format(day=day) if self.pinned else day
        if self.known_on is not None:
            known = f"{self.known_on:%d/%m}" if self.known_on.year == self.day.date.year else show_date(self.known_on)
            looked = _("{looked}, theo tệp ngày {day}").format(looked=looked, day=known)
        return f"{self.plan} · {looked}"

    @property
    def few_signs(self) -> bool:
        """Whether the terminal knows few letters."""
        return self._appearance.few_signs

    @property
    def key_order(self) -> Mapping[str, int]:
        """The place of each action among the keys by default, where any key was changed."""
        return self.officer_keys.order

    def on_load(self) -> None:
        """Have each widget begin after the call that mounts it, on every Python.

        From 3.12 on Textual has it begin within that call, when its screen is not yet on the stack: a view with a field
        ends the app.
        """
        asyncio.get_running_loop().set_task_factory(None)

    async def on_mount(self) -> None:
        """Follow what others do to the file, and leave in order when the terminal goes away."""
        self.own_faults.hear_of_all()
        self.app_resume_signal.subscribe(self, lambda _app: self.low_bandwidth.forget_sent())
        await self.file_watch.look()
        self.set_interval(seconds.WATCH, self._watch_aside)
        self.set_timer(seconds.SOON, self._import_soon)
        on_ending(asyncio.get_running_loop(), self.exit)
        if self._opened.new:
            self.navigation.open_welcome(ask_name=not self._opened.effective.settings.officer)
        for fault in (*self._opened.effective.faults, *self._appearance.faults, *self.officer_keys.faults):
            self._warn(_("Cài đặt"), str(fault))
        if self._opened.clock_doubt:
            self._warn(_("Lưu ý"), self._opened.clock_doubt)

    def _warn(self, title: str, text: str) -> None:
        self.notify(text, title=title, severity="warning", markup=False, timeout=seconds.NOTICE)

    def _watch_aside(self) -> None:
        """Watch without holding up the keys while the store is busy, one look after the other."""
        if not any(worker.name == "watching" for worker in self.workers):
            look: WorkType[None] = self.file_watch.look
            self.run_worker(look, "watching", group=IN_BACKGROUND)

    def _import_soon(self) -> None:
        self.run_worker(import_soon, group=IN_BACKGROUND, thread=True, exit_on_error=False)

    def on_unmount(self) -> None:
        """Close the file."""
        self.store.close()

    def on_resize(self, event: events.Resize) -> None:
        """Cover the screen while the window is too small to work in."""
        self.low_bandwidth.forget_sent()
        cover_if_small(self, event.size)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens seen below the one that is up: none while they are covered, and so none of them is laid out."""
        is_covered = any(isinstance(screen, TooSmallScreen) for screen in self.screen_stack[-1:])
        return [] if is_covered else super()._background_screens

    async def on_event(self, event: events.Event) -> None:
        """Keep what comes from outside in its order."""
        if not isinstance(event, (events.InputEvent, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self.keys_in_order.is_turn_of(event):
            if not self.app_focus:
                # A window was opened while the terminal's own was not in front.
                self.app_focus = True
                self.screen._update_auto_focus()
            try:
                await super().on_event(event)
            finally:
                self.keys_in_order.given_out()

    async def push_screen_wait(self, screen: Screen[ScreenResultType] | str, *, mode: str | None = None) -> Any:
        """Open a window and wait for its answer; keys go to it meanwhile."""
        worker = get_current_worker()
        self.keys_in_order.asks(worker)
        try:
            return await super().push_screen_wait(screen, mode=mode)
        finally:
            self.keys_in_order.answered(worker)

    def press_next(self, key: str) -> None:
        """Press a key before all that were typed ahead."""
        self.keys_in_order.put_first(events.Key(key, None))

    def key_scopes(self) -> list[Scope]:
        """Return the classes whose keys are there at the same time, for each screen."""
        return scopes(PartuiApp)

    def key_of(self, action: str) -> str:
        """Return the key of an action as a keyboard writes it."""
        return self.officer_keys.key_of(action)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is changed in every line on its way to the terminal."""
        return self._appearance.line_filters(super().get_line_filters())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what is new of the screen."""
        sends = self._running and not self.is_headless and not self._batch_count
        if sends:
            renderable = self.low_bandwidth.only_changes(screen, renderable)
            self.cursor_position = selection_offset(self.screen.focused) or self.cursor_position
        super()._display(screen, renderable)
        if sends and renderable is not None:
            self.low_bandwidth.screen_sent()

    def measure_line(self) -> None:
        """Spare the line from now on when it has taken long for the first screen."""
        self.low_bandwidth.measure_next()

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text into the clipboard of the terminal that the officer sits at.

        Raises:
            PartuiError: the text is too long.
        """
        code = clipboard_code(text, os.environ)
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(code)

    def store_changed(self) -> None:
        """Have what is on the screen read again; other screens do so when they come up."""
        self.revision += 1
        for screen in self.screen_stack:
            if isinstance(screen, PlanScreen):
                screen.follow()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the user what could not be done, and go on."""
        try:
            yield
        except PartuiError as error:
            self.tell_error(error)

    def tell(self, text: str, warning: str = "") -> None:
        """Say what was done, in place of the keys for a while, and a warning after it."""
        self.notices.tell(text, warning)

    def mention(self, text: str) -> None:
        """Say why nothing was done."""
        self.notices.mention(text)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something over the screen until it is read; it is kept among the notices."""
        self.notices.keep_fault(f"{title}: {message}")
        shown = seconds.to_read(seconds.NOTICE if timeout is None else timeout, message)
        super().notify(message, title=title, severity=severity, timeout=shown, markup=markup)

    def tell_error(self, error: PartuiError) -> None:
        """Say what could not be done; what was typed ahead for it is forgotten."""
        self.keys_in_order.forget()
        self.notify(str(error), title=_("Không thực hiện được"), severity="error", markup=False, timeout=seconds.NOTICE)

    def tell_trouble(self, trouble: str) -> None:
        """Say what is the matter with the file."""
        self.notify(trouble, title=_("Tệp dữ liệu"), severity="error", markup=False, timeout=seconds.TROUBLE)

    def action_open(self, name: str) -> None:
        """Open one of the screens and windows that are there from everywhere."""
        self.navigation.open(name)

    def action_undo(self) -> None:
        """Reverse the officer's last edit."""
        from partui.tui.undoing import undo_last

        self.run_worker(undo_last(self))

    def action_redo(self) -> None:
        """Bring back what the officer has undone last."""
        from partui.tui.undoing import redo_last

        self.run_worker(redo_last(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the plan alone where its screen is typed in, or shows a plan that is not in the file."""
        return not isinstance(self.screen, PlanScreen) or self.screen.offers(action, parameters)

    def action_help_quit(self) -> None:
        """Say how to leave, where nothing is there to be copied."""
        self.tell(_("Ctrl+Q để thoát"))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell of work whose failing does not end the app."""
        self.own_faults.work_changed(event)

    def panic(self, *renderables: RenderableType) -> None:
        """Leave; what is said of it is said outside, in a sentence."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        # Textual would print the trace with what the plan says in it.
        self._close_messages_no_wait()
