"""The app as a process on a terminal of its own: keys are pressed, and what it writes is read."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from pathlib import Path
from time import monotonic

ALTERNATE, BACK = b"\x1b[?1049h", b"\x1b[?1049l"
PATIENCE = 60.0


class Terminal:
    """A terminal of 80x24 with partui in it.

    Args:
        path: the store's file.
        options: what else the app is started with.
        env: what is added to its environment.
    """

    def __init__(self, path: Path, *options: str, **env: str) -> None:
        self.written = b""
        # The child becomes another program at once: no thread of this process is missed in it.
        self.child, self._line = pty.fork()
        if self.child == 0:
            environment = {
                **os.environ,
                "TERM": "xterm-256color",
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONUTF8": "1",
                **env,
            }
            _resize(0, 80, 24)
            command = [sys.executable, "-m", "partui", "--db", str(path), "--as-of", "2020-10-01", *options]
            os.execve(sys.executable, command, environment)
        self.tidy = termios.tcgetattr(self._line)

    def wait_for(self, text: str) -> None:
        """Read until the program has written a text since the last key.

        Raises:
            AssertionError: it did not in time.
        """
        deadline = monotonic() + PATIENCE
        while text.encode() not in self.written:
            assert monotonic() < deadline, self.written[-3000:].decode(errors="replace")
            assert self._read(), self.written[-3000:].decode(errors="replace")

    def press(self, keys: str) -> None:
        """Press keys."""
        self.press_bytes(keys.encode())

    def press_bytes(self, keys: bytes) -> None:
        """Send what a keyboard or a bad line may send."""
        self.written = b""
        os.write(self._line, keys)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.written = b""
        _resize(self._line, width, height)

    def hang_up(self) -> None:
        """Take the terminal away from under the program."""
        os.close(self._line)
        self._line = -1

    def end(self) -> int:
        """Read until the program has ended; return its exit code, negative for a signal."""
        deadline = monotonic() + PATIENCE
        while True:
            ended, status = os.waitpid(self.child, os.WNOHANG)
            if ended:
                self.child = 0
                while self._read():
                    pass
                return os.waitstatus_to_exitcode(status)
            assert monotonic() < deadline, self.written[-3000:].decode(errors="replace")
            self._read(0.02)

    def close(self) -> None:
        """Take the terminal away, and the program with it."""
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.child = 0
        if self._line >= 0:
            os.close(self._line)

    def is_tidy(self) -> bool:
        """Tell whether the terminal is as it was before: main screen, cursor shown, lines edited, keys echoed."""
        after = termios.tcgetattr(self._line)
        return BACK in self.written and b"\x1b[?25h" in self.written and after[:4] == self.tidy[:4]

    def _read(self, seconds: float = 0.5) -> bool:
        """Read what there is; False when nothing can come any more."""
        if self._line < 0:
            os.sched_yield()
            return self.child != 0
        ready, _write, _other = select.select([self._line], [], [], seconds)
        if ready:
            try:
                more = os.read(self._line, 65536)
            except OSError:
                return False
            self.written += more
            return bool(more)
        return self.child != 0


def _resize(line: int, width: int, height: int) -> None:
    fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
