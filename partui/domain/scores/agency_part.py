"""Phụ lục I as one agency has it: the criteria that it leads, and what is at risk through its own tasks."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.agencies.names import agency_key
from partui.domain.plan.structure import leaves_below
from partui.domain.scores.criterion import CriterionKind
from partui.domain.scores.index import ScoreRow, Scores, add_up, risk_through
from partui.domain.scores.leaf import LeafFigures, TaskStanding
from partui.domain.scores.led import criteria_led_by


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


def _at_own_risk(row: ScoreRow, leaf: LeafFigures, own: Collection[str]) -> ScoreRow:
    return row._replace(sums=row.sums._replace(at_risk=risk_through(leaf, own)))


def _kind_of(leaves: Sequence[ScoreRow]) -> CriterionKind:
    kinds = {row.kind for row in leaves}
    return kinds.pop() if len(kinds) == 1 else CriterionKind.BOTH
