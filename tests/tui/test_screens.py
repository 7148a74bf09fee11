"""The screens as text, at 80x24 and 120x36, against the files of `tests/tui/screens/`.

After a change of the look, `PARTUI_UPDATE_SCREENS=1 pytest tests/tui/test_screens.py` writes the files anew;
read the difference as an officer would before keeping it.
"""

import os
from pathlib import Path

import pytest

from tests.tui.officer import LARGE, SMALL, at_work

SCREENS = Path(__file__).parent / "screens"
UPDATE = "PARTUI_UPDATE_SCREENS"
KEYS = {
    "tasks": [],
    "tasks-search": ["slash", *"dak", "space", *"lak"],
    "tasks-sorted": ["o", "o", "o", "home"],
    "tasks-end": ["G"],
    "overdue": ["2"],
    "overdue-implementers": ["2", "i", "tab"],
    "detail": ["j", "j", "enter"],
    "detail-inherited": ["slash", *"4.1.2", "enter", "enter"],
    "status-menu": ["j", "j", "s"],
    "editor": ["j", "j", "e"],
    "note": ["n"],
    "filters": ["f"],
    "report": ["r"],
    "help": ["question_mark"],
    "help-overdue": ["2", "question_mark"],
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", KEYS)
async def test_the_screen_is_as_it_was(path: Path, name: str, size: tuple[int, int]) -> None:
    file = SCREENS / f"{name}-{size[0]}x{size[1]}.txt"
    async with at_work(path, size=size) as officer:
        await officer.press(*KEYS[name])
        shown = officer.text + "\n"
    if os.environ.get(UPDATE):
        SCREENS.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown.splitlines() == file.read_text(encoding="utf-8").splitlines()


def test_no_file_is_left_over() -> None:
    known = {f"{name}-{width}x{height}.txt" for name in KEYS for width, height in (SMALL, LARGE)}
    assert {file.name for file in SCREENS.iterdir()} == known
