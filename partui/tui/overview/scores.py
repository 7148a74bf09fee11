"""The score of last year, where it is heading, the target and what is at stake, as bars to one scale."""

from decimal import Decimal

from textual.content import Content

from partui.domain.scores.index import Scores
from partui.domain.tasks.status import Timeliness
from partui.locale import _
from partui.store.edits.scores import PrintedTotals
from partui.tui.overview.bars import length_of
from partui.tui.rows.tasks import BAR, HEAD, style_of
from partui.wording.columns import cut, pad
from partui.wording.labels import timeliness_sign
from partui.wording.numbers import table_points

_NAME, _VALUE = 11, 7


def score_lines(scores: Scores, printed: PrintedTotals, year: int, width: int) -> list[Content]:
    """Draw a head and a bar for each figure; where the plan prints another sum, the printed one is shown.

    Args:
        scores: as they stand on the day.
        printed: the plan's own totals.
        year: the plan's year; the baseline is of the year before.
        width: cells of a line.
    """
    total = scores.total
    if not scores.rows:
        return [Content.styled(cut(_("Kế hoạch không có Phụ lục I."), width), "italic")]
    most = printed.max or total.max
    cells = width - _NAME - _VALUE - 1
    sign, style = timeliness_sign(Timeliness.OVERDUE), style_of(Timeliness.OVERDUE)
    baseline, target = printed.baseline or total.baseline, printed.target or total.target
    lines = [
        Content.styled(cut(_("Điểm PAR Index (tối đa {max})").format(max=table_points(most)), width), HEAD),
        _line(_("Năm {year}").format(year=year - 1), baseline, (_bar(baseline, most, cells), BAR)),
        _line(_("Dự kiến"), total.projected, (_bar(total.projected, most, cells), BAR)),
        _line(_("Mục tiêu"), target, (_bar(target, most, cells), BAR)),
        _line(_("Bị đe dọa"), total.at_stake, (_bar(total.at_stake, most, cells, sign), style)),
    ]
    if total.own is not None:
        lines.append(_line(_("Đã tự chấm"), total.own, (cut(_scored(scores), cells), "")))
    return lines


def _line(name: str, points: Decimal, drawn: tuple[str, str]) -> Content:
    value = pad(table_points(points), _VALUE, "right")
    return Content.assemble(pad(cut(name, _NAME), _NAME), (value, "bold"), " ", drawn)


def _bar(points: Decimal, most: Decimal, cells: int, fill: str = "█") -> str:
    return fill * min(cells, length_of(int(points * 100), int(most * 100), cells))


def _scored(scores: Scores) -> str:
    leaves = [row.criterion for row in scores.rows if row.is_leaf]
    scored = sum(1 for leaf in leaves if leaf.own is not None)
    return _("{scored}/{leaves} tiêu chí").format(scored=scored, leaves=len(leaves))
