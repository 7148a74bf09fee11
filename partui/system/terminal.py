"""What a terminal says of itself, and what says that it goes away."""

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

# The exit code of a program whose terminal has gone.
if sys.platform == "win32":
    GONE = 128 + signal.SIGBREAK
else:
    GONE = 128 + signal.SIGHUP

# Whether keys come as bytes that we read ourselves; else as what Textual makes of Windows' own events.
KEYS_ARE_BYTES = sys.platform != "win32"

_STDOUT, _COLOURS = -11, 0x04


def on_ending(loop: "asyncio.AbstractEventLoop", end: Callable[[int], object]) -> None:
    """Have a function called in a loop when the terminal goes away or the computer shuts down.

    Args:
        loop: the loop, running in the main thread.
        end: given the exit code.
    """
    if sys.platform == "win32":
        # What closing the window comes as; its loop takes no handlers of signals.
        signal.signal(signal.SIGBREAK, lambda number, _frame: loop.call_soon_threadsafe(end, 128 + number))
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end, 128 + number)


def moves_cursor(term: str) -> bool:
    """Return whether a terminal can be drawn on.

    Args:
        term: what TERM says; it says nothing on Windows.
    """
    return sys.platform == "win32" or term not in {"", "dumb", "unknown"}


def answers_questions(term: str) -> bool:
    """Return whether a terminal answers where its cursor stands, and shows nothing of being asked.

    Args:
        term: what TERM says.
    """
    return sys.platform != "win32" and not term.startswith(("linux", "vt", "ansi", "cons"))


def is_slow_line() -> bool:
    """Return whether the terminal says that it is slower than what a pseudo-terminal says of itself (38 400 baud)."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        speed = termios.tcgetattr(sys.stderr.fileno())[5]
    except (termios.error, OSError, ValueError):
        return False
    return bool(0 < speed < termios.B38400)


def shows_colours() -> bool:
    """Return whether the terminal on stdout takes codes of colours; a console of Windows is asked to first."""
    if sys.platform == "win32":
        import ctypes

        kernel, mode = ctypes.windll.kernel32, ctypes.c_uint32()
        console = kernel.GetStdHandle(_STDOUT)
        asked = kernel.GetConsoleMode(console, ctypes.byref(mode))
        return bool(asked and kernel.SetConsoleMode(console, mode.value | _COLOURS))
    return os.environ.get("TERM") != "dumb"


def piped_encoding() -> str | None:
    """Return the letters in which a file or a pipe is written where the system's own have too few; none elsewhere."""
    return "utf-8" if sys.platform == "win32" and not os.environ.get("PYTHONIOENCODING") else None
