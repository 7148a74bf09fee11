"""The cells of a row as the plan's document has them: put into the plan, or corrected."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input, Static, TextArea

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import check_value
from partui.domain.scores.points import read_points
from partui.domain.text import clean
from partui.locale import _
from partui.store.projection.criteria import POINTS
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.plan.row_forms import LISTS, RowForm, TypedRow
from partui.tui.widgets.fields import Field, labelled
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.lines_field import Lines
from partui.wording.changes import field_label


class RowEditorScreen(Dialog[TypedRow]):
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
            yield Static("", id="refused", markup=False)
            yield KeyLine()

    def _entry(self, field: str) -> Field | Lines:
        text = self._at_first[field]
        if field not in LISTS:
            return Field(text, id=field)
        lines = Lines(text)
        lines.id = field
        return lines

    def on_mount(self) -> None:
        """Begin at the text."""
        self.query_one("#title", Input).focus()

    def action_save(self) -> None:
        """Answer with what was typed, of a correction what was changed; or say what is wrong and stay."""
        now = {field: self._typed(field) for field in self._form.before}
        if not self._form.is_new:
            now = {field: value for field, value in now.items() if value != self._form.before[field]}
        try:
            for field, value in now.items():
                self._check(field, value)
        except PartuiError as error:
            self.query_one("#refused", Static).update(f"! {error}")
            return
        self.dismiss(TypedRow(now, self._typed("why")))

    def _check(self, field: str, value: str) -> None:
        if field in POINTS:
            if value or not self._form.is_new:
                read_points(value)
        elif value or field == "title":
            check_value(field, value)

    def _typed(self, field: str) -> str:
        if field in LISTS:
            return clean(self.query_one(f"#{field}", TextArea).text, lines=True)
        return clean(self.query_one(f"#{field}", Input).value)
