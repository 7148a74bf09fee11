"""How a task stands to its target, as an officer reads it."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from partui.domain.targets.figures import PERCENT
from partui.domain.targets.standing import TargetStanding, rounded
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_number
from partui.wording.numbers import CENT
from partui.wording.targets.figures import measured, proposals_text, target_label, target_text


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


def target_told(task: Task) -> str:
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
