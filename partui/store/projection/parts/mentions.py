"""The agencies that rows of a plan name."""

import sqlite3
from collections.abc import Mapping

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.plan.columns import EMPTIED
from partui.store.projection.agencies import known_agency
from partui.store.projection.kind import DetailTable, ExpectedRow, PlanKind, Values


class Mentions(DetailTable):
    """Which agencies a row names in each role, read from the words of its cells.

    Args:
        cells: role to the field whose words name the agencies.
        table: where they are kept, with its column that names the row.
    """

    def __init__(self, cells: Mapping[str, str], table: str = "mention", owner: str = "subject_id") -> None:
        self._cells = cells
        self.table, self.owner, self.fields = table, owner, (*cells.values(), EMPTIED)

    def follows_from(self, values: Values) -> object:
        return [values[field] for field in self._cells.values()]

    def expected(self, row: ExpectedRow) -> list[tuple[str, str]]:
        """Return role and key of each agency."""
        return [
            (role, agency_key(name))
            for role, field in self._cells.items()
            for name, _group in read_agencies(row.cells[field])
        ]

    def stored(self, conn: sqlite3.Connection, key: int) -> list[tuple[str, str]]:
        return conn.execute(
            f"SELECT role, key FROM {self.table} JOIN agency ON agency.id = agency_id"
            f" WHERE {self.owner} = ? ORDER BY role = 'implementer', {self.table}.position",
            (key,),
        ).fetchall()

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        """Write the agencies; those met for the first time are added to the directory."""
        self.delete(conn, key)
        conn.executemany(
            f"INSERT INTO {self.table} ({self.owner}, role, position, agency_id) VALUES (?, ?, ?, ?)",
            [
                (key, role, place, known_agency(conn, agency_key(name), name))
                for role, field in self._cells.items()
                for place, (name, _group) in enumerate(read_agencies(row.cells[field]))
            ],
        )


def name_agencies(conn: sqlite3.Connection, kind: PlanKind) -> None:
    """Write the agencies that the rows of a kind name, in a file that did not have them; inside a transaction."""
    for key, source in kind.sources(conn).items():
        stored = kind.stored(conn, key)
        if stored is not None:
            row = kind.expected(stored.code, source, kind.values(stored.cells))
            for part in kind.parts:
                if isinstance(part, Mentions):
                    part.write(conn, key, row)
