"""How a task's deadline reads."""

from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.relative import read_from_start
from partui.domain.tasks.task import Task


def deadline_of(task: Task) -> Deadline:
    """Return a task's deadline as read from its words, and the day on which it begins where they count from that."""
    read = read_from_start(task.deadline, task.plan, task.start)
    if read.kind is DeadlineKind.RELATIVE and read.due_on is None:
        # From the plan's day of issue.
        return read._replace(due_on=task.original_due_on)
    return read
