"""What the tests of the app need besides the store."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
import time_machine
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from partui.tui import seconds
from tests.tui.looks import apply_known
from tests.tui.officer import DAY, NAME

NEVER = 3600.0


@pytest.fixture(scope="session", autouse=True)
def _stylesheets_parsed_once() -> Iterator[None]:
    """Every app of a session has the same stylesheets; to parse them is half of what opening it costs."""
    parse, parsed = Stylesheet._parse_rules, dict[Any, Any]()

    @wraps(parse)
    def once(sheet: Stylesheet, *css: Any, **read: Any) -> Any:
        key = (*css, *read.values(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, *css, **read)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _looks_known() -> Iterator[None]:
    """Widgets that stand alike look alike, in whichever app; to find out anew is a fifth of what the app does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "apply", apply_known)
        yield


@pytest.fixture(scope="session", autouse=True)
def _drawn_when_looked_at() -> Iterator[None]:
    """Nobody sees what Textual draws without a terminal: the officer of the tests looks by having all drawn."""

    def unseen(compositor: Compositor, *_args: Any, **_named: Any) -> None:
        compositor._dirty_regions.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", unseen)
        yield


@pytest.fixture(autouse=True)
def _on_the_day_looked_at() -> Iterator[None]:
    """What is edited counts from the day on which it is made: so that it shows on the day that most tests look at."""
    with time_machine.travel(datetime.combine(DAY, time(8)).astimezone(), tick=True):
        yield


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits are written under a name that no machine has a part in."""
    monkeypatch.setenv("PARTUI_BY", NAME)


@pytest.fixture(autouse=True)
def _nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app does nothing that no key asked for, and what it says stays, unless a test wants it otherwise."""
    for name in ("WATCH", "SOON", "SAID", "NOTICE", "TROUBLE", "TOLD"):
        monkeypatch.setattr(seconds, name, NEVER)
    monkeypatch.setattr(seconds, "REST", 0.0)


@pytest.fixture
def path(store_path: Path) -> Path:
    """The test's own store, with the seeded plan and nothing done."""
    return store_path
