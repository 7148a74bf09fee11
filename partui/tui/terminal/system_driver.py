"""Which driver the app has on this system."""

import sys

from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """Return the driver for this system; none for Textual's own."""
    if sys.platform == "win32":
        return None
    from partui.tui.terminal.driver import LeanDriver

    return LeanDriver
