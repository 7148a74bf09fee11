"""What the app says of what was done or could not be, and the last of it, to be read again."""

from collections import deque
from datetime import datetime
from typing import NamedTuple

from textual.app import App

from partui.tui.widgets.lines import DONE, WARNING, WORD, KeyLine

KEPT = 20


class Notice(NamedTuple):
    """What was said.

    Attributes:
        at: when, by the computer's clock.
        sign: of something done, of a word beside it or of a fault.
        warning: what is to be thought of besides; empty for nothing.
    """

    at: datetime
    sign: str
    text: str
    warning: str = ""


class Notices:
    """Says things in place of the keys of the screen that is up, and keeps the last ones.

    Args:
        app: the app.

    Attributes:
        kept: the last ones, the newest first.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self.kept: deque[Notice] = deque(maxlen=KEPT)

    def tell(self, text: str, warning: str = "") -> None:
        """Say what was done, and a warning after it."""
        self._say(DONE, text, warning)

    def mention(self, text: str) -> None:
        """Say why nothing was done."""
        self._say(WORD, text, "")

    def keep_fault(self, text: str) -> None:
        """Keep what was said of a fault elsewhere."""
        self._keep(WARNING, text, "")

    def _keep(self, sign: str, text: str, warning: str) -> None:
        self.kept.appendleft(Notice(datetime.now(), sign, text, warning))

    def _say(self, sign: str, text: str, warning: str) -> None:
        self._keep(sign, text, warning)
        for screen in reversed(self._app.screen_stack):
            for line in screen.query(KeyLine):
                line.say(text, sign, warning)
                return
