"""Plans: those of the file, a new one, two side by side, one that is imported, doubts in one, agencies."""

from tools.json_shapes.base import ByStatus, ByTimeliness, Code, Counts, Number, Shape, date
from tools.json_shapes.journal import CellFault


class ListedPlan(Shape):
    """A plan of the file."""

    plan: int
    number: str
    issued: str
    issuer: str
    signer: str
    recipients: list[str]
    province: str
    kind: str
    office: str
    """The office that reports, as letters of its own write it; what follows likewise."""
    office_symbol: str
    signing_post: str
    signed_by: str
    drafting_unit: str
    copies: str
    signing_place: str
    title: str
    in_use: bool
    criteria: Counts
    headings: Counts
    tasks: Counts
    done: Counts
    overdue: Counts


class MovedDeadline(Shape):
    """A deadline that speaks of another year now."""

    code: Code
    before: str
    after: str


class CarriedTarget(Shape):
    """A target that was taken along."""

    code: Code
    target: str


class NewPlan(Shape):
    """A plan made of another year's."""

    plan: int
    from_: int
    criteria: Counts
    headings: Counts
    tasks: Counts
    deadlines: list[MovedDeadline]
    unread_deadlines: list[Code]
    not_scored: list[Code]
    naming_year: list[Code]
    late: list[Code]
    targets: list[CarriedTarget]
    body: Counts


class SummedScores(Shape):
    """Points added up."""

    max: Number
    baseline: Number
    target: Number
    own: Number | None
    appraised: Number | None
    surveyed: Number | None
    earned: Number
    expected: Number
    highest: Number
    at_risk: Number
    scored: Counts
    asked: Counts
    scored_max: Number


class ChapterRate(Shape):
    """A chapter's share of tasks done."""

    code: str
    total: Counts
    done: Counts
    rate: Number | None


class ComparedPlan(SummedScores):
    """One of the two plans."""

    plan: int
    as_of: date
    total: Counts
    by_status: ByStatus
    by_timeliness: ByTimeliness
    rate: Number | None
    chapters: list[ChapterRate]


class ComparedCriterion(Shape):
    """A criterion in both plans; null where one has not got it."""

    code: Code
    title: str
    plans: list[SummedScores | None]
    gained: Number | None


class ComparedTask(Shape):
    """A task with its deadline."""

    code: Code
    title: str
    deadline: str
    due_on: date | None


class MovedTask(Shape):
    """A task whose deadline differs."""

    from_: ComparedTask
    to: ComparedTask
    days: int | None


class DifferentTasks(Shape):
    """What differs in the tasks of two plans."""

    added: list[ComparedTask]
    dropped: list[ComparedTask]
    moved: list[MovedTask]
    same: Counts


class ComparedPlans(Shape):
    """Two plans side by side."""

    plans: list[ComparedPlan]
    criteria: list[ComparedCriterion]
    tasks: DifferentTasks


class ReadDeadline(Shape):
    """A deadline's words, as they were read."""

    words: str
    kind: str
    due_on: date | None
    reading: str
    tasks: list[Code]


class AlikeAgency(Shape):
    """A name that is nearly a known one."""

    written: str
    known: str
    tasks: list[Code]


class ReadColumn(Shape):
    """A column and what it was taken for."""

    head: str
    role: str | None


class ReadTable(Shape):
    """A table of the file."""

    table: int
    place: str
    kind: str | None
    words: str
    rows: Counts
    taken: bool
    columns: list[ReadColumn]


class DoubtfulRow(Shape):
    """A row that should be looked at."""

    code: str
    number: str
    place: str
    reasons: list[str]


class OldAndNew(Shape):
    """A field of a row that a revised plan changes."""

    old: str | None
    new: str | None


class RevisedRow(Shape):
    """A row that a revised plan changes."""

    code: Code
    fields: dict[str, OldAndNew]


class PlanRevision(Shape):
    """What a revised plan changes."""

    added: list[Code]
    dropped: list[Code]
    changed: list[RevisedRow]
    same: Counts


class UnusedCorrection(Shape):
    """A correction of the file of corrections that found no row."""

    number: str
    title: str
    field: str


class Corrections(Shape):
    """What became of the corrections."""

    applied: Counts
    left: list[UnusedCorrection]


class ImportedPlan(Shape):
    """What an import brings, or brought."""

    plan: int
    number: str
    issued: str
    issuer: str
    kind: str
    title: str
    criteria: Counts
    headings: Counts
    tasks: Counts
    deadlines: list[ReadDeadline]
    unread_deadlines: list[Code]
    new_agencies: list[str]
    alike_agencies: list[AlikeAgency]
    agencies_as: dict[str, str]
    inherited: dict[Code, dict[str, Code]]
    joined: list[str]
    problems: list[str]
    tables: list[ReadTable]
    doubts: list[DoubtfulRow]
    revision: PlanRevision | None
    corrections: Corrections
    blocked: bool
    imported: bool


class PlanDoubt(Shape):
    """What in the plan does not agree with itself."""

    doubt: str
    rule: str
    kind: str
    code: str | None
    other: str | None
    text: str
    settled: bool
    reason: str


class FilledGroup(Shape):
    """A group that a list of bodies brings members."""

    name: str
    added: list[str]
    new: list[str]
    already: Counts
    others: Counts


class ImportedMembers(Shape):
    """What a list of bodies brings."""

    groups: list[FilledGroup]
    faults: list[CellFault]
    unknown: list[str]
    changes: Counts


class ListedAgency(Shape):
    """An agency of the file."""

    name: str
    short: str
    group: bool
    leads: Counts
    implements: Counts
    members: list[str]
