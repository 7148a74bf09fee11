"""Places: what the rows of a plan are ordered by, decimals with always another one between two of them."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

# Files of before had one decimal more for each row that was put in at one spot.
_MOST_READ = 1_000
MOST_DECIMALS = 60
# What rows are given that make room for others: as good as new.
_ROOMY = 6
_PLACE = re.compile(rf"-?[0-9]{{1,9}}(?:\.[0-9]{{1,{_MOST_READ}}})?")


class PlaceGap(NamedTuple):
    """Room for rows among others.

    Attributes:
        places: of the rows that are put in, in their order.
        moved: the number of each row that gets another place for it, with that place; most often there is none.
    """

    places: list[str]
    moved: dict[int, str]


def read_place(text: str | None) -> Decimal | None:
    """Return a place as the journal writes it, none for anything else."""
    return Decimal(text) if text and _PLACE.fullmatch(text) else None


def make_room(places: Sequence[Decimal], at: int, number: int) -> PlaceGap:
    """Return places for rows among others; where too many were put in at one spot, those around it move apart.

    Args:
        places: of the rows that stay, in their order.
        at: above which of them the new ones go.
        number: how many go there.
    """
    first, last, step = at, at, 1
    while True:
        above, below = places[first - 1] if first else None, places[last] if last < len(places) else None
        found = places_between(above, below, number + last - first)
        if found and max(map(_decimals, found)) <= (MOST_DECIMALS if step == 1 else _ROOMY):
            break
        if first == 0 and last == len(places):
            found = places_between(None, None, number + last)
            break
        first, last, step = max(first - step, 0), min(last + step, len(places)), 2 * step
    begins, ends = at - first, at - first + number
    staying = found[:begins] + found[ends:]
    return PlaceGap(found[begins:ends], {first + offset: place for offset, place in enumerate(staying)})


def places_between(above: Decimal | None, below: Decimal | None, number: int) -> list[str]:
    """Return places for several rows between two, with as few decimals as can be, in order, as the journal writes them.

    Args:
        above: the place of the row above, none at the top.
        below: the place of the row below, none at the end.

    Returns:
        Nothing where the two have one place.
    """
    if above is None or below is None:
        first = 0 if below is None else math.ceil(below) - number
        first = first if above is None else math.floor(above) + 1
        return [str(first + offset) for offset in range(number)]
    with localcontext(prec=2 * _MOST_READ):
        decimals = max(_decimals(f"{above:f}"), _decimals(f"{below:f}")) + len(str(number)) + 1
        low, high = (int(place.scaleb(decimals)) for place in (above, below))
        for zeros in range(len(str(high - low)), -1, -1):
            unit = 10**zeros
            start, room = low // unit + 1, (high - 1) // unit - low // unit
            if room >= number:
                steps = (start + room * (2 * offset + 1) // (2 * number) for offset in range(number))
                return [f"{Decimal(step).scaleb(zeros - decimals):f}" for step in steps]
    return []


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])
