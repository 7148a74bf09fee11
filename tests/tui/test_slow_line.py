"""A line that proves slow is spared from then on."""

from pathlib import Path

import pytest

from partui.locale import _
from partui.tui.keys.reader import QUESTION
from partui.tui.terminal.capabilities import PLAIN
from partui.tui.terminal.low_bandwidth import SLOW_SECONDS, measure_line
from tests.terminal import Terminal
from tests.tui.officer import at_work


async def test_a_slow_line_is_spared_and_a_quick_one_is_not(path: Path) -> None:
    async with at_work(path) as officer:
        officer.app.low_bandwidth.judge(SLOW_SECONDS)
        assert not officer.app.has_class(PLAIN)
        officer.app.low_bandwidth.judge(SLOW_SECONDS + 8)
        assert officer.app.has_class(PLAIN)
        await officer.settle()
        assert (
            _("Đường truyền chậm ({seconds} giây một màn hình): từ nay như --plain.").format(seconds=10)
            in (officer.lines[-1])
        )


def test_the_line_is_measured_by_the_first_rows(path: Path) -> None:
    terminal = Terminal(path, "--as-of", "2030-10-01")
    try:
        terminal.wait_for(QUESTION)
        assert "►" in terminal.written.partition(QUESTION.encode())[0].decode()
    finally:
        terminal.close()


def test_nothing_is_measured_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    from partui.tui.terminal import driver as lean_driver

    asked: list[object] = []

    class Asked(lean_driver.LeanDriver):
        def __init__(self) -> None:
            pass

        def when_read(self, answered: object) -> None:
            asked.append(answered)

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PARTUI_PLAIN", "0")
    measure_line(Asked(), lambda seconds: None)
    assert asked == []
    monkeypatch.delenv("PARTUI_PLAIN")
    monkeypatch.setenv("TERM", "linux")
    measure_line(Asked(), lambda seconds: None)
    assert asked == []
    monkeypatch.setenv("TERM", "screen-256color")
    measure_line(Asked(), lambda seconds: None)
    assert len(asked) == 1
