"""Cells of leads that a page cut in several: what each row says then counts for all of them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# A list that goes on ends with a semicolon; its entries have a sign each.
_LISTED, _GOES_ON = re.compile(r"\s*[-–+•]\s"), ";"


class LeadCell(NamedTuple):
    """A row's cell of leads.

    Attributes:
        above: the code of the row that it stands under; a cell is not shared by rows under different ones.
    """

    code: str
    above: str | None
    words: str


def shared_leads(cells: Iterable[LeadCell]) -> dict[str, str]:
    """Return the words that count for each row: of a list that goes on in the row below, the whole list.

    Args:
        cells: in the plan's order.
    """
    return {cell.code: " ".join(each.words for each in run) for run in _runs(cells) for cell in run}


def _runs(cells: Iterable[LeadCell]) -> Iterator[list[LeadCell]]:
    run: list[LeadCell] = []
    for cell in cells:
        if run and not _goes_on(run[-1], cell):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _goes_on(before: LeadCell, cell: LeadCell) -> bool:
    listed = _LISTED.match(before.words) and _LISTED.match(cell.words)
    return bool(listed) and before.words.rstrip().endswith(_GOES_ON) and before.above == cell.above
