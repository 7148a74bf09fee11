"""What a leaf of Phụ lục I has earned, can be expected to get and can still reach: the one place that works it out."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from partui.domain.scores.criterion import Criterion, CriterionKind, ScoringRule
from partui.domain.scores.points import divide, portion
from partui.domain.scores.steps import step_points
from partui.domain.tasks.status import Status, Timeliness

AT_RISK = (Timeliness.OVERDUE, Timeliness.DUE_SOON)
_NOTHING = Decimal()


class ReachedFigure(NamedTuple):
    """The figure that a task has reached.

    Attributes:
        value: in the unit of the steps, mostly percent.
        is_enough: whether it reaches the target that the officer has confirmed; none where there is none.
    """

    value: Decimal
    is_enough: bool | None = None


class TaskStanding(NamedTuple):
    """What scores need to know of a task.

    Attributes:
        share: the points typed for it, none where they are divided equally.
        effort: 1 to 5, none where nobody has said.
        late: how many of its instances were late, of how many; none for work that does not come back.
    """

    code: str
    criterion: str | None
    leads: tuple[str, ...]
    status: Status
    timeliness: Timeliness
    share: Decimal | None = None
    effort: int | None = None
    late: tuple[int, int] | None = None


class ShareOutcome(StrEnum):
    """What becomes of a task's share.

    `earned`: it is done and counts; `measured`: done, and its figure decides; `open`: not done and not late; `late`:
    not done and late, and still counts; `lost`: it cannot count any more.
    """

    EARNED = "earned"
    MEASURED = "measured"
    OPEN = "open"
    LATE = "late"
    LOST = "lost"


class TaskPart(NamedTuple):
    """A task's part in a criterion.

    Attributes:
        share: the points that it can bring.
        counted: those of them that are not lost: of work that comes back each late instance is, by the rule.
        earned: those that it has brought.
        is_typed: whether its share is typed.
    """

    code: str
    share: Decimal
    counted: Decimal
    fate: ShareOutcome
    earned: Decimal
    at_risk: bool
    is_typed: bool


class Basis(StrEnum):
    """By which rule a criterion's points are expected."""

    OWN = "own"
    APPRAISED = "appraised"
    SURVEYED = "surveyed"
    LAST_YEAR = "last_year"
    TASKS = "tasks"
    TASKS_AND_SURVEY = "tasks_and_survey"
    NO_TASKS = "no_tasks"


SCORED = (Basis.OWN, Basis.APPRAISED, Basis.SURVEYED)


class Range(NamedTuple):
    """Points that are earned, expected, and the highest that can still be reached."""

    earned: Decimal
    expected: Decimal
    highest: Decimal


class LeafFigures(NamedTuple):
    """A leaf's points, by which rule, and what each task has to do with them.

    Attributes:
        survey_share: the points that the survey divides with the tasks.
        at_risk: the shares of open tasks that are late or due soon, as far as there is something to lose.
    """

    points: Range
    at_risk: Decimal
    basis: Basis
    parts: tuple[TaskPart, ...]
    survey_share: Decimal


def leaf_figures(
    row: Criterion, kind: CriterionKind, tasks: Sequence[TaskStanding], readings: Mapping[str, ReachedFigure]
) -> LeafFigures:
    """Work out a leaf's points.

    Args:
        row: the leaf.
        kind: what gives it its points.
        tasks: those behind it, as they stand on the day.
        readings: the figure reached, by the code of a task.
    """
    worth = min(row.target, row.max)
    if kind is CriterionKind.SURVEY:
        points, basis = _surveyed(row, worth)
        return LeafFigures(points, _NOTHING, basis, (), worth)
    both = kind is CriterionKind.BOTH
    shares = divide(worth, [*([row.rule.survey_share] if both else ()), *(task.share for task in tasks)])
    survey_share = shares.pop(0) if both else _NOTHING
    parts = tuple(
        _part(row.rule, task, share, worth, readings.get(task.code)) for task, share in zip(tasks, shares, strict=True)
    )
    points, basis = _worked(row, parts, worth - survey_share)
    at_risk = sum((part.share for part in parts if part.at_risk), _NOTHING)
    if basis in (Basis.OWN, Basis.APPRAISED):
        at_risk = min(at_risk, points.earned)
    if both:
        survey = _survey_part(row, survey_share, worth)
        points = Range(*(min(one + other, row.max) for one, other in zip(points, survey, strict=True)))
        basis = basis if basis in (Basis.OWN, Basis.APPRAISED) else Basis.TASKS_AND_SURVEY
    return LeafFigures(points, at_risk, basis, parts, survey_share)


def _surveyed(row: Criterion, worth: Decimal) -> tuple[Range, Basis]:
    for score, basis in (
        (row.surveyed, Basis.SURVEYED),
        (row.appraised, Basis.APPRAISED),
        (row.own, Basis.OWN),
    ):
        if score is not None:
            return _settled(row, score), basis
    last_year = min(row.baseline, row.max)
    return Range(_NOTHING, last_year, max(worth, last_year)), Basis.LAST_YEAR


def _survey_part(row: Criterion, share: Decimal, worth: Decimal) -> Range:
    """Return the survey's part of a criterion that is scored by both."""
    if row.surveyed is not None:
        return _settled(row, row.surveyed)
    last_year = portion(row.baseline, share, worth)
    return Range(_NOTHING, last_year, max(share, last_year))


def _settled(row: Criterion, score: Decimal) -> Range:
    points = min(score, row.max)
    return Range(points, points, points)


def _worked(row: Criterion, parts: Sequence[TaskPart], worth: Decimal) -> tuple[Range, Basis]:
    for score, basis in ((row.appraised, Basis.APPRAISED), (row.own, Basis.OWN)):
        if score is not None:
            return _settled(row, score), basis
    if parts:
        earned = sum((part.earned for part in parts), _NOTHING)
        expected = earned + sum((part.counted for part in parts if part.fate is ShareOutcome.OPEN), _NOTHING)
        highest = expected + sum((part.counted for part in parts if part.fate is ShareOutcome.LATE), _NOTHING)
        return Range(*(min(points, row.max) for points in (earned, expected, highest))), Basis.TASKS
    # Nothing comes by itself: what no task works for is not expected before somebody scores it.
    return Range(_NOTHING, _NOTHING, worth), Basis.NO_TASKS


def _part(
    rule: ScoringRule, task: TaskStanding, share: Decimal, worth: Decimal, reading: ReachedFigure | None
) -> TaskPart:
    fate, counted = _fate(rule, task, reading), share
    if rule.on_time_only and task.late is not None and task.status is not Status.CANCELLED:
        late, every = task.late
        counted = portion(share, Decimal(every - late), Decimal(every))
        fate = (
            ShareOutcome.LOST
            if not counted
            else ShareOutcome.EARNED
            if task.status is Status.DONE
            else ShareOutcome.OPEN
        )
    earned = counted if fate is ShareOutcome.EARNED else _NOTHING
    if fate is ShareOutcome.MEASURED and reading is not None:
        earned = _measured(rule, reading, share, worth)
    at_risk = task.timeliness in AT_RISK
    return TaskPart(task.code, share, counted, fate, earned, at_risk, task.share is not None)


def _fate(rule: ScoringRule, task: TaskStanding, reading: ReachedFigure | None) -> ShareOutcome:
    match task.status:
        case Status.CANCELLED:
            return ShareOutcome.EARNED if rule.counts_cancelled else ShareOutcome.LOST
        case Status.DONE:
            if rule.on_time_only and task.timeliness is Timeliness.DONE_LATE:
                return ShareOutcome.LOST
            return ShareOutcome.EARNED if reading is None else ShareOutcome.MEASURED
        case _:
            if task.timeliness is not Timeliness.OVERDUE:
                return ShareOutcome.OPEN
            return ShareOutcome.LOST if rule.on_time_only else ShareOutcome.LATE


def _measured(rule: ScoringRule, reading: ReachedFigure, share: Decimal, worth: Decimal) -> Decimal:
    """Return what a task brings by the figure that it has reached: its step, else all where that is enough."""
    if rule.steps:
        return portion(step_points(rule.steps, reading.value), share, worth)
    return _NOTHING if reading.is_enough is False else share
