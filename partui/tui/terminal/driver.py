"""Textual's driver for Linux and macOS, sparing the line and the user's typing."""

import os
import selectors
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from partui.system.terminal import GONE
from partui.tui.keys.reader import QUESTION, KeyReader
from partui.tui.terminal.capabilities import PLAIN

# How soon the end of the app is noticed.
_LOOK_SECONDS = 0.1
_MOST_AT_ONCE = 4096
# How soon the Escape key acts: so long may a line take to bring the rest of a key that begins alike.
ESCAPE_SECONDS, ESCAPE_SECONDS_IF_SLOW = 0.15, 0.3


class LeanDriver(LinuxDriver):
    """Asks for clicks but not for movements, which cost a kilobyte each; reads keys however a slow line cuts them."""

    _as_found: list[Any] | None = None
    _answered: Callable[[], None] | None = None
    _holds_terminal = False

    def when_read(self, answered: Callable[[], None]) -> None:
        """Call a function once the terminal has read what is written so far; never, where it does not answer."""
        if self._holds_terminal:  # Whoever has the terminal back would get the answer.
            self._answered = answered
            self.write(QUESTION)

    def start_application_mode(self) -> None:
        """Take the terminal; taken again after a stop, it is given back as it was found the first time."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._as_found is None:
            self._as_found = self.attrs_before
        self.attrs_before = self._as_found
        self._holds_terminal = True

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._holds_terminal = False
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read keys until the app ends or the terminal goes away."""
        try:
            self._read_keys()
        except Exception as error:
            # Without keys the app cannot go on; Textual would lose what went wrong.
            self._app.call_later(self._app._handle_exception, error)

    def _read_keys(self) -> None:
        reader = KeyReader(self._escape_seconds, self._hear)
        came = monotonic()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                patience = reader.patience
                left = _LOOK_SECONDS if patience is None else came + patience - monotonic()
                if selector.select(min(max(left, 0.0), _LOOK_SECONDS)):
                    if not (data := self._read()):
                        self._loop.call_soon_threadsafe(self._app.exit, GONE)
                        return
                    came = monotonic()
                    self._send(reader.read(data))
                # The rest may have come while this thread waited for its turn: only a line that is silent is given up.
                elif patience is not None and monotonic() - came >= patience and not selector.select(0):
                    self._send(reader.give_up())

    def _read(self) -> bytes:
        """Return what has come; nothing when the terminal has gone."""
        try:
            return os.read(self.fileno, _MOST_AT_ONCE)
        except OSError:
            return b""

    def _send(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")
            self.flush()

    def _escape_seconds(self) -> float:
        return ESCAPE_SECONDS_IF_SLOW if self._app.has_class(PLAIN) else ESCAPE_SECONDS

    def _hear(self) -> None:
        answered, self._answered = self._answered, None
        if answered is not None:
            self._loop.call_soon_threadsafe(answered)
