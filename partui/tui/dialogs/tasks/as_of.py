"""Choosing another "today"."""

from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult

from partui.domain.dates import past_day, read_date
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.deadlines import day_reading


class ChosenDay(NamedTuple):
    """The answer: a day, or today as it goes on.

    Attributes:
        day: the day to look from; none follows the computer's own date.
        known_on: the day after which nothing entered is regarded; none regards all of it.
    """

    day: date | None
    known_on: date | None = None


class AsOfScreen(Form[ChosenDay]):
    """Fields for the day that everything is looked at from, and for the one up to which the file is believed.

    Args:
        day: the day looked from now.
        plan: the plan's year, which a day typed without a year is of.
        known_on: the day after which nothing entered is regarded now.
    """

    BINDINGS = save_keys(_("Xem"))

    def __init__(self, day: date, plan: int, known_on: date | None = None) -> None:
        super().__init__()
        self._day = day
        self._known_on = known_on
        self._plan = plan

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with self.window(_("Xem như ngày")):
            yield with_label(_("Ngày"), Field(show_date(self._day), id="day"))
            yield self.hint_below("day")
            known_on = show_date(self._known_on) if self._known_on else ""
            yield with_label(_("Theo tệp ngày"), Field(known_on, id="known_on"))
            yield self.hint_below("known_on")
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Say which day is read."""
        today = _("→ để trống: hôm nay, {today}").format(today=show_date(date.today()))
        self.hint("day", day_reading(self.typed("day"), self._plan, date.today(), today))
        everything = _("→ để trống: kể mọi điều đã ghi; ghi ngày: chỉ xem")
        self.hint("known_on", day_reading(self.typed("known_on"), self._plan, date.today(), everything))

    def _is_last(self) -> bool:
        """Have Enter save in either field: most often only the first is filled in."""
        return True

    def answer(self) -> ChosenDay:
        """Return the days."""
        typed = map(self.typed, ("day", "known_on"))
        day, known_on = (read_date(each, self._plan, date.today()) if each else None for each in typed)
        return ChosenDay(day, past_day(known_on) if known_on else None)
