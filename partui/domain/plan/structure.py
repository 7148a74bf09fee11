"""Which rows a plan has, in which order and under which codes, once an officer has edited it."""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import NamedTuple, TypeVar

from partui.domain.errors import PartuiError
from partui.domain.journal.places import read_place
from partui.domain.plan.codes import code_after, is_code

ADDED_AS_REMOVED = "1"

Row = TypeVar("Row", bound=Hashable)


class PlannedRow(NamedTuple):
    """A row as its source and the journal want it.

    Attributes:
        uid: its name in every file.
        place: what rows are ordered by; a row that is printed has its place in the annex.
    """

    uid: str
    code: str
    place: Decimal
    removed: bool


class PlacedRow(NamedTuple):
    """A row that the plan has.

    Attributes:
        code: its code; where another row has that one, the next that no row has or wants: 1.3.4 for 1.3.3.
        position: 0-based place in the annex.
    """

    code: str
    position: int


class GaveWay(NamedTuple):
    """A row that has another code now: both sides had given a row the same one.

    Attributes:
        code: the one that it has now.
        wanted: the one that it was given, which the other side's row has.
    """

    plan: int
    code: str
    wanted: str
    title: str


class TwiceMade(NamedTuple):
    """A plan of which two copies had each made their own, joined now.

    Attributes:
        cells: how many cells the two say differently.
        ours: how many rows only this copy had; theirs: only the other.
    """

    year: int
    cells: int
    ours: int
    theirs: int


def settle_rows(wanted: Mapping[int, PlannedRow]) -> dict[int, PlacedRow]:
    """Return the rows that an annex has.

    Of two rows with one code the lesser uid keeps it, and the other gives way: two files that both added it come out
    alike.

    Args:
        wanted: the annex's rows by some key; a row without a code is not there.
    """
    there = {key: row for key, row in wanted.items() if not row.removed and row.code}
    ordered = sorted(there, key=lambda key: (there[key].place, there[key].uid))
    codes = _codes(there)
    return {key: PlacedRow(codes[key], position) for position, key in enumerate(ordered)}


def _codes(rows: Mapping[int, PlannedRow]) -> dict[int, str]:
    found: dict[int, str] = {}
    twice: list[int] = []
    taken: set[str] = set()
    for key in sorted(rows, key=lambda key: rows[key].uid):
        code = rows[key].code
        if code in taken:
            twice.append(key)
        else:
            taken.add(code)
            found[key] = code
    for key in twice:
        found[key] = _free_code(rows[key].code, taken)
        taken.add(found[key])
    return found


def _free_code(code: str, taken: Container[str]) -> str:
    """Return the next code of a list that is free, or the code with a suffix where its numbers come to an end."""
    after = code_after(code)
    while after in taken and is_code(after):
        after = code_after(after)
    if is_code(after):
        return after
    return next(suffixed for number in count(2) if (suffixed := f"{code} ({number})") not in taken)


def planned_row(uid: str, code: str, position: int, added: bool, values: Mapping[str, str | None]) -> PlannedRow:
    """Return what a source and the journal want; what is no code or no place counts as none.

    Args:
        code: what the source says; position likewise.
        added: whether an officer added the row; it is not there until the journal says so.
        values: the journal's `code`, `place` and `removed`, as far as it has them.
    """
    if not values:
        return PlannedRow(uid, code, Decimal(position), added)
    said, place = values.get("code") or "", read_place(values.get("place"))
    return PlannedRow(
        uid=uid,
        code=said if is_code(said) else code,
        place=Decimal(position) if place is None else place,
        removed=bool(values.get("removed", ADDED_AS_REMOVED if added else "")),
    )


def renumbered(code: str, of: str, to: str) -> str:
    """Return the code that a row has once a row above it goes from one code to another."""
    return to if code == of else f"{to}{code[len(of) :]}"


def is_below(code: str, above: str) -> bool:
    """Return whether a code stands under another."""
    return code.startswith(f"{above}.")


def codes_twice(placed: Iterable[PlacedRow]) -> list[str]:
    """Return the codes that were given a suffix."""
    return [row.code for row in placed if not is_code(row.code)]


def upward(row: Row | None, above: Mapping[Row, Row | None]) -> Iterator[Row]:
    """Yield a row and those that it stands under, the nearest first; nothing for a row that is not known.

    Args:
        above: each row with the one that it stands under; no circles.
    """
    while row is not None and row in above:
        yield row
        row = above[row]


def leaves_below(above: Mapping[str, str | None]) -> dict[str, list[str]]:
    """Return the rows below each row that no other stands under, in their order; none below such a row itself.

    Args:
        above: each row's code, with the code of the row that it stands under.
    """
    branches = set(above.values())
    below: dict[str, list[str]] = {code: [] for code in above}
    for leaf, parent in above.items():
        for code in upward(parent, above) if leaf not in branches else ():
            below[code].append(leaf)
    return below


def refuse_circles(above: Mapping[str, str | None]) -> None:
    """Refuse rows of which one stands under itself: whoever goes up from it would never come to an end.

    Args:
        above: each row's code, with the code of the row that it stands under.

    Raises:
        PartuiError: there is such a row.
    """
    sound: set[str] = set()
    for code in above:
        way: set[str] = set()
        here: str | None = code
        while here is not None and here not in sound:
            if here in way:
                raise PartuiError(
                    "Trong tệp dữ liệu, dòng {code} đứng dưới chính nó; “partui check --repair” xếp lại.", code=here
                )
            way.add(here)
            here = above.get(here)
        sound |= way
