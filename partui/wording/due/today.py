"""Today's work in words."""

from partui.domain.tasks.today import MONTH, WEEK, Today
from partui.domain.text import clean
from partui.locale import _, plural
from partui.wording.tasks import listed_codes


def today_text(today: Today) -> str:
    """Say in one line what is late and what is due soon: `▲ 2 quá hạn (1.3.1, 1.3.2) · 7 ngày tới 0 · …`."""
    late = today.late
    told = [] if today.is_late else [_("✓ không có việc quá hạn")]
    if late:
        codes = listed_codes([clean(task.code) for task in late])
        told.append(f"{plural('▲ {number} quá hạn', number=len(late))} ({codes})")
    if today.late_milestones:
        told.append(plural("▲ {number} mốc quá hạn", number=len(today.late_milestones)))
    told += [plural("{days} ngày tới {number}", days=days, number=len(today.within(days))) for days in (WEEK, MONTH)]
    ahead = len(today.milestones) - len(today.late_milestones)
    if ahead:
        told.append(plural("{number} mốc sắp tới", number=ahead))
    return " · ".join(told)
