"""Rows of the tables of tasks as items of the plan file: their codes, and which cells are one with those above."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.numbering import PrintedRow, RowCode, number_rows
from partui.plan_io.document import TableCell
from partui.plan_io.layout.cells import read_agency_words, read_entries, read_words
from partui.plan_io.layout.rows import AnnexRow
from partui.plan_io.layout.table_head import TableHead

Value = str | tuple[str, ...]

# What a later task may have from an earlier one by a merge.
_INHERITED = (
    ColumnRole.PRODUCTS,
    ColumnRole.REQUIREMENTS,
    ColumnRole.DEADLINE,
    ColumnRole.LEAD,
    ColumnRole.IMPLEMENTERS,
)
# The same, as the journal names them.
CELL_FIELDS = {role: "leads" if role is ColumnRole.LEAD else role.value for role in _INHERITED}
_READERS: Mapping[ColumnRole, Callable[[Sequence[TableCell]], Value]] = {
    ColumnRole.PRODUCTS: read_entries,
    ColumnRole.REQUIREMENTS: read_entries,
    ColumnRole.DEADLINE: read_words,
    ColumnRole.LEAD: read_agency_words,
    ColumnRole.IMPLEMENTERS: read_agency_words,
    ColumnRole.PERSON: read_words,
    ColumnRole.START: read_words,
    ColumnRole.SECOND_CODE: read_words,
}  # fmt: skip


class TableRows(NamedTuple):
    """The rows of a table, under its head."""

    head: TableHead
    rows: Sequence[AnnexRow]


class ReadItem(NamedTuple):
    """An item in the plan file's shape, with the row that it was read from."""

    data: dict[str, object]
    row: AnnexRow
    code: RowCode


def read_items(tables: Sequence[TableRows]) -> list[ReadItem]:
    """Return the rows of a plan's tables of tasks, in their order."""
    printed = [PrintedRow(row.number, row.is_heading, at) for at, table in enumerate(tables) for row in table.rows]
    codes = iter(number_rows(printed))
    items: list[ReadItem] = []
    for table in tables:
        reader = _ItemReader(table.head)
        items.extend(reader.read(row, next(codes)) for row in table.rows)
    return items


class _ItemReader:
    """Reads a table's rows in their order, for merged cells refer to those above."""

    def __init__(self, head: TableHead) -> None:
        self._others = [column for column in head.columns if column.role is ColumnRole.OTHER]
        self._above: dict[ColumnRole, Value] = {}
        # Columns in which the task above says, or has from further above, what a merged cell stands for.
        self._held: set[ColumnRole] = set()

    def read(self, row: AnnexRow, code: RowCode) -> ReadItem:
        own: dict[ColumnRole, Value] = {role: read(row.cells.get(role, [])) for role, read in _READERS.items()}
        merged = [role for role in _INHERITED if role in row.merged and not own[role] and self._above.get(role)]
        if not row.is_heading:
            # What the cell of a heading says, the first task under it says itself.
            own.update({role: self._above[role] for role in merged if role not in self._held})
            merged = [role for role in merged if role in self._held]
        for role in _INHERITED:
            if role not in row.merged:
                self._above[role] = own[role]
                self._held.discard(role)
            if not row.is_heading and (own[role] or role in merged):
                self._held.add(role)
        data: dict[str, object] = {
            "code": code.code,
            "title": read_words(row.cells.get(ColumnRole.TITLE, [])),
            **{role.value: value for role, value in own.items() if value or role in _INHERITED},
        }
        if row.number != code.code:
            data["number"] = row.number
        if row.is_heading == bool(own[ColumnRole.PRODUCTS] or own[ColumnRole.REQUIREMENTS]):
            data["kind"] = "heading" if row.is_heading else "task"
        if merged and not row.is_heading:
            data["merged"] = tuple(role.value for role in merged)
        if others := dict(self._kept(row)):
            data["other"] = others
        return ReadItem(data, row, code)

    def _kept(self, row: AnnexRow) -> Iterator[tuple[str, str]]:
        for column in self._others:
            if words := read_words(row.cells.get(column.key, [])):
                yield column.words, words
