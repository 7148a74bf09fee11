"""The PAR Index: sums, what is at stake and for which lead, and where the plan is heading."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status, Timeliness

AT_STAKE = (Timeliness.OVERDUE, Timeliness.DUE_SOON)


class Criterion(NamedTuple):
    """A row of Phụ lục I as the store keeps it.

    Attributes:
        max: points as printed; baseline (last year's) and target likewise.
        leads_words: the words of the column "Chủ trì tham mưu".
        own: the officer's own score (tự chấm), of a leaf only.
    """

    id: int
    position: int
    code: str
    parent: str | None
    title: str
    max: Decimal
    baseline: Decimal
    target: Decimal
    leads_words: str
    own: Decimal | None = None
    version: int = 1


class TaskStanding(NamedTuple):
    """What scores need to know of a task."""

    code: str
    criterion: str | None
    leads: tuple[str, ...]
    status: Status
    timeliness: Timeliness


class Sums(NamedTuple):
    """Points of a criterion worked out from the leaves below it.

    Attributes:
        own: the own scores entered below, none when there is not one.
        projected: where the leaves are heading.
        at_stake: the targets of leaves with a task that is overdue or due soon.
    """

    max: Decimal
    baseline: Decimal
    target: Decimal
    own: Decimal | None
    projected: Decimal
    at_stake: Decimal


class ScoreRow(NamedTuple):
    """A criterion with its sums and the codes of the tasks behind it."""

    criterion: Criterion
    is_leaf: bool
    sums: Sums
    tasks: tuple[str, ...]

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
        agencies: each lead with the points at stake through its tasks, the most first.
    """

    rows: tuple[ScoreRow, ...]
    total: Sums
    agencies: tuple[tuple[str, Decimal], ...]


def work_out_scores(
    criteria: Sequence[Criterion], tasks: Sequence[TaskStanding], as_if_done: Collection[str] = ()
) -> Scores:
    """Work out sums, stakes and projection.

    A leaf is heading for its own score where one is entered; else for last year's, or for its target once every task
    behind it is done (those not carried out aside). Points at stake are the target of a leaf, counted once however
    many of its tasks are late.

    Args:
        criteria: every criterion, in the plan's order.
        tasks: every task of the plan, as it stands on the day.
        as_if_done: codes of tasks taken as done, to see what would follow.
    """
    standing = [_if_done(task) if task.code in as_if_done else task for task in tasks]
    behind: dict[str, list[TaskStanding]] = {}
    for task in standing:
        if task.criterion is not None:
            behind.setdefault(task.criterion, []).append(task)
    below = _leaves_below(criteria)
    leaf = {row.code: _leaf_sums(row, behind.get(row.code, ())) for row in criteria if not below[row.code]}
    rows = tuple(
        ScoreRow(
            row,
            not below[row.code],
            leaf[row.code] if row.code in leaf else add_up(leaf[code] for code in below[row.code]),
            tuple(task.code for task in behind.get(row.code, ())),
        )
        for row in criteria
    )
    return Scores(rows, add_up(leaf.values()), _stakes_by_lead(leaf, behind))


def add_up(parts: Iterable[Sums]) -> Sums:
    """Add sums up; own scores only where they are entered."""
    listed = list(parts)
    own = [part.own for part in listed if part.own is not None]
    return Sums(
        sum((part.max for part in listed), Decimal()),
        sum((part.baseline for part in listed), Decimal()),
        sum((part.target for part in listed), Decimal()),
        sum(own, Decimal()) if own else None,
        sum((part.projected for part in listed), Decimal()),
        sum((part.at_stake for part in listed), Decimal()),
    )


def check_own(criterion: Criterion, is_leaf: bool, own: Decimal | None) -> None:
    """Refuse an own score that the criterion cannot have.

    Raises:
        PartuiError: below 0, above the maximum, or of a criterion whose score is a sum.
    """
    if not is_leaf:
        raise PartuiError("Điểm của {code} là tổng các tiêu chí con; hãy chấm từng tiêu chí con.", code=criterion.code)
    if own is not None and not 0 <= own <= criterion.max:
        raise PartuiError(
            "Điểm tự chấm {own} của {code} không nhận được; phải từ 0 đến điểm tối đa {max}.",
            own=own,
            code=criterion.code,
            max=criterion.max,
        )


def _if_done(task: TaskStanding) -> TaskStanding:
    return task._replace(status=Status.DONE, timeliness=Timeliness.DONE_ON_TIME)


def _leaves_below(criteria: Sequence[Criterion]) -> dict[str, list[str]]:
    parents = {row.code: row.parent for row in criteria}
    branches = set(parents.values())
    below: dict[str, list[str]] = {row.code: [] for row in criteria}
    for code, parent in parents.items():
        if code not in branches:
            above = parent
            while above is not None:
                below[above].append(code)
                above = parents.get(above)
    return below


def _leaf_sums(row: Criterion, tasks: Sequence[TaskStanding]) -> Sums:
    counted = [task for task in tasks if task.status is not Status.CANCELLED]
    all_done = bool(counted) and all(task.status is Status.DONE for task in counted)
    heading_for = max(row.baseline, row.target) if all_done else row.baseline
    projected = min(row.max, heading_for if row.own is None else row.own)
    late = any(task.timeliness in AT_STAKE for task in tasks)
    return Sums(row.max, row.baseline, row.target, row.own, projected, row.target if late else Decimal())


def _stakes_by_lead(
    leaf: Mapping[str, Sums], behind: Mapping[str, Sequence[TaskStanding]]
) -> tuple[tuple[str, Decimal], ...]:
    stakes: dict[str, Decimal] = {}
    for code, sums in leaf.items():
        leads = {lead for task in behind.get(code, ()) if task.timeliness in AT_STAKE for lead in task.leads}
        for lead in leads:
            stakes[lead] = stakes.get(lead, Decimal()) + sums.at_stake
    return tuple(sorted(stakes.items(), key=lambda pair: (-pair[1], pair[0])))


def read_points(text: str) -> Decimal:
    """Read points as an officer types them: `1.25` or `1,25`.

    Raises:
        PartuiError: no number of at most four decimals.
    """
    plain = text.strip().replace(",", ".")
    whole, _dot, part = plain.partition(".")
    if not (plain.isascii() and (whole + part).isdigit() and len(plain) <= 9 and len(part) <= 4):  # noqa: PLR2004
        raise PartuiError("Không đọc được điểm “{text}”; hãy viết như 1,25 hoặc 1.25.", text=text.strip()[:50])
    return Decimal(plain)


def points_text(points: Decimal | float) -> str:
    """Return points as the journal writes them: 1.25, 8."""
    return f"{Decimal(str(points)).normalize():f}"


def criteria_led_by(criteria: Sequence[Criterion], agency: str) -> list[Criterion]:
    """Return the leaves whose column "Chủ trì tham mưu" names an agency, and what stands above them.

    What stands above has the sums of those leaves for its points, not the whole that the plan prints. A blank cell
    takes the lead of the criterion above.

    Args:
        criteria: every criterion, in the plan's order.
        agency: its name.
    """
    known = {row.code: row for row in criteria}
    parents = {row.parent for row in criteria}
    points: dict[str, list[Criterion]] = {}
    for row in criteria:
        if row.code not in parents and _leads(known, row, agency_key(agency)):
            for code in (row.code, *_above(known, row)):
                points.setdefault(code, []).append(row)
    return [_summed(row, points[row.code]) for row in criteria if row.code in points]


def _above(known: dict[str, Criterion], row: Criterion) -> list[str]:
    above = []
    parent = row.parent
    while parent in known:
        above.append(parent)
        parent = known[parent].parent
    return above


def _leads(known: dict[str, Criterion], row: Criterion, key: str) -> bool:
    cells = (known[code].leads_words for code in (row.code, *_above(known, row)))
    words = next((cell for cell in cells if cell), "")
    return any(agency_key(name) == key for name, _group in read_agencies(words))


def _summed(row: Criterion, leaves: Sequence[Criterion]) -> Criterion:
    return row._replace(
        max=sum((leaf.max for leaf in leaves), Decimal()),
        baseline=sum((leaf.baseline for leaf in leaves), Decimal()),
        target=sum((leaf.target for leaf in leaves), Decimal()),
    )
