"""Phụ lục I on a day, as it stands and as it would stand if some tasks were done: what is read, and a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from partui.cli.answers.tasks import document_object
from partui.cli.output import json_number, paint
from partui.cli.session import Store
from partui.cli.table import Cell, TableColumn, table
from partui.domain.agencies.names import is_group
from partui.domain.scores.index import ScoreRow, Sums
from partui.domain.scores.shortfall import shortfalls
from partui.domain.scores.what_if import ScoreSheet
from partui.domain.tasks.documents import Document
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.db.connection import snapshot
from partui.store.queries.scores import load_sheet, printed_totals
from partui.store.queries.tasks import task_id
from partui.wording.columns import wrap
from partui.wording.labels import NOTHING, timeliness_sign
from partui.wording.numbers import printed_and_sum, show_points
from partui.wording.plan.scores import scored_text, shortfall_text
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
        supposed: codes of the tasks taken as done, each once, as they were named.
    """

    plan: int
    day: date
    printed: PointTotals
    supposed: tuple[str, ...]
    sheet: ScoreSheet

    @property
    def summed(self) -> PointTotals:
        """The totals that the leaves give."""
        total = self.sheet.scores.total
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
        sheet = load_sheet(conn, plan, day, codes)
        printed = printed_totals(conn, plan)
    total = sheet.scores.total
    return PrintedScores(
        plan,
        day.date,
        PointTotals(
            total.max if printed.max is None else printed.max,
            total.baseline if printed.baseline is None else printed.baseline,
            total.target if printed.target is None else printed.target,
        ),
        codes,
        sheet,
    )


# Where a line is shorter, the other sum stands below the table.
_ROOM_FOR_BOTH_SUMS = 140


def score_lines(found: PrintedScores, width: int | None) -> list[str]:
    """Return the lines of the scores.

    Args:
        width: the cells of a line; none cuts nothing.
    """
    head = _("Chỉ số cải cách hành chính năm {plan} theo Phụ lục I, tính đến {day}").format(
        plan=found.plan, day=show_date(found.day)
    )
    lines = [paint(line, "head") for line in wrap(head, width)] + [""]
    outcome = found.sheet.outcome
    if not outcome.rows:
        return [*lines, _("Kế hoạch {plan} không có Phụ lục I.").format(plan=found.plan)]
    both = width is None or width >= _ROOM_FOR_BOTH_SUMS
    rows = [*_criteria(found, both), *_totals(found)]
    lines += table(_columns(found.plan), rows, width)
    if not both:
        lines += [line for note in _notes(found) for line in wrap(note, width)]
    lines += ["", *wrap(_own_line(found), width)]
    if why := shortfall_text(outcome, found.plan):
        lines += wrap(why, width)
    lines += ["", *_risks(found, width)]
    if found.supposed:
        lines += ["", *wrap(_what_if(found), width)]
    return lines


def _columns(plan: int) -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Mã")),
        TableColumn(_("Tiêu chí"), least=16),
        TableColumn(_("Tối đa"), "right", leaves=4),
        TableColumn(_("Năm {year}").format(year=plan - 1), "right", leaves=2),
        TableColumn(_("Mục tiêu"), "right"),
        TableColumn(_("Tự chấm"), "right", leaves=1),
        TableColumn(_("Chắc chắn"), "right"),
        TableColumn(_("Dự kiến"), "right"),
        TableColumn(_("Cao nhất"), "right"),
        TableColumn(_("Nguy cơ mất"), "right", leaves=3),
        TableColumn(_("Có thể thêm"), "right", leaves=5),
        TableColumn(_("Nhiệm vụ"), least=14, leaves=6),
    )


def _criteria(found: PrintedScores, both: bool) -> Iterator[tuple[Cell, ...]]:
    standing = {task.code: task.timeliness for task in found.sheet.tasks}
    standing |= dict.fromkeys(found.supposed, Timeliness.DONE_ON_TIME)
    depths: dict[str | None, int] = {None: -1}
    for row in found.sheet.outcome.rows:
        criterion = row.criterion
        depth = depths[criterion.code] = depths.get(criterion.parent, -1) + 1
        tone = "" if depth else "head"
        tasks = ", ".join(f"{clean(code)} {timeliness_sign(standing[code])}" for code in row.tasks)
        yield (
            Cell(clean(criterion.code), tone),
            Cell("  " * depth + clean(criterion.title), tone),
            *(Cell(_printed(*pair, both)) for pair in _pairs(row)),
            *_standing(row.sums),
            Cell(tasks or (NOTHING if row.is_leaf else "")),
        )


def _totals(found: PrintedScores) -> Iterator[tuple[Cell, ...]]:
    summed = [Cell(show_points(points), "head") for points in found.summed]
    standing = _standing(found.sheet.outcome.total)
    if found.printed == found.summed:
        yield Cell(""), Cell(_("TỔNG ĐIỂM"), "head"), *summed, *standing, Cell("")
        return
    printed = [Cell(show_points(points), "head") for points in found.printed]
    yield Cell(""), Cell(_("TỔNG ĐIỂM kế hoạch ghi"), "head"), *printed, *[Cell("")] * (len(standing) + 1)
    yield Cell(""), Cell(_("TỔNG ĐIỂM cộng lại"), "head"), *summed, *standing, Cell("")


def _standing(sums: Sums) -> tuple[Cell, ...]:
    return (
        Cell(show_points(sums.own)),
        Cell(show_points(sums.earned)),
        Cell(show_points(sums.expected)),
        Cell(show_points(sums.highest)),
        Cell(show_points(sums.at_risk), "overdue") if sums.at_risk else Cell(NOTHING, "muted"),
        Cell(show_points(sums.gain)) if sums.gain else Cell(NOTHING, "muted"),
    )


def _pairs(row: ScoreRow) -> list[tuple[Decimal, Decimal]]:
    criterion, sums = row.criterion, row.sums
    return [(criterion.max, sums.max), (criterion.baseline, sums.baseline), (criterion.target, sums.target)]


def _printed(printed: Decimal, summed: Decimal, both: bool) -> str:
    if printed == summed:
        return show_points(printed)
    return printed_and_sum(printed, summed) if both else f"{show_points(printed)}*"


def _notes(found: PrintedScores) -> Iterator[str]:
    names = (_("tối đa"), _("năm {year}").format(year=found.plan - 1), _("mục tiêu"))
    for row in found.sheet.outcome.rows:
        for name, pair in zip(names, _pairs(row), strict=True):
            if pair[0] != pair[1]:
                yield f"* {clean(row.criterion.code)}, {name}: {printed_and_sum(*pair)}"


def _own_line(found: PrintedScores) -> str:
    total = found.sheet.outcome.total
    scored = scored_text(total)
    if total.own is None:
        return f"{scored[0].upper()}{scored[1:]}."
    return _("Tự chấm {own} trên tối đa {max} của những tiêu chí đã chấm; {scored}.").format(
        own=show_points(total.own), max=show_points(total.scored_max), scored=scored
    )


def _risks(found: PrintedScores, width: int | None) -> list[str]:
    agencies = found.sheet.outcome.agencies
    if not agencies:
        return [_("✓ Không cơ quan chủ trì nào có nguy cơ mất điểm.")]
    columns = (TableColumn(_("Cơ quan chủ trì"), least=16), TableColumn(_("Nguy cơ mất điểm"), "right"))
    rows = [
        (Cell(agency_text(name, is_group(name))), Cell(show_points(points), "overdue")) for name, points in agencies
    ]
    return table(columns, rows, width)


def _what_if(found: PrintedScores) -> str:
    now, then = found.sheet.scores.total, found.sheet.outcome.total
    moves = (
        (_("chắc chắn {now} → {then}"), now.earned, then.earned),
        (_("dự kiến {now} → {then}"), now.expected, then.expected),
        (_("nguy cơ mất {now} → {then}"), now.at_risk, then.at_risk),
    )
    return _("Nếu hoàn thành {tasks}: {moves}. Không lưu gì.").format(
        tasks=", ".join(clean(code) for code in found.supposed),
        moves=", ".join(text.format(now=show_points(was), then=show_points(is_)) for text, was, is_ in moves),
    )


def scores_object(found: PrintedScores, documents: Mapping[str, Sequence[Document]]) -> dict[str, Any]:
    """Return the scores as `score --json` shows them; with `--if-done`, as they would stand, and what was before.

    Args:
        documents: those that prove a criterion itself, by its code.
    """
    outcome = found.sheet.outcome
    total = outcome.total
    said: dict[str, Any] = {
        "plan": found.plan,
        "as_of": found.day.isoformat(),
        **_points(found.printed),
        "own": json_number(total.own),
        **_figures(total),
        "summed": _points(found.summed),
        "scored": {"criteria": total.scored, "of": total.asked, "max": json_number(total.scored_max)},
        "short_of_target": {reason.value: json_number(points) for reason, points in shortfalls(outcome).items()},
        "criteria": [_criterion_object(row, documents.get(row.criterion.code, ())) for row in outcome.rows],
        "agencies": [{"name": name, "at_risk": json_number(points)} for name, points in outcome.agencies],
    }
    if found.supposed:
        said["if_done"] = {"tasks": found.supposed, "before": _figures(found.sheet.scores.total)}
    return said


def _criterion_object(row: ScoreRow, documents: Iterable[Document]) -> dict[str, Any]:
    criterion, sums = row.criterion, row.sums
    found: dict[str, Any] = {
        "code": criterion.code,
        "title": criterion.title,
        "kind": row.kind.value,
        **_points(PointTotals(criterion.max, criterion.baseline, criterion.target)),
        "own": json_number(sums.own),
        "appraised": json_number(sums.appraised),
        "surveyed": json_number(sums.surveyed),
        **_figures(sums),
        "tasks": row.tasks,
        "documents": [document_object(each) for each in documents],
    }
    if row.leaf is not None:
        found["basis"] = row.leaf.basis.value
    if row.differs:
        found["summed"] = _points(PointTotals(sums.max, sums.baseline, sums.target))
    return found


def _figures(sums: Sums) -> dict[str, int | float | None]:
    names = ("earned", "expected", "highest", "at_risk", "gain")
    return {name: json_number(getattr(sums, name)) for name in names}


def _points(points: PointTotals) -> dict[str, int | float | None]:
    return {name: json_number(value) for name, value in points._asdict().items()}
