"""What is tried on every Python stands on a file in which each kind of thing is there to be opened."""

from pathlib import Path

import pytest

from partui.cli.start import run


@pytest.fixture
def path(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own store, in which a group has members."""
    monkeypatch.setenv("PARTUI_BY", "Lan")
    assert run(["agency", "set", "UBND cấp huyện", "--member", "UBND huyện Lắk"]) == 0
    return store_path
