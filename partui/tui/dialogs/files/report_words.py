"""What the office itself writes into the parts of a progress report."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain import limits
from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import with_label
from partui.tui.widgets.lines_field import Lines
from partui.wording.plan.report_words import report_part_label

Texts = Mapping[ReportPart, str]


class ReportWordsScreen(Form[Texts]):
    """A field for each part; what was written the last time stands in it, and is kept once it is saved.

    Args:
        day: the day of the report.
        about: the agency that it is about, blank for the whole plan.
        words: what stands in its parts.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, day: date, about: str, words: Mapping[ReportPart, OwnWords]) -> None:
        super().__init__()
        self._day, self._about, self._words = day, about, words

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        title = _("Lời trong báo cáo đến {day}").format(day=show_date(self._day))
        if self._about:
            title = f"{title} · {clean(self._about)}"
        with self.window(title, scrolls=True):
            for part in ReportPart:
                words = self._words.get(part)
                text = "" if words is None else "\n".join(words.paragraphs)
                yield with_label(report_part_label(part), Lines(clean(text, lines=True), id=part.value))
                if words is not None and words.said_on != self._day:
                    told = _("→ của báo cáo đến {day}; lưu là đã xem lại")
                    yield Static(told.format(day=show_date(words.said_on)), classes="read below")
            yield from self.foot()

    def answer(self) -> Texts:
        """Return the words of every part.

        Raises:
            PartuiError: a text is too long.
        """
        return {part: limits.within(self.typed(part.value), limits.NOTE) for part in ReportPart}
