"""The terminal that the app draws on: which it refuses, and what it asks of it."""

import os

from textual.drivers.linux_driver import LinuxDriver

from partui.domain.errors import PartuiError
from partui.locale import _


def check_terminal() -> None:
    """Refuse a terminal that cannot be drawn on.

    Raises:
        PartuiError: TERM says that the terminal knows no cursor movement.
    """
    term = os.environ.get("TERM", "")
    if term in {"", "dumb", "unknown"}:
        raise PartuiError(
            "Cửa sổ lệnh này (TERM={term}) không vẽ được màn hình; dùng “partui status”, “partui overdue”.",
            term=term or _("trống"),
        )


class LeanDriver(LinuxDriver):
    """Textual's driver without the reports of every mouse movement, which cost a kilobyte each on a slow line."""

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")
            self.flush()
