"""Phụ lục I as an indented table, its totals, and the points at stake of each lead."""

from collections.abc import Iterator
from decimal import Decimal

from partui.cli.answers.score_sheet import Sheet
from partui.cli.output import paint
from partui.cli.table import Cell, Column, table
from partui.domain.agencies.names import is_group
from partui.domain.scores.index import ScoreRow, Sums
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.columns import wrap
from partui.wording.labels import NOTHING, timeliness_sign
from partui.wording.numbers import lacking_points, printed_and_sum, show_points
from partui.wording.tasks import agency_text

# Where a line is shorter, the other sum stands below the table.
_ROOM_FOR_BOTH_SUMS = 120


def sheet_lines(sheet: Sheet, width: int | None) -> list[str]:
    """Return the lines of the scores.

    Args:
        width: the cells of a line; none cuts nothing.
    """
    head = _("Chỉ số cải cách hành chính năm {plan} theo Phụ lục I, tính đến {day}").format(
        plan=sheet.plan, day=show_date(sheet.day)
    )
    lines = [paint(line, "head") for line in wrap(head, width)] + [""]
    if not sheet.outcome.rows:
        return [*lines, _("Kế hoạch {plan} không có Phụ lục I.").format(plan=sheet.plan)]
    both = width is None or width >= _ROOM_FOR_BOTH_SUMS
    rows = [*_criteria(sheet, both), *_totals(sheet)]
    lines += table(_columns(sheet.plan), rows, width)
    if not both:
        lines += [line for note in _notes(sheet) for line in wrap(note, width)]
    lines += ["", *_stakes(sheet, width)]
    if sheet.supposed:
        lines += ["", *wrap(_what_if(sheet), width)]
    return lines


def _columns(plan: int) -> tuple[Column, ...]:
    return (
        Column(_("Mã")),
        Column(_("Tiêu chí"), least=16),
        Column(_("Tối đa"), "right", leaves=2),
        Column(_("Năm {year}").format(year=plan - 1), "right", leaves=1),
        Column(_("Mục tiêu"), "right"),
        Column(_("Tự chấm"), "right"),
        Column(_("Dự kiến"), "right"),
        Column(_("Còn thiếu"), "right"),
        Column(_("Bị đe dọa"), "right"),
        Column(_("Nhiệm vụ"), least=14, leaves=3),
    )


def _criteria(sheet: Sheet, both: bool) -> Iterator[tuple[Cell, ...]]:
    depths: dict[str | None, int] = {None: -1}
    for row in sheet.outcome.rows:
        criterion = row.criterion
        depth = depths[criterion.code] = depths.get(criterion.parent, -1) + 1
        tone = "" if depth else "head"
        yield (
            Cell(clean(criterion.code), tone),
            Cell("  " * depth + clean(criterion.title), tone),
            *(Cell(_printed(*pair, both)) for pair in _pairs(row)),
            *_standing(row.sums),
            Cell(_tasks(sheet, row)),
        )


def _totals(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    summed = [Cell(show_points(points), "head") for points in sheet.summed]
    standing = _standing(sheet.outcome.total)
    if sheet.printed == sheet.summed:
        yield Cell(""), Cell(_("TỔNG ĐIỂM"), "head"), *summed, *standing, Cell("")
        return
    printed = [Cell(show_points(points), "head") for points in sheet.printed]
    yield Cell(""), Cell(_("TỔNG ĐIỂM kế hoạch ghi"), "head"), *printed, *[Cell("")] * (len(standing) + 1)
    yield Cell(""), Cell(_("TỔNG ĐIỂM cộng lại"), "head"), *summed, *standing, Cell("")


def _standing(sums: Sums) -> tuple[Cell, ...]:
    return (
        Cell(show_points(sums.own)),
        Cell(show_points(sums.projected)),
        Cell(lacking_points(sums)),
        Cell(show_points(sums.at_stake), "overdue") if sums.at_stake else Cell(NOTHING, "muted"),
    )


def _pairs(row: ScoreRow) -> list[tuple[Decimal, Decimal]]:
    criterion, sums = row.criterion, row.sums
    return [(criterion.max, sums.max), (criterion.baseline, sums.baseline), (criterion.target, sums.target)]


def _printed(printed: Decimal, summed: Decimal, both: bool) -> str:
    if printed == summed:
        return show_points(printed)
    return printed_and_sum(printed, summed) if both else f"{show_points(printed)}*"


def _notes(sheet: Sheet) -> Iterator[str]:
    names = (_("tối đa"), _("năm {year}").format(year=sheet.plan - 1), _("mục tiêu"))
    for row in sheet.outcome.rows:
        for name, pair in zip(names, _pairs(row), strict=True):
            if pair[0] != pair[1]:
                yield f"* {clean(row.criterion.code)}, {name}: {printed_and_sum(*pair)}"


def _tasks(sheet: Sheet, row: ScoreRow) -> str:
    """Return the tasks behind a leaf, each with the sign of how it stands; one supposed done counts as done."""
    if not row.tasks:
        return NOTHING if row.is_leaf else ""
    supposed = dict.fromkeys(sheet.supposed, Timeliness.DONE_ON_TIME)
    return ", ".join(f"{clean(code)} {timeliness_sign(supposed.get(code, sheet.tasks[code]))}" for code in row.tasks)


def _stakes(sheet: Sheet, width: int | None) -> list[str]:
    if not sheet.outcome.agencies:
        return [_("✓ Không có điểm nào bị đe dọa theo cơ quan chủ trì.")]
    columns = (Column(_("Cơ quan chủ trì"), least=16), Column(_("Điểm bị đe dọa"), "right"))
    rows = [
        (Cell(agency_text(name, is_group(name))), Cell(show_points(stake), "overdue"))
        for name, stake in sheet.outcome.agencies
    ]
    return table(columns, rows, width)


def _what_if(sheet: Sheet) -> str:
    now, then = sheet.scores.total, sheet.outcome.total
    return _(
        "Nếu hoàn thành {tasks}: dự kiến {projected} → {projected_then}, bị đe dọa {stake} → {stake_then}. "
        "Không lưu gì."
    ).format(
        tasks=", ".join(clean(code) for code in sheet.supposed),
        projected=show_points(now.projected),
        projected_then=show_points(then.projected),
        stake=show_points(now.at_stake),
        stake_then=show_points(then.at_stake),
    )
