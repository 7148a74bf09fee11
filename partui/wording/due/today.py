"""Today's work in words."""

from partui.domain.tasks.today import MONTH, WEEK, AgencyToday, DueWork, Today
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.due.periods import period_label
from partui.wording.tasks import agency_text, days_label, listed_codes


def today_text(today: Today) -> str:
    """Say in one line what is late and what is due soon: `▲ 2 quá hạn (1.3.1, 1.3.2) · 7 ngày tới 0 · …`."""
    late = today.late
    told = [] if today.is_late else [_("✓ không có việc quá hạn")]
    if late:
        codes = listed_codes(
            [work_label(each, today.plan) for task in late for each in today.work(task) if each.days < 0]
        )
        told.append(f"{plural('▲ {number} quá hạn', number=len(late))} ({codes})")
    if today.late_milestones:
        told.append(plural("▲ {number} mốc quá hạn", number=len(today.late_milestones)))
    told += [plural("{days} ngày tới {number}", days=days, number=len(today.within(days))) for days in (WEEK, MONTH)]
    if today.later:
        last = show_date(today.later[-1].due_on)
        told.append(plural("{number} việc nữa đến {due}", number=len(today.later), due=last))
    ahead = len(today.milestones) - len(today.late_milestones)
    if ahead:
        told.append(plural("{number} mốc sắp tới", number=ahead))
    return " · ".join(told)


def agency_today_text(agency: AgencyToday, plan: int) -> str:
    """Say what an agency has to do: `Sở Nội vụ · quá hạn: 1.3.1 · 7 ngày tới: 1.3.2 · mốc: 6.2.3 dự thảo còn 4 ngày`.

    Args:
        plan: the plan's year.
    """
    parts = [
        (_("quá hạn"), agency.late),
        (plural("{days} ngày tới", days=WEEK), agency.soon),
        (plural("{first}–{last} ngày tới", last=MONTH, first=WEEK + 1), agency.later),
    ]
    told = [
        _("{when}: {codes}").format(when=when, codes=listed_codes([work_label(each, plan) for each in work]))
        for when, work in parts
        if work
    ]
    steps = [f"{clean(each.code)} {clean(each.words)} {days_label(each.days)}" for each in agency.milestones]
    if steps:
        told.append(_("mốc: {steps}").format(steps="; ".join(steps)))
    return " · ".join([agency_text(agency.name, agency.group), *told])


def work_label(work: DueWork, plan: int) -> str:
    """Return the code of what is due, with the instance that it is."""
    return f"{clean(work.code)} ({period_label(work.key, plan)})" if work.key else clean(work.code)
