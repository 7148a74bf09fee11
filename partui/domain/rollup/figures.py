"""What is told of each province in a survey over many, and of all of them together."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Timeliness, timeliness_on
from partui.domain.tasks.tally import Tally, TaskCount
from partui.domain.tasks.task import Day
from partui.domain.text import fold

# What `score` adds up of each criterion.
POINTS = ("max", "baseline", "target", "earned", "expected", "highest", "at_risk")


class DueCount(NamedTuple):
    """How many tasks were due before a day, those not carried out aside, and how many of them were done on time."""

    due: int
    on_time: int

    @property
    def rate(self) -> float | None:
        """The share done on time of what was due, 0 to 1; none where nothing was due."""
        return self.on_time / self.due if self.due else None


def due_count(tasks: Iterable[TaskCount], day: Day) -> DueCount:
    """Count what was due before a day, and what of it was done on time.

    What is due on the day itself may still come: it counts from the next day on, done or not.
    """
    due = on_time = 0
    for status, due_on, completed_on, number in tasks:
        if due_on is None or due_on >= day.date:
            continue
        timeliness = timeliness_on(status, due_on, completed_on, *day)
        if timeliness is not Timeliness.CANCELLED:
            due += number
            on_time += number if timeliness is Timeliness.DONE_ON_TIME else 0
    return DueCount(due, on_time)


class ProvinceLateTask(NamedTuple):
    """A late task of a province.

    Attributes:
        leads: who leads it, in the cell's words.
    """

    code: str
    title: str
    due_on: date
    leads: str


class Province(NamedTuple):
    """A province's figures on a day, from one file.

    Attributes:
        file: the file as it was named.
        plan: the plan's year.
        code: the province's code in the national list, blank where the plan does not say.
        name: who issued the plan, else the file's name.
        points: of the whole plan, by the names in `POINTS`.
        late: the tasks late for the longest, the first due first.
        clock: what the journal's last change is ordered by, 0 without one.
    """

    file: str
    plan: int
    code: str
    name: str
    tally: Tally
    due: DueCount
    points: Mapping[str, Decimal]
    late: tuple[ProvinceLateTask, ...]
    clock: int

    @property
    def key(self) -> str:
        """By what two files of one province are known."""
        return self.code or fold(self.name)

    @property
    def earned_share(self) -> Decimal:
        """The share of the maximum that is earned, 0 to 1; 0 of a plan without points."""
        return self.points["earned"] / self.points["max"] if self.points["max"] else Decimal()


class SkippedFile(NamedTuple):
    """A file that is not counted, and why."""

    file: str
    reason: PartuiError


class AllProvinces(NamedTuple):
    """All provinces together.

    Attributes:
        points: the mean of a province, by the names in `POINTS`.
    """

    tally: Tally
    due: DueCount
    points: Mapping[str, Decimal]


def together(provinces: Iterable[Province]) -> AllProvinces:
    """Add up the counts of some provinces, at least one, and take the mean of their points."""
    every = list(provinces)
    tallies = [each.tally for each in every]
    return AllProvinces(
        Tally(
            {name: sum(each.by_status[name] for each in tallies) for name in tallies[0].by_status},
            {name: sum(each.by_timeliness[name] for each in tallies) for name in tallies[0].by_timeliness},
        ),
        DueCount(sum(each.due.due for each in every), sum(each.due.on_time for each in every)),
        {name: sum((each.points[name] for each in every), Decimal()) / len(every) for name in POINTS},
    )
