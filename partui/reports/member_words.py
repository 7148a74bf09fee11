"""How far the members of groups have come, in a report's words."""

from partui.domain.tasks.timeliness import Timeliness
from partui.locale import _
from partui.reports.task_rows import TaskRow


def members_words(task: TaskRow) -> str:
    """Return how many members have done their part and which have not: `2/3 thành viên hoàn thành; quá hạn: …`.

    Blank where a task is not followed member by member. Where none has begun the count says it all.
    """
    if task.members is None:
        return ""
    done, every = task.members
    counted = _("{done}/{all} thành viên hoàn thành").format(done=done, all=every)
    if not task.behind or not done:
        return counted
    late = task.timeliness is Timeliness.OVERDUE
    told = _("{counted}; quá hạn: {names}") if late else _("{counted}; chưa hoàn thành: {names}")
    return told.format(counted=counted, names="; ".join(task.behind))


def members_cell(task: TaskRow) -> str:
    """Return how many members have done their part as a table has it: `11/15`."""
    return "" if task.members is None else "{}/{}".format(*task.members)
