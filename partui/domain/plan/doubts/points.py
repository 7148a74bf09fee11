"""Doubts about points: sums and totals that are printed otherwise than they add up."""

from collections.abc import Iterator
from decimal import Decimal

from partui.domain.plan.doubts.doubt import COLUMNS, DoubtfulCriterion, DoubtfulPlan, DoubtRule, PlanDoubt
from partui.domain.scores.points import points_text


def wrong_sums(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the criteria whose points are not the sum of those below them; `here` is printed, `there` the sum."""
    below: dict[str, list[DoubtfulCriterion]] = {}
    for criterion in plan.criteria:
        if criterion.parent is not None:
            below.setdefault(criterion.parent, []).append(criterion)
    for criterion in plan.criteria:
        for column in COLUMNS if criterion.code in below else ():
            printed = criterion.points[column]
            summed = sum((child.points[column] for child in below[criterion.code]), Decimal())
            if printed != summed:
                yield PlanDoubt(
                    DoubtRule.SUM, "criterion", criterion.code, column, points_text(printed), points_text(summed)
                )


def wrong_totals(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the printed totals that the criteria do not add up to, counted at the bottom of the tree."""
    branches = {criterion.parent for criterion in plan.criteria}
    leaves = [criterion for criterion in plan.criteria if criterion.code not in branches]
    for column, printed in plan.totals.items():
        summed = sum((leaf.points[column] for leaf in leaves), Decimal())
        if leaves and printed != summed:
            yield PlanDoubt(DoubtRule.TOTAL, "plan", "", column, points_text(printed), points_text(summed))
