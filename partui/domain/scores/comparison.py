"""Two plans side by side: scores and rates of one year against another's."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.plan.codes import code_key
from partui.domain.plan.differences import TaskDeadline, TaskDifferences, task_differences
from partui.domain.scores.index import ScoreRow, Scores
from partui.domain.tasks.tally import Tally


class PlanYear(NamedTuple):
    """A plan as it stands on a day.

    Attributes:
        tasks: in the plan's order.
        chapters: code to title of each chapter.
        by_chapter: code of a chapter to the counts of its tasks.
    """

    plan: int
    title: str
    day: date
    tally: Tally
    tasks: Sequence[TaskDeadline]
    chapters: Mapping[str, str]
    by_chapter: Mapping[str, Tally]
    scores: Scores


class CriterionPair(NamedTuple):
    """A criterion of either plan, or of both; none where a plan has none of that code."""

    code: str
    title: str
    first: ScoreRow | None
    second: ScoreRow | None

    @property
    def gained(self) -> Decimal | None:
        """Expected points of the second less those of the first."""
        if self.first is None or self.second is None:
            return None
        return self.second.sums.expected - self.first.sums.expected


class Comparison(NamedTuple):
    """Two plans, criterion by criterion and task by task."""

    first: PlanYear
    second: PlanYear
    criteria: tuple[CriterionPair, ...]
    tasks: TaskDifferences


def compare(first: PlanYear, second: PlanYear) -> Comparison:
    """Set two plans side by side: tasks by code and title, criteria by code.

    The order is that of the second plan; what only the first has comes last.
    """
    ours = {row.criterion.code: row for row in first.scores.rows}
    theirs = {row.criterion.code: row for row in second.scores.rows}
    codes = [*theirs, *(code for code in ours if code not in theirs)]
    return Comparison(
        first,
        second,
        tuple(
            CriterionPair(code, (theirs.get(code) or ours[code]).criterion.title, ours.get(code), theirs.get(code))
            for code in codes
        ),
        task_differences(first.tasks, second.tasks, years_between=second.plan - first.plan),
    )


def chapters_of(comparison: Comparison) -> Sequence[tuple[str, str]]:
    """Return code and title of every chapter of either plan."""
    titles = {**comparison.first.chapters, **comparison.second.chapters}
    return sorted(titles.items(), key=lambda pair: code_key(pair[0]))
