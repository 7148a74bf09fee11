"""Taking a report away: what for, on which agency, into which file."""

import asyncio
import os.path
from collections.abc import Iterable
from datetime import date
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.agencies.official_order import official_rank
from partui.domain.errors import PartuiError
from partui.domain.plan.report import ReportKind
from partui.domain.scores.leaf import AT_RISK
from partui.domain.tasks.tally import AgencyTally
from partui.domain.text import alphabet_key, clean
from partui.files import TargetExists
from partui.locale import _, pgettext, plural
from partui.locale.formats import show_date
from partui.reports.writing import check_report_target, write_reminders, write_report
from partui.store.queries.reports.kinds import build_report
from partui.store.queries.reports.reminders import reminders
from partui.store.queries.tallies import agency_tallies
from partui.store.queries.tasks import tasks_by_id
from partui.tui.context import WantedReport
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import with_label
from partui.tui.widgets.path_field import PathField
from partui.wording.reports import endings, report_label, suggested_folder, suggested_name

Choices = list[tuple[Text, str]]


class ReportScreen(Form[str]):
    """Choices of kind and agency and a field for the file; stays open until it is written, then says where it is.

    Args:
        wanted: the report that the choices begin with.
    """

    BINDINGS = [
        *save_keys(_("Xuất")),
        Binding("ctrl+o", "overwrite", _("Ghi đè"), priority=True, id="overwrite"),
    ]

    def __init__(self, wanted: WantedReport) -> None:
        super().__init__()
        self._wanted = wanted
        self._agencies: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the choices and the field out; agencies are filled in once read."""
        kinds = [(Text(report_label(kind)), kind.value) for kind in ReportKind]
        with self.window(_("Xuất báo cáo tính đến {day}").format(day=show_date(self.partui.day.date)), scrolls=True):
            kind = Choice(kinds, value=self._wanted.kind, allow_blank=False, id="kind")
            yield with_label(_("Loại báo cáo"), kind)
            yield with_label(
                pgettext("label", "Cơ quan"), Choice([], prompt=_whole(ReportKind(self._wanted.kind)), id="agency")
            )
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
            self.choice("agency").set_options(leads)
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

    def on_select_changed(self) -> None:
        """Suggest another name, unless one was typed."""
        self._suggest()

    def action_save(self) -> None:
        """Write the report unless there is a file of that name."""
        self.start(partial(self._write, force=False))

    def action_overwrite(self) -> None:
        """Write the report in the place of a file of that name."""
        self.start(partial(self._write, force=True))

    async def _write(self, *, force: bool) -> None:
        self.say(_("Đang ghi…"))
        path = self.typed_path()
        try:
            said = await (self._reminders(path, force) if self._is_folder else self._report(path, force))
        except TargetExists as error:
            self.refuse(_("{path} đã có; tệp được giữ nguyên. Ctrl+O ghi đè.").format(path=error.values["target"]))
        else:
            self.dismiss(said)

    async def _report(self, path: str, force: bool) -> str:
        app, kind, agency = self.partui, self._kind, self.chosen("agency")
        await asyncio.to_thread(check_report_target, kind, path, force=force)
        about = int(agency) if agency else None
        report = await app.store.ask(build_report, kind, app.plan, app.day, date.today(), about)
        await asyncio.to_thread(write_report, report, path, force=force)
        return _("Đã ghi {path}").format(path=path)

    async def _reminders(self, folder: str, force: bool) -> str:
        app = self.partui
        reports, unled = await app.store.ask(reminders, app.plan, app.day, date.today())
        if not reports and unled:
            raise PartuiError(
                "Chưa ghi cơ quan chủ trì nên không có văn bản đôn đốc: {codes}; không ghi tệp nào.",
                codes=", ".join(unled),
            )
        if not reports:
            raise PartuiError(
                "Tính đến {day}, không có cơ quan nào phải đôn đốc; không ghi tệp nào.", day=show_date(app.day.date)
            )
        names = await asyncio.to_thread(write_reminders, reports, folder, force=force)
        told = plural("Đã ghi {number} văn bản đôn đốc vào {folder}", number=len(names), folder=folder)
        if not unled:
            return told
        lacking = _("! Chưa ghi chủ trì, không đôn đốc được: {codes}").format(codes=", ".join(unled))
        return f"{lacking} · {told}"

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
            formats = _("→ mỗi cơ quan có việc quá hạn hoặc sắp đến hạn một tệp .docx")
        else:
            name = suggested_name(kind, day, self._agencies.get(self.chosen("agency") or "", ""))
            formats = _("→ đuôi tệp: {endings}").format(endings=" ".join(endings(kind)))
        if self.is_untouched("path"):
            self.put("path", os.path.join("~", name))
        self.choice("agency").prompt = _whole(kind)
        self.query_one("#formats", Static).update(formats)


def _whole(kind: ReportKind) -> str:
    return _("(từng cơ quan phải đôn đốc)") if kind is ReportKind.REMINDER else _("(toàn kế hoạch)")


def _leads(counted: Iterable[AgencyTally]) -> Choices:
    """Return the agencies that lead tasks, in official order."""
    leads = sorted(counted, key=lambda lead: (official_rank(lead.name), alphabet_key(lead.name)))
    return [(Text(clean(lead.name)), str(lead.id)) for lead in leads]
