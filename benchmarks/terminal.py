"""A program in a terminal, watched from outside: how long until its screen is still, and how many bytes it sent."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

QUIET_SECONDS = 0.12
LIMIT_SECONDS = 120.0
# After a key that changes nothing nothing comes.
NOTHING_SECONDS = 3.0
# Bytes that a slow line takes at once: what is behind them waits in the program.
SLOW_PIECE = 32
# A terminal answers what it is asked at the start; without an answer a program may wait for it.
ANSWERS = {
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;c",
    b"\x1b[?2026$p": b"\x1b[?2026;0$y",
    b"\x1b[?25$p": b"\x1b[?25;1$y",
}


class Line(NamedTuple):
    """A line between the terminal and the program.

    Attributes:
        baud: bits that pass in a second, ten to a byte.
        round_trip: seconds there and back.
    """

    baud: int
    round_trip: float


class Answer(NamedTuple):
    """What came back after a key.

    Attributes:
        first: seconds until the first byte; last: until the last one before the screen was still.
        bytes: how many.
    """

    first: float
    last: float
    bytes: int


class Terminal:
    """A program under a pty.

    Args:
        command: its arguments.
        size: columns and lines.
        env: what is added to the environment.
        line: a slow line in between; none for none.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (100, 30),
        env: Mapping[str, str] | None = None,
        line: Line | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self._line = line
        self._heard = b""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "LANG": "C.UTF-8", **(env or {})})
            os.environ.pop("COLORTERM", None)
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def until_still(self, since: float | None = None, quiet: float = QUIET_SECONDS, content: bytes = b"") -> Answer:
        """Read until nothing has come for a while.

        Args:
            since: the moment that seconds are counted from; now when none.
            quiet: seconds of silence that count as still.
            content: what must have come before silence counts.
        """
        begun = time.perf_counter() if since is None else since
        first = last = 0.0
        seen, number = b"", 0
        while time.perf_counter() - begun < LIMIT_SECONDS:
            ready, _w, _x = select.select([self._fd], [], [], quiet)
            if not ready:
                if number and content in seen:
                    break
                if not content and (since is None or time.perf_counter() - begun > NOTHING_SECONDS):
                    break
                continue
            try:
                part = os.read(self._fd, 65536 if self._line is None else SLOW_PIECE)
            except OSError:
                break
            if not part:
                break
            if self._line is not None:
                time.sleep(len(part) * 10 / self._line.baud)
            last = time.perf_counter() - begun + self._away
            first = first or last
            number += len(part)
            if content:
                seen = (seen + part)[-200_000:]
            self._answer(part)
        return Answer(first, last, number)

    def press(self, keys: bytes, quiet: float = QUIET_SECONDS) -> Answer:
        """Press keys and wait until the screen is still."""
        begun = time.perf_counter()
        time.sleep(self._away)
        os.write(self._fd, keys)
        return self.until_still(begun, quiet)

    def _answer(self, part: bytes) -> None:
        """Answer what is asked in what has come; a slow line may bring a question in pieces."""
        heard = self._heard + part
        for question, answer in ANSWERS.items():
            if question in heard:
                time.sleep(2 * self._away)
                os.write(self._fd, answer)
                heard = heard.rpartition(question)[2]
        self._heard = heard[-max(map(len, ANSWERS)) + 1 :]

    @property
    def _away(self) -> float:
        """Seconds one way."""
        return 0.0 if self._line is None else self._line.round_trip / 2

    def peak_memory(self) -> int:
        """Return the most memory that the program has held, in KiB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))

    def close(self) -> None:
        """End the program."""
        try:
            os.kill(self.pid, signal.SIGTERM)
            for _try in range(50):
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    break
                self.until_still()
            else:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self._fd)
