"""How a plan is made of another, and what became of it."""

from collections.abc import Iterator, Sequence

from partui.domain.deadlines.reading import read_deadline
from partui.domain.plan.next_plan import Carry, NextPlan
from partui.domain.text import clean
from partui.locale import _
from partui.wording.tasks import due_words

_SHOWN = 12


def carry_label(carry: Carry) -> str:
    """Return what becomes of the tasks not done as an officer reads it."""
    match carry:
        case Carry.FRESH:
            return _("làm mới hết")
        case Carry.LATE:
            return _("chuyển sang, vẫn quá hạn")


def next_plan_lines(made: NextPlan, source: int) -> list[str]:
    """Say how much the new plan holds and what became of scores and deadlines.

    Args:
        source: the year of the plan that it was made of.
    """
    plan = made.plan
    year, leaves = plan.head.year, sum(1 for row in plan.criteria if row.is_leaf)
    lines = [
        _("Đã lập kế hoạch {year} từ kế hoạch {source}: {criteria} tiêu chí, {headings} mục, {tasks} nhiệm vụ.").format(
            year=year, source=source, criteria=len(plan.criteria), headings=len(plan.headings), tasks=len(plan.tasks)
        ),
        _("Điểm năm trước: {number} tiêu chí lấy điểm tự chấm của {source}.").format(
            number=leaves - len(made.not_scored), source=source
        ),
    ]
    if made.not_scored:
        lines.append(
            _("  Chưa tự chấm, giữ điểm năm trước của kế hoạch cũ ({number}): {codes}").format(
                number=len(made.not_scored), codes=_codes(made.not_scored)
            )
        )
    lines.append(_("Mục tiêu: tạm giữ của {source}; hãy đặt lại theo kế hoạch mới.").format(source=source))
    if made.moved:
        lines += [_("Thời hạn đổi năm: {number} nhiệm vụ").format(number=len(made.moved)), *_moved(made, year)]
    if made.unread:
        lines.append(_("Chưa rõ hạn: {codes}").format(codes=_codes(made.unread)))
    if made.late:
        lines.append(
            _("Chưa xong, chuyển sang với hạn cũ ({number}): {codes}").format(
                number=len(made.late), codes=_codes(tuple(made.late))
            )
        )
    if made.naming_year:
        lines.append(
            _("Chữ còn nhắc năm {source}, giữ nguyên: {codes}").format(source=source, codes=_codes(made.naming_year))
        )
    return lines


def _moved(made: NextPlan, year: int) -> Iterator[str]:
    """One line for all tasks whose words were moved alike."""
    alike: dict[tuple[str, str], list[str]] = {}
    for deadline in made.moved:
        alike.setdefault((deadline.before, deadline.after), []).append(deadline.code)
    for (before, after), codes in alike.items():
        read = read_deadline(after, year)
        yield _("  {before} → {after} ({due}): {codes}").format(
            before=clean(before), after=after, due=due_words(read.kind, read.due_on), codes=_codes(codes)
        )


def _codes(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:_SHOWN])
    more = len(codes) - _SHOWN
    return shown if more <= 0 else _("{codes} và {number} mã khác").format(codes=shown, number=more)
