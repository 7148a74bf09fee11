"""Blank cells of a format that cannot mark what is merged: which most likely go on with the cell above."""

from collections.abc import Iterator, Sequence

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.preview import Oddity
from partui.plan_io.layout.rows import AnnexRow

# A plan says of every task who leads it and when it is due; what else it says may well be left out.
_ALWAYS_SAID = (ColumnRole.LEAD, ColumnRole.DEADLINE)
_MAY_BE_MERGED = (*_ALWAYS_SAID, ColumnRole.PRODUCTS, ColumnRole.REQUIREMENTS, ColumnRole.IMPLEMENTERS)
_MOSTLY = 0.5


def with_likely_merges(rows: Sequence[AnnexRow]) -> Iterator[AnnexRow]:
    """Yield the rows, blank cells that most likely go on with those above as merged and the rows as doubtful.

    Cells are merged in blocks: a task that says not who leads it, or not when it is due, where the others do, leaves
    its other blank cells to the task above too; one that says both leaves the rest blank. A heading ends a block.
    """
    said = [role for role in _ALWAYS_SAID if _is_mostly_said(rows, role)]
    above: AnnexRow | None = None
    for row in rows:
        if row.is_heading:
            above = None
            yield row
            continue
        blank = [role for role in _MAY_BE_MERGED if role in row.cells and not _is_said(row, role)]
        merged = row.merged
        # No date is guessed for a task that has a number and all agencies of its own.
        is_its_own = row.number and not {ColumnRole.LEAD, ColumnRole.IMPLEMENTERS}.intersection(blank)
        if above and not is_its_own and any(role in said for role in blank):
            merged |= {role for role in blank if _is_said(above, role) or role in above.merged}
        # Where cells are merged, a blank number most likely is, too.
        number = above.number if above and merged and not row.number else row.number
        oddity = row.oddity or (Oddity.BLANKS if blank else None)
        above = row._replace(number=number, merged=merged, oddity=oddity)
        yield above


def _is_mostly_said(rows: Sequence[AnnexRow], role: ColumnRole) -> bool:
    tasks = [row for row in rows if not row.is_heading]
    return sum(_is_said(row, role) for row in tasks) > _MOSTLY * len(tasks)


def _is_said(row: AnnexRow, role: ColumnRole) -> bool:
    return any(cell.words for cell in row.cells.get(role, []))
