"""Choosing another "today"."""

from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.dates import read_date
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.dates import day_reading


class ChosenDay:
    """The answer: a day, or today as it goes on.

    Args:
        day: the day to look from; none follows the computer's own date.
    """

    def __init__(self, day: date | None) -> None:
        self.day = day


class AsOfScreen(Form[ChosenDay]):
    """A field for the day that everything is looked at from.

    Args:
        day: the day looked from now.
        plan: the plan's year, which a day typed without a year is of.
    """

    BINDINGS = save_keys(_("Xem"))

    def __init__(self, day: date, plan: int) -> None:
        super().__init__()
        self._day = day
        self._plan = plan

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(_("Xem như ngày")):
            yield with_label(_("Ngày"), Field(show_date(self._day), id="day"))
            yield Static("", id="day-read", classes="read below")
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Say which day is read."""
        today = _("→ để trống: hôm nay, {today}").format(today=show_date(date.today()))
        self.hint("day", day_reading(self.typed("day"), self._plan, today))

    def answer(self) -> ChosenDay:
        """Return the day."""
        typed = self.typed("day")
        return ChosenDay(read_date(typed, self._plan) if typed else None)
