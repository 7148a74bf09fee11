"""Choosing a status, and on which day tasks were completed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList, Static

from partui.domain.dates import read_date
from partui.domain.journal.changes import check_completed_on
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.widgets.choices import Options
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.lines import KeyLine
from partui.wording.deadlines import day_reading
from partui.wording.labels import status_label
from partui.wording.tasks import tasks_named


class ChosenStatus(NamedTuple):
    """The answer: a status, and whether the day of completion is still to be typed."""

    status: Status
    asks_day: bool = False


_CHOICES = (*map(ChosenStatus, Status), ChosenStatus(Status.DONE, asks_day=True))


class StatusMenu(Dialog[ChosenStatus]):
    """Choose a status for one task or several.

    Args:
        tasks: the tasks whose status is chosen.
        day: the completion day that `done` takes.
    """

    BINDINGS = [
        Binding(str(number), f"choose({number})", show=False) for number, _choice in enumerate(_CHOICES, start=1)
    ]

    def __init__(self, tasks: Sequence[Task], day: date) -> None:
        super().__init__()
        self._tasks = tasks
        self._day = day

    def compose(self) -> ComposeResult:
        """Lay the menu out, the status that the first task has under the cursor."""
        with self.window(_("Kết quả thực hiện"), "menu"):
            yield Static(tasks_named(self._tasks, 130), markup=False)
            yield Options(*(self._option(number, choice) for number, choice in enumerate(_CHOICES, start=1)))
            yield KeyLine()

    def on_mount(self) -> None:
        """Stand on the status that the task has."""
        self.query_one(Options).highlighted = list(Status).index(self._tasks[0].recorded_status)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Choose the status under the cursor."""
        self.dismiss(_CHOICES[message.option_index])

    def action_choose(self, number: int) -> None:
        """Choose by digit."""
        self.dismiss(_CHOICES[number - 1])

    def _option(self, number: int, choice: ChosenStatus) -> Text:
        day = ""
        if choice.asks_day:
            day = _(", gõ ngày khác…")
        elif choice.status is Status.DONE:
            day = _(" ngày {day}").format(day=show_date(self._day))
        return Text(f"{number}  {status_label(choice.status)}{day}")


class CompletionDayScreen(Form[TypedFields]):
    """A field for the day of completion of one task or several.

    Args:
        tasks: the tasks, all of one plan.
        day: the day looked at, which the field begins with.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, tasks: Sequence[Task], day: date) -> None:
        super().__init__()
        self._tasks = tasks
        self._day = day
        self._plan = tasks[0].plan

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(status_label(Status.DONE)):
            yield Static(tasks_named(self._tasks, 140), markup=False)
            yield with_label(_("Ngày hoàn thành"), Field(show_date(self._day), id="completed_on"))
            yield self.hint_below("completed_on")
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Say which day is read."""
        self.hint("completed_on", day_reading(self.typed("completed_on"), self._plan, self._day))

    def answer(self) -> TypedFields:
        """Return the status with the day."""
        completed_on = read_date(self.typed("completed_on"), self._plan, self._day)
        check_completed_on(completed_on, self._day, date.today(), self._plan)
        return TypedFields({"status": Status.DONE.value, "completed_on": completed_on.isoformat()})
