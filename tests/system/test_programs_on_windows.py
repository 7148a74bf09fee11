"""Programs, limits and the terminal as Windows has them."""

import asyncio
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from partui.cli.output import prepare_streams
from partui.system.limits import ExtendedLimits, limit_self, limits
from partui.system.processes import apart, end_all, find_program
from partui.system.terminal import answers_questions, is_slow_line, moves_cursor, on_ending, shows_colours
from tests.system.conftest import Msvcrt

pytestmark = pytest.mark.usefixtures("windows")
STDOUT = -11


class Kernel:
    """What Windows is asked, and what it answers.

    Args:
        answers: by function; 1 for all others.
    """

    def __init__(self, **answers: Any) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._answers = answers
        self._functions: dict[str, Callable[..., Any]] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def function(*args: Any) -> Any:
            self.calls.append((name, args))
            return self._answers.get(name, 1)

        return self._functions.setdefault(name, function)


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    played = Kernel(CreateJobObjectW=40, GetCurrentProcess=50)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=played), raising=False)
    return played


def test_a_program_has_a_group_and_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x8000000, raising=False)
    assert apart() == {"creationflags": 0x8000200}


def test_a_program_is_ended_with_what_it_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(subprocess, "run", lambda words, **_rest: asked.append(words))
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as program:
        end_all(program)
        assert program.returncode == -signal.SIGKILL
        end_all(program)
    assert asked == [("taskkill", "/T", "/F", "/PID", str(program.pid))]


def test_a_program_stands_below_the_folder_for_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert find_program(("soffice",), "office/soffice.com") is None
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "soffice.com").touch()
    assert find_program(("soffice",), "office/soffice.com") == str(tmp_path / "office" / "soffice.com")


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes of 64-bit Windows")
def test_limits_lie_where_windows_reads_them() -> None:
    assert ctypes.sizeof(ExtendedLimits) == 144
    written = bytes(limits(60, 1 << 30))
    assert int.from_bytes(written[0:8], "little") == 60 * 10_000_000
    assert int.from_bytes(written[16:20], "little") == 0x102
    assert int.from_bytes(written[112:120], "little") == 1 << 30


def test_a_program_holds_itself_to_its_limits(kernel: Kernel) -> None:
    limit_self(60, 1 << 30, 1)
    (_, made), (_, said), _, (name, (job, process)) = kernel.calls
    assert made == (None, None)
    assert (said[0].value, said[1], said[3]) == (40, 9, ctypes.sizeof(ExtendedLimits))
    assert (name, job.value, process.value) == ("AssignProcessToJobObject", 40, 50)


def test_without_a_job_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = Kernel(CreateJobObjectW=None, SetInformationJobObject=0)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=refusing), raising=False)
    limit_self(60, 1 << 30, 1)
    assert [name for name, _args in refusing.calls] == ["CreateJobObjectW", "SetInformationJobObject"]


async def test_closing_the_window_ends_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    before = signal.getsignal(signal.SIGUSR1)
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    try:
        on_ending(asyncio.get_running_loop(), ended.set_result)
        os.kill(os.getpid(), signal.SIGUSR1)
        assert await asyncio.wait_for(ended, 5) == 128 + signal.SIGUSR1
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_a_terminal_says_nothing_of_itself() -> None:
    assert moves_cursor("")
    assert not is_slow_line()
    assert not answers_questions("xterm")


@pytest.mark.parametrize(
    ("answers", "coloured"), [({}, True), ({"GetConsoleMode": 0}, False), ({"SetConsoleMode": 0}, False)]
)
def test_a_console_is_asked_for_colours(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, int], coloured: bool
) -> None:
    console = Kernel(**answers)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=console), raising=False)
    assert shows_colours() is coloured
    assert console.calls[0] == ("GetStdHandle", (STDOUT,))


def test_a_file_gets_every_letter(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], windows: Msvcrt
) -> None:
    with open(os.dup(1), "w", encoding="cp1258") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        prepare_streams()
        stdout.write("Nhiệm vụ ●")
    assert capfdbinary.readouterr().out.decode() == "Nhiệm vụ ●"
