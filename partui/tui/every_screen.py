"""Every screen whose keys can be changed, and which keys are there at the same time."""

from partui.tui.keymap import Scope
from partui.tui.screens.agencies import AgenciesScreen
from partui.tui.screens.agency_editor import AgencyEditorScreen
from partui.tui.screens.behind import BehindScreen
from partui.tui.screens.comparison import ComparisonScreen
from partui.tui.screens.detail import DetailScreen
from partui.tui.screens.document import DocumentScreen
from partui.tui.screens.editor import EditorScreen
from partui.tui.screens.evidence import EvidenceScreen
from partui.tui.screens.export import ExportScreen
from partui.tui.screens.filters import FiltersScreen
from partui.tui.screens.headings import HeadingsScreen
from partui.tui.screens.import_preview import ImportPreviewScreen
from partui.tui.screens.journal import JournalScreen
from partui.tui.screens.members import MembersScreen
from partui.tui.screens.merge import MergeScreen
from partui.tui.screens.new_plan import NewPlanScreen
from partui.tui.screens.note import NoteScreen
from partui.tui.screens.overdue import OverdueScreen
from partui.tui.screens.overview import OverviewScreen
from partui.tui.screens.own_score import OwnScoreScreen
from partui.tui.screens.plans import PlansScreen
from partui.tui.screens.report import ReportScreen
from partui.tui.screens.row_editor import RowEditorScreen
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
    HeadingsScreen,
    AgenciesScreen,
    ComparisonScreen,
)


# Of those that may be given other keys; a window hides the app's own.
WINDOWS = (
    AgencyEditorScreen,
    BehindScreen,
    DocumentScreen,
    EditorScreen,
    ExportScreen,
    FiltersScreen,
    ImportPreviewScreen,
    MembersScreen,
    MergeScreen,
    NewPlanScreen,
    NoteScreen,
    OwnScoreScreen,
    PlansScreen,
    ReportScreen,
    RowEditorScreen,
)


def scopes(app: type) -> list[Scope]:
    """Return each screen's keys with those of a table and of the app, and each window's."""
    screens: list[Scope] = [(VirtualTable, *reversed(screen.__mro__), app) for screen in SCREENS]
    return screens + [(VirtualTable, *reversed(window.__mro__)) for window in WINDOWS]
