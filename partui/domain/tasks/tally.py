"""Counting tasks by status and timeliness."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from partui.domain.tasks.status import Status, Timeliness, status_on, timeliness_on
from partui.domain.tasks.task import Day

OPEN = (Timeliness.OVERDUE, Timeliness.DUE_SOON, Timeliness.IN_TIME, Timeliness.NO_DEADLINE)
DONE = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)


class Counted(NamedTuple):
    """How many tasks share a status, a due date and a day of completion."""

    status: Status
    due_on: date | None
    completed_on: date | None
    number: int = 1


class Tally(NamedTuple):
    """Counts of tasks; every status and timeliness is there, with 0 where there is none."""

    by_status: dict[Status, int]
    by_timeliness: dict[Timeliness, int]

    @property
    def total(self) -> int:
        """All tasks counted."""
        return sum(self.by_status.values())

    @property
    def open(self) -> int:
        """Tasks that are neither done nor cancelled."""
        return sum(self.by_timeliness[timeliness] for timeliness in OPEN)

    @property
    def done(self) -> int:
        """Tasks that are done, late or not."""
        return sum(self.by_timeliness[timeliness] for timeliness in DONE)

    @property
    def rate(self) -> float | None:
        """The share of tasks done, 0 to 1, those not carried out aside; none when there is nothing to do."""
        counted = self.total - self.by_timeliness[Timeliness.CANCELLED]
        return self.done / counted if counted else None


class AgencyTally(NamedTuple):
    """The counts of one agency."""

    id: int
    name: str
    group: bool
    tally: Tally


def count(tasks: Iterable[Counted], day: Day) -> Tally:
    """Count tasks as they stand on a day."""
    by_status = dict.fromkeys(Status, 0)
    by_timeliness = dict.fromkeys(Timeliness, 0)
    for status, due_on, completed_on, number in tasks:
        by_status[status_on(status, completed_on, day.date)] += number
        by_timeliness[timeliness_on(status, due_on, completed_on, day.date, day.soon_days)] += number
    return Tally(by_status, by_timeliness)
