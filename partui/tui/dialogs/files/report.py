"""Taking a report away: what for, on which agency, into which file."""

import asyncio
import os.path
from collections.abc import Iterable
from datetime import date
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Select, Static

from partui.domain.agencies.official_names import official_rank
from partui.domain.dates import read_date
from partui.domain.plan.report import COMPARED, ReportKind
from partui.domain.scores.leaf import AT_RISK
from partui.domain.tasks.tally import AgencyTally
from partui.domain.text import alphabet_key, clean
from partui.files import TargetExists
from partui.locale import _, pgettext, plural
from partui.locale.formats import show_date
from partui.reports.writing import check_report_target, write_report
from partui.store.queries.reports.kinds import build_report
from partui.store.queries.tallies import agency_tallies
from partui.store.queries.tasks import tasks_by_id
from partui.tui.context import WantedReport
from partui.tui.dialogs.files.letters import write_letter, write_letters
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice, TickBox
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.path_field import PathField
from partui.wording.deadlines import day_reading
from partui.wording.reports import endings, is_signed, report_label, suggested_folder, suggested_name

Choices = list[tuple[Text, str]]
# In the place of an agency: one letter to all of them.
_ALL_AT_ONCE = "all"


class ReportScreen(Form[str]):
    """Choices of kind and agency and a field for the file; stays open until it is written, then says where it is.

    Args:
        wanted: the report that the choices begin with.
    """

    BINDINGS = [
        *save_keys(_("Xuất")),
        Binding("ctrl+l", "words", _("Lời báo cáo"), priority=True, id="report_words"),
        Binding("ctrl+t", "preview", _("Xem trước"), priority=True, id="report_preview"),
        Binding("ctrl+o", "overwrite", _("Ghi đè"), priority=True, id="overwrite"),
    ]

    def __init__(self, wanted: WantedReport) -> None:
        super().__init__()
        self._wanted = wanted
        self._agencies: dict[str, str] = {}
        self._leads: Choices = []

    def compose(self) -> ComposeResult:
        """Lay the choices and the field out; agencies are filled in once read."""
        kinds = [(Text(report_label(kind)), kind.value) for kind in ReportKind]
        with self.window(_("Xuất báo cáo tính đến {day}").format(day=show_date(self.partui.day.date)), scrolls=True):
            kind = Choice(kinds, value=self._wanted.kind, allow_blank=False, id="kind")
            yield with_label(_("Loại báo cáo"), kind)
            yield with_label(
                pgettext("label", "Cơ quan"), Choice([], prompt=_whole(ReportKind(self._wanted.kind)), id="agency")
            )
            sent = TickBox(_("ghi nhớ, để đếm lần đôn đốc"), "sent", value=True, id="sent")
            self._sent = with_label(_("Đã gửi"), sent)
            yield self._sent
            self._pdf = with_label(_("Dạng tệp"), TickBox(_(".pdf, thay cho .docx"), "pdf", id="pdf"))
            yield self._pdf
            self._since = with_label(_("Thay đổi từ"), Field(id="since"))
            yield self._since
            yield self.hint_below("since")
            self._first = with_label(_("Kỳ từ ngày"), Field(id="first"))
            yield self._first
            yield self.hint_below("first")
            self._template = with_label(_("Mẫu Word"), Field(id="template"))
            yield self._template
            yield self.hint_below("template", _("→ tệp .docx; trống: thể thức Nghị định 30"))
            field = PathField()
            yield with_label(_("Ghi ra"), field)
            yield field.below
            yield Static("", id="formats", classes="read below", markup=False)
            yield from self.foot()

    def on_mount(self) -> None:
        """Suggest a name, and read which agencies there are."""
        self._suggest()
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        with self.partui.telling():
            leads = _leads(await self.partui.store.ask(agency_tallies, self.partui.plan, self.partui.day))
            self._agencies = {value: name.plain for name, value in leads}
            self._leads = leads
            self._offer()
            agency = str(self._wanted.agency)
            if reminded := await self._late_lead():
                agency = next((value for value, name in self._agencies.items() if name == clean(reminded)), agency)
                self.choice("kind").value = ReportKind.REMINDER
            if agency in self._agencies:
                self.choice("agency").value = agency

    async def _late_lead(self) -> str:
        """Return who leads the task that the report is asked for on, where it is late or due soon."""
        asked = [] if self._wanted.task is None else [self._wanted.task]
        tasks = await self.partui.store.ask(tasks_by_id, asked, self.partui.day)
        return next((lead for task in tasks if task.timeliness in AT_RISK for lead in task.leads), "")

    def on_input_changed(self) -> None:
        """Say which day the period is read to begin with."""
        usual = _("→ ngày đầu kỳ báo cáo; trống: theo kỳ thường lệ")
        self.hint("first", day_reading(self.typed("first"), self.partui.plan, self.partui.day.date, usual))

    def on_select_changed(self, event: Select.Changed) -> None:
        """Suggest another name, unless one was typed; letters may also go to all at once."""
        if event.select.id == "kind":
            self._offer()
        self._suggest()

    def _offer(self) -> None:
        choice, chosen = self.choice("agency"), self.chosen("agency")
        at_once = [(Text(_("(một công văn chung)")), _ALL_AT_ONCE)] if self._kind is ReportKind.REMINDER else []
        options = [*at_once, *self._leads]
        choice.set_options(options)
        if chosen in {value for _label, value in options}:
            choice.value = chosen

    def action_save(self) -> None:
        """Write the report unless there is a file of that name."""
        self.start(partial(self._write, force=False))

    def action_overwrite(self) -> None:
        """Write the report in the place of a file of that name."""
        self.start(partial(self._write, force=True))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the office's own words where the report has a place for them, and a look where it is one page."""
        if action == "words":
            return self._kind is ReportKind.PROGRESS
        if action == "preview":
            return self._kind is ReportKind.BRIEF
        return super().check_action(action, parameters)

    def action_words(self) -> None:
        """Write what the office itself says in the report."""
        self.start(self._write_words)

    async def _write_words(self) -> None:
        from partui.store.edits.reports.words import write_report_words
        from partui.store.journal.writing import author
        from partui.store.queries.reports.words import words_of_report
        from partui.tui.dialogs.files.report_words import ReportWordsScreen

        app, agency = self.partui, self.chosen("agency")
        about, day = int(agency) if agency else None, app.day.date
        words = await app.store.ask(words_of_report, app.plan, day, about)
        name = self._agencies.get(agency or "", "")
        typed = await self.app.push_screen_wait(ReportWordsScreen(day, name, words))
        if typed is not None:
            changes = await app.store.ask(write_report_words, app.plan, typed, day, author(app.officer), about, words)
            app.store_changed()
            parts = plural("✓ Đã lưu lời của {number} phần; xuất báo cáo để xem.", number=len(changes))
            self.say(parts if changes else _("Lời báo cáo không đổi gì."))

    def action_preview(self) -> None:
        """Show the page for a chief without writing it."""
        self.start(self._preview)

    async def _preview(self) -> None:
        from partui.store.queries.reports.brief import brief
        from partui.tui.dialogs.files.brief_preview import BriefPreviewScreen

        app, agency = self.partui, self.chosen("agency")
        about, since = int(agency) if agency else None, self.typed("since")
        report = await app.store.ask(brief, app.plan, app.day, date.today(), about, since, self._first_day())
        await app.push_screen_wait(BriefPreviewScreen(report))

    async def _write(self, *, force: bool) -> None:
        self.say(_("Đang ghi…"))
        path = self.typed_path()
        try:
            if is_signed(self._kind, path):
                await self._ask_office()
            said = await self._written(path, force=force)
        except TargetExists as error:
            self.refuse(_("{path} đã có; tệp được giữ nguyên. Ctrl+O ghi đè.").format(path=error.values["target"]))
        else:
            self.dismiss(said)

    async def _ask_office(self) -> None:
        """Ask once who signs, where the plan does not say so yet."""
        from partui.store.edits.plan_head import read_head, set_head
        from partui.store.journal.writing import author
        from partui.tui.dialogs.files.office import OfficeScreen

        app = self.partui
        if app.office_asked or app.known_on is not None:
            return
        head = await app.store.ask(read_head, app.plan, known_since=True)
        if head.names_office:
            return
        typed = await self.app.push_screen_wait(OfficeScreen(head))
        app.office_asked = True
        if typed is not None:
            await app.store.ask(set_head, app.plan, typed, author(app.officer))
            app.store_changed()

    async def _written(self, path: str, *, force: bool) -> str:
        app, kind, agency = self.partui, self._kind, self.chosen("agency")
        sent, template = self._is_ticked("sent"), self._template_path()
        if self._is_folder:
            ending = ".pdf" if self._is_ticked("pdf") else ".docx"
            return await write_letters(app, path, ending, template, force=force, sent=sent)
        if kind is ReportKind.REMINDER:
            one = None if agency in {None, _ALL_AT_ONCE} else int(str(agency))
            return await write_letter(app, path, one, template, force=force, sent=sent)
        await asyncio.to_thread(check_report_target, kind, path, force=force, template=template)
        about = int(agency) if agency and agency != _ALL_AT_ONCE else None
        since = self.typed("since") if kind in COMPARED else ""
        first = self._first_day()
        report = await app.store.ask(build_report, kind, app.plan, app.day, date.today(), about, since, first)
        await asyncio.to_thread(write_report, report, path, force=force, template=template)
        return _("Đã ghi {path}").format(path=path)

    def _is_ticked(self, field: str) -> bool:
        return self.query_one(f"#{field}", TickBox).value

    def _first_day(self) -> date | None:
        """Return the day that the period begins with; none where the report has its usual one."""
        typed = self.typed("first") if self._kind in COMPARED else ""
        return read_date(typed, self.partui.plan, self.partui.day.date) if typed else None

    def _template_path(self) -> str:
        """Return the whole path of the office's own Word document; blank where the report is in the usual form."""
        typed = self.typed("template") if self._has_template else ""
        return os.path.abspath(os.path.expanduser(typed)) if typed else ""

    @property
    def _has_template(self) -> bool:
        if self._kind is ReportKind.REMINDER:
            return self.chosen("agency") != _ALL_AT_ONCE
        return self._kind is ReportKind.PROGRESS

    @property
    def _kind(self) -> ReportKind:
        return ReportKind(self.chosen("kind") or ReportKind.PROGRESS)

    @property
    def _is_folder(self) -> bool:
        return self._kind is ReportKind.REMINDER and self.chosen("agency") is None

    def _suggest(self) -> None:
        kind, day = self._kind, self.partui.day.date
        if self._is_folder:
            name = suggested_folder(day)
            formats = _("→ mỗi cơ quan có việc quá hạn hoặc sắp đến hạn một tệp")
        else:
            chosen = self.chosen("agency") or ""
            about = _("các cơ quan") if chosen == _ALL_AT_ONCE else self._agencies.get(chosen, "")
            name = suggested_name(kind, day, about)
            formats = _("→ đuôi tệp: {endings}").format(endings=" ".join(endings(kind)))
        if self.is_untouched("path"):
            self.put("path", os.path.join("~", name))
        self.choice("agency").prompt = _whole(kind)
        self.query_one("#formats", Static).update(formats)
        self._sent.display = kind is ReportKind.REMINDER
        self._pdf.display = self._is_folder
        self.hint(
            "since",
            _("→ ngày hay tên bản chốt; trống: bản chốt gần nhất")
            if kind is ReportKind.BRIEF
            else _("→ ngày hay tên bản chốt; trống: không so"),
        )
        self._since.display = self.query_one("#since-read").display = kind in COMPARED
        self._first.display = self.query_one("#first-read").display = kind in COMPARED
        self._template.display = self.query_one("#template-read").display = self._has_template
        self.refresh_bindings()


def _whole(kind: ReportKind) -> str:
    return _("(từng cơ quan phải đôn đốc)") if kind is ReportKind.REMINDER else _("(toàn kế hoạch)")


def _leads(counted: Iterable[AgencyTally]) -> Choices:
    """Return the agencies that lead tasks, in official order."""
    leads = sorted(counted, key=lambda lead: (official_rank(lead.name), alphabet_key(lead.name)))
    return [(Text(clean(lead.name)), str(lead.id)) for lead in leads]
