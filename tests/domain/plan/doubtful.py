"""A plan as it was read from a file, in the form that the rules of doubt read."""

from decimal import Decimal

from partui.domain.plan.doubts.doubt import COLUMNS, DoubtfulCriterion, DoubtfulPlan, DoubtfulTask
from partui.domain.plan.file import BodyKind
from partui.domain.plan.reading import ResolvedPlan


def doubtful_plan(plan: ResolvedPlan) -> DoubtfulPlan:
    """Return what the rules need to know of a plan."""
    totals = {column: getattr(plan.head.totals, column) for column in COLUMNS}
    return DoubtfulPlan(
        {column: Decimal(str(points)) for column, points in totals.items() if points is not None},
        tuple(
            DoubtfulCriterion(
                row.code,
                row.parent,
                {column: Decimal(str(getattr(row, column))) for column in COLUMNS},
                tuple(name for name, _group in row.leads),
            )
            for row in plan.criteria
        ),
        tuple(row.code for row in plan.headings),
        tuple(
            DoubtfulTask(
                task.code,
                task.title,
                task.products,
                task.requirements,
                tuple(name for name, _group in task.leads),
                task.heading,
                task.criterion,
                task.row.number is None,
                tuple(task.inherited),
            )
            for task in plan.tasks
        ),
        tuple((row.code, row.title) for row in plan.body if row.kind is not BodyKind.HEADING),
    )
