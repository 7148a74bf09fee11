"""Phụ lục I on a day, as it stands and as it would stand if some tasks were done; also as the contract's JSON."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from partui.cli.session import Store
from partui.domain.scores.index import ScoreRow, Scores, points_text, work_out_scores
from partui.domain.tasks.status import Timeliness
from partui.store.db.connection import snapshot
from partui.store.edits.scores import load_scores, printed_totals, task_standings
from partui.store.queries.tasks import task_id


class Points(NamedTuple):
    """The points that the plan prints, or those that its leaves give."""

    max: Decimal
    baseline: Decimal
    target: Decimal


class Sheet(NamedTuple):
    """The scores with a supposition that is saved nowhere.

    Attributes:
        printed: the plan's own totals, the sums where it prints none.
        supposed: codes of the tasks taken as done, each once.
        scores: as things stand; `outcome` as they would stand.
        tasks: a task's code to how it stands.
    """

    plan: int
    day: date
    printed: Points
    supposed: tuple[str, ...]
    scores: Scores
    outcome: Scores
    tasks: Mapping[str, Timeliness]

    @property
    def summed(self) -> Points:
        """The totals that the leaves give."""
        total = self.scores.total
        return Points(total.max, total.baseline, total.target)


def load_sheet(store: Store, supposed: Iterable[str]) -> Sheet:
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
    return Sheet(
        plan,
        day.date,
        Points(
            total.max if printed.max is None else printed.max,
            total.baseline if printed.baseline is None else printed.baseline,
            total.target if printed.target is None else printed.target,
        ),
        codes,
        scores,
        outcome,
        {task.code: task.timeliness for task in standings},
    )


def sheet_object(sheet: Sheet) -> dict[str, Any]:
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
        **_points(Points(criterion.max, criterion.baseline, criterion.target)),
        "own": number(sums.own),
        "projected": number(sums.projected),
        "at_stake": number(sums.at_stake),
        "tasks": row.tasks,
    }
    if row.differs:
        found["summed"] = _points(Points(sums.max, sums.baseline, sums.target))
    return found


def _points(points: Points) -> dict[str, int | float | None]:
    return {name: number(value) for name, value in points._asdict().items()}


def number(points: Decimal | None) -> int | float | None:
    """Return points as a number that JSON prints as the plan does."""
    if points is None:
        return None
    text = points_text(points)
    return float(text) if "." in text else int(text)
