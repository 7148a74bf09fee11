"""The app as a process on a terminal of its own: what it leaves behind when it goes."""

import os
import pty
import re
import signal
import sqlite3
import sys
import termios
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partui.log import log_path
from partui.tui.terminal.capabilities import wants_plain
from tests.terminal import ALTERNATE, Terminal


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    opened = Terminal(path)
    opened.wait_for("86 · ▲")
    opened.wait_for("Ghi kết quả")
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


def test_the_app_ends_when_the_terminal_goes_away(terminal: Terminal) -> None:
    terminal.press("?")
    terminal.hang_up()
    assert terminal.end() != 0
    assert not Path(log_path() or "").exists(), "a line that has gone is no fault of the app"


def test_control_c_and_bytes_that_are_no_text_do_not_end_the_app(terminal: Terminal) -> None:
    terminal.press("\x03")
    for sent in (b"\x03?", b"\xff\xfe?"):
        terminal.press_bytes(sent)
        terminal.wait_for("Phím của màn hình này")
        terminal.press("q")
        terminal.wait_for("Sở Nội vụ")
    terminal.press("q")
    assert terminal.end() == 0
    assert terminal.is_tidy()


@pytest.mark.parametrize(("options", "env"), [(["--plain"], {}), ([], {"PARTUI_PLAIN": "1"})])
def test_a_spare_screen_sends_few_bytes_and_keeps_its_keys(path: Path, options: list[str], env: dict[str, str]) -> None:
    terminal = Terminal(path, *options, **env)
    try:
        for shown in ("86 · ▲", "Kế hoạch CCHC năm · Sở Nội vụ", "Ghi kết quả", "Phím"):
            terminal.wait_for(shown)
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
