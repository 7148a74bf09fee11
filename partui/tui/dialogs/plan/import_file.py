"""Nhập kế hoạch: which file, and the year where the file does not say it."""

import asyncio
import os

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from partui.domain.dates import read_year
from partui.domain.errors import PartuiError
from partui.locale import _
from partui.plan_io.draft import Draft, Told
from partui.plan_io.files import read_plan_file
from partui.tui import seconds
from partui.tui.dialogs.dialog import Dialog
from partui.tui.progress import Work
from partui.tui.widgets.fields import Field
from partui.tui.widgets.lines import KeyLine


class ImportFileScreen(Dialog[Draft]):
    """Fields for the file and the year; stays open until the file is read, then answers with what it holds."""

    BINDINGS = [Binding("enter", "read", _("Xem trước"), priority=True)]

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
            yield Static("", id="refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Tell now and then how far the reading has come."""
        self.set_interval(seconds.TOLD, self._tell_how_far)

    def action_read(self) -> None:
        """Read the file, unless one is being read."""
        if self._work is None:
            self._work = Work()
            self._say(_("Đang đọc…"))
            self.run_worker(self._read(self._work))

    def action_leave(self) -> None:
        """Stop reading; leave when nothing is being read."""
        if self._work is None:
            super().action_leave()
        else:
            self._work.stop()

    async def _read(self, work: Work) -> None:
        path = os.path.abspath(os.path.expanduser(self.query_one("#path", Input).value.strip()))
        try:
            year = self.query_one("#year", Input).value.strip()
            told = Told(read_year(year) if year else None)
            draft = await asyncio.to_thread(read_plan_file, path, told, work)
            work(work.number)
        except PartuiError as error:
            self._say(f"! {error}")
        else:
            self.dismiss(draft)
        finally:
            self._work = None

    def _tell_how_far(self) -> None:
        if self._work is not None and self._work.number:
            self._say(_("Đang đọc… {number} hàng").format(number=self._work.number))

    def _say(self, sentence: str) -> None:
        self.query_one("#refused", Static).update(sentence)
