"""Phụ lục I on a day, as it stands and as it would stand if some tasks were done."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.cli.session import Store
from partui.domain.scores.index import Scores, work_out_scores
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
