"""A fault of the app's own, planted in a process on a terminal: what is left of the terminal, and what is said."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from partui.log import log_path
from tests.terminal import BACK, Terminal

TASKS = "Ghi kết quả"
SECRET = "Sở Nội vụ chưa nộp"
FAIL = f"""
import asyncio, threading
import partui.tui.app as app
import partui.tui.terminal.driver as driver

def fail(*_args, **_named):
    raise ValueError("{SECRET}")

async def fail_later():
    fail()

class Reader(driver.KeyReader):
    def read(self, data):
        return fail() if b"H" in data else super().read(data)

def show_and_fail(self, _name):
    from textual.widgets import Static
    Static.render = fail
    self.navigation.open_help()
"""
ENDING = {
    "an action": "app.PartuiApp.action_open = fail",
    "a worker": "app.PartuiApp.action_open = lambda self, _: self.run_worker(fail_later())",
    "a worker's thread": "app.PartuiApp.action_open = lambda self, _: self.run_worker(fail, thread=True)",
    "drawing": "app.PartuiApp.action_open = show_and_fail",
    "reading keys": "driver.KeyReader = Reader",
    "a disk": "app.PartuiApp.action_open = lambda self, _: open('/không/có')",
    "leaving": "app.PartuiApp.action_open = lambda self, _: self.action_quit(); app.PartuiApp.on_unmount = fail",
}
GOING_ON = {
    "a thread": "app.PartuiApp.action_open = lambda self, _: threading.Thread(target=fail).start()",
    "a callback": "app.PartuiApp.action_open = lambda self, _: asyncio.get_running_loop().call_soon(fail)",
    "work aside": "app.PartuiApp.action_open = lambda self, _: self.run_worker(fail, thread=True, exit_on_error=False)",
}


@contextmanager
def planted(path: Path, fault: str, **env: str) -> Iterator[Terminal]:
    """Open the app with a fault behind the key H."""
    folder = path.parent / "planted"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(FAIL + fault, encoding="utf-8")
    terminal = Terminal(path, PYTHONPATH=os.pathsep.join((str(folder), *sys.path)), **env)
    try:
        terminal.wait_for(TASKS)
        yield terminal
    finally:
        terminal.close()


def log() -> str:
    return Path(log_path() or "").read_text(encoding="utf-8")


def left_on(terminal: Terminal) -> str:
    """What is read on the terminal once it is given back."""
    return re.sub(rb"\x1b\[\?\d+[hl]", b"", terminal.written.rpartition(BACK)[2]).decode()


@pytest.mark.parametrize("fault", ENDING.values(), ids=ENDING)
def test_the_terminal_is_given_back_and_one_sentence_names_the_log(path: Path, fault: str) -> None:
    with planted(path, fault) as opened:
        drawn = opened.written
        opened.press("H")
        assert opened.end() == 1
        assert opened.is_tidy()
    assert {b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[?1004l"} <= set(re.findall(rb"\x1b\[\?\d+l", opened.written))
    assert re.findall(rb"\x1b\[[0-9;]*m", drawn + opened.written)[-1] == b"\x1b[0m"
    said = r"Lỗi: partui gặp lỗi của chính mình \(\w+, \w+\.py:\d+\); chi tiết ghi ở [^\n]+\r\n"
    assert re.fullmatch(said, left_on(opened))
    assert str(log_path()) in left_on(opened)
    assert SECRET.encode() not in opened.written
    assert 'sitecustomize.py", line ' in log()
    assert re.search(r"^(ValueError: [… ]+|FileNotFoundError: .*…)$", log(), re.MULTILINE)


def test_who_asks_for_the_trace_sees_it_below_the_prompt(path: Path) -> None:
    with planted(path, ENDING["an action"], PARTUI_DEBUG="1") as opened:
        opened.press("H")
        assert opened.end() == 1
        assert opened.is_tidy()
    lines = left_on(opened).splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-2] == f"ValueError: {SECRET}"
    assert lines[-1].startswith("Lỗi: partui gặp lỗi của chính mình (ValueError,")


@pytest.mark.parametrize("fault", GOING_ON.values(), ids=GOING_ON)
def test_what_the_app_can_go_on_without_is_told_on_the_screen(path: Path, fault: str) -> None:
    with planted(path, fault) as opened:
        opened.press("H")
        opened.wait_for("chính mình (ValueError,")
        assert "ValueError: … …" in log()
        opened.press("q")
        assert opened.end() == 0
        assert opened.is_tidy()
    assert SECRET.encode() not in opened.written
