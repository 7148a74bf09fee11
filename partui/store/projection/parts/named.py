"""What hangs on a task, or a plan's head, under a uuid: the journal has a field for each, a table a row."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Generic, Protocol, TypeVar

from partui.store.projection.kind import DetailTable, ExpectedRow, Values

_UUID_LENGTH = 36


def uuid_fields(values: Values, prefix: str) -> Values:
    """Return those of a row's values whose field is a prefix and a uuid."""
    length = len(prefix) + _UUID_LENGTH
    return {field: value for field, value in values.items() if len(field) == length and field.startswith(prefix)}


class HasUuid(Protocol):
    """What the journal knows by a uuid."""

    @property
    def uuid(self) -> str:
        """Its name in every file."""


Part = TypeVar("Part", bound=HasUuid)


class NamedParts(DetailTable, Generic[Part]):
    """The parts of one family that a task or another row has: its readings, its extensions …

    Args:
        family: how the journal's fields of them begin.
        read: reads one from its field and what the journal says; none for what is none.
        written: writes one as the journal does.
        table: their table.
        columns: the table's own, without the row that they hang on.
        of_columns: makes one of what the columns hold.
        cells: gives one as the columns have it, a day as a day.
        order: by which of the columns those of one row are read.
        owner: the table's column that names the row.
    """

    def __init__(
        self,
        family: str,
        read: Callable[[str, str | None], Part | None],
        written: Callable[[Part], str],
        table: str,
        columns: Sequence[str],
        of_columns: Callable[..., Part],
        cells: Callable[[Part], Iterable[object]],
        order: str,
        owner: str = "task_id",
    ) -> None:
        self.table, self.owner, self.fields = table, owner, (family,)
        self._family, self._read, self._written = family, read, written
        self._columns, self._of_columns, self._cells, self._order = (owner, *columns), of_columns, cells, order

    def among(self, values: Values) -> list[Part]:
        """Return those among a row's values; no other name than a uuid's, and nothing that is none."""
        found = (self._read(field, value) for field, value in uuid_fields(values, self._family).items())
        return [part for part in found if part is not None]

    def of_rows(self, conn: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[Part]]:
        """Return those of rows, by the rows' ids; a row without any is left out."""
        marks = ",".join("?" * len(keys))
        found: dict[int, list[Part]] = {}
        for key, *cells in conn.execute(
            f"SELECT {', '.join(self._columns)} FROM {self.table} WHERE {self.owner} IN ({marks})"
            f" ORDER BY {self.owner}, {self._order}",
            tuple(keys),
        ):
            found.setdefault(key, []).append(self._of_columns(*cells))
        return found

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return those among a task's values, each as this program writes it."""
        return self._fields(self.among(values))

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        return self._fields(self.of_rows(conn, [key]).get(key, ()))

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        marks = ", ".join("?" * len(self._columns))
        conn.executemany(
            f"INSERT INTO {self.table} ({', '.join(self._columns)}) VALUES ({marks})",
            [(key, *map(_stored, self._cells(each))) for each in self.among(row.values)],
        )

    def _fields(self, parts: Iterable[Part]) -> dict[str, str]:
        return {f"{self._family}{each.uuid}": self._written(each) for each in parts}


def _stored(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell
