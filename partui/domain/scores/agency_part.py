"""Phụ lục I as one agency has it: the criteria that it leads, and what is at risk through its own tasks."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.agencies.names import agency_key
from partui.domain.plan.structure import leaves_below
from partui.domain.scores.criterion import CriterionKind
from partui.domain.scores.index import ScoreRow, Scores, add_up, risk_through
from partui.domain.scores.leaf import LeafFigures, TaskStanding
from partui.domain.scores.led import criteria_led_by, leads_of


class AgencyPart(NamedTuple):
    """What an agency has to do with Phụ lục I.

    Points are those of the criteria that it leads, whoever leads their tasks. At risk is what its own tasks put at
    risk, whoever leads their criteria: as much as the whole of Phụ lục I says of it.

    Attributes:
        scores: the criteria that it leads, and what stands above them; the total has all that is at risk.
        elsewhere: leaves that others lead, where its tasks put points at risk; of their sums only that is its own.
    """

    scores: Scores
    elsewhere: tuple[ScoreRow, ...]


def part_of(scores: Scores, agency: str, tasks: Sequence[TaskStanding]) -> AgencyPart:
    """Return an agency's part of Phụ lục I; without rows where it leads nothing.

    Args:
        scores: the whole.
        agency: its name.
        tasks: every task of the plan.
    """
    key = agency_key(agency)
    own = {task.code for task in tasks if key in map(agency_key, task.leads)}
    led = {row.code: row for row in criteria_led_by([row.criterion for row in scores.rows], agency, tasks)}
    leaves = {row.criterion.code: _at_own_risk(row, row.leaf, own) for row in scores.rows if row.leaf is not None}
    below = leaves_below({code: row.parent for code, row in led.items()})
    rows = [
        leaves[code]
        if code in leaves
        else row._replace(
            criterion=led[code],
            kind=_kind_of([leaves[leaf] for leaf in below[code]]),
            sums=add_up(leaves[leaf].sums for leaf in below[code]),
        )
        for row in scores.rows
        if (code := row.criterion.code) in led
    ]
    elsewhere = tuple(row for code, row in leaves.items() if code not in led and row.sums.at_risk)
    total = add_up(row.sums for row in rows if row.is_leaf)
    at_risk = total.at_risk + sum((row.sums.at_risk for row in elsewhere), Decimal())
    agencies = ((agency, at_risk),) if at_risk else ()
    return AgencyPart(Scores(tuple(rows), total._replace(at_risk=at_risk), agencies), elsewhere)


class HeldPoints(NamedTuple):
    """The points that an agency holds.

    Attributes:
        max: of the criteria that it leads.
        at_risk: what its own tasks put at risk, whoever leads their criteria.
    """

    max: Decimal = Decimal()
    at_risk: Decimal = Decimal()


def held_by_each(scores: Scores, tasks: Sequence[TaskStanding]) -> dict[str, HeldPoints]:
    """Return the points that each agency holds, by its identity: those that its part of Phụ lục I adds up to.

    Args:
        scores: the whole.
        tasks: every task of the plan.
    """
    leads = leads_of([row.criterion for row in scores.rows], tasks)
    own: dict[str, set[str]] = {}
    for task in tasks:
        for key in map(agency_key, task.leads):
            own.setdefault(key, set()).add(task.code)
    held: dict[str, HeldPoints] = {}
    for row in scores.rows:
        if row.leaf is None:
            continue
        for key in set(map(agency_key, leads[row.criterion.code].names)):
            of = held.get(key, HeldPoints())
            held[key] = of._replace(max=of.max + row.sums.max)
        for key in _leads_at_risk(row.leaf, tasks_led=own):
            of = held.get(key, HeldPoints())
            held[key] = of._replace(at_risk=of.at_risk + risk_through(row.leaf, own[key]))
    return held


def _leads_at_risk(leaf: LeafFigures, tasks_led: Mapping[str, Collection[str]]) -> list[str]:
    risky = {part.code for part in leaf.parts if part.at_risk}
    return [key for key, codes in tasks_led.items() if not risky.isdisjoint(codes)] if risky else []


def _at_own_risk(row: ScoreRow, leaf: LeafFigures, own: Collection[str]) -> ScoreRow:
    return row._replace(sums=row.sums._replace(at_risk=risk_through(leaf, own)))


def _kind_of(leaves: Sequence[ScoreRow]) -> CriterionKind:
    kinds = {row.kind for row in leaves}
    return kinds.pop() if len(kinds) == 1 else CriterionKind.BOTH
