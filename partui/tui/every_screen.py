"""Every screen whose keys can be changed, and which keys are there at the same time."""

from partui.tui.dialogs.files.export import ExportScreen
from partui.tui.dialogs.files.merge import MergeScreen
from partui.tui.dialogs.files.report import ReportScreen
from partui.tui.dialogs.plan.agency_editor import AgencyEditorScreen
from partui.tui.dialogs.plan.new_plan import NewPlanScreen
from partui.tui.dialogs.plan.plans import PlansScreen
from partui.tui.dialogs.plan.row_editor import RowEditorScreen
from partui.tui.dialogs.scores.behind import BehindScreen
from partui.tui.dialogs.scores.own_score import OwnScoreScreen
from partui.tui.dialogs.tasks.document import DocumentScreen
from partui.tui.dialogs.tasks.editor import EditorScreen
from partui.tui.dialogs.tasks.filters import FiltersScreen
from partui.tui.dialogs.tasks.members import MembersScreen
from partui.tui.dialogs.tasks.note import NoteScreen
from partui.tui.keys.keymap import Scope
from partui.tui.screens.agencies import AgenciesScreen
from partui.tui.screens.comparison import ComparisonScreen
from partui.tui.screens.detail import DetailScreen
from partui.tui.screens.evidence import EvidenceScreen
from partui.tui.screens.headings import HeadingsScreen
from partui.tui.screens.import_preview import ImportPreviewScreen
from partui.tui.screens.journal import JournalScreen
from partui.tui.screens.overdue import OverdueScreen
from partui.tui.screens.overview import OverviewScreen
from partui.tui.screens.scores import ScoresScreen
from partui.tui.screens.tasks import TasksScreen
from partui.tui.widgets.table.virtual_table import VirtualTable

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
