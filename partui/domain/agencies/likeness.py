"""Names of agencies that look like another one misspelt."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from partui.domain.agencies.names import agency_key
from partui.domain.text import fold

_NOT_LETTERS = re.compile(r"[^0-9a-z]+")
_JOINING = re.compile(r"\bva\b")
# What many bodies have in common tells none of them from another.
_LEVEL = re.compile(r"(?:(?:ubnd|uy ban nhan dan) )?(?:huyen|thi xa|thanh pho|thi tran|xa|phuong|quan|dac khu) ")
_LONG = 12
_LONGEST = 100


def nearest_known(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a new one is likely to be a slip of, none when it is like none.

    Marks, case, punctuation and "và" do not count; of the letters one may be wrong, missing or too many, in a long
    name two; of a district or a commune its place is what must be long.

    Args:
        name: a name that is not known.
        known: names that are.
    """
    bare, key = _bare(name), agency_key(name)
    allowed = 2 if len(_LEVEL.sub("", bare, count=1)) >= _LONG else 1
    best: tuple[int, str] | None = None
    for other in known:
        steps = _distance(bare, _bare(other), allowed)
        # That it is no spelling of the same name is asked last: it takes the longest.
        if steps is not None and (best is None or steps < best[0]) and agency_key(other) != key:
            best = (steps, other)
    return None if best is None else best[1]


# Every new name is held against all known ones.
@lru_cache(maxsize=5000)
def _bare(name: str) -> str:
    return " ".join(_JOINING.sub(" ", _NOT_LETTERS.sub(" ", fold(name)[:_LONGEST])).split())


# Ours, not rapidfuzz's OSA: a compiled dependency is much to install for these twenty lines.
def _distance(one: Sequence[str], other: Sequence[str], most: int) -> int | None:
    """Return in how many steps (a letter put in, taken out or changed, two neighbours swapped) one text becomes
    another; none when it takes more than so many."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        twice_before, before = before, row
        row = [at]
        for place, opposite in enumerate(other, start=1):
            steps = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != opposite))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == opposite:
                steps = min(steps, twice_before[place - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
