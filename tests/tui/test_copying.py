"""Copying into the clipboard of the terminal, on the officer's own key and on no other."""

from base64 import b64decode
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from partui.domain.errors import PartuiError
from partui.tui.terminal.clipboard import MOST_BYTES, clipboard_code
from tests.tui.officer import at_work, write

PLAIN = "\x1b]52;c;MS4xLjE=\a"


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, PLAIN),
        ({"TMUX": "/run/tmux,1,0"}, PLAIN + "\x1bPtmux;\x1b\x1b]52;c;MS4xLjE=\a\x1b\\"),
        ({"STY": "1.pts"}, f"\x1bP{PLAIN}\x1b\\"),
    ],
)
def test_the_code_passes_what_lies_in_between(environ: dict[str, str], code: str) -> None:
    assert clipboard_code("1.1.1", environ) == code


def test_nothing_that_cannot_be_seen_is_copied_and_nothing_too_long() -> None:
    code = clipboard_code("Đắk\x1b]0;x\a\x9b31m\tLắk\n", {})
    assert b64decode(code[7:-1]).decode() == "Đắk]0;x31m\tLắk\n"
    with pytest.raises(PartuiError, match="chưa chép gì"):
        clipboard_code("đ" * (MOST_BYTES // 2 + 1), {})


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the app has sent to the terminal besides its screen."""
    sent: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda self, data: sent.append(data))
    return sent


def copied(written: list[str]) -> list[str]:
    return [b64decode(code[7:-1]).decode() for code in written if code.startswith("\x1b]52;c;")]


async def test_rows_and_codes_are_copied_from_every_view(path: Path, written: list[str]) -> None:
    write(path, "UPDATE task SET title = ? WHERE code = '1.3.1'", "Kiểm\ttra [/foo]\x1b[31m")
    async with at_work(path) as officer:
        await officer.press("j", "j", "Y")
        assert officer.shows("Đã chép mã vào bảng tạm: 1.3.1")
        await officer.press("y", "m", "m", "y", "enter", "y", "2", "y", "3", "Y", "4", "y", "j", "s", "escape")
        texts = copied(written)
        assert texts[0] == "1.3.1"
        row = "1.3.1\tKiểm tra [/foo][31m\tSở Nội vụ\t30/09/2020\tquá 1\tQuá hạn\tChưa thực hiện"
        assert texts[1] == row
        assert [line.split("\t")[0] for line in texts[2].split("\n")] == ["1.3.1", "1.3.2"]
        assert texts[3].startswith("1.4.1\t")
        assert texts[4] == row
        assert texts[5] == "1"
        assert len(texts) == 6
