"""What importing a plan would bring, and the key that imports it."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from partui.domain.agencies.directory import with_agencies_as, with_known_agencies
from partui.domain.errors import PartuiError
from partui.domain.plan.corrections import CorrectedPlan, Correction, correct, readings
from partui.domain.plan.file import PlanFile
from partui.domain.plan.preview import Preview, RowDoubt, SimilarAgency, all_doubts, preview_of
from partui.domain.plan.reading import read_plan
from partui.domain.plan.revision import Revision
from partui.domain.text import clean
from partui.locale import _, plural
from partui.plan_io.draft import Columns, PlanDraft
from partui.plan_io.files import read_again, read_plan_file
from partui.store.edits.plans import has_plan, known_agencies
from partui.store.edits.readings import import_corrected, known_columns, known_corrections
from partui.store.edits.revision import revision_of
from partui.store.journal.writing import author
from partui.store.queries.agencies import names_typed
from partui.tui import seconds
from partui.tui.dialogs.plan.column_roles import ColumnRolesScreen
from partui.tui.dialogs.plan.import_plan import StoppableWork
from partui.tui.dialogs.plan.read_rows import ReadRowsScreen, grouped
from partui.tui.keys.general import SCROLL_KEYS
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.widgets.choices import TickBox
from partui.tui.widgets.lines import KeyLine, TitleLine
from partui.wording.columns import hanging
from partui.wording.plan.corrections import correction_parts
from partui.wording.plan.preview import PreviewPart, preview_parts
from partui.wording.plan.revision import imported_as, revision_line, revision_parts

# What is read on a screen; the command shows all of it.
_MOST_LINES = 100
_MOST_CHOICES = 50
_CODES_SHOWN = 6
_MARGIN = "  "


class CorrectedReading(NamedTuple):
    """What was put right in the reading of a plan, and in the plans of its issuer before."""

    given: Sequence[Correction] = ()
    known: Sequence[Correction] = ()


class ImportOutcome(NamedTuple):
    """A preview with every agency under the name that the file writes, and one as it would be saved.

    Attributes:
        file: the plan as printed, agencies under their known names.
        same: those names, by what the file writes.
        doubts: the rows that should be looked at, nothing corrected.
        corrected: the same as it was put right.
        revision: what it changes of the plan of its year, none where there is no such plan.
    """

    written: Preview
    chosen: Preview
    file: PlanFile
    same: Mapping[str, str]
    doubts: tuple[RowDoubt, ...]
    corrected: CorrectedPlan
    revision: Revision | None = None


def outcome_of(
    draft: PlanDraft, same: Mapping[str, str], known: Mapping[str, str], mended: CorrectedReading
) -> ImportOutcome:
    """Work out what importing a plan would bring.

    Args:
        draft: the plan as read.
        same: agencies taken for known ones, as the file writes them, to the known name.
        known: the names of the store's agencies, each with its abbreviation.
        mended: what was put right in it, and in the issuer's plans before.
    """
    found = draft.found
    as_written, spelt_out = with_known_agencies(draft.file, known)
    file = with_agencies_as(as_written, same)
    written = preview_of(as_written, read_plan(as_written), known, found)
    doubts = all_doubts(draft.doubts, read_plan(file), written.alike, same)
    corrected = correct(file, mended.given, doubts, mended.known, draft.empty)
    chosen = preview_of(corrected.file, corrected.plan, known, found._replace(doubts=corrected.doubts))
    return ImportOutcome(written, chosen, file, {**spelt_out, **same}, doubts, corrected)


class ImportPreviewScreen(PlanScreen):
    """The preview, part by part, with a box to tick for each agency that looks like a known one.

    Args:
        draft: the plan as read from a file.
    """

    CSS_PATH = "import_preview.tcss"
    IS_OF_STORE = False
    BINDINGS = [
        Binding("ctrl+s", "save", _("Nhập"), priority=True, id="confirm"),
        Binding("c", "columns", _("Cột")),
        Binding("e,f2", "rows", _("Từng hàng, sửa"), id="edit"),
        Binding("escape", "leave", _("Quay lại")),
        *SCROLL_KEYS,
    ]

    def __init__(self, draft: PlanDraft) -> None:
        super().__init__()
        self._draft = draft
        self._given: list[Correction] = []
        self._columns: Columns = ()
        self._alike: dict[str, SimilarAgency] = {}
        self._outcome: ImportOutcome | None = None
        self._work: StoppableWork | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, the choices, the parts, keys."""
        yield TitleLine()
        with VerticalScroll(id="preview", can_focus=False):
            yield Static("", id="alike-title")
            yield Vertical(id="alike")
            yield Static("", id="parts")
        yield KeyLine()

    def on_mount(self) -> None:
        """Leave no room for choices until there are any; tell how far saving has come while it lasts."""
        self.query_one("#alike-title").display = False
        self.set_interval(seconds.TOLD, self._tell_how_far)

    async def load(self) -> None:
        """Work the preview out and show it."""
        outcome = self._outcome = await self._work_out()
        if not self._alike:
            await self._offer(outcome.written.alike)
        self._say_what_it_is()
        self._lay_out()

    async def _work_out(self) -> ImportOutcome:
        ask, draft = self.partui.store.ask, self._draft
        draft = await asyncio.to_thread(read_again, draft, await ask(known_columns, draft.file.plan.issuer))
        self._draft = draft
        known = await ask(known_agencies)
        mended = CorrectedReading(tuple(self._given), await ask(known_corrections, draft.file.plan.issuer))
        outcome = await asyncio.to_thread(outcome_of, draft, self._same, known, mended)
        there = await ask(has_plan, draft.file.plan.year)
        return outcome._replace(revision=await ask(revision_of, outcome.corrected.plan)) if there else outcome

    def on_resize(self) -> None:
        """Break the lines anew once the screen is laid out at its new width."""
        self.call_after_refresh(self._lay_out)

    def on_checkbox_changed(self) -> None:
        """Work the preview out anew with the agencies as they are ticked."""
        self.reload()

    def action_save(self) -> None:
        """Import the plan, unless that is under way."""
        if self._work is None and self._outcome is not None:
            self._work = StoppableWork()
            self.run_worker(self._save(self._work))

    def action_rows(self) -> None:
        """Look at the rows one by one, and put right what was read wrong."""
        if self._work is None and self._outcome is not None:
            self.run_worker(self._look_at_rows(self._outcome))

    def action_columns(self) -> None:
        """Say what the columns of the file are, and read it again."""
        if self._work is None and self._outcome is not None:
            self.run_worker(self._look_at_columns())

    async def _look_at_columns(self) -> None:
        columns = await self.app.push_screen_wait(ColumnRolesScreen(self._draft.tables))
        if columns:
            said = {head for head, _role in columns}
            self._columns = (*(each for each in self._columns if each[0] not in said), *columns)
            others = tuple(each for each in self._draft.overrides.columns if each[0] not in said)
            with self.telling():
                told = self._draft.overrides._replace(columns=(*others, *columns))
                self._draft = await asyncio.to_thread(read_plan_file, self._draft.source, told, lambda _rows: None)
            self.reload()

    async def _look_at_rows(self, outcome: ImportOutcome) -> None:
        known = await self.partui.store.ask(known_corrections, self._draft.file.plan.issuer)
        names = await self.partui.store.ask(names_typed)
        rows = grouped(readings(outcome.file, outcome.doubts), (*known, *self._given))
        given = await self.app.push_screen_wait(ReadRowsScreen(rows, outcome.file.plan.year, names))
        if given is not None:
            self._given = given
            self.reload()

    def action_leave(self) -> None:
        """Stop saving; leave when nothing is being saved."""
        if self._work is None:
            self.app.pop_screen()
        else:
            self._work.stop()

    async def _save(self, work: StoppableWork) -> None:
        try:
            with self.telling():
                outcome = await self._work_out()
                if outcome.chosen.notes.blocking:
                    raise PartuiError("{problem} Chưa nhập gì.", problem=outcome.chosen.notes.blocking[0])
                year = outcome.chosen.head.year
                why = imported_as(outcome.chosen.head, revised=outcome.revision is not None)
                who = author(self.partui.officer, why)
                await self.partui.store.ask(import_corrected, outcome.corrected, self._columns, self._given, who, work)
                self.app.pop_screen()
                self.partui.store_changed()
                if outcome.revision is None:
                    self.partui.navigation.offer_imported(year, outcome.chosen.tasks)
                else:
                    told = _("Đã nhập bản điều chỉnh {year}: {what}")
                    self.partui.tell(told.format(year=year, what=revision_line(outcome.revision)))
        finally:
            self._work = None
            if self.is_current:
                self._say_what_it_is()

    @property
    def _same(self) -> dict[str, str]:
        ticked = [box.name or "" for box in self.query(TickBox) if box.value]
        return {name: self._alike[name].known for name in ticked}

    async def _offer(self, alike: Iterable[SimilarAgency]) -> None:
        self._alike = {agency.written: agency for agency in alike}
        if not self._alike:
            return
        title = _("Giống cơ quan đã có: Space chọn nếu là một, không chọn là mới")
        heading = self.query_one("#alike-title", Static)
        heading.update(Content.styled(title, Style(bold=True)))
        heading.display = True
        boxes = [
            TickBox(
                clean(f"“{agency.written}” = “{agency.known}” ({', '.join(agency.codes[:_CODES_SHOWN])})"),
                agency.written,
            )
            for agency in list(self._alike.values())[:_MOST_CHOICES]
        ]
        await self.query_one("#alike").mount(*boxes)
        boxes[0].focus()

    def _lay_out(self) -> None:
        width = self.query_one("#preview").scrollable_content_region.width
        if self._outcome is not None and width:
            revision = self._outcome.revision
            parts = [
                *(revision_parts(revision) if revision else ()),
                *correction_parts(self._outcome.corrected),
                *preview_parts(self._outcome.chosen, self._outcome.same),
            ]
            page = _page(parts, width)
            self.query_one("#parts", Static).update(page)

    def _say_what_it_is(self) -> None:
        year = self._draft.file.plan.year
        revision = self._outcome.revision if self._outcome else None
        if revision:
            text, what = _("Bản điều chỉnh kế hoạch năm {year}: {what}"), revision_line(revision)
            self._say(text.format(year=year, what=what), what)
        else:
            self._say(_("Xem trước kế hoạch năm {year}").format(year=year))

    def _tell_how_far(self) -> None:
        if self._work is not None:
            self._say(plural("Đang lưu… {number} nhiệm vụ", number=self._work.number))

    def _say(self, said: str, short: str = "") -> None:
        self.say_title(said, short)


def _page(parts: Iterable[PreviewPart], width: int) -> Content:
    lines: list[Content] = []
    for part in parts:
        lines.append(Content.styled(clean(part.title), Style(bold=True)))
        said = [clean(line) for line in part.lines[:_MOST_LINES]]
        more = len(part.lines) - _MOST_LINES
        if more > 0:
            said.append(plural("… và {number} dòng nữa; xem hết bằng “partui import --dry-run”", number=more))
        for line in said:
            lines.extend(Content(each) for each in hanging(f"{_MARGIN}{line}", width))
        lines.append(Content(""))
    return Content("\n").join(lines)
