"""A task's cells in an officer's words."""

from collections.abc import Iterable

from partui.domain.tasks.status import Timeliness
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.task_rows import TaskRow
from partui.wording.tasks import agency_text


def leads_words(task: TaskRow) -> str:
    """Return who leads a task."""
    return "; ".join(task.leads) or agency_text("", group=False)


def deadline_words(task: TaskRow, between: str = " ") -> str:
    """Return a deadline as the plan words it, with the due date read from it: `Quý III (30/09/2020)`."""
    read = task.due_words if task.due_on is None else show_date(task.due_on)
    if task.deadline and read:
        return f"{task.deadline}{between}({read})"
    return task.deadline or read


def end_words(task: TaskRow) -> str:
    """Return the day of completion, and the days that a task is or was late."""
    if task.timeliness is Timeliness.OVERDUE and task.days is not None:
        return late_words(-task.days)
    ended = "" if task.completed_on is None else show_date(task.completed_on)
    if task.timeliness is Timeliness.DONE_LATE and task.completed_on is not None and task.due_on is not None:
        return f"{ended}\n{late_words((task.completed_on - task.due_on).days)}"
    return ended


def late_words(days: int) -> str:
    """Return how late something is."""
    return _("trễ {days} ngày").format(days=days)


def listed(entries: Iterable[str]) -> str:
    """Return entries one a line, each with a dash where there are several."""
    lines = [entry.removeprefix("- ") for entry in entries]
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "".join(lines)
