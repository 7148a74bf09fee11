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


@pytest.mark.parametrize("name", KEYS)
async def test_the_screen_is_as_it_was(path: Path, name: str) -> None:
    """What a window shows that was made larger is what one shows that was opened so large."""
    async with at_work(path, size=SMALL) as officer:
        await officer.press(*KEYS[name])
        for width, height in (SMALL, LARGE):
            await officer.resize(width, height)
            file = SCREENS / f"{name}-{width}x{height}.txt"
            if os.environ.get(UPDATE):
                file.write_text(officer.text + "\n", encoding="utf-8")
            assert officer.lines == file.read_text(encoding="utf-8").splitlines()


def test_no_file_is_left_over() -> None:
    known = {f"{name}-{width}x{height}.txt" for name in KEYS for width, height in (SMALL, LARGE)}
    assert {file.name for file in SCREENS.iterdir()} == known
