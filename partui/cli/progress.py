"""How far a long piece of work has come, told on a terminal while it lasts."""

import sys
import time
from types import TracebackType

from partui.cli.output import is_terminal

_PAUSE_SECONDS = 0.2


class Progress:
    """A line on stderr that is written over and taken away at the end; nothing where nobody looks.

    Args:
        said: what is being done, translated, with `{number}` for how far it has come.
    """

    def __init__(self, said: str) -> None:
        self._said = said
        self._seen = is_terminal(sys.stderr)
        self._next = time.monotonic() + _PAUSE_SECONDS
        self._width = 0

    def __enter__(self) -> "Progress":
        """Begin."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Take the line away."""
        if self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()

    def __call__(self, number: int) -> None:
        """Tell how far the work has come."""
        if not self._seen or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PAUSE_SECONDS
        line = self._said.format(number=number)
        self._width = max(self._width, len(line))
        sys.stderr.write(f"\r{line.ljust(self._width)}")
        sys.stderr.flush()
