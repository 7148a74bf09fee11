"""Choosing which changes of the journal are shown."""

from textual.app import ComposeResult

from partui.domain.dates import read_date
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.locale.formats import show_date
from partui.store.journal.history import authors_and_fields
from partui.tui.dialogs.filter_form import FilterForm
from partui.tui.widgets.fields import Field, with_label
from partui.wording.deadlines import day_reading
from partui.wording.fields import field_label
from partui.wording.journal import JournalFilter

# The days, with what an empty field means.
DAYS = {"since": _("→ để trống: từ đầu"), "until": _("→ để trống: đến nay")}


class JournalFiltersScreen(FilterForm[JournalFilter]):
    """A choice for who changed something and for what was changed, and the first and the last day.

    Args:
        wanted: what is filtered by now.
    """

    def __init__(self, wanted: JournalFilter) -> None:
        super().__init__()
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """Lay the choices out; persons and fields are filled in once read."""
        with self.window(_("Lọc nhật ký"), scrolls=True):
            yield from self.lay_choice("by", _("Người sửa"))
            yield from self.lay_choice("field", pgettext("change", "Nội dung sửa"))
            for (field, blank), label in zip(DAYS.items(), (_("Từ ngày"), _("Đến ngày")), strict=True):
                day = getattr(self._wanted, field)
                yield with_label(label, Field(show_date(day) if day else "", id=field))
                yield self.hint_below(field, blank)
            yield from self.foot()

    def on_mount(self) -> None:
        """Read who has changed something, and what."""
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        with self.partui.telling():
            authors, fields = await self.partui.store.ask(authors_and_fields, self.partui.plan)
            for field, names in (("by", map(clean, authors)), ("field", map(field_label, fields))):
                self.offer(field, [(name, name) for name in dict.fromkeys(names)], getattr(self._wanted, field))

    def on_input_changed(self) -> None:
        """Say which days are read."""
        for field, blank in DAYS.items():
            self.hint(field, day_reading(self.typed(field), self.partui.plan, self.partui.day.date, blank))

    def answer(self) -> JournalFilter:
        """Return the choices.

        Raises:
            PartuiError: what is typed is no day, or the last day is before the first.
        """
        plan, today = self.partui.plan, self.partui.day.date
        since, until = (read_date(typed, plan, today) if (typed := self.typed(field)) else None for field in DAYS)
        if since and until and since > until:
            raise PartuiError("Ngày đầu ở sau ngày cuối.")
        return self._wanted._replace(by=self.chosen("by"), field=self.chosen("field"), since=since, until=until)

    def action_clear(self) -> None:
        """Answer with no filter at all."""
        self.dismiss(JournalFilter(self._wanted.words))
