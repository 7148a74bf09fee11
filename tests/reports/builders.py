"""Report models made from the seeded plan, with statuses and evidence of a test's choosing."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import ResolvedPlan, ResolvedTask, read_plan
from partui.domain.plan.report import Assessment, ChapterTally, Progress, Reminder, ReportHead
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.index import work_out_scores
from partui.domain.scores.leaf import TaskStanding
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness, days_left, status_on, timeliness_on
from partui.domain.tasks.tally import AgencyTally, Tally, TaskCount, tally_of
from partui.domain.tasks.task import Day, Heading, Task
from tests.places import SEED

DAY = date(2020, 9, 25)
MADE_ON = date(2020, 10, 2)

Said = tuple[Status, date | None]
Proofs = Mapping[str, tuple[Evidence, ...]]

# On 25/09/2020: done on time, done late, completed only later, not carried out, being done.
SAID: Mapping[str, Said] = {
    "1.1": (Status.DONE, date(2020, 9, 1)),
    "1.2": (Status.DONE, date(2020, 9, 20)),
    "1.3.1": (Status.DONE, date(2020, 9, 28)),
    "2.1.1": (Status.CANCELLED, None),
    "2.1.2": (Status.DOING, None),
    "3.1.1": (Status.DONE, date(2020, 8, 31)),
}


@cache
def plan() -> ResolvedPlan:
    """The seeded plan."""
    text = SEED.read_text(encoding="utf-8")
    return read_plan(parse_plan(text))


def head(agency: str | None = None, day: date = DAY) -> ReportHead:
    """The head of a report on the seeded plan."""
    of = plan().head
    return ReportHead(of.year, of.number, of.issuer, of.title, day, MADE_ON, agency)


def tasks(said: Mapping[str, Said] = SAID, day: date = DAY) -> tuple[Task, ...]:
    """Every task of the seeded plan as it stands on a day."""
    return tuple(task(read, *said.get(read.code, (Status.TODO, None)), day) for read in plan().tasks)


def task(read: ResolvedTask, status: Status, completed_on: date | None, day: date) -> Task:
    """One task as it stands on a day."""
    due_on = read.deadline.due_on
    known = completed_on is not None and completed_on <= day
    return Task(
        id=read.position,
        plan=2020,
        position=read.position,
        code=read.code,
        chapter=read.chapter,
        heading=read.heading,
        criterion=read.criterion,
        title=read.title,
        products=read.products,
        requirements=read.requirements,
        deadline=read.deadline.words,
        deadline_kind=read.deadline.kind,
        due_on=due_on,
        leads_words=read.leads_words,
        leads=tuple(lead.name for lead in read.leads),
        implementers_words=read.implementers_words,
        implementers=tuple(each.name for each in read.implementers),
        inherited=dict(read.inherited),
        recorded_status=status,
        recorded_completed_on=completed_on,
        status=status_on(status, completed_on, day),
        completed_on=completed_on if known else None,
        timeliness=timeliness_on(status, due_on, completed_on, day),
        days=days_left(due_on, day),
        progress=0,
        measured="",
        note="",
        version=1,
    )


def headings() -> tuple[Heading, ...]:
    """Every heading of the seeded plan."""
    return tuple(Heading(row.position, row.position, row.code, row.chapter, row.title) for row in plan().headings)


def evidence(code: str, product: int | None = None, **fields: Any) -> Evidence:
    """A document that proves a task."""
    proof = Evidence(
        uuid=f"{code}/{product}",
        code=code,
        products=() if product is None else (product,),
        number="12/BC-SNV",
        issued_on=date(2020, 9, 1),
        issuer="Sở Nội vụ",
        summary="Báo cáo kết quả",
        link="",
    )
    return proof._replace(**fields)


def tally(of: Iterable[Task], day: date = DAY) -> Tally:
    """The counts of some tasks."""
    counted = (TaskCount(each.recorded_status, each.due_on, each.recorded_completed_on) for each in of)
    return tally_of(counted, Day(day))


def progress(of: tuple[Task, ...] | None = None, proofs: Proofs | None = None, agency: str | None = None) -> Progress:
    """A progress report on some tasks, all if not given."""
    listed = tasks() if of is None else of
    chapters = tuple(
        ChapterTally(row, tally(each for each in listed if each.chapter == row.chapter))
        for row in headings()
        if row.is_chapter
    )
    names = dict.fromkeys(lead for each in listed for lead in each.leads)
    leads = [
        AgencyTally(number, name, False, tally(each for each in listed if name in each.leads))
        for number, name in enumerate(names)
    ]
    leads.sort(key=lambda lead: -lead.tally.by_timeliness[Timeliness.OVERDUE])
    return Progress(head(agency), tally(listed), chapters, tuple(leads), headings(), listed, proofs or {})


def reminder(agency: str, of: tuple[Task, ...] | None = None) -> Reminder:
    """A reminder to one agency of what it leads."""
    own = [each for each in (tasks() if of is None else of) if agency in each.leads]
    late = [each for each in own if each.timeliness is Timeliness.OVERDUE]
    soon = [each for each in own if each.timeliness is Timeliness.DUE_SOON]
    late.sort(key=lambda each: each.days or 0)
    soon.sort(key=lambda each: each.days or 0)
    return Reminder(head(agency), tuple(late), tuple(soon))


def assessment(own: Mapping[str, str] | None = None, proofs: Proofs | None = None) -> Assessment:
    """A self-assessment with own scores by criterion."""
    criteria = [
        Criterion(
            row.position,
            row.position,
            row.code,
            row.parent,
            row.title,
            Decimal(str(row.max)),
            Decimal(str(row.baseline)),
            Decimal(str(row.target)),
            row.leads_words,
            Decimal(own[row.code]) if own and row.code in own else None,
        )
        for row in plan().criteria
    ]
    listed = tasks()
    standing = [TaskStanding(each.code, each.criterion, each.leads, each.status, each.timeliness) for each in listed]
    return Assessment(head(), work_out_scores(criteria, standing), {each.code: each for each in listed}, proofs or {})
