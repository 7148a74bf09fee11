"""Draws the app's screens, pressed for by real keys, into docs/screens: `make screens`."""

import asyncio
import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import time_machine
from rich.terminal_theme import TerminalTheme

from partui.cli.start import run
from partui.locale import use_language
from partui.settings.record import VARIABLES
from partui.tui.themes import DARK, LIGHT, SIXTEEN
from tests.tui.officer import Officer, at_work
from tools.drawing import draw

FOLDER = Path(__file__).parent.parent / "docs" / "screens"
DAY = date(2020, 10, 1)
OFFICER = "Nguyễn Thị Hòa"
A_MORNING = datetime(2020, 9, 28, 2, 15, tzinfo=UTC)
AN_AFTERNOON = datetime(2020, 10, 1, 9, 0, tzinfo=UTC)
_COLOURS = TerminalTheme(
    (21, 24, 30),
    (213, 218, 227),
    [(21, 24, 30), (239, 125, 120), (147, 196, 125), (224, 177, 94),
     (44, 95, 158), (196, 154, 216), (143, 188, 187), (213, 218, 227)],
    [(90, 99, 115), (255, 150, 145), (170, 215, 150), (240, 200, 120),
     (122, 162, 214), (214, 176, 232), (170, 214, 213), (255, 255, 255)],
)  # fmt: skip


class Shot(NamedTuple):
    """A screen: the keys that lead to it, the window's size in cells, the theme, words to wait for."""

    keys: tuple[str, ...]
    size: tuple[int, int] = (100, 30)
    theme: str = DARK
    words: str = ""


SHOTS = {
    "nhiem-vu": Shot(("j", "j")),
    "qua-han": Shot(("2",)),
    "diem": Shot(("3", "j", "j", "j", "w"), theme=LIGHT),
    "tong-quan": Shot(("4",), (120, 36), words="Cơ quan chủ trì"),
    "chi-tiet": Shot(("j", "j", "enter"), theme=LIGHT),
    "trang-thai": Shot(("j", "j", "m", "m", "s"), (80, 24)),
    "phim": Shot(("question_mark",), (80, 24), SIXTEEN),
}
EDITS = (
    ("init",),
    ("set", "1.1", "2.1.1", "3.1.2", "--status", "done"),
    ("set", "1.2", "3.1.1", "4.1.1", "6.1.1", "--status", "doing"),
    ("set", "1.4.1", "--progress", "40", "--note", "Đã gửi công văn đôn đốc ngày 25/9."),
    ("evidence", "add", "1.1", "--product", "1", "--number", "12/KH-UBND", "--issued-on", "15/1/2020",
     "--issuer", "UBND tỉnh", "--summary", "Kế hoạch cải cách hành chính năm 2020"),
    ("evidence", "add", "1.3.1", "--product", "1", "--number", "345/QĐ-SNV", "--issued-on", "12/9/2020",
     "--issuer", "Sở Nội vụ", "--summary", "Thành lập Đoàn kiểm tra cải cách hành chính"),
    ("score", "set", "1.2", "0,25"),
)  # fmt: skip


def prepare(path: Path) -> None:
    """Make a store with the seeded plan and what an officer has done with it.

    Raises:
        RuntimeError: one of the edits was refused.
    """
    with time_machine.travel(A_MORNING.timestamp(), tick=False), open(os.devnull, "w", encoding="utf-8") as nowhere:
        for edit in EDITS:
            with patch.object(sys, "stdout", nowhere), patch.object(sys, "stderr", nowhere):
                if run(("--db", str(path), *edit)):
                    raise RuntimeError(f"refused: {edit}")


async def drawn(path: Path, shot: Shot) -> str:
    """Return a screen's picture."""
    async with at_work(path, day=DAY, size=shot.size) as officer:
        officer.app.theme = shot.theme
        await officer.press(*shot.keys)
        await officer.until(lambda: officer.shows(shot.words))
        before, now = "", picture(officer, shot)
        while now != before:
            # Colours and scroll bars come after the words have come to rest, a layout with the next message.
            officer.app.screen.refresh(layout=True)
            await officer.settle()
            before, now = now, picture(officer, shot)
        return now


def picture(officer: Officer, shot: Shot) -> str:
    """Return the picture of what an officer sees."""
    colors = officer.app.theme_variables
    ground, ink = (colors["background"], colors["foreground"])
    if shot.theme == SIXTEEN:
        ground, ink = _COLOURS.background_color.hex, _COLOURS.foreground_color.hex
    return draw(officer.strips, shot.size[0], _COLOURS, ground.lower(), ink.lower())


def settled_environment(home: str) -> dict[str, str]:
    """Return an environment in which every machine draws the same."""
    mine = {name: value for name, value in os.environ.items() if name not in {*VARIABLES.values(), "NO_COLOR"}}
    return {**mine, "HOME": home, "XDG_CONFIG_HOME": home, "TZ": "ICT-7", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            VARIABLES["officer"]: OFFICER}  # fmt: skip


async def write_all(folder: Path) -> None:
    """Draw every screen into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, patch.dict(os.environ, settled_environment(home), clear=True):
        time.tzset()
        use_language("vi")
        path = Path(home) / "partui.db"
        prepare(path)
        with time_machine.travel(AN_AFTERNOON.timestamp(), tick=True):
            for name, shot in SHOTS.items():
                (folder / f"{name}.svg").write_text(await drawn(path, shot), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(write_all(FOLDER))
