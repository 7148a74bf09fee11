"""One row of a plan as it was read from a file: what of it is to count instead."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.dates import read_date
from partui.domain.plan.corrections import HEADING, TASK, CorrectedField, Correction, checked_counts
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.agency_field import AgencyField
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import Field, with_label
from partui.wording.columns import cut
from partui.wording.deadlines import day_reading
from partui.wording.plan.corrections import corrected_label, kind_label
from partui.wording.tasks import agencies_reading

Reading = Mapping[CorrectedField, Correction]
_TITLE = 70
_AGENCIES = {CorrectedField.LEADS, CorrectedField.IMPLEMENTERS}


class RowReadingScreen(Form[Reading]):
    """Fields for code, kind, due date and agencies, as they were read or put right before.

    Args:
        reading: what was read of the row, with what was put right before.
        year: the plan's.
        known: every name that an agency of the file goes by, to the one that its plans write.
    """

    BINDINGS = save_keys(_("Xong"))

    def __init__(self, reading: Reading, year: int, known: Mapping[str, str]) -> None:
        super().__init__()
        self._known = known
        self._reading = reading
        self._year = year

    def compose(self) -> ComposeResult:
        """Lay the fields out, each with what was read."""
        first = next(iter(self._reading.values()))
        with self.window(_("Sửa chỗ đọc sai"), scrolls=True):
            yield Static(cut(clean(f"{first.number} {first.title}".strip()), _TITLE), markup=False)
            for field, told in self._reading.items():
                label, shown = corrected_label(field).capitalize(), _typed_as(field, told.counts or told.read)
                if field is CorrectedField.KIND:
                    kinds = [(kind_label(kind), kind) for kind in (HEADING, TASK)]
                    yield with_label(label, Choice(kinds, value=shown, allow_blank=False, id=field))
                else:
                    entry = AgencyField(shown, self._known, id=field) if field in _AGENCIES else Field(shown, id=field)
                    yield with_label(label, entry)
                    if told.words and told.words != told.read:
                        words = _("Văn bản ghi: “{words}”").format(words=clean(told.words))
                        yield Static(words, classes="read below", markup=False)
                    if field is not CorrectedField.CODE:
                        yield self.hint_below(field)
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Show what is read from what is typed."""
        for field in self._reading:
            if field is CorrectedField.DEADLINE:
                blank = _("→ như đã đọc") if self._reading[field].read else _("→ chưa có ngày")
                self.hint(field, day_reading(self.typed(field), self._year, None, blank))
            elif field in _AGENCIES:
                names = agencies_reading(self.typed(field), self._known)
                self.hint(field, f"→ {names}" if names else "")

    def answer(self) -> Reading:
        """Return what was read with what is to count; a row that is left as it is was read right."""
        return {field: self._counted(field, told) for field, told in self._reading.items()}

    def _counted(self, field: CorrectedField, told: Correction) -> Correction:
        text = (self.chosen(field) or told.read) if field is CorrectedField.KIND else self.typed(field)
        if field is CorrectedField.DEADLINE and text:
            text = read_date(text, self._year).isoformat()
        counted = told._replace(counts=text or told.read)
        if counted.counts != counted.read:
            checked_counts(counted)
        return counted


def _typed_as(field: CorrectedField, value: str) -> str:
    return show_date(read_date(value)) if field is CorrectedField.DEADLINE and value else value
