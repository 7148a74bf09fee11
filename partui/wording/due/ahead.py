"""What is due soon or behind, agency by agency, each reason said once for all that it holds for."""

from collections.abc import Iterable

from partui.domain.agencies.official_order import official_rank
from partui.domain.tasks.pace import PacedTask
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.due.pace import pace_text
from partui.wording.tasks import days_label

# Tasks by reason, by lead; a task stands under each of its leads.
AheadByAgency = dict[str, dict[str, list[Task]]]


def ahead_by_agency(pressing: Iterable[PacedTask]) -> AheadByAgency:
    """Return what is ahead by lead, those with most of it first, and by what is said of it, the earliest due first."""
    found: AheadByAgency = {}
    for each in pressing:
        for lead in each.task.leads or ("",):
            found.setdefault(lead, {}).setdefault(ahead_reason(each), []).append(each.task)
    many_first = sorted(found, key=lambda lead: (-sum(map(len, found[lead].values())), official_rank(lead)))
    return {lead: found[lead] for lead in many_first}


def ahead_reason(paced: PacedTask) -> str:
    """Say when a task is due, and why it is behind: `còn 26 ngày (31/12/2020), chậm nhịp: chưa bắt đầu …`."""
    task, behind = paced.task, pace_text(paced.pace)
    days, due_on = days_label(task.days or 0), show_date(task.due_on) if task.due_on else ""
    told = _("{days} ({due})").format(days=days, due=due_on)
    return _("{due}, {behind}").format(due=told, behind=behind) if behind else told
