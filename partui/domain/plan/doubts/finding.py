"""Every doubt in a plan, in the plan's order."""

from collections.abc import Callable, Iterator

from partui.domain.plan.doubts.agencies import criteria_without_lead, differing_leads
from partui.domain.plan.doubts.codes import gaps, missing_headings
from partui.domain.plan.doubts.doubt import DoubtfulPlan, PlanDoubt
from partui.domain.plan.doubts.points import wrong_sums, wrong_totals
from partui.domain.plan.doubts.words import borrowed_products, differing_documents, differing_figures

RULES: tuple[Callable[[DoubtfulPlan], Iterator[PlanDoubt]], ...] = (
    differing_figures,
    differing_documents,
    borrowed_products,
    differing_leads,
    criteria_without_lead,
    wrong_sums,
    wrong_totals,
    missing_headings,
    gaps,
)


def find_doubts(plan: DoubtfulPlan) -> list[PlanDoubt]:
    """Return the doubts in a plan, rule by rule; nothing is decided by them."""
    return [doubt for rule in RULES for doubt in rule(plan)]
