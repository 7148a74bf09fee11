"""An extension of tasks: the new deadline in words, when and by what it was granted."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.dates import read_date
from partui.domain.deadlines.reading import read_deadline
from partui.domain.tasks.extensions import Extension, check_extension, refuse_periods
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.edits.due.extensions import extension_typed
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.deadlines import day_reading, reading_text
from partui.wording.tasks import due_text, tasks_named

_WIDTH = 60


class GrantedExtension(NamedTuple):
    """What was typed: the extension without a uuid, and why."""

    extension: Extension
    why: str


class ExtensionScreen(Form[GrantedExtension]):
    """Fields for an extension.

    Args:
        tasks: those to be extended together.
        day: the day looked at, on which it is granted by default.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, tasks: Sequence[Task], day: date) -> None:
        super().__init__()
        self._tasks = tasks
        self._plan = tasks[0].plan
        self._day = day

    def compose(self) -> ComposeResult:
        """Lay the fields out, each with what is read from it."""
        with self.window(_("Gia hạn")):
            yield Static(tasks_named(self._tasks, _WIDTH), markup=False)
            for due in dict.fromkeys(due_text(task) for task in self._tasks[:5]):
                yield Static(_("Hạn đang có: {due}").format(due=due), classes="read", markup=False)
            for field, label, text in (
                ("words", _("Hạn mới"), ""),
                ("on", _("Cho ngày"), show_date(self._day)),
                ("document", _("Theo văn bản"), ""),
                ("why", _("Lý do"), ""),
            ):
                yield with_label(label, Field(text, id=field))
                if field in {"words", "on"}:
                    yield self.hint_below(field)
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Say what is read from what is typed."""
        typed = self.typed("words")
        read = reading_text(read_deadline(typed, self._plan)) if typed else _("như Ngày 15/11, Quý IV")
        self.hint("words", f"→ {read}")
        self.hint("on", day_reading(self.typed("on"), self._plan, self._day))

    def answer(self) -> GrantedExtension:
        """Return what was typed."""
        on = self.typed("on")
        granted_on = read_date(on, self._plan, self._day) if on else self._day
        extension = extension_typed(self.typed("words"), granted_on, self.typed("document"), self._plan)
        last = max(self._day, date.today())
        for task in self._tasks:
            refuse_periods(task.code, has_periods=bool(task.periods))
            check_extension(task.code, extension, task.recorded_status, task.original_due_on, task.extensions, last)
        return GrantedExtension(extension, self.typed("why"))
