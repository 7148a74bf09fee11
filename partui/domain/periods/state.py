"""What was said of the instances of a task, and how the task stands by them."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import read_as, write_object
from partui.domain.periods.instance import Instance
from partui.domain.tasks.status import DUE_SOON_DAYS, DUE_SOON_YEAR_DAYS, Status, Timeliness, timeliness_on

PERIOD = "period/"
LONGEST_KEY = 10


class PeriodStatus(StrEnum):
    """What is said of an instance; nothing said is open."""

    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"


class PeriodState(NamedTuple):
    """What an officer says of an instance.

    Attributes:
        status: done or waived.
        on: the day on which it was done, or from which on it is waived.
        reason: why it is waived.
    """

    status: PeriodStatus
    on: date
    reason: str = ""


class Period(NamedTuple):
    """An instance of a task as it stands on a day.

    Attributes:
        completed_on: when it was done, or waived; none while it is open, and where only the task was said to be done.
        days: to the due day, negative when past.
        proofs: the documents of this instance that were issued by the day, each as it is named shortest.
        reported: how many agencies have done their part in it, or need not, where agency by agency is followed.
        owing: the names of those that owe theirs yet.
    """

    key: str
    starts_on: date
    due_on: date
    status: PeriodStatus
    completed_on: date | None
    reason: str
    timeliness: Timeliness
    days: int
    proofs: tuple[str, ...] = ()
    reported: int = 0
    owing: tuple[str, ...] = ()

    def is_owed_by(self, member: str) -> bool:
        """Return whether a member of a group has its part still to do; all have where nobody is followed.

        Args:
            member: its name.
        """
        return member in self.owing or not (self.reported or self.owing)


class Settlement(NamedTuple):
    """How a task stands by its instances.

    Attributes:
        due_on: of the first that is open; once none is, of the first that was late, or of the last.
        completed_on: the day on which none was open any more.
    """

    due_on: date
    completed_on: date | None


class StandingByPeriods(NamedTuple):
    """A task's status, day of completion and due day as they follow from its instances."""

    status: Status
    completed_on: date | None
    due_on: date


States = Mapping[str, PeriodState]


def state_value(state: PeriodState) -> str:
    """Return what is said of an instance as the journal writes it."""
    said = {"status": state.status.value, "on": state.on.isoformat()}
    return write_object({**said, "reason": state.reason} if state.reason else said)


def read_state(value: str | None) -> PeriodState | None:
    """Read what the journal says of an instance; none where that is nothing."""
    return read_as(
        value,
        lambda said: PeriodState(PeriodStatus(said.word("status")), said.day("on"), said.text("reason", limits.REASON)),
    )


def states_in(values: Mapping[str, str | None]) -> dict[str, PeriodState]:
    """Return what the values of a task say of its instances, by their keys."""
    read = {
        field.removeprefix(PERIOD): read_state(values[field])
        for field in sorted(values)
        if field.startswith(PERIOD) and len(field) <= len(PERIOD) + LONGEST_KEY
    }
    return {key: state for key, state in read.items() if state is not None and state.status is not PeriodStatus.OPEN}


def settlement_of(instances: Sequence[Instance], states: States, day: date = date.max) -> Settlement:
    """Return how a task stands by its instances on a day.

    Args:
        instances: by due day, at least one.
        day: what was done later is open on it.
    """
    said = {key: state for key, state in states.items() if state.on <= day}
    for each in instances:
        if each.key not in said:
            return Settlement(each.due_on, None)
    settled = [(each.due_on, said[each.key]) for each in instances]
    late = (due_on for due_on, state in settled if state.status is PeriodStatus.DONE and state.on > due_on)
    return Settlement(next(late, instances[-1].due_on), max(state.on for _due_on, state in settled))


def standing_by(
    instances: Sequence[Instance], states: States, status: Status, completed_on: date | None
) -> StandingByPeriods:
    """Return how a task stands that has instances.

    One that was said to be done while nothing was said of its instances is done.

    Args:
        status: as the journal has it; completed_on likewise.
    """
    due_on, settled_on = settlement_of(instances, states)
    if status is Status.CANCELLED:
        return StandingByPeriods(status, None, due_on)
    if settled_on is not None:
        return StandingByPeriods(Status.DONE, settled_on, due_on)
    if status is not Status.DONE:
        return StandingByPeriods(status, None, due_on)
    if any(each.key in states for each in instances):
        return StandingByPeriods(Status.DOING, None, due_on)
    return StandingByPeriods(status, completed_on, instances[-1].due_on)


def period_on(
    instance: Instance,
    state: PeriodState | None,
    task: Status,
    day: date,
    soon_days: int = DUE_SOON_DAYS,
    year_end_days: int = DUE_SOON_YEAR_DAYS,
) -> Period:
    """Return an instance as it stands on a day.

    Args:
        task: the task's status on that day: of one that is done, or not carried out, no instance is open.
    """
    key, starts_on, due_on = instance
    days = (due_on - day).days
    if state is not None and state.on <= day:
        timeliness = timeliness_on(Status.DONE, due_on, state.on, day)
        if state.status is PeriodStatus.WAIVED:
            timeliness = Timeliness.CANCELLED
        return Period(key, starts_on, due_on, state.status, state.on, state.reason, timeliness, days)
    if task is Status.CANCELLED:
        return Period(key, starts_on, due_on, PeriodStatus.WAIVED, None, "", Timeliness.CANCELLED, days)
    if task is Status.DONE:
        return Period(key, starts_on, due_on, PeriodStatus.DONE, None, "", Timeliness.DONE_ON_TIME, days)
    timeliness = timeliness_on(Status.TODO, due_on, None, day, soon_days, year_end_days)
    return Period(key, starts_on, due_on, PeriodStatus.OPEN, None, "", timeliness, days)
