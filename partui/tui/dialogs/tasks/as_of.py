"""Choosing another "today"."""

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.dates import read_date
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form
from partui.tui.widgets.fields import Field


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
    """

    BINDINGS = [Binding("enter", "save", _("Xem"), priority=True)]

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(_("Xem như ngày")):
            yield Static(_("dd/mm/yyyy; để trống là hôm nay ({today})").format(today=show_date(date.today())))
            yield Field(show_date(self._day), id="day", replaced=True)
            yield from self.foot()

    def answer(self) -> ChosenDay:
        """Return the day."""
        typed = self.typed("day")
        return ChosenDay(read_date(typed) if typed else None)
