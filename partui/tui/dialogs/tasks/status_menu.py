"""The menu of statuses: a digit chooses at once."""

from collections.abc import Sequence
from datetime import date

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList, Static

from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.choices import Options
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cut
from partui.wording.labels import status_label


class StatusMenu(Dialog[Status]):
    """Choose a status for one task or several.

    Args:
        tasks: the tasks whose status is chosen.
        day: the completion day that `done` takes.
    """

    BINDINGS = [
        Binding(str(number), f"choose('{status}')", show=False) for number, status in enumerate(Status, start=1)
    ]

    def __init__(self, tasks: Sequence[Task], day: date) -> None:
        super().__init__()
        self._tasks = tasks
        self._day = day

    def compose(self) -> ComposeResult:
        """Lay the menu out, the status that the first task has under the cursor."""
        first = self._tasks[0]
        many = len(self._tasks) > 1
        what = plural("{number} nhiệm vụ", number=len(self._tasks)) if many else f"{first.code} {clean(first.title)}"
        with self.window(_("Kết quả thực hiện"), "menu"):
            yield Static(cut(what, 44), markup=False)
            yield Options(*(self._option(number, status) for number, status in enumerate(Status, start=1)))
            yield KeyLine()

    def on_mount(self) -> None:
        """Stand on the status that the task has."""
        self.query_one(Options).highlighted = list(Status).index(self._tasks[0].recorded_status)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Choose the status under the cursor."""
        self.dismiss(list(Status)[message.option_index])

    def action_choose(self, status: str) -> None:
        """Choose by digit."""
        self.dismiss(Status(status))

    def _option(self, number: int, status: Status) -> Text:
        day = _(" ngày {day}").format(day=show_date(self._day)) if status is Status.DONE else ""
        return Text(f"{number}  {status_label(status)}{day}")
