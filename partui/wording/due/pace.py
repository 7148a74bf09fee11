"""How open work keeps pace and what of it is due soon, in words."""

from collections.abc import Iterable
from fractions import Fraction

from partui.domain.agencies.official_names import official_rank
from partui.domain.tasks.pace import Cliff, Measure, Pace, PacedTask
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.tasks import days_label


def pace_text(pace: Pace) -> str:
    """Say why work is behind: `chậm nhịp: chưa bắt đầu khi đã qua 75% thời gian`; blank where it is not."""
    if not pace.is_behind:
        return ""
    if pace.late_step:
        return _("chậm nhịp: mốc “{step}” quá hạn").format(step=clean(pace.late_step))
    gone = percent(pace.gone)
    match pace.by:
        case Measure.NOT_BEGUN:
            return _("chậm nhịp: chưa bắt đầu khi đã qua {gone} thời gian").format(gone=gone)
        case Measure.BEGUN:
            return _("chậm nhịp: đang làm, chưa ghi % khi đã qua {gone} thời gian").format(gone=gone)
        case _:
            told = _("chậm nhịp: mới {done} khi đã qua {gone} thời gian")
            return told.format(done=percent(pace.done), gone=gone)


def cliff_text(cliff: Cliff) -> str:
    """Say what is coming: `77 việc cùng hạn 31/12/2020; 31 chưa bắt đầu khi đã qua 75% thời gian`."""
    return plural(
        "{open} việc cùng hạn {day}; {waiting} chưa bắt đầu khi đã qua {gone} thời gian",
        open=cliff.open, day=show_date(cliff.due_on), waiting=cliff.waiting, gone=percent(cliff.gone),
    )  # fmt: skip


def percent(share: Fraction) -> str:
    """Return a share as whole per cent, cut: what is not all done is never 100%."""
    return f"{int(share * 100)}%"


# Tasks by reason, by lead; a task stands under each of its leads.
AheadByAgency = dict[str, dict[str, list[Task]]]


def by_reason(paced: Iterable[PacedTask]) -> dict[str, list[Task]]:
    """Return tasks by what is said of them, in their order."""
    found: dict[str, list[Task]] = {}
    for each in paced:
        found.setdefault(ahead_reason(each), []).append(each.task)
    return found


def ahead_by_agency(pressing: Iterable[PacedTask]) -> AheadByAgency:
    """Return what is ahead by lead, those with most of it first, and by what is said of it, the earliest due first."""
    by_lead: dict[str, list[PacedTask]] = {}
    for each in pressing:
        for lead in each.task.leads or ("",):
            by_lead.setdefault(lead, []).append(each)
    found = {lead: by_reason(paced) for lead, paced in by_lead.items()}
    many_first = sorted(found, key=lambda lead: (-sum(map(len, found[lead].values())), official_rank(lead)))
    return {lead: found[lead] for lead in many_first}


def ahead_reason(paced: PacedTask) -> str:
    """Say when a task is due, and why it is behind: `còn 26 ngày (31/12/2020), chậm nhịp: chưa bắt đầu …`."""
    task, behind = paced.task, pace_text(paced.pace)
    days, due_on = days_label(task.days or 0), show_date(task.due_on) if task.due_on else ""
    told = _("{days} ({due})").format(days=days, due=due_on)
    return _("{due}, {behind}").format(due=told, behind=behind) if behind else told
