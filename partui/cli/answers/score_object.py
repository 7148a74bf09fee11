"""Phụ lục I on a day as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from partui.cli.answers.scores import PointTotals, PrintedScores
from partui.cli.answers.tasks import document_object
from partui.cli.output import json_number
from partui.domain.scores.index import ScoreRow, Sums
from partui.domain.scores.shortfall import shortfalls
from partui.domain.tasks.documents import Document


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
