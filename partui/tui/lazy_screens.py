"""Screens that the first one does without: imported when they are wanted, or once the first stands."""

from importlib import import_module

from textual.screen import Screen

SOON = (
    "edits",
    "screens.overdue",
    "screens.detail",
    "screens.scores",
    "screens.overview",
    "screens.evidence",
    "dialogs.tasks.filters",
    "dialogs.general.help",
)


def import_soon() -> None:
    """Import what the next key is likely to want."""
    for name in SOON:
        import_module(f"partui.tui.{name}")


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
