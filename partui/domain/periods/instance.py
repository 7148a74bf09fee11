"""One time that work which comes back is due, and the time that a plan is for."""

from datetime import date
from typing import NamedTuple


class PlanTimes(NamedTuple):
    """What a plan says of its own time.

    Attributes:
        year: the plan's.
        last_year: the last of those that it is for.
        issued: its day of issue, or the first of the month; none where that is not known.
    """

    year: int
    last_year: int
    issued: date | None = None


class Instance(NamedTuple):
    """One time that work which comes back is due (một kỳ).

    Attributes:
        key: its name in every file: `2020-Q1`, `2020-03`, `2020-H1`, `2020-06-01`, `2020-W40`, `2020`.
        starts_on: from when on it can be said to be due next.
        due_on: the last day on which it is on time.
    """

    key: str
    starts_on: date
    due_on: date
