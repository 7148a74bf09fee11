"""On which day tasks were completed."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.dates import read_date
from partui.domain.journal.changes import check_completed_on
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.deadlines import day_reading
from partui.wording.labels import status_label
from partui.wording.tasks import tasks_named


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
