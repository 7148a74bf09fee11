"""Scores as JSON objects, as the contract writes them."""

from decimal import Decimal
from typing import Any

from partui.cli.answers.score_sheet import Points, Sheet
from partui.domain.scores.index import ScoreRow
from partui.domain.scores.points import points_text


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
