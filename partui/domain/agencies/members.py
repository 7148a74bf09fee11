"""The bodies that a group stands for, and how far each has come with a task."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.tasks.status import Status

MEMBER = "member/"
LONGEST_KEY = limits.FIELD - len(MEMBER)
MEMBER_STATUSES = (Status.TODO, Status.DOING, Status.DONE)


class MemberStatus(NamedTuple):
    """What an officer says of one member; the day of completion is there exactly when it is done."""

    status: Status
    completed_on: date | None = None


class Member(NamedTuple):
    """A body of a group that has a task, as it stands on a day.

    Attributes:
        key: the agency's identity.
        late: whether the task is overdue and this member, which is followed in it, has not done its part.
        followed: whether it or another member of its group was said to have begun or done its part in the task.
        due_on: of work that comes back the due day of the first instance that it owes; none where the task's holds.
    """

    key: str
    name: str
    status: Status
    completed_on: date | None
    late: bool
    followed: bool = True
    due_on: date | None = None


def member_value(said: MemberStatus, name: str) -> str:
    """Return a member's status as the journal writes it: `doing UBND huyện A`, `done 2020-09-30 UBND huyện A`."""
    parts = (said.status, said.completed_on.isoformat() if said.completed_on else "", name)
    return " ".join(part for part in parts if part)


def renamed_member(said: str, name: str) -> str:
    """Return what the journal says of a member under another name, of a group or of how far it has come."""
    status = read_member(said)
    return name if status is None else member_value(status, name)


def read_member(value: str | None) -> MemberStatus | None:
    """Return a member's status from the journal; none for what says nothing of one."""
    name, _blank, rest = (value or "").partition(" ")
    try:
        if name == Status.DONE:
            return MemberStatus(Status.DONE, date.fromisoformat(rest.partition(" ")[0]))
        status = Status(name)
    except ValueError:
        return None
    return MemberStatus(status) if status in MEMBER_STATUSES else None


def member_on(said: MemberStatus | None, day: date) -> MemberStatus:
    """Return a member's status as it stood on a day; nothing said is not begun."""
    if said is None:
        return MemberStatus(Status.TODO)
    if said.completed_on is not None and said.completed_on > day:
        return MemberStatus(Status.DOING)
    return said


def followed(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the members that are followed in the task; of the others nothing is said."""
    return tuple(member for member in members if member.followed)


def members_done(members: Sequence[Member]) -> int:
    """Return how many members have done their part."""
    return sum(1 for member in members if member.status is Status.DONE)
