"""The terminal that the app draws on: which is refused, what it says of itself."""

import os

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.system.terminal import is_slow_line, moves_cursor

# The class of an app that spares the line, for the stylesheet and the widgets.
PLAIN = "-plain"


def check_terminal() -> None:
    """Refuse a terminal that cannot be drawn on.

    Raises:
        PartuiError: TERM says that the terminal knows no cursor movement.
    """
    term = os.environ.get("TERM", "")
    if not moves_cursor(term):
        raise PartuiError(
            "Màn hình này (TERM={term}) không hiển thị được ứng dụng; hãy dùng lệnh, ví dụ “partui status”.",
            term=term or _("trống"),
        )


def wants_plain(asked: bool) -> bool:
    """Return whether the screen is to be spare: asked for, by $PARTUI_PLAIN, or on a slow serial line.

    Args:
        asked: whether `--plain` was given.
    """
    return asked or os.environ.get("PARTUI_PLAIN", "") not in {"", "0"} or is_slow_line()
