"""The second list of `partui overdue`: what is due soon or behind, before it is late."""

from typing import Any

from partui.cli.output import paint, screen_width
from partui.cli.table import Cell, TableColumn, table
from partui.domain.text import clean
from partui.locale import plural
from partui.locale.formats import show_date
from partui.store.queries.due.pace import Ahead, PacedTask
from partui.wording.due.pace import cliff_text, pace_text
from partui.wording.labels import timeliness_sign
from partui.wording.tasks import days_label

_MOST_ROWS = 15


def ahead_object(ahead: Ahead) -> dict[str, Any]:
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


def ahead_lines(ahead: Ahead) -> list[str]:
    """Return it as lines: the sentences on days with many tasks, then the tasks, cut on a terminal."""
    if not ahead.pressing:
        return []
    head = plural("Sắp đến hạn và chậm nhịp: {count} nhiệm vụ", count=len(ahead.pressing))
    width = screen_width()
    shown = ahead.pressing if width is None else ahead.pressing[:_MOST_ROWS]
    fixed = (TableColumn(""), TableColumn(""), TableColumn("", leaves=1))
    columns = (*fixed, TableColumn("", least=20), TableColumn("", least=10))
    lines = ["", paint(head, "soon"), *(paint(f"  {cliff_text(cliff)}", "soon") for cliff in ahead.cliffs)]
    lines += table(columns, [_row(each) for each in shown], width, indent="  ")
    more = len(ahead.pressing) - len(shown)
    return [*lines, *([plural("  … và {number} nhiệm vụ nữa: partui list", number=more)] if more else [])]


def _row(paced: PacedTask) -> tuple[Cell, ...]:
    task, pace = paced
    days = days_label(task.days) if task.days is not None else ""
    return (
        Cell(clean(task.code)),
        Cell(f"{timeliness_sign(task.timeliness)} {days}", "soon"),
        Cell(show_date(task.due_on) if task.due_on else ""),
        Cell(pace_text(pace)),
        Cell(clean(task.title)),
    )
