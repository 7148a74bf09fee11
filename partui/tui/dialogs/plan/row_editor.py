"""The cells of a row as the plan's document has them: put into the plan, or corrected."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from partui.domain.journal.changes import check_value
from partui.domain.scores.index import read_points
from partui.locale import _
from partui.store.projection.criteria import POINTS
from partui.tui.dialogs.form import Form
from partui.tui.dialogs.plan.row_forms import LISTS, RowForm, TypedRow
from partui.tui.widgets.fields import Field, labelled
from partui.tui.widgets.lines_field import Lines
from partui.wording.changes import field_label


class RowEditorScreen(Form[TypedRow]):
    """Fields for what a row says.

    Args:
        form: the fields.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = [Binding("ctrl+s", "save", _("Lưu"), priority=True, id="confirm")]

    def __init__(self, form: RowForm, typed: TypedRow | None = None) -> None:
        super().__init__()
        self._form = form
        self._at_first = {**form.before, **(typed.fields if typed else {})}
        self._why = typed.why if typed else ""

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with VerticalScroll(classes="dialog editor", can_focus=False) as box:
            box.border_title = self._form.title
            for field in self._form.before:
                yield labelled(field_label(field), self._entry(field))
            if self._form.about:
                yield Static(self._form.about, classes="read", markup=False)
            yield labelled(_("Lý do"), Field(self._why, id="why"))
            yield from self.foot()

    def _entry(self, field: str) -> Field | Lines:
        text = self._at_first[field]
        return Lines(text, id=field) if field in LISTS else Field(text, id=field)

    def on_mount(self) -> None:
        """Begin at the text."""
        self.query_one("#title", Input).focus()

    def answer(self) -> TypedRow:
        """Return what was typed, of a correction what was changed."""
        now = {field: self.typed(field) for field in self._form.before}
        if not self._form.is_new:
            now = {field: value for field, value in now.items() if value != self._form.before[field]}
        for field, value in now.items():
            self._check(field, value)
        return TypedRow(now, self.typed("why"))

    def _check(self, field: str, value: str) -> None:
        if field in POINTS:
            if value or not self._form.is_new:
                read_points(value)
        elif value or field == "title":
            check_value(field, value)
