"""Every screen whose keys can be changed, and which keys are there at the same time."""

from partui.tui.keymap import Scope
from partui.tui.screens.agencies import AgenciesScreen
from partui.tui.screens.comparison import ComparisonScreen
from partui.tui.screens.detail import DetailScreen
from partui.tui.screens.evidence import EvidenceScreen
from partui.tui.screens.journal import JournalScreen
from partui.tui.screens.overdue import OverdueScreen
from partui.tui.screens.overview import OverviewScreen
from partui.tui.screens.scores import ScoresScreen
from partui.tui.screens.tasks import TasksScreen
from partui.tui.widgets.virtual_table import VirtualTable

SCREENS = (
    TasksScreen,
    OverdueScreen,
    ScoresScreen,
    OverviewScreen,
    DetailScreen,
    EvidenceScreen,
    JournalScreen,
    AgenciesScreen,
    ComparisonScreen,
)


def scopes(app: type) -> list[Scope]:
    """Return each screen's keys with those of a table and of the app."""
    return [(VirtualTable, *reversed(screen.__mro__), app) for screen in SCREENS]
