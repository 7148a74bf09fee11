"""The PAR Index."""

from partui.domain.scores.criterion import CriterionKind
from partui.domain.scores.leaf import Basis
from partui.domain.scores.shortfall import Shortfall
from tools.json_shapes.base import Code, Counts, Number, Points, Shape, Timeliness, date
from tools.json_shapes.proofs import RegisteredDocument


class ScoreFigures(Shape):
    """What is earned (chắc chắn), expected (dự kiến), still to be reached (cao nhất), at risk, and to be gained."""

    earned: Number
    expected: Number
    highest: Number
    at_risk: Number
    gain: Number


class ScoredCriterion(ScoreFigures):
    """A row of Phụ lục I."""

    code: Code
    title: str
    kind: CriterionKind
    max: Number
    baseline: Number
    target: Number
    own: Number | None
    appraised: Number | None
    surveyed: Number | None
    tasks: list[Code]
    documents: list[RegisteredDocument]
    basis: Basis | None = None
    """Of a leaf alone: by which rule its points are expected."""
    summed: Points | None = None
    """Only where the plan prints other points than its leaves give."""


class ScoredSoFar(Shape):
    """How many criteria have an own score."""

    criteria: Counts
    of: Counts
    max: Number


class AgencyRisk(Shape):
    """What the tasks that an agency leads put at risk."""

    name: str
    at_risk: Number


class Supposed(Shape):
    """Tasks taken as done, and what was before."""

    tasks: list[Code]
    before: ScoreFigures


class PlanScores(ScoreFigures):
    """The whole of Phụ lục I."""

    plan: int
    as_of: date
    max: Number
    baseline: Number
    target: Number
    own: Number | None
    summed: Points
    scored: ScoredSoFar
    short_of_target: dict[Shortfall, Number]
    criteria: list[ScoredCriterion]
    agencies: list[AgencyRisk]
    if_done: Supposed | None = None
    """Only with --if-done."""


class BestTask(Shape):
    """An open task by what it can still bring."""

    code: Code
    gain: Number
    effort: int | None
    leads: list[str]
    timeliness: Timeliness


class Goal(Shape):
    """The cheapest tasks that reach a number of points."""

    points: Number
    without: Number
    reached: Number
    met: bool
    effort: int
    tasks: list[Code]


class BestTasks(Shape):
    """What pays most."""

    plan: int
    as_of: date
    tasks: list[BestTask]
    goal: Goal | None = None
    """Only with --goal."""
