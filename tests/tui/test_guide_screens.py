"""The screens drawn in the guide are those that the app has."""

import re
from pathlib import Path

from tests.places import ROOT
from tests.tui.officer import at_work

# The keys that lead from one of them to the next.
KEYS = (
    (),
    ("slash", *"dai phat", "enter"),
    ("s",),
    ("escape", "escape", "home", "e"),
    ("escape", "2"),
)
_SCREEN = re.compile(r"^```\n(?: 1 Nhiệm vụ  2 |  ╭─ )", re.MULTILINE)
# They take another officer, and what was changed of late.
_NOT_HELD = ("Người khác đã lưu trước", "7 ngày qua")


def screens() -> list[str]:
    """The screens of the guide, but those that take more than keys."""
    guide = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    found = [guide[each.start() + 4 :].partition("\n```")[0] for each in _SCREEN.finditer(guide)]
    return [screen for screen in found if not any(words in screen for words in _NOT_HELD)]


async def test_the_screens_of_the_guide_are_current(path: Path) -> None:
    async with at_work(path) as officer:
        for screen, keys in zip(screens(), KEYS, strict=True):
            await officer.press(*keys)
            assert [line for line in screen.splitlines() if line.strip() not in officer.text] == [], officer.text
