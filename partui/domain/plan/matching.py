"""Which row of one plan is which row of another: by code and title."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from partui.domain.text import fold

# How alike two titles must be: under one code, and under another.
_ALIKE, _THE_SAME = 0.5, 0.85
# Comparing every title with every other takes its time.
_MOST_COMPARED = 200


class RowName(NamedTuple):
    """What a row is known by.

    Attributes:
        kind: `criterion`, `heading` or `task`; rows of two kinds are never one.
    """

    kind: str
    code: str
    title: str


def match_rows(before: Sequence[RowName], after: Sequence[RowName]) -> dict[int, int]:
    """Return which row became which: places in `after` to places in `before`.

    A row is the same that has its code and its title, its title alone, its code and a title much like it, or a title
    nearly the same. Of several alike the first is the first.
    """
    old, new = _folded(before), _folded(after)
    found: dict[int, int] = {}
    left = dict(enumerate(old))

    def keep(at: int, place: int) -> None:
        found[at] = place
        del left[place]

    for key_of in (_whole, _kind_and_title):
        by_key: dict[tuple[str, ...], list[int]] = {}
        for place, row in left.items():
            by_key.setdefault(key_of(row), []).append(place)
        for at, row in enumerate(new):
            if at not in found and (alike := by_key.get(key_of(row))):
                keep(at, alike.pop(0))
    by_code = {(row.kind, row.code): place for place, row in left.items()}
    for at, row in enumerate(new):
        place = by_code.get((row.kind, row.code), -1)
        if at not in found and place in left and _likeness(left[place], row, _ALIKE):
            keep(at, place)
    unknown = [at for at in range(len(new)) if at not in found]
    if max(len(unknown), len(left)) <= _MOST_COMPARED:
        for at in unknown:
            row = new[at]
            likeness = {place: _likeness(old_row, row, _THE_SAME) for place, old_row in left.items()}
            nearest = max(likeness, key=lambda place: likeness[place], default=None)
            if nearest is not None and likeness[nearest]:
                keep(at, nearest)
    return found


def _whole(row: RowName) -> tuple[str, ...]:
    return row


def _kind_and_title(row: RowName) -> tuple[str, ...]:
    return row.kind, row.title


def _folded(rows: Sequence[RowName]) -> list[RowName]:
    return [row._replace(title=fold(row.title).rstrip(" .;:")) for row in rows]


def _likeness(one: RowName, other: RowName, least: float) -> float:
    """Return how alike two titles of a kind are, from `least` to 1; 0 for less."""
    if one.kind != other.kind:
        return 0
    letters = SequenceMatcher(None, one.title, other.title, autojunk=False)
    for ratio in (letters.real_quick_ratio, letters.quick_ratio, letters.ratio):
        found = ratio()
        if found < least:
            return 0
    return found
