"""The part of Phụ lục I that one agency leads."""

from collections.abc import Sequence
from decimal import Decimal

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.scores.criterion import Criterion


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
