"""How a criterion scores, in words: what gives it its points, by which rule they are expected, what is lacking."""

from partui.domain.scores.best import GoalAnswer, OpenTask
from partui.domain.scores.criterion import CriterionKind
from partui.domain.scores.index import ScoreRow, Scores, Sums
from partui.domain.scores.leaf import Basis, ShareOutcome
from partui.domain.scores.shortfall import Shortfall, shortfalls
from partui.locale import _, plural
from partui.wording.numbers import show_gap, show_points


def kind_label(kind: CriterionKind) -> str:
    """Return what gives a criterion its points."""
    return {
        CriterionKind.WORK: _("Theo nhiệm vụ"),
        CriterionKind.SURVEY: _("Điều tra xã hội học"),
        CriterionKind.BOTH: _("Nhiệm vụ và điều tra xã hội học"),
    }[kind]


def basis_text(row: ScoreRow, year: int) -> str:
    """Say by which rule a criterion's points are expected.

    Args:
        year: the plan's year; the baseline is of the year before.
    """
    if row.leaf is None:
        return _("tổng các tiêu chí bên dưới")
    return {
        Basis.OWN: _("theo điểm tự chấm"),
        Basis.APPRAISED: _("theo điểm thẩm định"),
        Basis.SURVEYED: _("theo điểm điều tra xã hội học"),
        Basis.LAST_YEAR: _("điều tra xã hội học, lấy điểm năm {last}"),
        Basis.TASKS: _("việc đã xong và việc chưa quá hạn"),
        Basis.TASKS_AND_SURVEY: _("việc đã xong, việc chưa quá hạn; phần điều tra lấy điểm năm {last}"),
        Basis.NO_TASKS: _("không có nhiệm vụ nào, chờ tự chấm"),
    }[row.leaf.basis].format(last=year - 1)


def fate_label(fate: ShareOutcome) -> str:
    """Say what becomes of a task's share."""
    return {
        ShareOutcome.EARNED: _("đã được"),
        ShareOutcome.MEASURED: _("theo mức đo được"),
        ShareOutcome.OPEN: _("còn làm"),
        ShareOutcome.LATE: _("quá hạn, còn tính"),
        ShareOutcome.LOST: _("không còn tính"),
    }[fate]


def shortfall_text(scores: Scores, year: int) -> str:
    """Say why a plan is expected to get other points than its targets; nothing where it gets just those."""
    reasons = {
        Shortfall.SURVEY: _("điều tra xã hội học lấy điểm năm {last}: {points}"),
        Shortfall.LATE: _("việc quá hạn: {points}"),
        Shortfall.LOST: _("việc không còn tính: {points}"),
        Shortfall.MEASURED: _("việc chưa đạt mức: {points}"),
        Shortfall.SCORED: _("điểm đã chấm: {points}"),
        Shortfall.NO_TASKS: _("tiêu chí không có nhiệm vụ: {points}"),
    }
    found = shortfalls(scores)
    if not found:
        return ""
    return _("Dự kiến {expected}, mục tiêu {target}. Chênh do: {reasons}.").format(
        expected=show_points(scores.total.expected),
        target=show_points(scores.total.target),
        reasons="; ".join(
            reasons[reason].format(points=show_gap(-lost), last=year - 1) for reason, lost in found.items()
        ),
    )


def scored_text(sums: Sums) -> str:
    """Say how many of the criteria that are asked for an own score have one."""
    return _("đã tự chấm {scored}/{asked} tiêu chí").format(scored=sums.scored, asked=sums.asked)


def effort_text(task: OpenTask) -> str:
    """Return the effort of a task, with a sign where nobody has said it."""
    return str(task.effort) if task.is_typed else f"~{task.effort}"


def goal_text(answer: GoalAnswer) -> str:
    """Say what it takes to reach a goal."""
    goal, base, reached = (show_points(points) for points in (answer.goal, answer.base, answer.reached))
    if not answer.is_met:
        return _("Không đạt được {goal} điểm: làm xong mọi nhiệm vụ còn tính cũng chỉ đến {reached}.").format(
            goal=goal, reached=reached
        )
    if not answer.tasks:
        return _("Đã đủ {goal} điểm mà không cần thêm việc nào: {base}.").format(goal=goal, base=base)
    return plural(
        "Đạt {goal} điểm: từ {base} lên {reached} với {number} nhiệm vụ ít công sức nhất (công sức {effort}).",
        number=len(answer.tasks),
        goal=goal,
        base=base,
        reached=reached,
        effort=answer.effort,
    )
