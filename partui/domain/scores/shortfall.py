"""Why a plan is expected to get less than its targets, or more."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from partui.domain.scores.index import Scores
from partui.domain.scores.leaf import Basis, LeafFigures, ShareOutcome


class Shortfall(StrEnum):
    """What keeps expected points from the target.

    `survey`: a survey that stands at last year's score; `late`: open work that is late; `lost`: work that cannot count
    any more; `measured`: work done whose figure is below its bar; `scored`: a score entered; `no_tasks`: criteria
    that no task works for.
    """

    SURVEY = "survey"
    LATE = "late"
    LOST = "lost"
    MEASURED = "measured"
    SCORED = "scored"
    NO_TASKS = "no_tasks"


_OF_BASIS = {
    Basis.OWN: Shortfall.SCORED,
    Basis.APPRAISED: Shortfall.SCORED,
    Basis.SURVEYED: Shortfall.SCORED,
    Basis.LAST_YEAR: Shortfall.SURVEY,
    Basis.NO_TASKS: Shortfall.NO_TASKS,
}
_OF_FATE = {ShareOutcome.LATE: Shortfall.LATE, ShareOutcome.LOST: Shortfall.LOST}


def shortfalls(scores: Scores) -> dict[Shortfall, Decimal]:
    """Return how many points each reason takes from the target; what it adds is negative, nothing is left out.

    Together they are the target less what is expected.
    """
    found = dict.fromkeys(Shortfall, Decimal())
    for row in scores.rows:
        if row.leaf is not None:
            for reason, points in _of_leaf(row.leaf, row.sums.target - row.sums.expected):
                found[reason] += points
    return {reason: points for reason, points in found.items() if points}


def _of_leaf(leaf: LeafFigures, lacking: Decimal) -> Iterator[tuple[Shortfall, Decimal]]:
    if leaf.basis in _OF_BASIS:
        yield _OF_BASIS[leaf.basis], lacking
        return
    for part in leaf.parts:
        if part.fate in _OF_FATE:
            lacking -= part.share
            yield _OF_FATE[part.fate], part.share
        elif part.fate is ShareOutcome.MEASURED:
            lacking -= part.share - part.earned
            yield Shortfall.MEASURED, part.share - part.earned
        elif part.counted < part.share:
            lacking -= part.share - part.counted
            yield Shortfall.LOST, part.share - part.counted
    # What tasks do not account for is the survey's part.
    yield Shortfall.SURVEY, lacking
