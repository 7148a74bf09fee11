"""A line that proves slow is spared from then on."""

from pathlib import Path

import pytest

from partui.locale import _
from partui.tui.terminal.capabilities import PLAIN, SLOW_SECONDS, measure_line
from partui.tui.terminal.driver import ANSWER, HearingDecoder
from tests.tui.officer import at_work


@pytest.mark.parametrize("pieces", [[b"\x1b[?25;1$y"], [b"\x1b", b"[?2", b"5;", b"1$y"], [b"j\x1b[?25;2$yk"]])
def test_an_answer_is_heard_once_however_it_comes(pieces: list[bytes]) -> None:
    heard: list[str] = []
    decoder = HearingDecoder("utf-8", lambda: heard.append("answer"))
    text = "".join(decoder.decode(piece) for piece in pieces)
    assert heard == ["answer"]
    assert text == b"".join(pieces).decode()


def test_keys_are_no_answer() -> None:
    heard: list[str] = []
    decoder = HearingDecoder("utf-8", lambda: heard.append("answer"))
    assert [decoder.decode(key) for key in (b"?25", b"\x1b[?2026;0$y", b"\xff", ANSWER[:-1].encode())]
    assert heard == []


async def test_a_slow_line_is_spared_and_a_quick_one_is_not(path: Path) -> None:
    async with at_work(path) as officer:
        officer.app.line_measured(SLOW_SECONDS)
        assert not officer.app.has_class(PLAIN)
        officer.app.line_measured(SLOW_SECONDS + 8)
        assert officer.app.has_class(PLAIN)
        await officer.settle()
        assert (
            _("Đường truyền chậm ({seconds} giây một màn hình): từ nay như --plain.").format(seconds=10)
            in (officer.lines[-1])
        )


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
