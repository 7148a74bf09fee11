"""Counts as cells of a terminal, each kind by its own sign, so that nothing hangs on a colour."""

from collections.abc import Sequence

from textual.content import Content

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally
from partui.tui.rows.tasks import style_of
from partui.wording.labels import timeliness_sign

ORDER = (
    Timeliness.OVERDUE,
    Timeliness.DUE_SOON,
    Timeliness.IN_TIME,
    Timeliness.NO_DEADLINE,
    Timeliness.DONE_ON_TIME,
    Timeliness.DONE_LATE,
    Timeliness.CANCELLED,
)


def length_of(number: int, most: int, cells: int) -> int:
    """Return how many cells a number takes where the greatest one takes them all; none for 0, else one at least."""
    return max(1, round(number * cells / most)) if number and most else 0


def shares(numbers: Sequence[int], cells: int) -> list[int]:
    """Share cells out in proportion; whatever is there has one cell at least, as long as there are enough.

    Args:
        numbers: how many there are of each kind.
        cells: how many cells there are in all; none or fewer gives none.
    """
    total = sum(numbers)
    if not total or cells <= 0:
        return [0] * len(numbers)
    given = [min(1, number) for number in numbers]
    while sum(given) > cells:
        given[max(at for at, each in enumerate(given) if each)] = 0
    while sum(given) < cells:
        lacking = [
            number * cells / total - each if each else -cells for number, each in zip(numbers, given, strict=True)
        ]
        given[lacking.index(max(lacking))] += 1
    return given


def stack(tally: Tally, cells: int) -> list[tuple[Timeliness, int]]:
    """Return how many of so many cells each way of standing takes, the worst first."""
    given = shares([tally.by_timeliness[each] for each in ORDER], cells)
    return [(timeliness, number) for timeliness, number in zip(ORDER, given, strict=True) if number]


def bar(tally: Tally, most: int, cells: int) -> Content:
    """Draw a tally as a bar, a sign a cell.

    Args:
        tally: what is counted.
        most: the count that fills all cells.
        cells: how long the longest bar is; a bar has a cell for each way of standing that is there.
    """
    kinds = sum(1 for number in tally.by_timeliness.values() if number)
    length = min(cells, max(kinds, length_of(tally.total, most, cells)))
    drawn = [
        (timeliness_sign(timeliness) * number, style_of(timeliness)) for timeliness, number in stack(tally, length)
    ]
    return padded(Content.assemble(*drawn), cells)


def padded(line: Content, cells: int) -> Content:
    """Fill a line with spaces to so many cells."""
    return Content.assemble(line, " " * max(0, cells - line.cell_length))
