"""Điểm: Phụ lục I with what is earned, expected and at risk, and what if."""

from collections.abc import Awaitable, Callable
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.scores.criterion import check_score
from partui.domain.scores.index import ScoreRow
from partui.domain.scores.led import leads_of
from partui.domain.scores.what_if import ScoreSheet, suppose
from partui.domain.tasks.evidence import is_issued_later
from partui.locale import _
from partui.store.projection.kind import Subject
from partui.store.queries.document.clauses import clauses_serving
from partui.store.queries.document.register import documents_by_criterion
from partui.store.queries.scores import load_sheet
from partui.tui.context import AppContext, WantedReport
from partui.tui.dialogs.plan.row_editor import EditedRow, form_of_criterion
from partui.tui.dialogs.scores.behind import BehindAnswer, BehindScreen, RisksScreen
from partui.tui.dialogs.scores.best import BestScreen
from partui.tui.edits.scoring import enter_score, say_how_it_scores
from partui.tui.keys.general import COPY_KEYS
from partui.tui.rows.scores import (
    CriterionDetails,
    ScoreContext,
    about_criterion,
    score_columns,
    score_row,
    short_title,
    title_text,
    totals,
)
from partui.tui.screens.row_screens import RowScreen, row_keys
from partui.tui.widgets.lines import Facts, KeyLine, TitleLine
from partui.tui.widgets.table.virtual_table import VirtualTable


class ScoresScreen(RowScreen):
    """Every criterion with its points; the cursor stands on sums too. What is supposed is saved nowhere."""

    BINDINGS = [
        *COPY_KEYS,
        Binding("e,f2", "own_score", _("Tự chấm"), id="own_score"),
        Binding("c", "scoring", _("Cách tính"), id="scoring"),
        Binding("b", "best", _("Việc đáng làm"), id="best"),
        Binding("w", "suppose", _("Giả định xong"), id="suppose"),
        Binding("W", "suppose_nothing", _("Bỏ giả định"), id="suppose_nothing"),
        Binding("t", "behind", _("Xem nhiệm vụ"), id="behind"),
        Binding("D", "risks", _("Nguy cơ mất điểm"), id="stakes"),
        *row_keys(_("Thêm tiêu chí")),
    ]
    KIND = "criterion"

    def __init__(self) -> None:
        super().__init__()
        self._sheet: ScoreSheet | None = None
        self._known = ScoreContext({}, (), {})
        self._year = self.partui.plan
        self._wanted: int | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, totals, criteria, the one under the cursor, keys."""
        yield TitleLine("scores")
        yield Facts(id="totals")
        yield VirtualTable(score_columns(self._year), id="criteria", skip_headings=False)
        yield Static("", id="criterion", markup=False)
        yield Facts(id="figures")
        yield Static("", id="behind", markup=False)
        yield KeyLine()

    @property
    def table(self) -> VirtualTable:
        """The table of criteria."""
        return self.query_one("#criteria", VirtualTable)

    def go_to(self, criterion: int) -> None:
        """Put the cursor on a criterion, once it is read."""
        self._wanted = criterion
        self._go_on()

    def on_mount(self) -> None:
        """Begin at the table."""
        self.table.empty_text = _("Kế hoạch không có Phụ lục I: chưa có tiêu chí nào. Phím {key} nhập từ tệp.").format(
            key=self.partui.key_of("import_plan")
        )
        self.table.focus()

    def wanted_report(self) -> WantedReport:
        """Return the self-assessment of the whole plan."""
        return WantedReport("scores")

    async def load(self) -> None:
        """Read the scores; what was supposed of this plan stays supposed as long as its tasks are open."""
        ask, year, day = self.partui.store.ask, self.partui.plan, self.partui.day
        supposed = self._sheet.supposed if self._sheet and year == self._year else frozenset()
        sheet = await ask(load_sheet, year, day, supposed)
        clauses, documents = await ask(clauses_serving, year), await ask(documents_by_criterion, year)
        self._known = ScoreContext(
            leads_of([row.criterion for row in sheet.scores.rows], sheet.tasks),
            clauses,
            {
                code: [each for each in proving if not is_issued_later(each.details, day.date)]
                for code, proving in documents.items()
            },
        )
        if year != self._year:
            self._year = year
            self.table.columns = score_columns(year)
        self._show(sheet)

    def on_virtual_table_cursor_moved(self) -> None:
        """Say more of the criterion that the cursor has come to."""
        self._describe()

    def on_virtual_table_row_chosen(self) -> None:
        """Enter the own score."""
        self.action_own_score()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to suppose nothing only where something is supposed."""
        return bool(self._sheet and self._sheet.supposed) if action == "suppose_nothing" else True

    def action_own_score(self) -> None:
        """Enter the score of a leaf, or say that it is a sum."""
        self._ask(enter_score)

    def action_scoring(self) -> None:
        """Say how a leaf scores, or that its score is a sum."""
        self._ask(say_how_it_scores)

    def _ask(self, asking: Callable[[AppContext, ScoreRow], Awaitable[None]]) -> None:
        row = self._row()
        if row is None:
            return
        try:
            check_score(row.criterion, row.is_leaf, None)
        except PartuiError as error:
            self.partui.mention(str(error))
        else:
            self.start(partial(asking, self.partui, row))

    def action_best(self) -> None:
        """Show the open tasks that bring the most for their effort."""
        if self._sheet:
            self.app.push_screen(BestScreen(self._sheet), self._behind)

    def action_suppose(self) -> None:
        """Take the open tasks behind the criterion as done, or no longer when all of them are."""
        row, sheet = self._row(), self._sheet
        if row is None or sheet is None:
            return
        tasks = sheet.open_behind(row.criterion.code)
        if not tasks:
            self.partui.mention(_("{code} không có nhiệm vụ nào chưa hoàn thành.").format(code=row.criterion.code))
        self._show(suppose(sheet, sheet.supposed - tasks if tasks <= sheet.supposed else sheet.supposed | tasks))

    def action_suppose_nothing(self) -> None:
        """Look at the scores as they stand."""
        if self._sheet:
            self._show(suppose(self._sheet, ()))

    def action_behind(self) -> None:
        """Show the tasks behind the criterion."""
        row = self._row()
        if row is not None and self._sheet:
            self.app.push_screen(BehindScreen(self._sheet, row.criterion), self._behind)

    def _behind(self, chosen: BehindAnswer | None) -> None:
        if chosen is not None and self._sheet:
            self._show(suppose(self._sheet, chosen.supposed))
            if chosen.task is not None:
                self.partui.navigation.open_task(chosen.task)

    def action_risks(self) -> None:
        """Show which agency has how many points at risk."""
        if self._sheet:
            self.app.push_screen(RisksScreen(self._sheet.outcome))

    async def row_under_cursor(self) -> EditedRow | None:
        """Return the criterion under the cursor."""
        row = self._row()
        if row is None:
            return None
        read = row.criterion
        return EditedRow(Subject("criterion", read.id), read.code, read.title, read.version, form_of_criterion(read))

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the criterion's columns."""
        row = self._row()
        return [score_row(self._sheet, row).cells] if row and self._sheet else []

    def _row(self) -> ScoreRow | None:
        return self._sheet.rows.get(self.table.cursor_key or 0) if self._sheet else None

    def _show(self, sheet: ScoreSheet) -> None:
        self._sheet = sheet
        rows = sheet.rows
        self.table.show({key: score_row(sheet, row) for key, row in rows.items()})
        self.table.marked = sheet.touched()
        self._go_on()
        self.say_title(title_text(sheet), short_title(sheet))
        self.query_one("#totals", Facts).say(totals(sheet, self.partui.plan))
        self._describe()
        self.refresh_bindings()

    def _go_on(self) -> None:
        if self._sheet is not None and self._wanted is not None:
            self.table.go_to(self._wanted)
            self._wanted = None

    def _describe(self) -> None:
        row, said = self._row(), CriterionDetails("", (), "")
        if self._sheet and row:
            said = about_criterion(self._sheet, row, self.partui.plan, self._known)
        self.query_one("#criterion", Static).update(said.title)
        self.query_one("#figures", Facts).say(said.figures)
        self.query_one("#behind", Static).update(said.tasks)
