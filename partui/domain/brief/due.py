"""What had to be done by a day, and what of it is done."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from partui.domain.tasks.status import Status, status_on
from partui.domain.tasks.tally import TaskCount


class DueProgress(NamedTuple):
    """How many tasks had to be done by a day, those not carried out aside, and how many of them are.

    A task that was done before it had to be counts once its day has come.
    """

    due: int
    done: int

    @property
    def rate(self) -> float | None:
        """The share of them that is done, 0 to 1; none where nothing had to be done yet."""
        return self.done / self.due if self.due else None


def count_due(tasks: Iterable[TaskCount], on: date) -> DueProgress:
    """Count what had to be done by a day, that day included, and what of it is done.

    Args:
        tasks: as they were known on that day.
        on: the day.
    """
    due = done = 0
    for status, due_on, completed_on, number in tasks:
        if due_on is not None and due_on <= on and status is not Status.CANCELLED:
            due += number
            done += number if status_on(status, completed_on, on) is Status.DONE else 0
    return DueProgress(due, done)
