"""The second list of `partui overdue`: what is due soon or behind, before it is late."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from partui.cli.output import paint, screen_width
from partui.domain.tasks.pace import EarlyWarnings
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import plural
from partui.wording.columns import wrap
from partui.wording.due.pace import ahead_by_agency, cliff_text
from partui.wording.labels import timeliness_sign
from partui.wording.tasks import agency_text, listed_codes

_MOST_ROWS = 15


def ahead_object(ahead: EarlyWarnings) -> dict[str, Any]:
    """Return it as JSON: `ahead`, each with why it is behind, and the days on which many are due."""
    return {
        "ahead": [
            {
                "code": each.task.code,
                "due_on": each.task.due_on.isoformat() if each.task.due_on else None,
                "days": each.task.days,
                "gone": round(float(each.pace.gone), 4),
                "done": round(float(each.pace.done), 4),
                "by": each.pace.by,
                "behind": each.pace.is_behind,
            }
            for each in ahead.pressing
        ],
        "cliffs": [
            {
                "due_on": cliff.due_on.isoformat(),
                "open": cliff.open,
                "todo": cliff.waiting,
                "gone": round(float(cliff.gone), 4),
            }
            for cliff in ahead.cliffs
        ],
    }


def ahead_lines(ahead: EarlyWarnings) -> list[str]:
    """Return it as lines: the sentences on days with many tasks, then agency by agency, cut on a terminal."""
    if not ahead.pressing:
        return []
    head = plural("Sắp đến hạn và chậm nhịp: {count} nhiệm vụ", count=len(ahead.pressing))
    width = screen_width()
    lines = ["", paint(head, "soon"), *(paint(f"  {cliff_text(cliff)}", "soon") for cliff in ahead.cliffs)]
    told = [_agency_lines(lead, reasons, width) for lead, reasons in ahead_by_agency(ahead.pressing).items()]
    ends = accumulate(map(len, told))
    shown = len(told) if width is None else max(1, sum(1 for end in ends if end <= _MOST_ROWS))
    lines += [line for each in told[:shown] for line in each]
    more = len(told) - shown
    return [
        *lines,
        *([plural("  … và {number} cơ quan nữa: partui overdue --agency TÊN", number=more)] if more else []),
    ]


def _agency_lines(lead: str, reasons: Mapping[str, Sequence[Task]], width: int | None) -> list[str]:
    count = sum(map(len, reasons.values()))
    lines = [plural("  {agency}: {count} nhiệm vụ", count=count, agency=agency_text(lead, group=False))]
    for reason, tasks in reasons.items():
        codes = [clean(task.code) for task in tasks]
        which = listed_codes(codes) if width is not None else ", ".join(codes)
        if len(tasks) == 1:
            which = f"{which} {clean(tasks[0].title)}"
        told = f"{timeliness_sign(tasks[0].timeliness)} {reason}: {which}"
        first, *rest = wrap(told, width and width - 6)
        lines += [paint(f"    {first}", "soon"), *(f"      {line}" for line in rest)]
    return lines
