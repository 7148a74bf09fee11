"""Phụ lục I with the tasks behind it, as it stands and as it would stand if some tasks were done."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from partui.domain.plan.structure import upward
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.index import NO_READINGS, ScoreRow, Scores, work_out_scores
from partui.domain.scores.leaf import ReachedFigure, TaskStanding
from partui.domain.tasks.status import Status

CLOSED = (Status.DONE, Status.CANCELLED)


class ScoreSheet(NamedTuple):
    """Scores with a supposition that is saved nowhere.

    Attributes:
        scores: as things stand.
        tasks: every task of the plan.
        behind: a criterion's code to the tasks behind it and behind every criterion below it.
        supposed: codes of the open tasks taken as done.
        outcome: the scores that would follow; those that stand when nothing is supposed.
        readings: the figures that tasks have reached, by code.
    """

    scores: Scores
    tasks: tuple[TaskStanding, ...]
    behind: Mapping[str, tuple[TaskStanding, ...]]
    supposed: frozenset[str]
    outcome: Scores
    readings: Mapping[str, ReachedFigure] = NO_READINGS

    @property
    def rows(self) -> dict[int, ScoreRow]:
        """Every criterion as it would stand, by id, in the plan's order."""
        return {row.criterion.id: row for row in self.outcome.rows}

    def open_behind(self, code: str) -> frozenset[str]:
        """Return the codes of the tasks behind a criterion that are neither done nor cancelled."""
        return frozenset(task.code for task in self.behind[code] if task.status not in CLOSED)

    def touched(self) -> frozenset[int]:
        """Return the ids of the criteria with a task that is supposed done."""
        return frozenset(
            row.criterion.id for row in self.scores.rows if self.supposed & self.open_behind(row.criterion.code)
        )


def make_sheet(
    criteria: Sequence[Criterion],
    tasks: Sequence[TaskStanding],
    supposed: Iterable[str],
    readings: Mapping[str, ReachedFigure] = NO_READINGS,
) -> ScoreSheet:
    """Work out the scores of a plan.

    Args:
        criteria: the plan's, in its order.
        tasks: every task of the plan.
        supposed: codes of tasks taken as done; one that is no longer open is left out.
        readings: the figures that tasks have reached, by code.
    """
    scores = work_out_scores(criteria, tasks, readings=readings)
    sheet = ScoreSheet(scores, tuple(tasks), _behind(scores, tasks), frozenset(), scores, readings)
    return suppose(sheet, supposed)


def suppose(sheet: ScoreSheet, codes: Iterable[str]) -> ScoreSheet:
    """Return the sheet with these tasks taken as done, and no others."""
    is_open = {task.code for task in sheet.tasks if task.status not in CLOSED}
    supposed = is_open.intersection(codes)
    criteria = [row.criterion for row in sheet.scores.rows]
    outcome = work_out_scores(criteria, sheet.tasks, supposed, sheet.readings) if supposed else sheet.scores
    return sheet._replace(supposed=frozenset(supposed), outcome=outcome)


def _behind(scores: Scores, tasks: Iterable[TaskStanding]) -> dict[str, tuple[TaskStanding, ...]]:
    parents = {row.criterion.code: row.criterion.parent for row in scores.rows}
    found: dict[str, list[TaskStanding]] = {code: [] for code in parents}
    for task in tasks:
        for code in upward(task.criterion, parents):
            found[code].append(task)
    return {code: tuple(below) for code, below in found.items()}
