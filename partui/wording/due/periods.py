"""Periods (kỳ): what they are called, how they stand, and what was said of them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from partui.domain.periods.agency_periods import AgencyPeriod
from partui.domain.periods.state import Period, PeriodStatus, read_state
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.labels import timeliness_sign
from partui.wording.tasks import days_label

if TYPE_CHECKING:
    from partui.domain.tasks.task import Task

_QUARTERS = ("I", "II", "III", "IV")


def period_label(key: str, plan: int | None = None) -> str:
    """Return an instance as an officer names it: `Quý III`, `Tháng 9`, `6 tháng đầu năm`, `15/11`.

    Args:
        plan: the plan's year, which need not be said; none where the year is to be said.
    """
    year, _hyphen, rest = key.partition("-")
    told = _in_its_year(rest)
    if not told:
        return _("Năm {year}").format(year=year)
    return told if year == str(plan) else f"{told}/{year}"


def _in_its_year(rest: str) -> str:
    kind, number = rest[:1], rest[1:]
    try:
        match kind:
            case "":
                return ""
            case "Q":
                return _("Quý {quarter}").format(quarter=_QUARTERS[int(number) - 1])
            case "H":
                return _("6 tháng đầu năm") if number == "1" else _("6 tháng cuối năm")
            case "W":
                return _("Tuần {week}").format(week=int(number))
            case _:
                month, _hyphen, day = rest.partition("-")
                return f"{int(day):02}/{int(month):02}" if day else _("Tháng {month}").format(month=int(month))
    except (ValueError, IndexError):
        # Another program may have written it.
        return clean(rest)


def state_label(value: str | None) -> str | None:
    """Return what the journal says of an instance as an officer reads it; none where that is nothing."""
    state = read_state(value)
    return None if state is None else _said_label(*state)


def _said_label(status: PeriodStatus, on: date, reason: str) -> str:
    if status is PeriodStatus.WAIVED:
        return _("Không thực hiện ({reason})").format(reason=clean(reason))
    return _("Hoàn thành {day}").format(day=show_date(on))


def agency_period_text(said: AgencyPeriod) -> str:
    """Return what was said of an agency's part: `UBND huyện A, Quý III/2020: Hoàn thành 28/09/2020`."""
    return _("{agency}, {period}: {standing}").format(
        agency=clean(said.name),
        period=period_label(said.period),
        standing=_said_label(said.status, said.on, said.reason),
    )


def period_standing(period: Period) -> str:
    """Return how an instance stands, without its sign."""
    if period.status is PeriodStatus.WAIVED:
        return _("không thực hiện: {reason}").format(reason=clean(period.reason)) if period.reason else (
            _("không thực hiện")
        )  # fmt: skip
    if period.completed_on is None:
        return _("xong cùng nhiệm vụ") if period.status is PeriodStatus.DONE else days_label(period.days)
    told = _("hoàn thành {day}").format(day=show_date(period.completed_on))
    late = (period.completed_on - period.due_on).days
    return plural("{told}, sau hạn {days} ngày", days=late, told=told) if late > 0 else told


def period_line(period: Period, plan: int) -> str:
    """Return an instance in one line: its sign, label, due day, how it stands, who reported, its documents."""
    told = _("{sign} {label}: hạn {due}, {standing}").format(
        sign=timeliness_sign(period.timeliness),
        label=period_label(period.key, plan),
        due=show_date(period.due_on),
        standing=period_standing(period),
    )
    return " · ".join([told, *instance_notes(period)])


def instance_notes(period: Period) -> list[str]:
    """Return what is told of an instance besides how it stands: how many agencies have reported, and documents."""
    every = period.reported + len(period.owing)
    reported = [_("{done}/{every} cơ quan").format(done=period.reported, every=every)] if every else []
    return [*reported, *map(clean, period.proofs)]


def owing_text(period: Period) -> str:
    """Say which agencies owe their part in an instance that others have done theirs in, or that is late."""
    pressing = period.reported or period.timeliness is Timeliness.OVERDUE
    if not period.owing or period.status is not PeriodStatus.OPEN or not pressing:
        return ""
    return _("chưa: {agencies}").format(agencies="; ".join(map(clean, period.owing)))


def periods_left(periods: Sequence[Period]) -> str:
    """Say how many instances are open: `còn 1 kỳ`."""
    left = sum(1 for period in periods if period.status is PeriodStatus.OPEN)
    return plural("còn {number} kỳ", number=left) if left else _("đã hết các kỳ")


def pressing_periods(task: "Task") -> str:
    """Return which instances of a task are late, or else which is next; blank where none is open."""
    is_open = [each for each in task.periods if each.status is PeriodStatus.OPEN]
    late = [period_label(each.key, task.plan) for each in is_open if each.timeliness is Timeliness.OVERDUE]
    if late:
        return _("kỳ quá hạn: {periods}").format(periods=", ".join(late))
    return _("kỳ tới: {period}").format(period=period_label(is_open[0].key, task.plan)) if is_open else ""


def periods_count(task: "Task") -> str:
    """Return how many of an open task's instances are settled: `1/4 kỳ`."""
    if not task.periods or task.status in {Status.DONE, Status.CANCELLED}:
        return ""
    settled = sum(1 for each in task.periods if each.status is not PeriodStatus.OPEN)
    return _("{done}/{all} kỳ").format(done=settled, all=len(task.periods))
