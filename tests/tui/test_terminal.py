"""The app as a process on a terminal of its own: what it leaves behind when it goes."""

import fcntl
import os
import pty
import re
import select
import signal
import sqlite3
import struct
import sys
import termios
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from partui.tui.terminal import wants_plain

ALTERNATE, BACK = b"\x1b[?1049h", b"\x1b[?1049l"
PATIENCE = 20.0


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
                "COLUMNS": "80",
                "LINES": "24",
                **env,
            }
            command = [sys.executable, "-m", "partui", "--db", str(path), "--as-of", "2020-10-01", *options]
            os.execve(sys.executable, command, environment)
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
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


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    opened = Terminal(path)
    opened.wait_for("86 · ▲")
    opened.wait_for("Trạng thái")
    assert ALTERNATE in opened.written
    yield opened
    opened.close()


def test_an_edit_and_leaving_by_key(terminal: Terminal, path: Path) -> None:
    terminal.press("s")
    terminal.wait_for("Hoàn thành ngày 01/10/2020")
    terminal.press("2")
    terminal.wait_for("→ Đang thực hiện")
    terminal.press("q")
    assert terminal.end() == 0
    assert terminal.is_tidy()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT code FROM task WHERE status = 'doing'").fetchall() == [("1.1",)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal(terminal: Terminal, number: signal.Signals) -> None:
    terminal.press("e")
    terminal.wait_for("Thời hạn")
    os.kill(terminal.child, number)
    assert terminal.end() == 128 + number
    assert terminal.is_tidy()
    assert b"Traceback" not in terminal.written


def test_control_c_keeps_the_app_and_the_terminal(terminal: Terminal) -> None:
    terminal.press("\x03")
    terminal.press("\x03?")
    terminal.wait_for("Phím của màn hình này")
    terminal.press("q")
    terminal.wait_for("Sở Nội vụ")
    terminal.press("q")
    assert terminal.end() == 0
    assert terminal.is_tidy()


def test_the_app_ends_when_the_terminal_goes_away(terminal: Terminal) -> None:
    terminal.hang_up()
    assert terminal.end() != 0


def test_bytes_that_are_no_text_do_not_end_the_app(terminal: Terminal) -> None:
    terminal.press_bytes(b"\xff\xfe")
    terminal.press("?")
    terminal.wait_for("Phím của màn hình này")
    terminal.press("q")
    terminal.wait_for("Sở Nội vụ")
    terminal.press("q")
    assert terminal.end() == 0


@pytest.mark.parametrize(("options", "env"), [(["--plain"], {}), ([], {"PARTUI_PLAIN": "1"})])
def test_a_spare_screen_sends_few_bytes_and_keeps_its_keys(path: Path, options: list[str], env: dict[str, str]) -> None:
    terminal = Terminal(path, *options, **env)
    try:
        terminal.wait_for("Kế hoạch CCHC năm")
        terminal.wait_for("Trạng thái")
        begun = terminal.written
        assert not set(begun.decode()) & set("│█╭╮╰╯─")
        assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", begun)
        terminal.press("\x1b[B")
        terminal.wait_for("►")
        assert len(terminal.written) < 100
        terminal.press("s")
        terminal.wait_for("4  Không thực hiện")
        assert len(terminal.written) < 1000
        terminal.press("2")
        terminal.wait_for("→ Đang thực hiện")
        assert len(terminal.written) < 1500
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_tidy()
    finally:
        terminal.close()


@pytest.mark.parametrize(("speed", "slow"), [(termios.B9600, True), (termios.B19200, True), (termios.B38400, False)])
def test_a_serial_line_is_spared_by_itself(speed: int, slow: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, its = pty.openpty()
    with open(mine, "wb"), open(its, "w", encoding="utf-8") as line:
        modes = termios.tcgetattr(its)
        modes[4] = modes[5] = speed
        termios.tcsetattr(its, termios.TCSANOW, modes)
        monkeypatch.setattr(sys, "stderr", line)
        assert wants_plain(False) is slow
        assert wants_plain(True)
