"""Every screen and window of the app, and how an officer comes to it from Nhiệm vụ."""

import pkgutil
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from decimal import Decimal
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

from textual.screen import Screen
from textual.widgets import Select

import partui.tui
from partui.cli.start import run
from partui.domain.agencies.names import agency_key
from partui.domain.agencies.typed import UnknownAgency
from partui.domain.forms.answers import ANSWER, Answer, answer_value
from partui.domain.plan.document.head import PlanWords
from partui.domain.relations import Relation
from partui.domain.targets.completion import BelowBar
from partui.domain.targets.standing import TargetStanding
from partui.domain.targets.target import Target
from partui.domain.tasks.documents import Document, ProvenItem
from partui.domain.tasks.evidence import Evidence
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.files import read_plan_file
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.journal.writing import NewValue, author, write_changes
from partui.store.projection.kind import Subject
from partui.store.queries.tasks import task_id
from partui.store.rollup.reading import read_provinces
from partui.tui.dialogs.files.office import OfficeScreen
from partui.tui.dialogs.general.first_start import OfficerNameScreen, WelcomeScreen
from partui.tui.dialogs.plan.import_plan import ImportedScreen
from partui.tui.dialogs.plan.new_agency import NewAgencyScreen
from partui.tui.dialogs.reasons import BelowBarScreen
from partui.tui.dialogs.tasks.document import KnownDocumentScreen
from partui.tui.screens.import_preview import ImportPreviewScreen
from partui.tui.screens.ranking.provinces import ProvincesScreen, asked_of
from tests.places import SCAN
from tests.tui.officer import Officer

# By keys, as Textual names them.
KEYS = {
    "TasksScreen": (),
    "OverdueScreen": ("2",),
    "ScoresScreen": ("3",),
    "OverviewScreen": ("4",),
    "BehindScreen": ("3", "t"),
    "RisksScreen": ("3", "D"),
    "OwnScoreScreen": ("3", "j", "e"),
    "ScoringScreen": ("3", "j", "c"),
    "BestScreen": ("3", "b"),
    "GoalScreen": ("3", "b", "o"),
    "StatusMenu": ("s",),
    "CompletionDayScreen": ("s", "5"),
    "EditorScreen": ("e",),
    "NoteScreen": ("n",),
    "DiscardScreen": ("n", "x", "escape"),
    "ReversalScreen": ("u",),
    "FiltersScreen": ("f",),
    "RowEditorScreen": ("a",),
    "MoveScreen": ("greater_than_sign",),
    "RemoveScreen": ("delete",),
    "JointEditorScreen": ("m", "m", "e"),
    "JointNoteScreen": ("A", "n"),
    "MembersScreen": ("t",),
    "ExtensionScreen": ("D",),
    "MilestonesScreen": ("O",),
    "PeriodsScreen": ("j", "l"),
    "AgencyPeriodsScreen": ("j", "l", "a"),
    "DetailScreen": ("enter",),
    "EvidenceScreen": ("v",),
    "DocumentsScreen": ("V",),
    "LinkingScreen": ("V", "l"),
    "RemovingScreen": ("V", "x"),
    "DocumentScreen": ("v", "a"),
    "HelpScreen": ("question_mark",),
    "NoticesScreen": ("B",),
    "CommandsScreen": ("colon",),
    "ThemesScreen": ("T",),
    "SettingsScreen": ("comma",),
    "AsOfScreen": ("d",),
    "ReportScreen": ("r",),
    "ReportWordsScreen": ("r", "ctrl+l"),
    "ExportScreen": ("x",),
    "MergeScreen": ("J",),
    "JournalScreen": ("H",),
    "JournalFiltersScreen": ("H", "f"),
    "AgenciesScreen": ("C",),
    "AgencyEditorScreen": ("C", "a"),
    "HeadingsScreen": ("L",),
    "BodyScreen": ("K",),
    "ServedCriterionScreen": ("K", "e"),
    "DoubtsScreen": ("P",),
    "SettleDoubtScreen": ("P", "s"),
    "AnswersScreen": ("F",),
    "ReturnAnswerScreen": ("F", "t"),
    "HeadingTasksScreen": ("L", "enter"),
    "PlansScreen": ("p",),
    "PlanHeadScreen": ("p", "e"),
    "NewPlanScreen": ("p", "n"),
    "MadePlanScreen": ("p", "n", "ctrl+s"),
    "RemovePlanScreen": ("p", "j", "delete"),
    "ComparisonScreen": ("p", "k", "c"),
    "MatrixScreen": ("N",),
    "RankingScreen": ("Z",),
    "AgencyTasksScreen": ("Z", "enter"),
    "TrendScreen": ("X",),
    "ProvinceFilesScreen": ("R",),
    "ImportFileScreen": ("I",),
    "MeasuringScreen": ("percent_sign",),
}
# They need more than keys.
FROM_PREVIEW = {"ColumnRolesScreen": ("c",), "ReadRowsScreen": ("e",), "RowReadingScreen": ("e", "enter")}
OTHERS = (
    "ConflictScreen", "ImportPreviewScreen", "ColumnRolesScreen", "ReadRowsScreen", "RowReadingScreen",
    "ImportedScreen", "WelcomeScreen", "OfficerNameScreen", "NewAgencyScreen",
    "BelowBarScreen", "KnownDocumentScreen", "ProvincesScreen", "OfficeScreen", "BriefPreviewScreen",
)  # fmt: skip
NAMES = (*KEYS, *OTHERS)
EDITS = (
    ("agency", "set", "UBND cấp huyện", "--member", "UBND huyện Lắk"),
    ("set", "1.1", "2.1.1", "--status", "done", "--completed-on", "2020-09-01"),
    ("set", "1.4.1", "--progress", "40", "--note", "Đã gửi công văn đôn đốc ngày 25/9."),
    ("document", "add", "--proves", "1.1", "--proves", "1.4.1", "--number", "12/KH-UBND", "--summary", "Kế hoạch CCHC"),
    ("score", "set", "1.2", "0,25"),
    ("period", "set", "1.2", "Hàng tháng"),
    ("plan", "new", "2019", "--from", "2020"),
)


def prepare(path: Path) -> None:
    """Put into a seeded store what the screens can show.

    Raises:
        RuntimeError: one of the edits was refused.
    """
    for edit in EDITS:
        another_does(path, *edit)
    answer(path, "1.2", progress="40", difficulties="Thiếu số liệu của 5 huyện")


def answer(path: Path, code: str, name: str = "Sở Nội vụ", **said: Any) -> None:
    """Have an agency answer on a form; the answer waits."""
    given = Answer(str(uuid4()), "phiếu", agency_key(name), name)._replace(**said)
    with closing(open_store(str(path))) as conn, transaction(conn):
        task = Subject("task", task_id(conn, 2020, code))
        write_changes(conn, [NewValue(task, f"{ANSWER}{given.uuid}", answer_value(given))], author("phiếu"))


def another_does(path: Path, *args: str) -> None:
    """Have somebody else call a command.

    Raises:
        RuntimeError: it was refused.
    """
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        if run(("--db", str(path), *args)):
            raise RuntimeError(said.getvalue())


async def open_screen(officer: Officer, name: str) -> None:
    """Go from Nhiệm vụ to a screen or a window."""
    await officer.press(*KEYS.get(name, ()))
    match name:
        case "ConflictScreen":
            await officer.press("j", "j", "s")
            another_does(Path(officer.app.store.path), "set", "1.3.1", "--status", "doing", "--by", "Minh")
            await officer.press("3")
        case "ImportPreviewScreen" | "ColumnRolesScreen" | "ReadRowsScreen" | "RowReadingScreen":
            officer.app.push_screen(ImportPreviewScreen(read_plan_file(str(SCAN), PlanOverrides(), lambda _rows: None)))
            await officer.settle()
            await officer.press(*FROM_PREVIEW.get(name, ()))
        case "ImportedScreen":
            officer.app.push_screen(ImportedScreen(2019, 86))
        case "WelcomeScreen":
            officer.app.push_screen(WelcomeScreen(officer.app.store.path))
        case "OfficerNameScreen":
            officer.app.push_screen(OfficerNameScreen("lan"))
        case "NewAgencyScreen":
            officer.app.push_screen(NewAgencyScreen(UnknownAgency("“{name}”", "Sở Nội vu", ("Sở Nội vụ",))))
        case "BelowBarScreen":
            target = Target(Relation.AT_LEAST, Decimal(80), "%")
            below = TargetStanding(target, None, Decimal(75), False, Decimal(5), Decimal("0.9"), Decimal("0.7"))
            officer.app.push_screen(BelowBarScreen(BelowBar("1.1", below)))
        case "ProvincesScreen":
            path = officer.app.store.path
            found = read_provinces([path], asked_of(officer.app.day.date, None), lambda _done, _all: None)
            officer.app.push_screen(ProvincesScreen(path, found))
        case "OfficeScreen":
            officer.app.push_screen(OfficeScreen(PlanWords(2020, "/KH-UBND", "2020-08", "UBND tỉnh Đắk Lắk")))
        case "BriefPreviewScreen":
            await officer.press("r")
            officer.app.screen.query_one("#kind", Select).value = "brief"
            await officer.settle()
            await officer.press("ctrl+t")
        case "KnownDocumentScreen":
            details = Evidence("", "", (), "12/KH-UBND", None, "", "Kế hoạch CCHC", "")
            officer.app.push_screen(KnownDocumentScreen(Document(details, (ProvenItem("1.1"),))))
    await officer.until(lambda: type(officer.app.screen).__name__ == name)
    await officer.settle()


async def go_back(officer: Officer) -> None:
    """Go back to Nhiệm vụ."""
    while len(officer.app.screen_stack) > 1:
        officer.app.screen.dismiss()
        await officer.settle()
    await officer.app.switch_mode("tasks")
    await officer.press("escape", "home")


def every_screen() -> Iterator[str]:
    """The screens of partui's own that can be opened: no other is made of them."""
    return (made.__name__ for made in every_kind())


def every_kind(kind: type[Screen[object]] = Screen) -> Iterator[type[Screen[object]]]:
    """Their classes."""
    for module in pkgutil.walk_packages(partui.tui.__path__, "partui.tui."):
        import_module(module.name)
    for made in kind.__subclasses__():
        if made.__subclasses__():
            yield from every_kind(made)
        elif made.__module__.startswith("partui."):
            yield made
