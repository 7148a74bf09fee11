"""A program on a terminal of its own: what is typed into it, and what it shows."""

import fcntl
import os
import pty
import select
import signal
import sqlite3
import struct
import sys
import termios
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pyte

WIDTH, HEIGHT = 160, 40
PATIENCE = 30.0
_LOOK_SECONDS = 0.02


class Seat:
    """The app on a terminal, and a person's hands and eyes.

    Args:
        path: the store's file.
        options: what else the app is started with.
        through: what stands between, such as tmux: a command that gets the app's own behind it.
    """

    def __init__(self, path: Path, *options: str, through: Sequence[str] = ()) -> None:
        self._path = path
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.ByteStream(self._screen)
        app = (*through, sys.executable, "-m", "partui", "--db", str(path), "--as-of", "2020-10-01", *options)
        # What has come and nobody has looked at: to draw it takes longer than to send it.
        self._unseen = bytearray()
        self._lines: list[str] = []
        self._pid, self._line = pty.fork()
        if self._pid == 0:
            lines = {"TERM": "xterm-256color", "PYTHONUTF8": "1", "COLUMNS": str(WIDTH), "LINES": str(HEIGHT)}
            places = {"PYTHONPATH": os.pathsep.join(sys.path), "PARTUI_BY": "Cán bộ A", "PARTUI_PLAIN": "0"}
            os.execvpe(app[0], app, {**os.environ, **lines, **places})
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))

    @property
    def lines(self) -> list[str]:
        """What the screen shows."""
        if self._unseen:
            self._stream.feed(bytes(self._unseen))
            self._unseen.clear()
            self._lines = [unicodedata.normalize("NFC", line.rstrip()) for line in self._screen.display]
        return self._lines

    def type(self, pieces: Iterable[tuple[float, bytes]]) -> None:
        """Send pieces, each so many seconds after the one before, and read meanwhile."""
        due = time.monotonic()
        for wait, piece in pieces:
            due += wait
            self._read_until(due)
            os.write(self._line, piece)

    def until(self, seen: Callable[[], bool]) -> bool:
        """Look until something is seen; tell whether it was in time."""
        deadline = time.monotonic() + PATIENCE
        while not seen():
            if time.monotonic() > deadline:
                return False
            self._read_until(time.monotonic() + _LOOK_SECONDS)
        return True

    def shows(self, text: str) -> bool:
        """Tell whether the screen shows a text."""
        return any(text in line for line in self.lines)

    def ask(self, sql: str) -> str | None:
        """Return the first value that the file has, in NFC."""
        with closing(sqlite3.connect(self._path)) as conn:
            found = conn.execute(sql).fetchone()
        return None if found is None or found[0] is None else unicodedata.normalize("NFC", str(found[0]))

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._line)

    def _read_until(self, due: float) -> None:
        while (left := due - time.monotonic()) > 0:
            ready, _write, _other = select.select([self._line], [], [], left)
            if ready:
                try:
                    self._unseen += os.read(self._line, 65536)
                except OSError as gone:
                    raise AssertionError("\n".join(self.lines)) from gone
