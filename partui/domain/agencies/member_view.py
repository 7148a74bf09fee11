"""A task as one member of its groups has it."""

from partui.domain.agencies.members import Member
from partui.domain.agencies.names import agency_key
from partui.domain.tasks.status import Status, timeliness_on
from partui.domain.tasks.task import Day, Task

_WHOLE = 100


def as_its_own(task: Task, agency: str, day: Day) -> Task:
    """Return a task as it stands for an agency: where that is a member of a group, as far as it has come itself.

    What the agency leads by its own name, and what is settled for all, stands as the task does.

    Args:
        agency: its name.
        day: the day that the task is seen from.
    """
    key = agency_key(agency)
    member = next((each for each in task.members if each.key == key), None)
    if member is None or key in map(agency_key, task.leads):
        return task
    alone = task._replace(members=())
    if task.status is Status.CANCELLED or (task.status is Status.DONE and not _sooner(member, task)):
        return alone
    done = member.status is Status.DONE
    return alone._replace(
        status=member.status,
        recorded_status=member.status,
        completed_on=member.completed_on,
        recorded_completed_on=member.completed_on,
        timeliness=timeliness_on(member.status, task.due_on, member.completed_on, day.date, day.soon_days),
        progress=_WHOLE if done else 0,
    )


def _sooner(member: Member, task: Task) -> bool:
    return member.completed_on is not None and task.completed_on is not None and member.completed_on < task.completed_on
