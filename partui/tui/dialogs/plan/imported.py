"""What to do with a plan that was just imported: use it, look at it, or stay."""

from enum import StrEnum

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from partui.locale import _, plural
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.options import Options


class Next(StrEnum):
    """What to do with the plan."""

    USE = "use"
    LOOK = "look"
    STAY = "stay"


class ImportedScreen(Dialog[Next]):
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
        with Vertical(classes="dialog") as box:
            box.border_title = _("Đã nhập kế hoạch {year}").format(year=self._year)
            yield Static(plural("{tasks} nhiệm vụ đã vào tệp.", tasks=self._tasks))
            yield Options(
                Text(_("Dùng kế hoạch {year}: xem ngay, từ nay mở sẵn").format(year=self._year)),
                Text(_("Xem kế hoạch {year} lần này").format(year=self._year)),
                Text(_("Ở lại kế hoạch {year}").format(year=self.partui.plan)),
            )
            yield KeyLine()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer what to do."""
        self.dismiss(list(Next)[message.option_index])
