"""Dates while they are typed: which day is read."""

from datetime import date

from partui.domain.dates import YearlessDay, read_day, whole_day
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date


def day_reading(typed: str, year: int, today: date | None = None, blank: str = "", follows: str = "") -> str:
    """Say which day is read from what is typed; of one without a year, where its year is from.

    Args:
        year: the plan's.
        today: the day from which “hôm nay” and the like are told.
        blank: what is said as long as nothing is typed.
        follows: what follows from a day, said behind it.
    """
    if not clean(typed):
        return blank
    try:
        day = read_day(typed)
        shown = show_date(whole_day(day, year, today))
    except PartuiError:
        return _("→ chưa phải một ngày; ghi như 28/9 hoặc 28/9/{year}").format(year=year)
    read = _("→ {day} (năm của kế hoạch)").format(day=shown) if isinstance(day, YearlessDay) else f"→ {shown}"
    return f"{read}, {follows}" if follows else read
