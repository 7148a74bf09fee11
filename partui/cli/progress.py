"""How far a long piece of work has come, drawn on a terminal while it lasts."""

import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from partui.cli.output import is_terminal

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_PAUSE_SECONDS = 0.5
_STEPS = 100


class Progress(ExitStack):
    """A bar of click's on stderr; nothing where nobody looks, and none for work that is over at once.

    Args:
        label: what is being done, translated.
    """

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._begins = time.monotonic() + _PAUSE_SECONDS
        self._bar: ProgressBar[int] | None = None

    def __call__(self, done: int, total: int | None = None) -> None:
        """Tell how far the work has come, and how far it goes where that is known."""
        if self._bar is None:
            if time.monotonic() < self._begins or not is_terminal(sys.stderr):
                return
            steps = max(1, (total or 0) // _STEPS)
            bar: ProgressBar[int] = click.progressbar(
                length=total, label=self._label, show_pos=True, file=sys.stderr, update_min_steps=steps
            )
            self._bar = self.enter_context(bar)
        self._bar.update(done - self._bar.pos)
