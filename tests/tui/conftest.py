"""What the tests of the app need besides the store."""

from pathlib import Path

import pytest
from textual import _wait

from tests.tui.officer import NAME


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits are written under a name that no machine has a part in."""
    monkeypatch.setenv("PARTUI_BY", NAME)


@pytest.fixture
def path(store_path: Path) -> Path:
    """The test's own store, with the seeded plan and nothing done."""
    return store_path


@pytest.fixture(autouse=True)
def _quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot looks every 20 ms whether the app is idle; `Officer.settle` knows it sooner."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.002, raising=False)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.001, raising=False)
