"""Every screen and window whose keys can be changed, by name: the app starts with its first screen alone."""

from importlib import import_module
from pkgutil import resolve_name

from textual.screen import Screen

from partui.tui.keys.keymap import Scope
from partui.tui.widgets.table.virtual_table import VirtualTable

SCREENS = (
    "screens.tasks:TasksScreen",
    "screens.overdue:OverdueScreen",
    "screens.scores:ScoresScreen",
    "screens.overview:OverviewScreen",
    "screens.detail:DetailScreen",
    "screens.evidence:EvidenceScreen",
    "screens.documents:DocumentsScreen",
    "screens.journal:JournalScreen",
    "screens.headings:HeadingsScreen",
    "screens.document.body:BodyScreen",
    "screens.document.doubts:DoubtsScreen",
    "screens.agencies:AgenciesScreen",
    "screens.answers:AnswersScreen",
    "screens.members.matrix:MatrixScreen",
    "screens.ranking.agencies:RankingScreen",
    "screens.over_time.comparison:ComparisonScreen",
    "screens.over_time.trend:TrendScreen",
    "screens.ranking.provinces:ProvincesScreen",
)
# Those of `SCREENS` that a key opens from everywhere, by the name in its action.
LISTS = {
    "journal": "screens.journal:JournalScreen",
    "headings": "screens.headings:HeadingsScreen",
    "body": "screens.document.body:BodyScreen",
    "doubts": "screens.document.doubts:DoubtsScreen",
    "agencies": "screens.agencies:AgenciesScreen",
    "answers": "screens.answers:AnswersScreen",
    "matrix": "screens.members.matrix:MatrixScreen",
    "ranking": "screens.ranking.agencies:RankingScreen",
    "trend": "screens.over_time.trend:TrendScreen",
}
# Of those that may be given other keys; a window hides the app's own.
WINDOWS = (
    "dialogs.plan.agency_editor:AgencyEditorScreen",
    "dialogs.scores.behind:BehindScreen",
    "dialogs.scores.best:BestScreen",
    "dialogs.tasks.document:DocumentScreen",
    "dialogs.tasks.editor:EditorScreen",
    "dialogs.files.export:ExportScreen",
    "dialogs.tasks.filters:FiltersScreen",
    "screens.import_preview:ImportPreviewScreen",
    "dialogs.tasks.joint_editor:JointEditorScreen",
    "dialogs.tasks.note:JointNoteScreen",
    "dialogs.tasks.linking:LinkingScreen",
    "dialogs.tasks.measuring:MeasuringScreen",
    "dialogs.reasons:BelowBarScreen",
    "dialogs.tasks.ticking:MembersScreen",
    "dialogs.files.merge:MergeScreen",
    "dialogs.plan.new_plan:NewPlanScreen",
    "dialogs.tasks.note:NoteScreen",
    "dialogs.tasks.ticking:PeriodsScreen",
    "dialogs.tasks.ticking:AgencyPeriodsScreen",
    "dialogs.reasons:SettleDoubtScreen",
    "dialogs.reasons:ReturnAnswerScreen",
    "dialogs.scores.own_score:OwnScoreScreen",
    "dialogs.plan.plan_head:PlanHeadScreen",
    "dialogs.plan.plans:PlansScreen",
    "dialogs.files.report:ReportScreen",
    "dialogs.files.office:OfficeScreen",
    "dialogs.files.report_words:ReportWordsScreen",
    "dialogs.files.rollup:ProvinceFilesScreen",
    "dialogs.plan.row_editor:RowEditorScreen",
    "dialogs.general.settings:SettingsScreen",
    "dialogs.general.first_start:OfficerNameScreen",
)
# What the next key is likely to want.
SOON = (
    "edits.tasks",
    "screens.overdue",
    "screens.detail",
    "screens.scores",
    "screens.overview",
    "screens.evidence",
    "dialogs.tasks.filters",
    "dialogs.general.help",
    "dialogs.general.notices",
)


def import_soon() -> None:
    """Import what the next key is likely to want."""
    for name in SOON:
        import_module(f"partui.tui.{name}")


def make_view(name: str) -> Screen[None]:
    """Make one of `SCREENS` that begins with nothing."""
    view = screen_class(name)()
    assert isinstance(view, Screen)
    return view


def scopes(app: type) -> list[Scope]:
    """Return each screen's keys with those of a table and of the app, and each window's."""
    screens: list[Scope] = [(VirtualTable, *reversed(screen_class(screen).__mro__), app) for screen in SCREENS]
    return screens + [(VirtualTable, *reversed(screen_class(window).__mro__)) for window in WINDOWS]


def screen_class(name: str) -> type:
    """Return one of `SCREENS` or `WINDOWS`, imported now."""
    found = resolve_name(f"partui.tui.{name}")
    assert isinstance(found, type)
    return found
