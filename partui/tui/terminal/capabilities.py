"""The terminal that the app draws on: which is refused, what it says of itself."""

import os
import signal
import sys

from partui.domain.errors import PartuiError
from partui.locale import _

# The class of an app that spares the line, for the stylesheet and the widgets.
PLAIN = "-plain"


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
