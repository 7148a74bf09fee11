"""Writing a note on a task."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from partui.domain.task import Task
from partui.domain.text import clean, cut
from partui.locale import _
from partui.tui.screens.dialog import Dialog
from partui.tui.widgets.lines import KeyLine


class NoteScreen(Dialog[str]):
    """A field for the task's note, as many lines as it takes."""

    BINDINGS = [Binding("ctrl+s", "save", _("Lưu"), priority=True)]

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._edited = task

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with Vertical(classes="dialog") as box:
            box.border_title = _("Ghi chú")
            yield Static(cut(f"{self._edited.code} {clean(self._edited.title)}", 68), markup=False)
            field = TextArea(clean(self._edited.note, lines=True), compact=True)
            field.cursor_blink = False
            yield field
            yield KeyLine()

    def action_save(self) -> None:
        """Answer with the note."""
        self.dismiss(self.query_one(TextArea).text)
