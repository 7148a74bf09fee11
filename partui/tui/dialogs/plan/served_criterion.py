"""Which criterion of Phụ lục I a row of the plan's body serves."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.journal.changes import check_value
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.columns import cut
from partui.wording.fields import field_label


class ServedCriterionScreen(Form[TypedFields]):
    """A field for the criterion's code, and one for the reason.

    Args:
        clause: the row as it stands.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, clause: Task, typed: TypedFields | None = None) -> None:
        super().__init__()
        self._clause = clause
        self._at_first = clause.criterion if typed is None else typed.fields["serves"]
        self._why = typed.why if typed else ""

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with self.window(_("Mục này phục vụ tiêu chí nào?")):
            yield Static(cut(f"{self._clause.code} {clean(self._clause.title)}", 68), markup=False)
            yield with_label(field_label("criterion"), Field(self._at_first or "", id="criterion"))
            yield Static(_("→ mã ở Phụ lục I, như 2.4.1; trống: theo kế hoạch"), classes="read below", markup=False)
            yield with_label(_("Lý do"), Field(self._why, id="why"))
            yield from self.foot()

    def answer(self) -> TypedFields:
        """Return the code."""
        return TypedFields({"serves": check_value("criterion", self.typed("criterion"))}, self.typed("why"))
