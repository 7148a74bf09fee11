"""An officer at the app: presses keys, reads the screen as text, and looks into the file."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, closing
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from textual import events
from textual._context import visible_screen_stack
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from partui.tui.app import PartuiApp
from partui.tui.opening import open_for_app
from tests.tui.quiet import PATIENCE, until_handled, until_quiet

DAY = date(2020, 10, 1)
NAME = "Cán bộ A"
SMALL, LARGE = (80, 24), (120, 36)


class Officer:
    """Somebody at the keyboard.

    Args:
        pilot: what drives the app.
        path: the store's file.

    Attributes:
        has_looked: whether the screen was drawn since something was last done.
    """

    def __init__(self, pilot: Pilot[int], path: Path) -> None:
        self._pilot = pilot
        self._path = path
        self._drawn: list[Strip] = []
        self.has_looked = False

    @property
    def app(self) -> PartuiApp:
        """The app."""
        assert isinstance(self._pilot.app, PartuiApp)
        return self._pilot.app

    @property
    def strips(self) -> list[Strip]:
        """The lines of the screen with their colours."""
        return self.look()

    def look(self) -> list[Strip]:
        """Draw the screen, which in the tests is drawn only here; once, until the app does something more."""
        self.has_looked = True
        if not self._drawn:
            # A window draws what lies below it only where Textual says which screens these are.
            visible_screen_stack.set(self.app._background_screens)
            self._drawn = self.app.screen._compositor.render_strips()
            asyncio.get_running_loop().call_soon(self._look_away)
        return self._drawn

    def _look_away(self) -> None:
        self._drawn = []

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, without the spaces at their ends."""
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> str:
        """The line of the cursor, without its sign; the first, where two tables have one."""
        for line in self.lines:
            if "►" in line:
                return line.partition("►")[2].lstrip("* ").rstrip(" │█")
        raise AssertionError(self.text)

    @property
    def refused(self) -> str:
        """What the app has said of late that it could not do."""
        return "\n".join(notice.message for notice in self.app._notifications)

    def said(self, selector: str) -> str:
        """Return all that a part of the screen says, however its lines are broken."""
        return str(self.app.screen.query_one(selector, Static).content)

    async def settle(self) -> None:
        """Wait until the app has done all that it does by itself."""
        self.has_looked = False
        await until_quiet(self.app)

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each as Textual names it."""
        for key in keys:
            self._send(key)
            await self.settle()
        if not keys:
            await self.settle()

    async def press_at_once(self, *keys: str) -> None:
        """Press keys one by one without waiting for the store."""
        for key in keys:
            self._send(key)
            await until_handled(self.app)

    async def send_at_once(self, text: str, key: str) -> None:
        """Send a text and a key in one go, as a slow line hands them over."""
        self._send_all((*text, key))
        await self.settle()

    def _send_all(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._send(key)

    def _send(self, key: str) -> None:
        self.has_looked = False
        named = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else key_to_character(key)
        self.app.post_message(events.Key(named, character))

    async def type(self, text: str) -> None:
        """Type text, a key a character, quicker than the screen is drawn."""
        self._send_all(text)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste text into the field that has the focus."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def fill(self, selector: str, text: str) -> None:
        """Go to a field, take out what it holds and type a text."""
        self.app.screen.query_one(selector, Widget).focus()
        self._send_all(("home", "shift+end", "delete", *text))
        await self.settle()

    async def click(self, x: int, y: int) -> None:
        """Click a cell of the screen, counted from 0."""
        for event in (events.MouseDown, events.MouseUp):
            self._point(event, x, y)
            await self.settle()

    async def wheel(self, x: int, y: int, turns: int) -> None:
        """Turn the wheel over a cell of the screen, down when positive."""
        turned = events.MouseScrollDown if turns > 0 else events.MouseScrollUp
        for _turn in range(abs(turns)):
            self._point(turned, x, y)
            await self.settle()

    def _point(self, event: Callable[..., events.MouseEvent], x: int, y: int) -> None:
        self.has_looked = False
        self.app.post_message(
            event(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the window."""
        assert isinstance(self.app._driver, HeadlessDriver)
        size = self.app._driver._size = Size(width, height)
        self.app.post_message(events.Resize(size, size))
        await self.settle()

    async def watch(self) -> None:
        """Have the app look now whether another program has changed the file."""
        await self.app.file_watch.look()
        await self.settle()

    async def until(self, come: Callable[[], bool]) -> None:
        """Wait for something that comes by a timer, or while the store or other work is held up."""
        deadline = monotonic() + PATIENCE
        while not come():
            # With the app whatever was to come has ended; why is raised where the app is left.
            assert self.app._exception is None
            assert monotonic() < deadline, self.text
            await until_handled(self.app)
            await asyncio.sleep(0.001)
        await until_handled(self.app)

    def shows(self, *texts: str) -> bool:
        """Tell whether the screen shows all of these texts."""
        shown = self.text
        return all(text in shown for text in texts)

    def line(self, text: str) -> str:
        """Return the first line with this text."""
        return next(line for line in self.lines if text in line)

    def ask(self, sql: str, *args: object) -> list[tuple[Any, ...]]:
        """Read the file by a connection of one's own."""
        with closing(sqlite3.connect(self._path)) as conn:
            return conn.execute(sql, args).fetchall()

    def task(self, code: str) -> dict[str, Any]:
        """Return the task's row as the file has it."""
        with closing(sqlite3.connect(self._path)) as conn:
            conn.row_factory = sqlite3.Row
            row = dict(conn.execute("SELECT * FROM task WHERE code = ?", (code,)).fetchone())
        return {**row, "inherited": json.loads(row["inherited"])}

    def changes(self) -> int:
        """Return how many changes the journal has."""
        return int(self.ask("SELECT count(*) FROM change")[0][0])


@asynccontextmanager
async def at_work(
    path: Path,
    *,
    day: date | None = DAY,
    size: tuple[int, int] = SMALL,
    plain: bool = False,
    settled: bool = True,
) -> AsyncIterator[Officer]:
    """Open the app on a store, looked at from a day, in a window of so many cells, on a slow line when plain.

    Args:
        settled: whether its first screen is waited for.
    """
    app = PartuiApp(open_for_app(str(path), None, day)._replace(plain=plain))
    async with app.run_test(size=size) as pilot:
        officer = Officer(pilot, path)
        if settled:
            await officer.settle()
        yield officer
        if officer.app.is_running and not officer.has_looked:
            officer.look()


def write(path: Path, sql: str, *args: object) -> None:
    """Write into the file as another program would, past every rule of partui's own."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(sql, args)
