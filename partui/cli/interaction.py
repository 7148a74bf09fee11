"""Questions on the terminal and the progress of long work, on stderr."""

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from partui.cli.output import can_ask, is_terminal, tell
from partui.domain.text import fold
from partui.locale import _

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar as ClickBar

_YES = {"c", "có", "co", "y", "yes"}
_PAUSE_SECONDS = 0.5
_STEPS = 100


def ask(question: str, suffix: str = ": ") -> str:
    """Return the typed answer, empty for Enter alone."""
    typed: str = click.prompt(question, default="", show_default=False, prompt_suffix=suffix, err=True)
    return typed


def confirmed(question: str) -> bool:
    """Return whether a question was answered with yes."""
    return ask(question).strip().casefold() in _YES


def agreed(question: str, suffix: str) -> bool:
    """Return whether the user agrees to something irreversible.

    Raises:
        UsageError: nobody can be asked.
    """
    if not can_ask():
        raise click.UsageError(_("Không có ai để hỏi: thêm --yes để đồng ý trước."))
    return confirmed(f"{question} {suffix}")


def choose(question: str, yes: Sequence[str], no: Sequence[str]) -> bool:
    """Ask until one of the answers is given, in either language, and return whether it is one of the first."""
    while True:
        typed = fold(ask(question, " "))
        if typed in yes or typed in no:
            return typed in yes


class ProgressBar(ExitStack):
    """A progress bar on stderr, not shown for short work.

    Args:
        label: what is being done, translated.
        line: what a log is told instead now and then, with `{done}` and `{total}`; nothing when blank.
    """

    def __init__(self, label: str, line: str = "") -> None:
        super().__init__()
        self._label = label
        self._line = line
        self._begins = time.monotonic() + _PAUSE_SECONDS
        self._bar: ClickBar[int] | None = None

    def __call__(self, done: int, total: int | None = None) -> None:
        """Report progress, and the total if it is known."""
        if self._bar is None:
            if time.monotonic() < self._begins:
                return
            if not is_terminal(sys.stderr):
                self._begins = time.monotonic() + _PAUSE_SECONDS
                if self._line:
                    tell(self._line.format(done=done, total=total))
                return
            steps = max(1, (total or 0) // _STEPS)
            bar: ClickBar[int] = click.progressbar(
                length=total, label=self._label, show_pos=True, file=sys.stderr, update_min_steps=steps
            )
            self._bar = self.enter_context(bar)
        self._bar.update(done - self._bar.pos)
