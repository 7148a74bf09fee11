"""The terminal that the app draws on: which it refuses, and what it asks of it."""

import os
import signal
import sys
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from partui.domain.errors import PartuiError
from partui.locale import _

if TYPE_CHECKING:
    from textual.driver import Driver

# The class of an app that spares the line, for the stylesheet and the widgets.
PLAIN = "-plain"
# What nobody would want to wait for a screen once more: it passes in 0.1 s on a poor mobile line.
SLOW_SECONDS = 2.0
# Some of these show a question that they do not know.
_ASKED_NOTHING = ("linux", "vt", "ansi", "cons")


def check_terminal() -> None:
    """Refuse a terminal that cannot be drawn on.

    Raises:
        PartuiError: TERM says that the terminal knows no cursor movement.
    """
    term = os.environ.get("TERM", "")
    if sys.platform != "win32" and term in {"", "dumb", "unknown"}:
        raise PartuiError(
            "Màn hình này (TERM={term}) không hiển thị được ứng dụng; hãy dùng lệnh, ví dụ “partui status”.",
            term=term or _("trống"),
        )


def driver_class() -> "type[Driver] | None":
    """Return the driver for this system; none for Textual's own."""
    if sys.platform == "win32":
        return None
    from partui.tui.terminal.driver import LeanDriver

    return LeanDriver


def ending_signals() -> tuple[signal.Signals, ...]:
    """Return the signals that say that the terminal goes away or that the computer shuts down."""
    if sys.platform == "win32":
        return ()
    return signal.SIGTERM, signal.SIGHUP


def wants_plain(asked: bool) -> bool:
    """Return whether the screen is to be spare: asked for, by $PARTUI_PLAIN, or on a slow serial line.

    Args:
        asked: whether `--plain` was given.
    """
    return asked or os.environ.get("PARTUI_PLAIN", "") not in {"", "0"} or _is_slow_line()


def measure_line(driver: "Driver | None", told: Callable[[float], None]) -> None:
    """Tell how many seconds the line takes for what is written so far; nothing, where that cannot be known.

    Args:
        driver: writes to the terminal.
        told: given the seconds, in the app's own thread.
    """
    mute = os.environ.get("TERM", "").startswith(_ASKED_NOTHING)
    if sys.platform == "win32" or mute or os.environ.get("PARTUI_PLAIN") == "0":
        return
    from partui.tui.terminal.driver import LeanDriver

    if isinstance(driver, LeanDriver):
        asked = monotonic()
        driver.when_read(lambda: told(monotonic() - asked))


def _is_slow_line() -> bool:
    """Return whether the terminal says that it is slower than what a pseudo-terminal says of itself (38 400 baud)."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        speed = termios.tcgetattr(sys.stderr.fileno())[5]
    except (termios.error, OSError, ValueError):
        return False
    return bool(0 < speed < termios.B38400)
