"""Doubts about agencies: leads that two annexes name differently, criteria that nobody leads."""

from collections.abc import Iterator

from partui.domain.agencies.names import agency_key, is_group
from partui.domain.plan.doubts.doubt import DoubtfulPlan, DoubtfulTask, DoubtRule, PlanDoubt


def differing_leads(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the criteria that are led by others than the tasks that serve them.

    `here` names the criterion's leads, `there` those of its tasks; groups, each body of which does its own, aside.
    Criteria that say the same are one doubt: `code` is the first, `other` the last.
    """
    serving = _tasks_by_criterion(plan)
    alike: dict[tuple[str, str], list[str]] = {}
    for criterion in plan.criteria:
        of_tasks = _leads(serving.get(criterion.code, []))
        ours, theirs = (
            {agency_key(name) for name in names if not is_group(name)} for names in (criterion.leads, of_tasks)
        )
        if ours and theirs and ours != theirs:
            alike.setdefault(("; ".join(criterion.leads), "; ".join(of_tasks)), []).append(criterion.code)
    for (here, there), (first, *others) in alike.items():
        yield PlanDoubt(DoubtRule.LEADS, "criterion", first, others[-1] if others else "", here, there)


def criteria_without_lead(plan: DoubtfulPlan) -> Iterator[PlanDoubt]:
    """Yield the criteria with points of their own that nobody leads; `there` names the leads of their tasks.

    A plan whose annex names no leads at all is not asked about.
    """
    if not any(criterion.leads for criterion in plan.criteria):
        return
    branches = {criterion.parent for criterion in plan.criteria}
    serving = _tasks_by_criterion(plan)
    for criterion in plan.criteria:
        if criterion.code not in branches and not criterion.leads:
            of_tasks = _leads(serving.get(criterion.code, []))
            yield PlanDoubt(DoubtRule.NO_LEAD, "criterion", criterion.code, there="; ".join(of_tasks))


def _tasks_by_criterion(plan: DoubtfulPlan) -> dict[str, list[DoubtfulTask]]:
    found: dict[str, list[DoubtfulTask]] = {}
    for task in plan.tasks:
        if task.criterion is not None:
            found.setdefault(task.criterion, []).append(task)
    return found


def _leads(tasks: list[DoubtfulTask]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for task in tasks for name in task.leads))
