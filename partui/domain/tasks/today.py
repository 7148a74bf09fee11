"""Today's work: what is late, and what is due in the next 7 and 30 days, agency by agency."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from partui.domain.forms.sent import SentForm
    from partui.domain.reminders.sent import WaitingLetter

WEEK, MONTH = 7, 30


class OpenMilestone(NamedTuple):
    """A milestone not reached on the day looked at.

    Attributes:
        code: the task's; its leads likewise, each with its name and whether it is a group.
        days: to its day, below zero when past.
        task: the task's id.
    """

    code: str
    leads: tuple[tuple[str, bool], ...]
    words: str
    due_on: date
    days: int
    task: int = 0


class DuePeriod(NamedTuple):
    """An instance of work that comes back, open on the day looked at.

    Attributes:
        code: the task's.
        days: to its due day, below zero when past.
    """

    code: str
    key: str
    due_on: date
    days: int


class DueTask(NamedTuple):
    """An open task with its day.

    Attributes:
        leads: the agencies that lead it: each with its name and whether it is a group.
        days: to its due day, below zero when past.
    """

    code: str
    leads: tuple[tuple[str, bool], ...]
    due_on: date
    days: int


class DueWork(NamedTuple):
    """What is due: a task, or an instance of one that comes back.

    Attributes:
        days: to its due day, below zero when past.
        key: the instance's; blank for a task.
    """

    code: str
    days: int
    key: str = ""


class Today(NamedTuple):
    """What there is to do on a day.

    Attributes:
        due: the open tasks that are late or due within a month, the earliest first.
        milestones: those late or due within a month, of open tasks, the earliest first.
        periods: the instances late or due within a month, the earliest first.
        held_up: whom late tasks hold up, by their codes.
        unanswered: letters that wait for an answer, the oldest first.
        silent: forms that were not sent back, the oldest first.
        later: the open tasks that are due soon though not within a month, the earliest first: those of a year's end.
    """

    plan: int
    day: date
    due: tuple[DueTask, ...]
    milestones: tuple[OpenMilestone, ...]
    periods: tuple[DuePeriod, ...] = ()
    held_up: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    unanswered: "tuple[WaitingLetter, ...]" = ()
    silent: "tuple[SentForm, ...]" = ()
    later: tuple[DueTask, ...] = ()

    @property
    def late(self) -> tuple[DueTask, ...]:
        """The tasks that are late."""
        return tuple(task for task in self.due if task.days < 0)

    def within(self, days: int) -> tuple[DueTask, ...]:
        """Return the tasks due today or in so many days."""
        return tuple(task for task in self.due if 0 <= task.days <= days)

    @property
    def late_milestones(self) -> tuple[OpenMilestone, ...]:
        """The milestones that are late."""
        return tuple(milestone for milestone in self.milestones if milestone.days < 0)

    def work(self, task: DueTask) -> tuple[DueWork, ...]:
        """Return what is due of a task: its instances where it comes back, else itself."""
        instances = tuple(DueWork(each.code, each.days, each.key) for each in self.periods if each.code == task.code)
        return instances or (DueWork(task.code, task.days),)

    @property
    def is_late(self) -> bool:
        """Whether something is late."""
        return bool(self.late or self.late_milestones)


class AgencyToday(NamedTuple):
    """What an agency that leads tasks has to do.

    Attributes:
        soon: what is due within a week; `later` what is due after it and within a month.
    """

    name: str
    group: bool
    late: tuple[DueWork, ...]
    soon: tuple[DueWork, ...]
    later: tuple[DueWork, ...]
    milestones: tuple[OpenMilestone, ...]


def by_agency(today: Today) -> list[AgencyToday]:
    """Return the agencies that have something to do, the worst first; a task stands under each of its leads."""
    tasks: dict[tuple[str, bool], list[DueWork]] = {}
    for task in today.due:
        for lead in task.leads or (("", False),):
            tasks.setdefault(lead, []).extend(today.work(task))
    steps: dict[tuple[str, bool], list[OpenMilestone]] = {}
    for milestone in today.milestones:
        for lead in milestone.leads or (("", False),):
            steps.setdefault(lead, []).append(milestone)
    found = [
        AgencyToday(
            *lead,
            late=_between(tasks.get(lead, ()), None, -1),
            soon=_between(tasks.get(lead, ()), 0, WEEK),
            later=_between(tasks.get(lead, ()), WEEK + 1, MONTH),
            milestones=tuple(steps.get(lead, ())),
        )
        for lead in {**tasks, **steps}
    ]
    return sorted(found, key=lambda each: (-len(each.late), -len(each.soon), -len(each.later), -len(each.milestones)))


def _between(tasks: Iterable[DueWork], first: int | None, last: int) -> tuple[DueWork, ...]:
    return tuple(task for task in tasks if (first is None or first <= task.days) and task.days <= last)
