"""What is tried on every Python stands on a file in which each kind of thing is there to be opened."""

from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from partui.cli.start import run


@pytest.fixture
def path(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own store, in which a group has members and a task instances on the day looked at."""
    monkeypatch.setenv("PARTUI_BY", "Lan")
    with time_machine.travel(datetime(2020, 9, 1).astimezone(), tick=True):
        assert run(["agency", "set", "UBND cấp huyện", "--member", "UBND huyện Lắk"]) == 0
        assert run(["period", "set", "1.1", "Hàng quý"]) == 0
    return store_path
