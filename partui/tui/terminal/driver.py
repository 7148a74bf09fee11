"""Textual's driver for Linux and macOS, sparing the line and the user's typing."""

import codecs
from collections.abc import Callable
from typing import Any

from textual.drivers import linux_driver

# Whether the cursor is shown: every terminal that answers such questions knows, and Textual lets the answer pass.
QUESTION, ANSWER = "\x1b[?25$p", "\x1b[?25;"


class LeanDriver(linux_driver.LinuxDriver):
    """Asks for clicks but not for movements, which cost a kilobyte each; bears bytes that are no UTF-8."""

    _as_found: list[Any] | None = None
    _answered: Callable[[], None] | None = None

    def when_read(self, answered: Callable[[], None]) -> None:
        """Call a function once the terminal has read what is written so far; never, where it does not answer."""
        self._answered = answered
        self.write(QUESTION)

    def start_application_mode(self) -> None:
        """Take the terminal; taken again after a stop, it is given back as it was found the first time."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._as_found is None:
            self._as_found = self.attrs_before
        self.attrs_before = self._as_found

    def run_input_thread(self) -> None:
        """Read keys until the app ends."""
        # Textual decodes strictly: one stray byte would end the app with what was being typed.
        strict = getattr(linux_driver, "getincrementaldecoder")  # noqa: B009
        setattr(linux_driver, "getincrementaldecoder", self._decoder)  # noqa: B010
        try:
            super().run_input_thread()
        except Exception as error:
            # Without keys the app cannot go on; Textual would lose what went wrong.
            self._app.call_later(self._app._handle_exception, error)
        finally:
            setattr(linux_driver, "getincrementaldecoder", strict)  # noqa: B010

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")
            self.flush()

    def _decoder(self, encoding: str) -> Callable[[], "HearingDecoder"]:
        return lambda: HearingDecoder(encoding, self._hear)

    def _hear(self) -> None:
        answered, self._answered = self._answered, None
        if answered is not None:
            self._loop.call_soon_threadsafe(answered)


class HearingDecoder:
    """Decodes what comes from the terminal, bytes that are no text as well as it can, and hears the answer in it.

    Args:
        encoding: the terminal's.
        heard: called at each answer.
    """

    def __init__(self, encoding: str, heard: Callable[[], None]) -> None:
        self._lenient = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._heard = heard
        self._end = ""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return what has come as text."""
        text = self._lenient.decode(data, final)
        # A slow line may bring an answer in pieces.
        known = self._end + text
        if ANSWER in known:
            known = known.rpartition(ANSWER)[2]
            self._heard()
        self._end = known[-len(ANSWER) + 1 :]
        return text
