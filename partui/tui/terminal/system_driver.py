"""Which driver the app has on this system."""

from textual.driver import Driver

from partui.system.terminal import KEYS_ARE_BYTES


def driver_class() -> type[Driver] | None:
    """Return the driver for this system; none for Textual's own."""
    if not KEYS_ARE_BYTES:
        return None
    from partui.tui.terminal.driver import LeanDriver

    return LeanDriver
