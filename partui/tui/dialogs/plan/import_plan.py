"""Nhập kế hoạch: which file, the year where the file does not say it, and what to do with the plan once it is in."""

import asyncio
from enum import StrEnum

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from partui.domain.dates import read_year
from partui.domain.errors import PartuiError
from partui.locale import _, plural
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.files import read_plan_file
from partui.plan_io.formats import FORMATS
from partui.settings.recent import recent_folder, remember_folder
from partui.tui import seconds
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Options
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.path_field import PathField


class StoppableWork:
    """How far a piece of work has come; the thread that does it calls this, the screen reads `number`."""

    def __init__(self) -> None:
        self.number = 0
        self._stopped = False

    def stop(self) -> None:
        """Have the work end at its next step."""
        self._stopped = True

    def __call__(self, number: int) -> None:
        """Note how far the work has come.

        Raises:
            PartuiError: it is to end.
        """
        self.number = number
        if self._stopped:
            raise PartuiError("Đã dừng; chưa nhập gì.")


class ImportFileScreen(Form[PlanDraft]):
    """Fields for the file and the year; stays open until the file is read, then answers with what it holds."""

    BINDINGS = save_keys(_("Xem trước"))

    def __init__(self) -> None:
        super().__init__()
        self._work: StoppableWork | None = None

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with self.window(_("Nhập kế hoạch")):
            endings = " ".join(FORMATS)
            yield Static(_("Tệp {endings}; xem trước rồi mới lưu:").format(endings=endings), markup=False)
            field = PathField(recent_folder(), tuple(FORMATS))
            yield field
            yield field.below
            yield with_label(_("Năm của kế hoạch"), Field("", id="year"))
            yield Static(_("→ để trống: năm ghi trong tệp"), classes="read below")
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
        work = self._work = StoppableWork()
        self.say(_("Đang đọc…"))
        path = self.typed_path()
        try:
            year = self.typed("year")
            told = PlanOverrides(read_year(year) if year else None)
            draft = await asyncio.to_thread(read_plan_file, path, told, work)
            work(work.number)
            remember_folder(path)
            self.dismiss(draft)
        finally:
            self._work = None

    def _tell_how_far(self) -> None:
        if self._work is not None and self._work.number:
            self.say(_("Đang đọc… {number} hàng").format(number=self._work.number))


class AfterImport(StrEnum):
    """What to do with the plan."""

    USE = "use"
    LOOK = "look"
    STAY = "stay"


class ImportedScreen(Dialog[AfterImport]):
    """How much was imported, and the choices.

    Args:
        year: the imported plan's year.
        tasks: how many tasks it has.
    """

    def __init__(self, year: int, tasks: int) -> None:
        super().__init__()
        self._year = year
        self._tasks = tasks

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("Đã nhập kế hoạch {year}").format(year=self._year)):
            yield Static(plural("{tasks} nhiệm vụ đã vào tệp.", tasks=self._tasks))
            yield Options(
                Text(_("Dùng kế hoạch {year}: xem ngay, từ nay mở sẵn").format(year=self._year)),
                Text(_("Xem kế hoạch {year} lần này").format(year=self._year)),
                Text(_("Giữ kế hoạch {year}").format(year=self.partui.plan)),
            )
            yield KeyLine()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer what to do."""
        self.dismiss(list(AfterImport)[message.option_index])
