"""Writing a note: that of a task, or one below what each of several tasks has."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.journal.changes import check_value
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.widgets.lines_field import Lines
from partui.wording.columns import cut
from partui.wording.tasks import tasks_named


class NoteScreen(Form[TypedFields]):
    """A field for the task's note, as many lines as it takes.

    Args:
        task: the task as it stands.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, task: Task, typed: TypedFields | None = None) -> None:
        super().__init__()
        self._at_first = task.note if typed is None else typed.fields["note"] or ""
        self._edited = task

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(_("Ghi chú")):
            yield Static(cut(f"{self._edited.code} {clean(self._edited.title)}", 68), markup=False)
            yield Lines(clean(self._at_first, lines=True), id="note")
            yield from self.foot()

    def answer(self) -> TypedFields:
        """Return the note."""
        note = self.query_one(Lines).text
        check_value("note", note)
        return TypedFields({"note": note})


class JointNoteScreen(Form[TypedFields]):
    """A field for what is added to the notes.

    Args:
        tasks: the tasks as they stand.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, tasks: Sequence[Task], typed: TypedFields | None = None) -> None:
        super().__init__()
        self._tasks = tasks
        self._at_first = typed.fields["note"] or "" if typed else ""

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(plural("Thêm vào ghi chú của {number} nhiệm vụ", number=len(self._tasks))):
            yield Static(tasks_named(self._tasks, 140), markup=False)
            yield Lines(clean(self._at_first, lines=True), id="note")
            yield from self.foot()

    def answer(self) -> TypedFields:
        """Return what is added, which every one of the notes has room for."""
        added = self.typed("note")
        for task in self._tasks:
            check_value("note", note_with(task, added))
        return TypedFields({"note": added})


def note_with(task: Task, added: str) -> str:
    """Return a task's note with lines below it."""
    return "\n".join(text for text in (task.note, added) if text)
