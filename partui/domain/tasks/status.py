"""What an officer says of a task, and how it stands against its deadline on a day."""

from datetime import date
from enum import StrEnum

DUE_SOON_DAYS = 15
# Most of a plan is due on the last day of a year: that is told of while there is time to do it.
DUE_SOON_YEAR_DAYS = 60
# Days that count for everybody who uses a file: how many before they are due tasks are due soon; on which of their
# third month reporting quarters end (14 in Nghị định 09/2019), 0 where reports go by thirty days.
NOTICES = {"due_soon_days": DUE_SOON_DAYS, "due_soon_year_days": DUE_SOON_YEAR_DAYS, "quarter_ends_on": 0}
_YEARS_END = (12, 31)


class Status(StrEnum):
    """The four statuses that an officer may give a task."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    CANCELLED = "cancelled"


class Timeliness(StrEnum):
    """What follows from a task's status, its due date and the day."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    NO_DEADLINE = "no_deadline"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    CANCELLED = "cancelled"


def status_on(status: Status, completed_on: date | None, day: date) -> Status:
    """Return the status as it stood on a day: completed later means still being done then.

    Args:
        status: what the officer said.
        completed_on: the day of completion of a task that is done.
        day: the day looked at.
    """
    if status is Status.DONE and completed_on is not None and completed_on > day:
        return Status.DOING
    return status


def timeliness_on(
    status: Status,
    due_on: date | None,
    completed_on: date | None,
    day: date,
    soon_days: int = DUE_SOON_DAYS,
    year_end_days: int = DUE_SOON_YEAR_DAYS,
) -> Timeliness:
    """Work out how a task stands on a day.

    Args:
        status: what the officer said.
        due_on: the last day on which completion is on time; none for a task without a deadline.
        completed_on: the day of completion of a task that is done.
        day: the day looked at.
        soon_days: how many days before its due date a task counts as due soon.
        year_end_days: how many days before, where it is due on the last day of a year.
    """
    match status_on(status, completed_on, day):
        case Status.CANCELLED:
            return Timeliness.CANCELLED
        case Status.DONE:
            late = due_on is not None and completed_on is not None and completed_on > due_on
            return Timeliness.DONE_LATE if late else Timeliness.DONE_ON_TIME
        case Status.TODO | Status.DOING:
            if due_on is None:
                return Timeliness.NO_DEADLINE
            left = (due_on - day).days
            if left < 0:
                return Timeliness.OVERDUE
            told = soon_days if (due_on.month, due_on.day) != _YEARS_END else max(soon_days, year_end_days)
            return Timeliness.DUE_SOON if left <= told else Timeliness.IN_TIME


def days_left(due_on: date | None, day: date) -> int | None:
    """Return the days from a day to the due date, negative when past, none without one."""
    return None if due_on is None else (due_on - day).days
