"""Nhập kế hoạch: which file, and the year where the file does not say it."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from partui.domain.dates import read_year
from partui.locale import _
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.files import read_plan_file
from partui.tui import seconds
from partui.tui.dialogs.form import Form
from partui.tui.progress import Work
from partui.tui.widgets.fields import Field


class ImportFileScreen(Form[PlanDraft]):
    """Fields for the file and the year; stays open until the file is read, then answers with what it holds."""

    BINDINGS = [Binding("enter", "save", _("Xem trước"), priority=True)]

    def __init__(self) -> None:
        super().__init__()
        self._work: Work | None = None

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with Vertical(classes="dialog") as box:
            box.border_title = _("Nhập kế hoạch")
            yield Static(_("Tệp .docx .xlsx .csv .json .txt; xem trước rồi mới lưu:"), markup=False)
            yield Field("", id="path")
            yield Static(_("Năm, khi tệp không ghi hoặc ghi khác:"), markup=False)
            yield Field("", id="year")
            yield from self.foot()

    def on_mount(self) -> None:
        """Tell now and then how far the reading has come."""
        self.set_interval(seconds.TOLD, self._tell_how_far)

    def action_save(self) -> None:
        """Read the file, unless one is being read."""
        self.start(self._read)

    def action_leave(self) -> None:
        """Stop reading; leave when nothing is being read."""
        if self._work is None:
            super().action_leave()
        else:
            self._work.stop()

    async def _read(self) -> None:
        work = self._work = Work()
        self.say(_("Đang đọc…"))
        path = self.typed_path()
        try:
            year = self.typed("year")
            told = PlanOverrides(read_year(year) if year else None)
            draft = await asyncio.to_thread(read_plan_file, path, told, work)
            work(work.number)
            self.dismiss(draft)
        finally:
            self._work = None

    def _tell_how_far(self) -> None:
        if self._work is not None and self._work.number:
            self.say(_("Đang đọc… {number} hàng").format(number=self._work.number))
