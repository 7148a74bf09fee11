"""Phụ lục I on a day, as it stands and as it would stand if some tasks were done: a table, and JSON."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from partui.cli.output import paint
from partui.cli.session import Store
from partui.cli.table import Cell, TableColumn, table
from partui.domain.agencies.names import is_group
from partui.domain.scores.index import ScoreRow, Scores, Sums, points_text, work_out_scores
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.db.connection import snapshot
from partui.store.edits.scores import load_scores, printed_totals, task_standings
from partui.store.queries.tasks import task_id
from partui.wording.columns import wrap
from partui.wording.labels import NOTHING, timeliness_sign
from partui.wording.numbers import lacking_points, printed_and_sum, show_points
from partui.wording.tasks import agency_text


class PointTotals(NamedTuple):
    """The points that the plan prints, or those that its leaves give."""

    max: Decimal
    baseline: Decimal
    target: Decimal


class PrintedScores(NamedTuple):
    """The scores with a supposition that is saved nowhere.

    Attributes:
        printed: the plan's own totals, the sums where it prints none.
        supposed: codes of the tasks taken as done, each once.
        scores: as things stand; `outcome` as they would stand.
        tasks: a task's code to how it stands.
    """

    plan: int
    day: date
    printed: PointTotals
    supposed: tuple[str, ...]
    scores: Scores
    outcome: Scores
    tasks: Mapping[str, Timeliness]

    @property
    def summed(self) -> PointTotals:
        """The totals that the leaves give."""
        total = self.scores.total
        return PointTotals(total.max, total.baseline, total.target)


def read_scores(store: Store, supposed: Iterable[str]) -> PrintedScores:
    """Read the scores of the plan.

    Args:
        supposed: codes of tasks to take as done.

    Raises:
        PartuiError: a code that no task has (names the nearest).
    """
    conn, plan, day = store
    codes = tuple(dict.fromkeys(code.strip() for code in supposed))
    with snapshot(conn):
        for code in codes:
            task_id(conn, plan, code)
        scores = load_scores(conn, plan, day)
        standings = task_standings(conn, plan, day)
        printed = printed_totals(conn, plan)
    total = scores.total
    outcome = work_out_scores([row.criterion for row in scores.rows], standings, codes) if codes else scores
    return PrintedScores(
        plan,
        day.date,
        PointTotals(
            total.max if printed.max is None else printed.max,
            total.baseline if printed.baseline is None else printed.baseline,
            total.target if printed.target is None else printed.target,
        ),
        codes,
        scores,
        outcome,
        {task.code: task.timeliness for task in standings},
    )


def scores_object(sheet: PrintedScores) -> dict[str, Any]:
    """Return the scores as `score --json` shows them; with `--if-done`, as they would stand, and what was before."""
    total, before = sheet.outcome.total, sheet.scores.total
    found: dict[str, Any] = {
        "plan": sheet.plan,
        "as_of": sheet.day.isoformat(),
        **_points(sheet.printed),
        "own": number(total.own),
        "projected": number(total.projected),
        "at_stake": number(total.at_stake),
        "summed": _points(sheet.summed),
        "criteria": [_criterion_object(row) for row in sheet.outcome.rows],
        "agencies": [{"name": name, "at_stake": number(stake)} for name, stake in sheet.outcome.agencies],
    }
    if sheet.supposed:
        found["if_done"] = {
            "tasks": sheet.supposed,
            "before": {"projected": number(before.projected), "at_stake": number(before.at_stake)},
        }
    return found


def _criterion_object(row: ScoreRow) -> dict[str, Any]:
    criterion, sums = row.criterion, row.sums
    found: dict[str, Any] = {
        "code": criterion.code,
        "title": criterion.title,
        **_points(PointTotals(criterion.max, criterion.baseline, criterion.target)),
        "own": number(sums.own),
        "projected": number(sums.projected),
        "at_stake": number(sums.at_stake),
        "tasks": row.tasks,
    }
    if row.differs:
        found["summed"] = _points(PointTotals(sums.max, sums.baseline, sums.target))
    return found


def _points(points: PointTotals) -> dict[str, int | float | None]:
    return {name: number(value) for name, value in points._asdict().items()}


def number(points: Decimal | None) -> int | float | None:
    """Return points as a number that JSON prints as the plan does."""
    if points is None:
        return None
    text = points_text(points)
    return float(text) if "." in text else int(text)


# Where a line is shorter, the other sum stands below the table.
_ROOM_FOR_BOTH_SUMS = 120


def score_lines(sheet: PrintedScores, width: int | None) -> list[str]:
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


def _columns(plan: int) -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Mã")),
        TableColumn(_("Tiêu chí"), least=16),
        TableColumn(_("Tối đa"), "right", leaves=2),
        TableColumn(_("Năm {year}").format(year=plan - 1), "right", leaves=1),
        TableColumn(_("Mục tiêu"), "right"),
        TableColumn(_("Tự chấm"), "right"),
        TableColumn(_("Dự kiến"), "right"),
        TableColumn(_("Còn thiếu"), "right"),
        TableColumn(_("Nguy cơ mất"), "right"),
        TableColumn(_("Nhiệm vụ"), least=14, leaves=3),
    )


def _criteria(sheet: PrintedScores, both: bool) -> Iterator[tuple[Cell, ...]]:
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


def _totals(sheet: PrintedScores) -> Iterator[tuple[Cell, ...]]:
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


def _notes(sheet: PrintedScores) -> Iterator[str]:
    names = (_("tối đa"), _("năm {year}").format(year=sheet.plan - 1), _("mục tiêu"))
    for row in sheet.outcome.rows:
        for name, pair in zip(names, _pairs(row), strict=True):
            if pair[0] != pair[1]:
                yield f"* {clean(row.criterion.code)}, {name}: {printed_and_sum(*pair)}"


def _tasks(sheet: PrintedScores, row: ScoreRow) -> str:
    """Return the tasks behind a leaf, each with the sign of how it stands; one supposed done counts as done."""
    if not row.tasks:
        return NOTHING if row.is_leaf else ""
    supposed = dict.fromkeys(sheet.supposed, Timeliness.DONE_ON_TIME)
    return ", ".join(f"{clean(code)} {timeliness_sign(supposed.get(code, sheet.tasks[code]))}" for code in row.tasks)


def _stakes(sheet: PrintedScores, width: int | None) -> list[str]:
    if not sheet.outcome.agencies:
        return [_("✓ Không cơ quan chủ trì nào có nguy cơ mất điểm.")]
    columns = (TableColumn(_("Cơ quan chủ trì"), least=16), TableColumn(_("Nguy cơ mất điểm"), "right"))
    rows = [
        (Cell(agency_text(name, is_group(name))), Cell(show_points(stake), "overdue"))
        for name, stake in sheet.outcome.agencies
    ]
    return table(columns, rows, width)


def _what_if(sheet: PrintedScores) -> str:
    now, then = sheet.scores.total, sheet.outcome.total
    return _(
        "Nếu hoàn thành {tasks}: dự kiến {projected} → {projected_then}, nguy cơ mất {stake} → {stake_then}. "
        "Không lưu gì."
    ).format(
        tasks=", ".join(clean(code) for code in sheet.supposed),
        projected=show_points(now.projected),
        projected_then=show_points(then.projected),
        stake=show_points(now.at_stake),
        stake_then=show_points(then.at_stake),
    )
