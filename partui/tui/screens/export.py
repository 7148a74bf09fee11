"""Taking the file away."""

import os.path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from partui.domain.errors import PartuiError
from partui.files import TargetExists
from partui.locale import _
from partui.store.copying import copy_to
from partui.tui.screens.dialog import Dialog
from partui.tui.widgets.fields import Field
from partui.tui.widgets.lines import KeyLine


class ExportScreen(Dialog[str]):
    """A field for the new file's name; stays open until the file is written, then answers with its path.

    Args:
        suggested: the name that the field begins with.
    """

    BINDINGS = [
        Binding("enter", "save", _("Xuất"), priority=True),
        Binding("ctrl+o", "overwrite", _("Ghi đè"), priority=True, id="overwrite"),
    ]

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with Vertical(classes="dialog") as box:
            box.border_title = _("Xuất tệp SQLite")
            yield Static(_("Một tệp duy nhất, đủ kế hoạch và lịch sử, mở được bằng sqlite3:"))
            yield Field(self._suggested, id="path")
            yield Static("", id="refused", markup=False)
            yield KeyLine()

    def action_save(self) -> None:
        """Write the file unless there is one of that name."""
        self.run_worker(self._write(force=False), exclusive=True)

    def action_overwrite(self) -> None:
        """Write the file in the place of one of that name."""
        self.run_worker(self._write(force=True), exclusive=True)

    async def _write(self, *, force: bool) -> None:
        path = os.path.abspath(os.path.expanduser(self.query_one("#path", Input).value.strip()))
        try:
            await self.partui.desk.ask(copy_to, path, force=force)
        except TargetExists:
            self._refuse(_("{path} đã có; tệp được giữ nguyên. Ctrl+O ghi đè.").format(path=path))
        except PartuiError as error:
            self._refuse(str(error))
        else:
            self.dismiss(path)

    def _refuse(self, sentence: str) -> None:
        self.query_one("#refused", Static).update(f"! {sentence}")
