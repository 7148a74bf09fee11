"""The rows of a plan put in, taken out, moved and renumbered as its sources and the journal want it."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from partui.domain.journal.changes import STRUCTURE
from partui.domain.journal.clock import LAST_CLOCK
from partui.domain.plan.codes import parent_among
from partui.domain.plan.structure import PlacedRow, PlannedRow, planned_row, settle_rows
from partui.store.projection.kind import ExpectedRow, PlanKind, Subject
from partui.store.projection.kinds import PLAN_KINDS, replay
from partui.store.projection.tasks import criterion_served

_ROWS_A_STEP = 100


class PlanRows(NamedTuple):
    """The rows that a plan has, by kind and id.

    Attributes:
        places: what each row is ordered by.
        gave_way: rows that have another code than they were given, as an older one has it, with the one given.
    """

    by_kind: Mapping[str, Mapping[int, PlacedRow]]
    gave_way: Mapping[int, str]
    places: Mapping[int, Decimal]

    def of(self, kind: str) -> Mapping[int, PlacedRow]:
        """Return those of a kind: `criterion`, `heading` or `task`."""
        return self.by_kind[kind]

    def annex(self, kind: str) -> dict[Subject, PlacedRow]:
        """Return the rows of the annex that a kind stands in: tasks and headings stand in one."""
        number = PLAN_KINDS[kind].annex
        return {
            Subject(table, key): placed
            for table, each in PLAN_KINDS.items()
            if each.annex == number
            for key, placed in self.of(table).items()
        }


def plan_rows(conn: sqlite3.Connection, plan: int) -> PlanRows:
    """Work out which rows a plan has, in which order and under which codes, from its sources and the journal."""
    wanted = {table: expected_rows(conn, plan, table) for table in PLAN_KINDS}
    placed: dict[int, PlacedRow] = {}
    for annex in {kind.annex for kind in PLAN_KINDS.values()}:
        together = [wanted[table] for table, kind in PLAN_KINDS.items() if kind.annex == annex]
        placed |= settle_rows({key: row for rows in together for key, row in rows.items()})
    every = {key: row for rows in wanted.values() for key, row in rows.items()}
    return PlanRows(
        {table: {key: row for key, row in placed.items() if key in rows} for table, rows in wanted.items()},
        {key: every[key].code for key, row in placed.items() if row.code != every[key].code},
        {key: every[key].place for key in placed},
    )


def expected_rows(conn: sqlite3.Connection, plan: int, kind: str, until: int = LAST_CLOCK) -> dict[int, PlannedRow]:
    """Return the rows of a kind as their sources and the journal want them, removed ones included.

    Args:
        until: as the journal stood at this clock.
    """
    values: dict[int, dict[str, str | None]] = defaultdict(dict)
    marks = ", ".join("?" * len(STRUCTURE))
    for key, field, new in conn.execute(
        "SELECT c.subject_id, c.field, c.new FROM subject AS s JOIN change AS c ON c.subject_id = s.id"
        f" WHERE s.kind = ? AND s.plan = ? AND c.field IN ({marks}) AND c.clock <= ? ORDER BY c.clock, c.uuid",
        (kind, plan, *STRUCTURE, until),
    ):
        values[key][field] = new
    return {
        key: planned_row(uid, code, position, bool(added), values.get(key, {}))
        for key, uid, code, position, added in conn.execute(
            "SELECT id, uid, code, position, added FROM subject AS s"
            f" JOIN {kind}_source USING (id) WHERE s.kind = ? AND s.plan = ?",
            (kind, plan),
        )
    }


def rows_above(conn: sqlite3.Connection, rows: PlanRows, kind: PlanKind) -> dict[int, tuple[int | None, ...]]:
    """Return what each row of a kind stands under: for each column of `kind.above` a row or none.

    Codes say so, and what an officer has said of a task's criterion.
    """
    if kind.above == ("parent_id",):
        placed = rows.of(kind.table)
        ids = {row.code: key for key, row in placed.items()}
        return {key: (ids.get(parent_among(row.code, ids) or ""),) for key, row in placed.items()}
    headings = {row.code: key for key, row in rows.of("heading").items()}
    criteria = {row.code: key for key, row in rows.of("criterion").items()}
    serves: dict[int, str] = dict(conn.execute("SELECT id, serves FROM task WHERE serves > ''").fetchall())
    return {
        key: (
            headings.get(parent_among(row.code, headings) or ""),
            criterion_served(row.code, serves.get(key, ""), criteria),
        )
        for key, row in rows.of(kind.table).items()
    }


def place_rows(conn: sqlite3.Connection, plan: int, watch: Callable[[int], None] = lambda _tasks: None) -> PlanRows:
    """Bring the rows of a plan to where they belong; inside a transaction.

    Args:
        plan: the plan's year.
        watch: told from time to time how many tasks have been put in.

    Returns:
        The rows that the plan has.
    """
    rows = plan_rows(conn, plan)
    for kind in PLAN_KINDS.values():
        _free_codes(conn, plan, kind.table, rows.of(kind.table))
    for kind in PLAN_KINDS.values():
        _put_in(conn, plan, kind, rows.of(kind.table), watch if kind.table == "task" else lambda _rows: None)
        _renumber(conn, plan, kind, rows.of(kind.table))
        _join(conn, plan, kind, rows_above(conn, rows, kind))
    for kind in reversed(PLAN_KINDS.values()):
        _take_out(conn, plan, kind, rows.of(kind.table))
    return rows


def _free_codes(conn: sqlite3.Connection, plan: int, kind: str, placed: Mapping[int, PlacedRow]) -> None:
    """Take away codes that change hands, so that no two rows have one at any moment."""
    changing = [
        (key,) for key, code in _rows_with_source(conn, plan, kind) if key not in placed or placed[key].code != code
    ]
    conn.executemany(f"UPDATE {kind} SET code = 'row ' || id WHERE id = ?", changing)


def _rows_with_source(conn: sqlite3.Connection, plan: int, kind: str) -> list[tuple[int, str]]:
    """Return id and code of the rows that stand; one without a source is none of ours to move or take out."""
    return conn.execute(f"SELECT id, code FROM {kind} JOIN {kind}_source USING (id) WHERE plan = ?", (plan,)).fetchall()


def _put_in(
    conn: sqlite3.Connection, plan: int, kind: PlanKind, placed: Mapping[int, PlacedRow], watch: Callable[[int], None]
) -> None:
    there = {key for (key,) in conn.execute(f"SELECT id FROM {kind.table} WHERE plan = ?", (plan,))}
    lacking = sorted(placed.keys() - there, key=lambda key: placed[key].position)
    replayed = replay(conn, kind, lacking)
    for number, key in enumerate(lacking, start=1):
        source, values, version = replayed[key]
        row = kind.expected(placed[key].code, source, values)
        columns = {
            "id": key,
            "plan": plan,
            "position": placed[key].position,
            **kind.code_cells(row.code),
            **row.cells,
            "version": version,
        }
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        conn.execute(f"INSERT INTO {kind.table} ({names}) VALUES ({marks})", tuple(columns.values()))
        for part in kind.parts:
            if part.expected(row):
                part.write(conn, key, row)
        if number % _ROWS_A_STEP == 0:
            watch(number)


def _renumber(conn: sqlite3.Connection, plan: int, kind: PlanKind, placed: Mapping[int, PlacedRow]) -> None:
    """Write codes and positions, and what else says the code."""
    stands = {
        key: PlacedRow(code, position)
        for key, code, position in conn.execute(f"SELECT id, code, position FROM {kind.table} WHERE plan = ?", (plan,))
    }
    moved = {key: row for key, row in placed.items() if stands.get(key) != row}
    # Most rows only move up or down by one: the index of codes is left alone.
    conn.executemany(
        f"UPDATE {kind.table} SET position = ? WHERE id = ?", [(row.position, key) for key, row in moved.items()]
    )
    recoded = {key: row.code for key, row in moved.items() if stands[key].code != row.code}
    columns = ", ".join(f"{name} = :{name}" for name in kind.code_cells(""))
    conn.executemany(
        f"UPDATE {kind.table} SET {columns} WHERE id = :id",
        [{**kind.code_cells(code), "id": key} for key, code in recoded.items()],
    )
    for key in recoded:
        _write_code(conn, kind, key)


def _write_code(conn: sqlite3.Connection, kind: PlanKind, key: int) -> None:
    for part in kind.parts:
        stored = kind.stored(conn, key) if part.names_code else None
        if stored is not None:
            part.write(conn, key, ExpectedRow("", stored.code, kind.values(stored.cells), stored.cells))


def _join(conn: sqlite3.Connection, plan: int, kind: PlanKind, above: Mapping[int, tuple[int | None, ...]]) -> None:
    # What is to be taken out stands under nothing.
    nothing = (None,) * len(kind.above)
    stands = conn.execute(f"SELECT id, {', '.join(kind.above)} FROM {kind.table} WHERE plan = ?", (plan,)).fetchall()
    conn.executemany(
        f"UPDATE {kind.table} SET {', '.join(f'{name} = ?' for name in kind.above)} WHERE id = ?",
        [(*above.get(key, nothing), key) for key, *now in stands if tuple(now) != above.get(key, nothing)],
    )


def _take_out(conn: sqlite3.Connection, plan: int, kind: PlanKind, placed: Mapping[int, PlacedRow]) -> None:
    """Take out the rows that the journal has removed, with what hangs on them."""
    gone: Iterable[int] = [key for key, _code in _rows_with_source(conn, plan, kind.table) if key not in placed]
    for key in gone:
        for part in kind.parts:
            part.delete(conn, key)
        conn.execute(f"DELETE FROM {kind.table} WHERE id = ?", (key,))
