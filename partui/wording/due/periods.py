"""Periods (kỳ): what they are called."""

from collections.abc import Iterable

from partui.domain.periods.instance import Instance
from partui.locale import _
from partui.locale.formats import show_date

_QUARTERS = ("I", "II", "III", "IV")


def period_label(key: str, plan: int) -> str:
    """Return an instance as an officer names it: `Quý III`, `Tháng 9`, `6 tháng đầu năm`, `15/11`.

    Args:
        plan: the plan's year, which need not be said.
    """
    year, _hyphen, rest = key.partition("-")
    if not rest:
        return _("Năm {year}").format(year=year)
    told = _in_its_year(rest[:1], rest[1:], rest)
    return told if year == str(plan) else f"{told}/{year}"


def _in_its_year(kind: str, number: str, rest: str) -> str:
    match kind:
        case "Q":
            return _("Quý {quarter}").format(quarter=_QUARTERS[int(number) - 1])
        case "H":
            return _("6 tháng đầu năm") if number == "1" else _("6 tháng cuối năm")
        case "W":
            return _("Tuần {week}").format(week=int(number))
    month, _hyphen, day = rest.partition("-")
    return f"{int(day):02}/{int(month):02}" if day else _("Tháng {month}").format(month=int(month))


def periods_text(periods: Iterable[Instance], plan: int) -> str:
    """Return instances with their due days, in one line."""
    return ", ".join(f"{period_label(each.key, plan)}: {show_date(each.due_on)}" for each in periods)
