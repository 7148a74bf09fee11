"""One task as it stands on a day."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from partui.domain.agencies.members import Member
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.tasks.status import DUE_SOON_DAYS, DUE_SOON_YEAR_DAYS, Status, Timeliness

if TYPE_CHECKING:
    # Quick counts of tasks need none of these.
    from partui.domain.periods.state import Period
    from partui.domain.targets.readings import Reading
    from partui.domain.targets.standing import TargetStanding
    from partui.domain.tasks.extensions import Extension
    from partui.domain.tasks.milestones import Milestone


class Role(StrEnum):
    """In which role an agency has a task."""

    LEAD = "lead"
    IMPLEMENTER = "implementer"
    ANY = "any"


class Part(StrEnum):
    """Where in the plan something to be done stands: in Phụ lục II, or in the body before the annexes."""

    ANNEX = "annex"
    BODY = "body"
    ALL = "all"


class Day(NamedTuple):
    """The day that everything is looked at from.

    Attributes:
        date: the day taken as today.
        soon_days: how many days before its due date a task counts as due soon.
        year_end_days: how many days before, where it is due on the last day of a year.
    """

    date: date
    soon_days: int = DUE_SOON_DAYS
    year_end_days: int = DUE_SOON_YEAR_DAYS


class Task(NamedTuple):
    """A row of Phụ lục II with what has been said of it, seen from a day.

    Attributes:
        inherited: field to the code that it was inherited from, for cells left blank in the plan.
        due_on: the last day that is on time, by the extensions granted up to the day.
        leads_words: the words of the cell that the leads are read from; implementers_words likewise.
        status: the status on the day; `recorded_status` is the one in the journal.
        completed_on: the day of completion, when it is not after the day looked at.
        days: days to the due date, negative when past.
        measured: a figure reached, in words (đạt 32%).
        target: the bar that the officer has set, as the journal writes it; blank where nothing was said of it yet.
        readings: what was measured up to the day, the last one last.
        standing: how the task stands to its target; none without one.
        members: the bodies of the groups that have the task; none where no group has members.
        serves: the code of the criterion that an officer has said it counts for; blank where its own code says so.
        effort: 1 (little) to 5 (much), none where nobody has said.
        number: as printed, where that is not the code; none where it is.
        second_code: the number in a second column of numbers.
        person: who is answerable by name.
        start: words of the time at which work begins.
        other: what stands in further columns of the plan, by their heads.
        original_due_on: the day that the plan's own words set.
        extensions: those granted up to the day, the one that counts last.
        milestones: its steps, by their days.
        after: codes of the tasks that come before it.
        periods: the instances of work that comes back, by due day, as they stand on the day.
        period_words: words that say how often it comes back, where the deadline does not.
        quorum: how many of the members that are followed suffice, as the journal writes it; blank for all.
        clause: what it is in the plan's body: `goal`, `action` or `duty`; blank for a row of the annex.
    """

    id: int
    plan: int
    position: int
    code: str
    chapter: str
    heading: str | None
    criterion: str | None
    title: str
    products: tuple[str, ...]
    requirements: tuple[str, ...]
    deadline: str
    deadline_kind: str
    due_on: date | None
    leads_words: str
    leads: tuple[str, ...]
    implementers_words: str
    implementers: tuple[str, ...]
    inherited: dict[str, str]
    recorded_status: Status
    recorded_completed_on: date | None
    status: Status
    completed_on: date | None
    timeliness: Timeliness
    days: int | None
    progress: int
    measured: str
    note: str
    version: int
    members: tuple[Member, ...] = ()
    target: str = ""
    readings: "tuple[Reading, ...]" = ()
    standing: "TargetStanding | None" = None
    serves: str = ""
    effort: int | None = None
    number: str | None = None
    second_code: str = ""
    person: str = ""
    start: str = ""
    other: Mapping[str, str] = MappingProxyType({})
    clause: str = ""
    original_due_on: date | None = None
    extensions: "tuple[Extension, ...]" = ()
    milestones: "tuple[Milestone, ...]" = ()
    after: tuple[str, ...] = ()
    periods: "tuple[Period, ...]" = ()
    period_words: str = ""
    quorum: str = ""

    @property
    def part(self) -> Part:
        """The part of the plan that it stands in."""
        return Part.BODY if self.clause else Part.ANNEX

    @property
    def is_unread(self) -> bool:
        """Whether its deadline could not be read: it is neither known to be in time nor without a deadline."""
        return self.due_on is None and self.deadline_kind == DeadlineKind.UNKNOWN

    @property
    def is_in_time_by_extension(self) -> bool:
        """Whether it was done after the plan's own day, and on time only as it was extended."""
        return bool(
            self.timeliness is Timeliness.DONE_ON_TIME
            and self.extensions
            and self.original_due_on
            and self.completed_on
            and self.completed_on > self.original_due_on
        )

    @property
    def printed_number(self) -> str:
        """The number as printed, blank where there is none."""
        return self.code if self.number is None else self.number


class Heading(NamedTuple):
    """A chapter or a heading of Phụ lục II: a row that groups tasks.

    Attributes:
        number: as printed, where that is not the code; none where it is.
    """

    id: int
    position: int
    code: str
    chapter: str
    title: str
    number: str | None = None

    @property
    def is_chapter(self) -> bool:
        """Whether the row opens a chapter."""
        return self.code == self.chapter
