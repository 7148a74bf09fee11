"""Targets, readings, and how a task stands to its target, as an officer reads them."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from partui.domain.targets.figures import PERCENT, Figure
from partui.domain.targets.readings import Reading
from partui.domain.targets.standing import TargetStanding, rounded
from partui.domain.targets.target import REJECTED, Course, Target, read_target
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date, show_number
from partui.wording.numbers import CENT


def target_text(target: Target) -> str:
    """Return a bar: `≥ 90%`, `tăng ≥ 20% so với 2019`, `> năm 2019 (15000 tỷ đồng)`."""
    sign = target.comparison.shown
    base = "" if target.base is None else f" ({measured(target.base, '' if target.course else target.unit)})"
    if target.bar is None:
        return _("{sign} năm {year}").format(sign=sign, year=target.year) + base
    bar = f"{sign} {measured(target.bar, target.unit)}"
    if target.course is None:
        return bar
    told = _("tăng {bar} so với {year}") if target.course is Course.UP else _("giảm {bar} so với {year}")
    return told.format(bar=bar, year=target.year) + base


def proposals_text(proposed: Iterable[Target]) -> str:
    """Return the targets that requirements propose: `≥ 90% | ≥ 20 TTHC`."""
    return " | ".join(map(target_text, proposed))


def target_label(value: str) -> str:
    """Return what the journal says of a target as an officer reads it."""
    target = read_target(value)
    if target is None:
        return _("không đặt chỉ tiêu") if value == REJECTED else clean(value)
    return target_text(target)


def percent_hint(value: str, requirements: Iterable[str]) -> str:
    """Return what to look at where a bar is a bare number and the requirements speak of percent; else blank."""
    target = read_target(value)
    is_bare = target is not None and target.bar is not None and not target.unit
    if target is None or not is_bare or not any("%" in each for each in requirements):
        return ""
    percent = target_text(target._replace(unit=PERCENT))
    return _("chưa ghi đơn vị mà yêu cầu nói phần trăm; nếu là phần trăm, hãy ghi “{percent}”").format(percent=percent)


def figure_text(figure: Figure) -> str:
    """Return what was measured: `62/100 (62%)`, `62,5%`, `53 TTHC`."""
    if figure.whole is None:
        return measured(figure.number, figure.unit)
    share = figure.value.quantize(CENT, ROUND_FLOOR)
    return f"{show_number(figure.number)}/{measured(figure.whole, figure.unit)} ({show_number(share)}%)"


def measured_text(reading: Reading) -> str:
    """Return a reading with its day and its source."""
    told = _("{figure} ngày {day}").format(figure=figure_text(reading.figure), day=show_date(reading.on))
    return _("{reading}, theo {source}").format(reading=told, source=clean(reading.source)) if reading.source else told


def measured(number: Decimal, unit: str) -> str:
    """Return a number with its unit: `62,5%`, `53 TTHC`."""
    shown = show_number(number)
    return f"{shown}%" if unit == PERCENT else f"{shown} {clean(unit)}".strip()


def actual_text(standing: TargetStanding) -> str:
    """Return what was reached of what: `62% / ≥ 90%`."""
    target, actual = standing.target, standing.actual
    if actual is None:
        return f"– / {target_text(target)}"
    return f"{measured(rounded(target, actual), target.unit)} / {target_text(target)}"


def short_standing(standing: TargetStanding) -> str:
    """Return what was reached of what in a few letters: `62/90%`; blank where nothing was measured."""
    target, actual, limit = standing.target, standing.actual, standing.target.limit
    if actual is None or limit is None:
        return ""
    unit = PERCENT if target.unit == PERCENT else ""
    return f"{show_number(rounded(target, actual))}/{show_number(limit)}{unit}"


def standing_text(task: Task) -> str:
    """Return how a task stands to its target: what was reached, what is lacking, the pace; blank without a target."""
    standing = task.standing
    if standing is None:
        return ""
    told = [actual_text(standing)]
    if standing.reading is None:
        told.append(_("chưa đo"))
    elif standing.reached is None:
        is_without_base = standing.target.year is not None and standing.target.base is None
        told.append(
            _("chưa ghi số liệu năm {year}").format(year=standing.target.year) if is_without_base
            else _("số đo không cùng đơn vị với chỉ tiêu")
        )  # fmt: skip
    elif standing.reached:
        told.append(_("đạt"))
    else:
        told += _below(task, standing)
    return " · ".join(told)


def target_progress(task: Task) -> str:
    """Return how a task stands to its target, what its requirements propose where none is set; blank where neither."""
    if task.target:
        return standing_text(task) or target_label(task.target)
    # Its patterns take a while to be made ready.
    from partui.domain.targets.proposing import propose_targets

    proposed = propose_targets(task.requirements, task.plan)
    return _("chưa xác nhận; yêu cầu nêu {targets}").format(targets=proposals_text(proposed)) if proposed else ""


def target_mark(task: Task) -> str:
    """Return how a task stands to its target in a few letters, `62/90%` or that it is done below it; blank without."""
    if task.standing is None or task.status is Status.CANCELLED:
        return ""
    if is_done_below(task):
        return _("dưới mức")
    return "" if task.status is Status.DONE else short_standing(task.standing)


def _below(task: Task, standing: TargetStanding) -> list[str]:
    lacking = measured((standing.lacking or Decimal()).quantize(CENT, ROUND_CEILING), standing.target.unit)
    is_over = standing.target.comparison.is_downward
    told = [(_("vượt {lacking}") if is_over else _("còn thiếu {lacking}")).format(lacking=lacking)]
    if task.status is Status.DONE:
        return [*told, _("! hoàn thành dưới mức")]
    if task.status is Status.CANCELLED or standing.share is None:
        return told
    pace = _("qua {gone} thời gian, được {share} chỉ tiêu").format(
        gone=_whole_percent(standing.gone), share=_whole_percent(standing.share)
    )
    return [*told, f"{pace}{_(': chậm') if standing.is_behind else ''}"]


def is_done_below(task: Task) -> bool:
    """Tell whether a task is done below its bar (hoàn thành dưới mức)."""
    return task.status is Status.DONE and task.standing is not None and task.standing.is_below


def _whole_percent(share: Decimal) -> str:
    return f"{(share * 100).to_integral_value(ROUND_FLOOR)}%"
