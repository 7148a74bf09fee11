"""Plain aligned columns, laid out by terminal cells."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from partui.cli.output import paint
from partui.domain.tasks.status import Timeliness
from partui.wording.columns import cell_width, columns_that_fit, cut, pad
from partui.wording.labels import signed_timeliness

GAP = "  "
# Where nothing is cut, a longer text of a column that might be stands out of it, and pads no other row.
_PROSE = 40

_TONES = {
    Timeliness.OVERDUE: "overdue",
    Timeliness.DUE_SOON: "soon",
    Timeliness.IN_TIME: "",
    Timeliness.NO_DEADLINE: "muted",
    Timeliness.DONE_ON_TIME: "done",
    Timeliness.DONE_LATE: "done",
    Timeliness.CANCELLED: "muted",
}


class TableColumn(NamedTuple):
    """A column of a table.

    Attributes:
        least: how narrow it may become on a small terminal; none for a column that is never cut.
        leaves: columns with a higher number leave first where even that is too wide; 0 stays.
    """

    title: str
    align: Literal["left", "right"] = "left"
    least: int | None = None
    leaves: int = 0


class Cell(NamedTuple):
    """A cleaned text and its colour."""

    text: str
    tone: str = ""


def timeliness_cell(timeliness: Timeliness) -> Cell:
    """Return a timeliness with its sign and colour."""
    return Cell(signed_timeliness(timeliness), tone_of(timeliness))


def tone_of(timeliness: Timeliness) -> str:
    """Return the colour of how a task stands."""
    return _TONES[timeliness]


def table(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell]], width: int | None, indent: str = ""
) -> list[str]:
    """Return the lines of a table, without a title line if all titles are empty.

    Args:
        columns: what stands in each column.
        rows: one cell a column.
        width: the cells of a line; none cuts nothing.
        indent: what every line begins with.
    """
    heads = [Cell(column.title, "head") for column in columns]
    whole = [heads, *rows] if any(column.title for column in columns) else list(rows)
    natural = [max((cell_width(row[at].text) for row in whole), default=0) for at in range(len(columns))]
    room = None if width is None else width - cell_width(indent)
    shown, widths = _fit(columns, natural, room)
    picked = [columns[at] for at in shown]
    return [indent + _line([row[at] for at in shown], picked, widths, cuts=room is not None) for row in whole]


def _fit(columns: Sequence[TableColumn], natural: Sequence[int], room: int | None) -> tuple[list[int], list[int]]:
    if room is None:
        widths = [
            wide if column.least is None else min(wide, _PROSE) for column, wide in zip(columns, natural, strict=True)
        ]
        return list(range(len(columns))), widths
    least = [
        wide if column.least is None else min(wide, column.least) for column, wide in zip(columns, natural, strict=True)
    ]
    shown = columns_that_fit(least, [column.leaves for column in columns], room, len(GAP))
    widths = [natural[at] for at in shown]
    excess = _total(widths) - room
    while excess > 0:
        loose = [place for place, at in enumerate(shown) if widths[place] > least[at]]
        if not loose:
            break
        widest = max(loose, key=lambda place: widths[place] - least[shown[place]])
        widths[widest] -= 1
        excess -= 1
    return shown, widths


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _line(cells: Sequence[Cell], columns: Sequence[TableColumn], widths: Sequence[int], *, cuts: bool) -> str:
    parts = []
    for place, (cell, column, width) in enumerate(zip(cells, columns, widths, strict=True)):
        text = cut(cell.text, width) if cuts else cell.text
        last = place == len(cells) - 1 and column.align == "left"
        parts.append(paint(text if last else pad(text, width, column.align), cell.tone))
    return GAP.join(parts).rstrip()
