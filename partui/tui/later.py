"""Screens that the first one does without: imported when they are wanted, or once the first stands."""

from importlib import import_module

from textual.screen import Screen

SOON = ("status_menu", "overdue", "detail", "editor", "note", "scores", "overview", "evidence", "filters", "help")


def import_soon() -> None:
    """Import what the next key is likely to want."""
    for name in SOON:
        import_module(f"partui.tui.screens.{name}")


def overdue() -> Screen[None]:
    """Make the view."""
    from partui.tui.screens.overdue import OverdueScreen

    return OverdueScreen()


def scores() -> Screen[None]:
    """Make the view."""
    from partui.tui.screens.scores import ScoresScreen

    return ScoresScreen()


def overview() -> Screen[None]:
    """Make the view."""
    from partui.tui.screens.overview import OverviewScreen

    return OverviewScreen()
