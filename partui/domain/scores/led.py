"""Who leads the criteria of Phụ lục I, and the part of it that one agency leads."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.plan.document.shared_leads import LeadCell, shared_leads
from partui.domain.plan.structure import upward
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.leaf import TaskStanding


class CriterionLeads(NamedTuple):
    """Who leads a criterion.

    Attributes:
        of_tasks: whether the annex names nobody, so that these are the leads of its tasks.
    """

    names: tuple[str, ...]
    of_tasks: bool = False


def leads_of(criteria: Sequence[Criterion], tasks: Iterable[TaskStanding]) -> dict[str, CriterionLeads]:
    """Return who leads each criterion, by code.

    A cell that a page cut in several counts for all its rows; a blank cell of a leaf takes the lead of the criterion
    above, and where nobody leads that either, those of its tasks.

    Args:
        criteria: every criterion, in the plan's order.
        tasks: every task of the plan.
    """
    cells = shared_leads(LeadCell(row.code, row.parent, row.leads_words) for row in criteria)
    names = {code: tuple(name for name, _group in read_agencies(words)) for code, words in cells.items()}
    above = {row.code: row.parent for row in criteria}
    branches = set(above.values())
    of_tasks: dict[str, list[str]] = {}
    for task in tasks:
        of_tasks.setdefault(task.criterion or "", []).extend(task.leads)
    found = {}
    for row in criteria:
        named = [names[code] for code in upward(row.code, above) if names[code]]
        if row.code in branches:
            found[row.code] = CriterionLeads(names[row.code])
        elif named:
            found[row.code] = CriterionLeads(named[0])
        else:
            found[row.code] = CriterionLeads(tuple(dict.fromkeys(of_tasks.get(row.code, ()))), of_tasks=True)
    return found


def criteria_led_by(criteria: Sequence[Criterion], agency: str, tasks: Iterable[TaskStanding] = ()) -> list[Criterion]:
    """Return the leaves that an agency leads, and what stands above them.

    What stands above has the sums of those leaves for its points, not the whole that the plan prints.

    Args:
        criteria: every criterion, in the plan's order.
        agency: its name.
        tasks: every task of the plan.
    """
    above = {row.code: row.parent for row in criteria}
    branches = set(above.values())
    leads, key = leads_of(criteria, tasks), agency_key(agency)
    points: dict[str, list[Criterion]] = {}
    for row in criteria:
        if row.code not in branches and key in map(agency_key, leads[row.code].names):
            for code in upward(row.code, above):
                points.setdefault(code, []).append(row)
    return [_summed(row, points[row.code]) for row in criteria if row.code in points]


def _summed(row: Criterion, leaves: Sequence[Criterion]) -> Criterion:
    return row._replace(
        max=sum((leaf.max for leaf in leaves), Decimal()),
        baseline=sum((leaf.baseline for leaf in leaves), Decimal()),
        target=sum((leaf.target for leaf in leaves), Decimal()),
    )
