"""Textual's driver for Linux and macOS, sparing the line and the user's typing."""

import codecs
from functools import partial
from typing import Any

from textual.drivers import linux_driver


class LeanDriver(linux_driver.LinuxDriver):
    """Asks for clicks but not for movements, which cost a kilobyte each; bears bytes that are no UTF-8."""

    _as_found: list[Any] | None = None

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
        setattr(linux_driver, "getincrementaldecoder", _lenient)  # noqa: B010
        try:
            super().run_input_thread()
        finally:
            setattr(linux_driver, "getincrementaldecoder", strict)  # noqa: B010

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")
            self.flush()


def _lenient(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
