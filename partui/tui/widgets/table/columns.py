"""Fitting a table's columns into the width of the window."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from partui.wording.columns import columns_that_fit

GAP = 1


class Column(NamedTuple):
    """One column of a table, declared as data.

    Args:
        key: its name in messages and in the sort order.
        title: the head's text.
        width_min: least width, in terminal cells; it goes below only when nothing can be dropped any more.
        width_weight: its share of the room that is left; 0 keeps the column at its least width.
        align: the side its text stands on.
        priority: 0 is never dropped; of the others the greatest number goes first.
        toned: the row's tone colours this cell.
    """

    key: str
    title: str
    width_min: int
    width_weight: int = 0
    align: Literal["left", "right"] = "left"
    priority: int = 0
    toned: bool = False


class FittedColumn(NamedTuple):
    """A column that has a place on the screen.

    Args:
        cell: its place among the declared columns, and so its cell in a row.
        column: what was declared.
        start: cells from the left edge of the first column.
        width: cells, at least 1.
    """

    cell: int
    column: Column
    start: int
    width: int


def fit_columns(columns: Sequence[Column], width: int) -> tuple[FittedColumn, ...]:
    """Fit the columns into the width: drop by priority, shrink what stays, share out what is left.

    Args:
        columns: the columns as declared, from left to right.
        width: room for all columns and the gaps between them, in terminal cells.
    """
    least = [max(column.width_min, 1) for column in columns]
    stay = columns_that_fit(least, [column.priority for column in columns], width, GAP)
    kept = [(place, columns[place]) for place in stay]
    while kept and 2 * len(kept) - 1 > width:
        kept.pop()
    widths = {index: least[index] for index, _ in kept}
    room = width - sum(widths.values()) - GAP * (len(kept) - 1)
    if room < 0:
        _shrink(kept, widths, -room)
    else:
        _share(kept, widths, room)
    fitted, start = [], 0
    for index, column in kept:
        fitted.append(FittedColumn(index, column, start, widths[index]))
        start += widths[index] + GAP
    return tuple(fitted)


def _shrink(kept: Sequence[tuple[int, Column]], widths: dict[int, int], excess: int) -> None:
    """Take the excess from the flexible columns first, then from the right, down to one cell each."""
    for index, _ in sorted(kept, key=lambda item: (item[1].width_weight == 0, -item[0])):
        taken = min(excess, widths[index] - 1)
        widths[index] -= taken
        excess -= taken


def _share(kept: Sequence[tuple[int, Column]], widths: dict[int, int], room: int) -> None:
    """Give the flexible columns the room by weight; the first takes what division leaves over."""
    flexible = [(index, column.width_weight) for index, column in kept if column.width_weight > 0]
    if not flexible:
        return
    total = sum(weight for _, weight in flexible)
    shares = {index: room * weight // total for index, weight in flexible}
    shares[flexible[0][0]] += room - sum(shares.values())
    for index, share in shares.items():
        widths[index] += share
