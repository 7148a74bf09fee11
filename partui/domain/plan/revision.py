"""A revised plan over the one that is there: which rows stayed, under which code, and what its document changed."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from partui.domain.journal.places import places_between
from partui.domain.plan.columns import EMPTIED
from partui.domain.plan.matching import RowName, match_rows

Cells = Mapping[str, str | None]


class StandingRow(NamedTuple):
    """A row of the plan that is there.

    Attributes:
        kind: `criterion`, `heading` or `task`.
        key: its id in the store.
        place: what rows are ordered by.
        printed: its cells as the plan's document last had them, as the journal writes them.
        cells: the same as they stand, with what an officer has put right.
        by_officer: whether no document has it: an officer added it, and it stays.
        status: of a task, as the journal writes it.
        documents: how many prove it.
    """

    kind: str
    key: int
    code: str
    place: Decimal
    printed: Cells
    cells: Cells
    by_officer: bool = False
    status: str = ""
    documents: int = 0


class RevisedRow(NamedTuple):
    """A row of the revised plan, its cells as the journal writes them.

    Attributes:
        empty: the blank cells among them that say that there is nothing; of others nobody knows.
    """

    kind: str
    code: str
    cells: Cells
    empty: frozenset[str] = frozenset()


class AddedRow(NamedTuple):
    """A row that is new, and the place where it goes."""

    row: RevisedRow
    place: str


class ChangedRow(NamedTuple):
    """A row that stayed, with what becomes of it.

    Attributes:
        news: field to new value; `code` and `place` among them where it moves.
    """

    before: StandingRow
    news: Cells


class Revision(NamedTuple):
    """What a revised plan brings; the rows of both annexes, each in its plan's order.

    Attributes:
        same: how many rows stay as they are.
    """

    added: tuple[AddedRow, ...]
    dropped: tuple[StandingRow, ...]
    changed: tuple[ChangedRow, ...]
    same: int

    def __add__(self, other: object) -> "Revision":
        """Return what two annexes bring together."""
        if not isinstance(other, Revision):
            return NotImplemented
        return Revision(
            self.added + other.added,
            self.dropped + other.dropped,
            self.changed + other.changed,
            self.same + other.same,
        )


def revise(standing: Sequence[StandingRow], revised: Sequence[RevisedRow]) -> Revision:
    """Work out what the revised rows of an annex bring over those that are there.

    Which row stayed `match_rows` tells. What the document has not changed stays as an officer has put it right.

    Args:
        standing: the rows that are there, in their order.
        revised: the rows of the revised plan, in theirs.
    """
    matched = match_rows(
        [RowName(row.kind, row.code, row.printed.get("title") or "") for row in standing],
        [RowName(row.kind, row.code, row.cells.get("title") or "") for row in revised],
    )
    stayed = {at: standing[place] for at, place in matched.items()}
    places = _places([stayed[at].place if at in stayed else None for at in range(len(revised))])
    added, changed, same = [], [], 0
    for at, row in enumerate(revised):
        before = stayed.get(at)
        if before is None:
            added.append(AddedRow(row, places[at]))
            continue
        news = {field: value for field, value in row.cells.items() if _is_news(before, row, field, value)}
        if (emptied := _emptied(before, row)) != (before.cells.get(EMPTIED) or ""):
            news[EMPTIED] = emptied
        if row.code != before.code:
            news["code"] = row.code
        if at in places:
            news["place"] = places[at]
        if news:
            changed.append(ChangedRow(before, news))
        same += not news
    kept = {before.key for before in stayed.values()}
    dropped = tuple(row for row in standing if row.key not in kept and not row.by_officer)
    return Revision(tuple(added), dropped, tuple(changed), same)


# Blank, the journal says of these that the cell as it was first printed counts.
_NEVER_BLANK = frozenset({"title", "products", "requirements", "deadline", "leads", "implementers", "lead"})


def _is_news(before: StandingRow, row: RevisedRow, field: str, value: str | None) -> bool:
    if not value and field in _NEVER_BLANK:
        return field in row.empty and bool(before.printed.get(field))
    return (value or "") not in {before.printed.get(field) or "", before.cells.get(field) or ""}


def _emptied(before: StandingRow, row: RevisedRow) -> str:
    """Return which cells that were printed once are blank now."""
    were = (before.cells.get(EMPTIED) or "").split()
    are = {field for field in row.empty if not row.cells.get(field) and before.printed.get(field)}
    return " ".join(sorted(are | {field for field in were if not row.cells.get(field)}))


def _places(places: Sequence[Decimal | None]) -> dict[int, str]:
    """Return places for the rows that have none and for those that are out of order, as few as can be.

    Args:
        places: of the rows in their new order; none where a row is new.
    """
    found: dict[int, str] = {}
    firm = [-1, *_longest_run([(place, at) for at, place in enumerate(places) if place is not None]), len(places)]
    for above, below in pairwise(firm):
        between = range(above + 1, below)
        before = places[above] if above >= 0 else None
        after = places[below] if below < len(places) else None
        found.update(zip(between, places_between(before, after, len(between)), strict=True))
    return found


def _longest_run(places: Iterable[tuple[Decimal, int]]) -> list[int]:
    """Return the most rows that stand in order already."""
    ends: list[Decimal] = []
    rows: list[int] = []
    above: dict[int, int | None] = {}
    for place, at in places:
        length = bisect_left(ends, place)
        above[at] = rows[length - 1] if length else None
        ends[length : length + 1] = [place]
        rows[length : length + 1] = [at]
    run: list[int] = []
    at_now: int | None = rows[-1] if rows else None
    while at_now is not None:
        run.append(at_now)
        at_now = above[at_now]
    return run[::-1]
