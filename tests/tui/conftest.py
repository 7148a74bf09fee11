"""What the tests of the app need besides the store."""

from pathlib import Path

import pytest

from partui.tui import seconds
from tests.tui.officer import NAME

NEVER = 3600.0


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits are written under a name that no machine has a part in."""
    monkeypatch.setenv("PARTUI_BY", NAME)


@pytest.fixture(autouse=True)
def _nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app does nothing that no key asked for, and what it says stays, unless a test wants it otherwise."""
    for name in ("WATCH", "SOON", "SAID", "NOTICE", "TROUBLE", "TOLD"):
        monkeypatch.setattr(seconds, name, NEVER)


@pytest.fixture
def path(store_path: Path) -> Path:
    """The test's own store, with the seeded plan and nothing done."""
    return store_path
