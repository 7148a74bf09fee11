"""Milestones of tasks, as an officer reads them."""

from typing import TYPE_CHECKING

from partui.domain.tasks.milestones import Milestone, milestone_standing
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.labels import timeliness_sign
from partui.wording.tasks import days_label

if TYPE_CHECKING:
    from partui.domain.tasks.task import Day, Task

_CLOSED = (Status.DONE, Status.CANCELLED)
_REACHED = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)


def milestone_label(milestone: Milestone) -> str:
    """Return a milestone with its days: `dự thảo 30/09/2020, đạt 28/09/2020`."""
    told = f"{clean(milestone.words)} {show_date(milestone.due_on)}"
    if milestone.done_on is None:
        return told
    return _("{milestone}, đạt {day}").format(milestone=told, day=show_date(milestone.done_on))


def milestone_lines(task: "Task", day: "Day") -> list[str]:
    """Return a task's milestones a line each, behind the sign of how each stands; those open have their days.

    Args:
        task: seen from the day.
        day: the day looked at.
    """
    lines = []
    for number, each in enumerate(task.milestones, start=1):
        standing = milestone_standing(each, *day)
        if standing not in _REACHED and task.status in _CLOSED:
            standing = Timeliness.NO_DEADLINE
        reached = standing in _REACHED
        told = f"{timeliness_sign(standing)} {number}. {milestone_label(each)}"
        if not reached and task.status not in _CLOSED:
            told = f"{told} ({days_label((each.due_on - day.date).days)})"
        if task.due_on is not None and each.due_on > task.due_on:
            told = _("{milestone} · sau hạn của nhiệm vụ").format(milestone=told)
        lines.append(told)
    return lines
