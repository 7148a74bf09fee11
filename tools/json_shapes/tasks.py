"""A task as `list` and `show` print it, and what is measured of it."""

from partui.domain.deadlines.kinds import DeadlineKind
from tools.json_shapes.base import Code, Number, Shape, Status, Timeliness, date
from tools.json_shapes.journal import JournalChange
from tools.json_shapes.proofs import RegisteredDocument, TaskDocument


class TargetText(Shape):
    """A target that the officer has set, and how the task stands to it."""

    text: str
    comparison: str
    bar: Number
    unit: str
    course: str | None
    year: int | None
    base: Number | None
    actual: Number | None
    reached: bool | None
    lacking: Number | None
    share: Number | None
    time_gone: Number | None
    behind: bool


class NoTarget(Shape):
    """None is set."""


class TaskReading(Shape):
    """A figure measured; words without a figure have nothing but a text."""

    uuid: str | None
    on: date | None
    number: Number | None
    whole: Number | None
    unit: str
    source: str
    text: str


class TaskPeriod(Shape):
    """An instance of work that comes back."""

    key: str
    label: str
    due_on: date
    days: int
    status: str
    timeliness: Timeliness
    completed_on: date | None
    reason: str
    documents: list[str]
    """What proves this instance, each as it is named shortest."""
    reported: int
    """How many agencies have done their part in it; 0 where agency by agency is not followed."""
    owing: list[str]
    """The agencies that owe theirs yet."""


class CodedPeriod(TaskPeriod):
    """The same with its task."""

    code: Code


class TaskExtension(Shape):
    """A later due day, granted on a day."""

    uuid: str
    words: str
    due_on: date
    granted_on: date
    document: str
    text: str


class TaskStep(Shape):
    """A step inside a task."""

    uuid: str
    words: str
    due_on: date
    done_on: date | None


class TaskMember(Shape):
    """A body of a group that has the task."""

    name: str
    status: Status
    completed_on: date | None
    late: bool
    followed: bool


class ListedTask(Shape):
    """A task on a day."""

    plan: int
    code: Code
    title: str
    chapter: str
    heading: str | None
    criterion: str | None
    products: list[str]
    requirements: list[str]
    deadline: str
    deadline_kind: DeadlineKind
    due_on: date | None
    leads: list[str]
    implementers: list[str]
    inherited: dict[str, Code]
    """Field to the code that it was inherited from, of cells that are blank in the plan."""
    status: Status
    timeliness: Timeliness
    days: int | None
    """To the due date, negative when past."""
    progress: int
    completed_on: date | None
    note: str
    version: int
    number: str
    second_code: str
    person: str
    start: str
    other: dict[str, str]
    measured: str
    target: TargetText | NoTarget
    readings: list[TaskReading]
    periods: list[TaskPeriod]
    effort: int | None
    original_due_on: date | None
    extensions: list[TaskExtension]
    after: list[Code]
    steps: list[TaskStep]
    documents: list[RegisteredDocument]
    part: str
    """`annex`, or `body` for a row of the plan's body."""
    kind: str | None = None
    """Of a row of the body alone: goal, action or duty."""
    quorum: str
    """How many members of its groups suffice: `8`, `30%`; blank where all are needed."""
    members: list[TaskMember]
    """Empty where no group has members."""


class ProposedQuorum(Shape):
    """A quorum that a requirement names, and of which bodies."""

    quorum: str
    of: str


class WholeTask(ListedTask):
    """A task with all that the file says of it."""

    leads_words: str
    implementers_words: str
    deadline_reading: str
    starts_on: date | None
    reminders: list[date]
    milestones: list[date]
    reason: str | None
    evidence: list[TaskDocument]
    quorum_proposed: list[ProposedQuorum]
    unproved: list[int]
    history: list[JournalChange]


class ExtendedTask(Shape):
    """A task with its extensions."""

    code: Code
    extensions: list[TaskExtension]


class TargetedTask(Shape):
    """A task with its target, or with what its requirements propose."""

    code: Code
    target: TargetText | NoTarget
    rejected: bool
    proposals: list[str]


class ListedMilestone(Shape):
    """A step of a task, by which number it is named."""

    code: Code
    number: int
    uuid: str
    words: str
    due_on: date
    done_on: date | None
    timeliness: str
    days: int
