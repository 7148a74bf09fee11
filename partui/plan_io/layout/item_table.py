"""The table of tasks as texts: columns that only some plans have, numbers as printed, cells merged with those above."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partui.domain.plan.file import ItemRow, PlanFile
from partui.domain.plan.numbering import PrintedRow, number_rows
from partui.domain.plan.reading import fill_cells
from partui.plan_io.layout.cells import listed
from partui.plan_io.layout.writing import AnnexLine, further_item_heads, item_heads, look_of

_FIRST_FIELD = 2
# The columns that may be merged, from the left, and what they hold once blanks are filled.
_FIELDS = ("products", "requirements", "deadline", "lead", "implementers")
_FILLED = ("products", "requirements", "deadline", "leads", "implementers")


class ItemTable(NamedTuple):
    """The table of tasks.

    Attributes:
        heads: those of the 2020 plan, then further ones.
    """

    heads: tuple[str, ...]
    lines: list[AnnexLine]


def item_table(plan: PlanFile, *, marks_merges: bool) -> ItemTable:
    """Return the table of a plan's tasks; a cell that is blank in print is blank here.

    Args:
        marks_merges: whether the format says which cells are merged; else, and under a heading, where a merge would
            cross it, their words are written out.
    """
    further = _further_heads(plan.items)
    number, title, *heads = item_heads()
    # Beside columns of other issuers the word of 2020's plan could be taken for another.
    head = further_item_heads()["title"] if further else title
    lines = list(_lines(plan, list(further), marks_merges))
    return ItemTable((number, head, *heads, *further.values()), lines)


def _further_heads(rows: Sequence[ItemRow]) -> dict[str, str]:
    """Return the columns that only some plans have, each with its head."""
    own = further_item_heads()
    fields = ("second_code", "start", "person")
    found = {field: own[field] for field in fields if any(getattr(row, field) for row in rows)}
    return found | {f"other:{head}": head for row in rows for head in row.other}


def _lines(plan: PlanFile, further: Sequence[str], marks_merges: bool) -> Iterator[AnnexLine]:
    filled = fill_cells((row for row in plan.items if not row.is_heading), plan.blanks)
    numbers = _numbers(plan.items)
    below_a_task = False
    for row, number in zip(plan.items, numbers, strict=True):
        cells = [listed(row.products), listed(row.requirements), row.deadline, row.lead, row.implementers]
        merged: set[int] = set()
        if not row.is_heading:
            whole = next(filled)
            for at, (field, name) in enumerate(zip(_FIELDS, _FILLED, strict=True)):
                if field in row.merged and marks_merges and below_a_task:
                    merged.add(_FIRST_FIELD + at)
                elif field in row.merged:
                    words = getattr(whole, name)
                    cells[at] = words if isinstance(words, str) else listed(words)
        below_a_task = not row.is_heading
        others = (_further(row, field) for field in further)
        yield AnnexLine((number, row.title, *cells, *others), look_of(row), frozenset(merged))


def _further(row: ItemRow, field: str) -> str:
    name, _colon, head = field.partition(":")
    return row.other.get(head, "") if head else getattr(row, name)


def _numbers(rows: Sequence[ItemRow]) -> list[str]:
    """Return the numbers as printed where they give the codes that the rows have, else the codes."""
    codes = [row.code for row in rows]
    printed = [row.printed_number for row in rows]
    read = number_rows(PrintedRow(row.printed_number, row.is_heading) for row in rows)
    return printed if [each.code for each in read] == codes else codes
