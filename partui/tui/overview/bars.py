"""Tallies and points drawn as bars to one scale."""

from collections.abc import Sequence
from decimal import Decimal

from textual.content import Content

from partui.domain.scores.index import Scores
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally
from partui.locale import _
from partui.store.queries.scores import PrintedTotals
from partui.tui.rows.tasks import BAR, HEAD, style_of
from partui.tui.widgets.lines import facts_within
from partui.wording.columns import cut, pad
from partui.wording.labels import timeliness_sign
from partui.wording.numbers import table_points

_NAME, _VALUE = 11, 7
ORDER = (
    Timeliness.OVERDUE,
    Timeliness.DUE_SOON,
    Timeliness.IN_TIME,
    Timeliness.NO_DEADLINE,
    Timeliness.DONE_ON_TIME,
    Timeliness.DONE_LATE,
    Timeliness.CANCELLED,
)


def length_of(number: int, most: int, cells: int) -> int:
    """Return how many cells a number takes where the greatest one takes them all; none for 0, else one at least."""
    return max(1, round(number * cells / most)) if number and most else 0


def signs_for(number: int, most: int, room: int) -> int:
    """Return how many signs stand for a number: one each, or fewer to one scale where the greatest has no room.

    Args:
        number: what is counted.
        most: the greatest number of all.
        room: for how many signs there is room.
    """
    return length_of(number, max(most, room), room)


def scale_text(most: int, room: int) -> str:
    """Say how many tasks a sign stands for, behind a head; nothing where it is one each."""
    return _(" · dấu ≈ {number}").format(number=round(most / room)) if most > room > 0 else ""


def shares(numbers: Sequence[int], cells: int) -> list[int]:
    """Share cells out in proportion; whatever is there has one cell at least, as long as there are enough.

    Args:
        numbers: how many there are of each kind.
        cells: how many cells there are in all; none or fewer gives none.
    """
    total = sum(numbers)
    if not total or cells <= 0:
        return [0] * len(numbers)
    given = [min(1, number) for number in numbers]
    while sum(given) > cells:
        given[max(at for at, each in enumerate(given) if each)] = 0
    while sum(given) < cells:
        lacking = [
            number * cells / total - each if each else -cells for number, each in zip(numbers, given, strict=True)
        ]
        given[lacking.index(max(lacking))] += 1
    return given


def stack(tally: Tally, cells: int) -> list[tuple[Timeliness, int]]:
    """Return how many of so many cells each way of standing takes, the worst first."""
    given = shares([tally.by_timeliness[each] for each in ORDER], cells)
    return [(timeliness, number) for timeliness, number in zip(ORDER, given, strict=True) if number]


def bar(tally: Tally, most: int, cells: int) -> Content:
    """Draw a tally as a bar: a sign a task, fewer where the longest has no room.

    Args:
        tally: what is counted.
        most: the greatest count.
        cells: how long the longest bar may be; a bar has a cell for each way of standing that is there.
    """
    kinds = sum(1 for number in tally.by_timeliness.values() if number)
    length = min(cells, max(kinds, signs_for(tally.total, most, cells)))
    drawn = [
        (timeliness_sign(timeliness) * number, style_of(timeliness)) for timeliness, number in stack(tally, length)
    ]
    return padded(Content.assemble(*drawn), cells)


def padded(line: Content, cells: int) -> Content:
    """Fill a line with spaces to so many cells."""
    return Content.assemble(line, " " * max(0, cells - line.cell_length))


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
    target = printed.target or total.target
    baseline = printed.baseline or total.baseline
    lines = [
        Content.styled(cut(_("Điểm PAR Index (tối đa {max})").format(max=table_points(most)), width), HEAD),
        _line(_("Năm {year}").format(year=year - 1), baseline, (_bar(baseline, most, cells), BAR)),
        _line(_("Chắc chắn"), total.earned, (_bar(total.earned, most, cells), BAR)),
        _line(_("Dự kiến"), total.expected, (_bar(total.expected, most, cells), BAR)),
        _line(_("Cao nhất"), total.highest, (_bar(total.highest, most, cells), BAR)),
        _line(_("Mục tiêu"), target, (_bar(target, most, cells), BAR)),
        _line(_("Nguy cơ mất"), total.at_risk, (_bar(total.at_risk, most, cells, sign), style)),
    ]
    if total.own is not None:
        scored = _("{scored}/{asked} tiêu chí").format(scored=total.scored, asked=total.asked)
        out_of = _("tối đa {max}").format(max=table_points(total.scored_max))
        lines.append(_line(_("Đã tự chấm"), total.own, (facts_within((scored, out_of), cells), "")))
    return lines


def _line(name: str, points: Decimal, drawn: tuple[str, str]) -> Content:
    value = pad(table_points(points), _VALUE, "right")
    return Content.assemble(pad(cut(name, _NAME), _NAME), (value, "bold"), " ", drawn)


def _bar(points: Decimal, most: Decimal, cells: int, fill: str = "█") -> str:
    return fill * min(cells, length_of(int(points * 100), int(most * 100), cells))
