"""The app is what its screens take it for."""

from pathlib import Path

from partui.tui.app import PartuiApp
from partui.tui.context import AppContext
from partui.tui.opening import open_for_app
from tests.tui.officer import DAY


def test_the_app_is_what_screens_take_it_for(path: Path) -> None:
    # mypy holds every member to its type.
    context: AppContext = PartuiApp(open_for_app(str(path), None, DAY))
    assert {name for name in vars(AppContext) if not name.startswith("_")} <= set(dir(context))
    context.store.close()
