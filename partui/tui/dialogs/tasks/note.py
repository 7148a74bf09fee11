"""Writing a note on a task."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import check_value
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.lines_field import Lines
from partui.wording.columns import cut


class NoteScreen(Dialog[str]):
    """A field for the task's note, as many lines as it takes.

    Args:
        task: the task as it stands.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = [Binding("ctrl+s", "save", _("Lưu"), priority=True, id="confirm")]

    def __init__(self, task: Task, typed: str | None = None) -> None:
        super().__init__()
        self._at_first = task.note if typed is None else typed
        self._edited = task

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with Vertical(classes="dialog") as box:
            box.border_title = _("Ghi chú")
            yield Static(cut(f"{self._edited.code} {clean(self._edited.title)}", 68), markup=False)
            yield Lines(clean(self._at_first, lines=True))
            yield Static("", id="refused", markup=False)
            yield KeyLine()

    def action_save(self) -> None:
        """Answer with the note, or say that it is too long and stay."""
        note = self.query_one(Lines).text
        try:
            check_value("note", note)
        except PartuiError as error:
            self.query_one("#refused", Static).update(f"! {error}")
        else:
            self.dismiss(note)
