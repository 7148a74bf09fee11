"""What a report says, before it has a format."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from partui.domain.agencies.members import Member
from partui.domain.agencies.names import agency_key
from partui.domain.brief.answers import Proposal
from partui.domain.brief.due import DueProgress
from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.brief.period import DoneInPeriod
from partui.domain.office import STANDING, Office
from partui.domain.reminders.sent import TO_PROVINCE, EarlierLetters
from partui.domain.scorecards.ranking import AgencyRanking
from partui.domain.scores.index import ScoreRow, Scores
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.pace import PacedTask
from partui.domain.tasks.snapshots import StandingChanges
from partui.domain.tasks.status import Status, days_left, timeliness_on
from partui.domain.tasks.tally import AgencyTally, Tally
from partui.domain.tasks.task import Day, Heading, Task
from partui.domain.tasks.today import OpenMilestone


class ReportKind(StrEnum):
    """What a report is for."""

    PROGRESS = "progress"
    REMINDER = "reminder"
    SCORES = "scores"
    CALENDAR = "calendar"
    DOSSIER = "dossier"
    BRIEF = "brief"


# These tell what has changed since a day or a snapshot, where they are asked to.
COMPARED = (ReportKind.PROGRESS, ReportKind.BRIEF)


class ReportHead(NamedTuple):
    """Which plan, for which day, for whom.

    Attributes:
        agency: the agency that the report is about, none for the whole plan.
        made_on: the real day on which it is drawn up.
        issued_on: the day on which the plan was issued, none where only the month is known.
        kind: what the plan's document is, blank where its number tells.
        office: who draws up and signs.
        issued: the month (2020-08) where the day of issue is not known.
    """

    year: int
    number: str
    issuer: str
    title: str
    day: date
    made_on: date
    agency: str | None = None
    issued_on: date | None = None
    kind: str = ""
    office: Office = STANDING
    issued: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is about the office that signs itself."""
        return agency_key(self.agency or "") == agency_key(self.office.name)


class ChapterTally(NamedTuple):
    """The counts of one chapter."""

    chapter: Heading
    tally: Tally


class ChangesSince(NamedTuple):
    """What has changed since a day or a snapshot, with what that is called."""

    label: str
    since: StandingChanges


class Progress(NamedTuple):
    """How the plan is carried out (báo cáo tình hình thực hiện).

    Attributes:
        leads: the agencies that lead tasks, the worst first.
        tasks: in the plan's order; headings likewise, both by `position`.
        evidence: a task's code to what proves it.
        reasons: a closed task's code to why it is not carried out, or done, where that was said.
        behind: open tasks that are behind the time gone, the earliest due first; late milestones likewise.
        since: what has changed since a day or a snapshot, where that was asked for.
        due: what had to be done by the day, and is; period likewise within the days that the report is about.
        late_reasons: a late task's code to why it is late, where that is known.
        proposals: what agencies ask for, in the plan's order.
        at_risk: the points that late tasks and those due soon put at risk; none where nothing is scored.
        ranking: the agencies side by side, in a report on the whole plan.
        words: what the office itself writes into parts of it; of an earlier day where nothing is written yet.
    """

    head: ReportHead
    total: Tally
    chapters: tuple[ChapterTally, ...]
    leads: tuple[AgencyTally, ...]
    headings: tuple[Heading, ...]
    tasks: tuple[Task, ...]
    evidence: Mapping[str, tuple[Evidence, ...]]
    reasons: Mapping[str, str] = MappingProxyType({})
    behind: tuple[PacedTask, ...] = ()
    milestones: tuple[OpenMilestone, ...] = ()
    since: ChangesSince | None = None
    due: DueProgress = DueProgress(0, 0)
    period: DoneInPeriod | None = None
    late_reasons: Mapping[str, str] = MappingProxyType({})
    proposals: tuple[Proposal, ...] = ()
    at_risk: Decimal | None = None
    ranking: AgencyRanking | None = None
    words: Mapping[ReportPart, OwnWords] = MappingProxyType({})


class TaskList(NamedTuple):
    """Tasks as they were filtered and sorted.

    Attributes:
        documents: a task's code to the documents that prove it.
        chosen: what they are chosen by, in words; blank where nothing is left out.
    """

    head: ReportHead
    tasks: tuple[Task, ...]
    documents: Mapping[str, tuple[Evidence, ...]]
    chosen: str


class Reminder(NamedTuple):
    """What one agency is reminded of (văn bản đôn đốc); `head.agency` names it.

    Attributes:
        overdue: its late tasks, the longest late first.
        due_soon: its tasks due soon, the soonest first.
        earlier: a late task's code to the letters about it that the agency had before.
        behind: the tasks that it leads and that are behind the time gone, the earliest due first.
        milestones: the late milestones of tasks that it leads, the longest late first.
        by_member: codes of a group's tasks late or due soon that are left to its members.
    """

    head: ReportHead
    overdue: tuple[Task, ...]
    due_soon: tuple[Task, ...]
    earlier: Mapping[str, EarlierLetters] = MappingProxyType({})
    behind: tuple[PacedTask, ...] = ()
    milestones: tuple[OpenMilestone, ...] = ()
    by_member: tuple[str, ...] = ()

    @property
    def times(self) -> int:
        """Which letter it is about the task that was reminded of most often: 1, 2 …"""
        return 1 + max((earlier.times for earlier in self.earlier.values()), default=0)

    @property
    def is_proposal(self) -> bool:
        """Whether the province's committee is asked to direct the agency."""
        return self.times >= TO_PROVINCE and not self.head.is_own


class CollectiveReminder(NamedTuple):
    """One letter that reminds several agencies, with an annex by agency.

    Attributes:
        letters: what each is reminded of, in official order.
        unled: codes of late tasks that name no lead.
    """

    head: ReportHead
    letters: tuple[Reminder, ...]
    unled: tuple[str, ...] = ()


class Assessment(NamedTuple):
    """The self-assessment by Phụ lục I, with gaps and what proves each criterion.

    Attributes:
        scores: of the whole of Phụ lục I, or of the criteria that the agency leads.
        tasks: every task, by code; of an agency's self-assessment those that say how far it has come.
        evidence: a task's code to what proves it.
        of_criteria: a criterion's code to what proves it itself.
        elsewhere: criteria that other agencies lead, where the agency's tasks put points at risk.
    """

    head: ReportHead
    scores: Scores
    tasks: Mapping[str, Task]
    evidence: Mapping[str, tuple[Evidence, ...]]
    of_criteria: Mapping[str, tuple[Evidence, ...]] = MappingProxyType({})
    elsewhere: tuple[ScoreRow, ...] = ()


class Deadlines(NamedTuple):
    """Tasks with a due date, for a calendar.

    Attributes:
        names: lasting names of tasks by their codes of now, which a move may give to others; its plan and code name a
            task that is left out.
    """

    head: ReportHead
    tasks: tuple[Task, ...]
    names: Mapping[str, str] = MappingProxyType({})


Report = Progress | Reminder | CollectiveReminder | Assessment | Deadlines


_WHOLE = 100


def says_of(task: Task, agency: str) -> bool:
    """Return whether a task says how far an agency has come: not where it is a member of a group that is not followed.

    Nor where enough other members have done theirs.

    Args:
        agency: its name; it leads the task or is a member of a group that has it.
    """
    key = agency_key(agency)
    followed = key in map(agency_key, task.leads) or all(each.followed for each in task.members if each.key == key)
    return followed and is_asked(task, agency)


def is_asked(task: Task, agency: str) -> bool:
    """Return whether an agency's part in a task is asked: not once enough other members have done theirs.

    Such a part is neither late nor done. What the agency has by its own name is done with the task.

    Args:
        agency: its name.
    """
    key = agency_key(agency)
    if not task.quorum or task.status is not Status.DONE or key in map(agency_key, (*task.leads, *task.implementers)):
        return True
    return all(each.status is Status.DONE for each in task.members if each.key == key)


def as_its_own(task: Task, agency: str, day: Day) -> Task:
    """Return a task as it stands for an agency: where that is a member that is followed, as far as it has come itself.

    What the agency leads by its own name, and what is settled for all, stands as the task does.

    Args:
        agency: its name.
        day: the day that the task is seen from.
    """
    key = agency_key(agency)
    member = next((each for each in task.members if each.key == key), None)
    if member is None or key in map(agency_key, task.leads):
        return task
    alone = task._replace(members=(), periods=tuple(each for each in task.periods if each.is_owed_by(member.name)))
    if not member.followed or _settled(task, member):
        return alone
    done, due_on = member.status is Status.DONE, member.due_on or task.due_on
    return alone._replace(
        status=member.status,
        recorded_status=member.status,
        completed_on=member.completed_on,
        recorded_completed_on=member.completed_on,
        due_on=due_on,
        days=days_left(due_on, day.date),
        timeliness=timeliness_on(member.status, due_on, member.completed_on, *day),
        progress=_WHOLE if done else 0,
    )


def _settled(task: Task, member: Member) -> bool:
    """Return whether a task is cancelled or done for all, the member's own part no sooner."""
    return task.status is Status.CANCELLED or (task.status is Status.DONE and not _sooner(member, task))


def _sooner(member: Member, task: Task) -> bool:
    return member.completed_on is not None and task.completed_on is not None and member.completed_on < task.completed_on
