"""A revised plan over the one that is there: which rows stayed, under which code, and what its document changed."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from partui.domain.plan.structure import places_between
from partui.domain.text import fold

# How alike two titles must be: under one code, and under another.
_ALIKE, _THE_SAME = 0.5, 0.85
# Comparing every title with every other takes its time.
_MOST_COMPARED = 200

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
    """A row of the revised plan, its cells as the journal writes them."""

    kind: str
    code: str
    cells: Cells


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

    A row stays that has its code and its title, its title alone, its code and a title much like it, or a title nearly
    the same. What the document has not changed stays as an officer has put it right.

    Args:
        standing: the rows that are there, in their order.
        revised: the rows of the revised plan, in theirs.
    """
    stayed = _stayed(standing, revised)
    places = _places([stayed[at].place if at in stayed else None for at in range(len(revised))])
    added, changed, same = [], [], 0
    for at, row in enumerate(revised):
        before = stayed.get(at)
        if before is None:
            added.append(AddedRow(row, places[at]))
            continue
        news = {field: value for field, value in row.cells.items() if _is_news(before, field, value)}
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


def _is_news(before: StandingRow, field: str, value: str | None) -> bool:
    return (value or "") not in {before.printed.get(field) or "", before.cells.get(field) or ""}


def _stayed(standing: Sequence[StandingRow], revised: Sequence[RevisedRow]) -> dict[int, StandingRow]:
    """Return which row stays as which: the place of the revised row to the row that is there."""
    found: dict[int, StandingRow] = {}
    left = {row.key: row for row in standing}

    def keep(at: int, before: StandingRow) -> None:
        found[at] = before
        del left[before.key]

    for key_of in (_code_and_title, _title):
        # Of several alike the first stays as the first.
        by_key: dict[tuple[str, ...], list[StandingRow]] = {}
        for before in left.values():
            by_key.setdefault(key_of(before), []).append(before)
        for at, row in enumerate(revised):
            if at not in found and (alike := by_key.get(key_of(row))):
                keep(at, alike.pop(0))
    by_code = {(row.kind, row.code): row for row in left.values()}
    for at, row in enumerate(revised):
        same_code = by_code.get((row.kind, row.code))
        if at not in found and same_code and _likeness(same_code, row) >= _ALIKE:
            keep(at, same_code)
    new = [at for at in range(len(revised)) if at not in found]
    if max(len(new), len(left)) <= _MOST_COMPARED:
        for at in new:
            same_kind = [row for row in left.values() if row.kind == revised[at].kind]
            nearest = max(same_kind, key=lambda row: _likeness(row, revised[at]), default=None)
            if nearest is not None and _likeness(nearest, revised[at]) >= _THE_SAME:
                keep(at, nearest)
    return found


def _code_and_title(row: StandingRow | RevisedRow) -> tuple[str, ...]:
    return row.kind, row.code, _folded(row)


def _title(row: StandingRow | RevisedRow) -> tuple[str, ...]:
    return row.kind, _folded(row)


def _folded(row: StandingRow | RevisedRow) -> str:
    return fold((row.printed if isinstance(row, StandingRow) else row.cells).get("title") or "").rstrip(" .;:")


def _likeness(one: StandingRow, other: RevisedRow) -> float:
    return SequenceMatcher(None, _folded(one), _folded(other), autojunk=False).ratio()


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
