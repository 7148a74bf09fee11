"""What hangs on a task, or a plan's head, under a uuid: the journal has a field for each, a table a row."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
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


def parts_among(values: Values, family: str, read: Callable[[str, str | None], Part | None]) -> list[Part]:
    """Return the parts of a family among a row's values; no other name than a uuid's, and nothing that is none.

    Args:
        family: how the journal's fields of them begin.
        read: reads one from its field and what the journal says.
    """
    found = (read(field, value) for field, value in uuid_fields(values, family).items())
    return [part for part in found if part is not None]


class NamedParts(DetailTable, Generic[Part]):
    """The parts of one family that a task or another row has: its readings, its extensions …

    Args:
        family: how the journal's fields of them begin.
        table: their table; columns are its own, without the task.
        written: writes one as the journal does.
        among: reads those that stand among a task's values.
        of_tasks: reads those of tasks from the table, by the tasks' ids.
        cells: gives one as the columns have it, a day as a day.
        owner: the table's column that names the row.
    """

    def __init__(
        self,
        family: str,
        table: str,
        columns: Sequence[str],
        written: Callable[[Part], str],
        among: Callable[[Values], Iterable[Part]],
        of_tasks: Callable[[sqlite3.Connection, Sequence[int]], Mapping[int, Sequence[Part]]],
        cells: Callable[[Part], Iterable[object]],
        owner: str = "task_id",
    ) -> None:
        self.table, self.owner = table, owner
        self._family, self._columns, self._written = family, (owner, *columns), written
        self._among, self._of_tasks, self._cells = among, of_tasks, cells

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return those among a task's values, each as this program writes it."""
        return self._fields(self._among(values))

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        return self._fields(self._of_tasks(conn, [key]).get(key, ()))

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        marks = ", ".join("?" * len(self._columns))
        conn.executemany(
            f"INSERT INTO {self.table} ({', '.join(self._columns)}) VALUES ({marks})",
            [(key, *map(_stored, self._cells(each))) for each in self._among(row.values)],
        )

    def _fields(self, parts: Iterable[Part]) -> dict[str, str]:
        return {f"{self._family}{each.uuid}": self._written(each) for each in parts}


def _stored(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell
