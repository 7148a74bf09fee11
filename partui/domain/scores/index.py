"""The PAR Index: the figures of every leaf, their sums, and what each lead has at risk."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from partui.domain.plan.structure import leaves_below
from partui.domain.scores.criterion import Criterion, CriterionKind, kinds_of
from partui.domain.scores.leaf import SCORED, LeafFigures, ReachedFigure, TaskStanding, leaf_figures
from partui.domain.tasks.status import Status, Timeliness

NO_READINGS: Mapping[str, ReachedFigure] = MappingProxyType({})


class Sums(NamedTuple):
    """Points of a criterion worked out from the leaves below it.

    Attributes:
        own: the own scores entered below, none when there is not one; appraised and surveyed likewise.
        earned: what work done gives, and scores entered (chắc chắn).
        expected: what is to be expected, by each leaf's own rule (dự kiến).
        highest: what can still be reached (cao nhất).
        at_risk: the shares of open tasks that are late or due soon (nguy cơ mất).
        scored: how many leaves have an own score, of those that are asked for one.
        asked: how many leaves are asked for an own score: all but those that a survey scores.
        scored_max: the maximum of the leaves that have an own score.
    """

    max: Decimal
    baseline: Decimal
    target: Decimal
    own: Decimal | None
    appraised: Decimal | None
    surveyed: Decimal | None
    earned: Decimal
    expected: Decimal
    highest: Decimal
    at_risk: Decimal
    scored: int
    asked: int
    scored_max: Decimal

    @property
    def gain(self) -> Decimal:
        """How far last year's score can be surpassed (có thể thêm)."""
        return max(Decimal(), self.highest - self.baseline)


class ScoreRow(NamedTuple):
    """A criterion with its sums and the codes of the tasks behind it.

    Attributes:
        kind: what gives it its points; of a sum, what gives those below theirs.
        leaf: how a leaf comes by its points; none of a sum.
    """

    criterion: Criterion
    kind: CriterionKind
    sums: Sums
    tasks: tuple[str, ...]
    leaf: LeafFigures | None

    @property
    def is_leaf(self) -> bool:
        """Whether it is scored itself, and no sum."""
        return self.leaf is not None

    @property
    def entered(self) -> Decimal | None:
        """The score that takes the place of what its tasks give: the appraisal's, the survey's or the own one."""
        return self.sums.earned if self.leaf is not None and self.leaf.basis in SCORED else None

    @property
    def differs(self) -> bool:
        """Whether the plan prints another sum than its leaves give."""
        printed = (self.criterion.max, self.criterion.baseline, self.criterion.target)
        return printed != (self.sums.max, self.sums.baseline, self.sums.target)


class Scores(NamedTuple):
    """The whole of Phụ lục I, worked out for a day.

    Attributes:
        rows: every criterion, in the plan's order.
        total: the sums over all leaves.
        agencies: each lead with the points at risk through its tasks, the most first.
    """

    rows: tuple[ScoreRow, ...]
    total: Sums
    agencies: tuple[tuple[str, Decimal], ...]


def work_out_scores(
    criteria: Sequence[Criterion],
    tasks: Sequence[TaskStanding],
    as_if_done: Collection[str] = (),
    readings: Mapping[str, ReachedFigure] = NO_READINGS,
) -> Scores:
    """Work out every figure of Phụ lục I.

    Args:
        criteria: every criterion, in the plan's order.
        tasks: every task of the plan, as it stands on the day.
        as_if_done: codes of tasks taken as done well today, to see what would follow.
        readings: the figure that a task has reached, by its code.
    """
    if as_if_done:
        tasks = [_if_done(task) if task.code in as_if_done else task for task in tasks]
        readings = {code: reading for code, reading in readings.items() if code not in as_if_done}
    below = leaves_below({row.code: row.parent for row in criteria})
    kinds = kinds_of(criteria)
    named = _by_criterion(tasks)
    behind = _behind_leaves(criteria, below, kinds, named)
    known = {row.code: row for row in criteria}
    figures = {code: leaf_figures(known[code], kind, behind.get(code, ()), readings) for code, kind in kinds.items()}
    leaf = {code: _leaf_sums(known[code], kinds[code], each) for code, each in figures.items()}
    rows = tuple(
        ScoreRow(
            row,
            _kind_of(kinds[code] for code in below[row.code] or (row.code,)),
            leaf[row.code] if row.code in leaf else add_up(leaf[code] for code in below[row.code]),
            tuple(task.code for task in named.get(row.code, ())),
            figures.get(row.code),
        )
        for row in criteria
    )
    return Scores(rows, add_up(leaf.values()), _risks_by_lead(figures.values(), tasks))


def add_up(parts: Iterable[Sums]) -> Sums:
    """Add sums up; scores that are entered only where one is."""
    listed = list(parts)
    return Sums(
        _total(part.max for part in listed),
        _total(part.baseline for part in listed),
        _total(part.target for part in listed),
        _total_entered(part.own for part in listed),
        _total_entered(part.appraised for part in listed),
        _total_entered(part.surveyed for part in listed),
        _total(part.earned for part in listed),
        _total(part.expected for part in listed),
        _total(part.highest for part in listed),
        _total(part.at_risk for part in listed),
        sum(part.scored for part in listed),
        sum(part.asked for part in listed),
        _total(part.scored_max for part in listed),
    )


def _total(points: Iterable[Decimal]) -> Decimal:
    return sum(points, Decimal())


def _total_entered(points: Iterable[Decimal | None]) -> Decimal | None:
    entered = [each for each in points if each is not None]
    return _total(entered) if entered else None


def _if_done(task: TaskStanding) -> TaskStanding:
    if task.status is Status.DONE:
        return task
    late = task.timeliness is Timeliness.OVERDUE
    return task._replace(status=Status.DONE, timeliness=Timeliness.DONE_LATE if late else Timeliness.DONE_ON_TIME)


def _by_criterion(tasks: Iterable[TaskStanding]) -> dict[str, list[TaskStanding]]:
    found: dict[str, list[TaskStanding]] = {}
    for task in tasks:
        if task.criterion is not None:
            found.setdefault(task.criterion, []).append(task)
    return found


def _behind_leaves(
    criteria: Sequence[Criterion],
    below: Mapping[str, Sequence[str]],
    kinds: Mapping[str, CriterionKind],
    named: Mapping[str, Sequence[TaskStanding]],
) -> dict[str, list[TaskStanding]]:
    """Return the tasks behind each leaf that work scores.

    A task of a criterion that is a sum works for the leaves below that have no task of their own, or for all of them
    where each has one.
    """
    behind = {code: list(named.get(code, ())) for code, kind in kinds.items() if kind is not CriterionKind.SURVEY}
    for row in criteria:
        tasks, leaves = named.get(row.code, ()), [code for code in below[row.code] if code in behind]
        for code in [code for code in leaves if not named.get(code)] or leaves if tasks else ():
            # What is typed is a share of one criterion.
            behind[code] += [task._replace(share=None) for task in tasks]
    return behind


def _kind_of(kinds: Iterable[CriterionKind]) -> CriterionKind:
    found = set(kinds)
    return found.pop() if len(found) == 1 else CriterionKind.BOTH


def _leaf_sums(row: Criterion, kind: CriterionKind, figures: LeafFigures) -> Sums:
    asked = kind is not CriterionKind.SURVEY
    return Sums(
        row.max,
        row.baseline,
        row.target,
        row.own,
        row.appraised,
        row.surveyed,
        *figures.points,
        figures.at_risk,
        int(asked and row.own is not None),
        int(asked),
        Decimal() if row.own is None else row.max,
    )


def risk_through(leaf: LeafFigures, tasks: Collection[str]) -> Decimal:
    """Return how many points of a leaf are at risk through some of its tasks.

    Args:
        tasks: their codes.
    """
    shares = (part.share for part in leaf.parts if part.at_risk and part.code in tasks)
    return min(leaf.at_risk, sum(shares, Decimal()))


def _risks_by_lead(figures: Iterable[LeafFigures], tasks: Iterable[TaskStanding]) -> tuple[tuple[str, Decimal], ...]:
    leads = {task.code: task.leads for task in tasks}
    risks: dict[str, Decimal] = {}
    for each in figures:
        led: dict[str, set[str]] = {}
        for part in each.parts:
            for lead in leads[part.code] if part.at_risk else ():
                led.setdefault(lead, set()).add(part.code)
        for lead, codes in led.items():
            if at_risk := risk_through(each, codes):
                risks[lead] = risks.get(lead, Decimal()) + at_risk
    return tuple(sorted(risks.items(), key=lambda pair: (-pair[1], pair[0])))
