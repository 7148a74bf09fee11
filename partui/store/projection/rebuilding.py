"""Rows and counts written anew as they follow from the sources and the journal."""

import sqlite3
from collections.abc import Container, Iterable

from partui.store.projection.kind import Kind, Subject
from partui.store.projection.kinds import KINDS, PLAN_KINDS, replay, write_anew
from partui.store.projection.placing import place_rows

TALLIES = ("plan_tally", "agency_tally")


def rebuild(
    conn: sqlite3.Connection,
    subjects: list[Subject],
    plans: Iterable[int] | None = None,
    tables: Container[str] | None = None,
) -> None:
    """Write rows as they follow from the sources and the journal, those that are lacking included; in a transaction.

    Args:
        plans: those whose rows may stand elsewhere; all when none.
        tables: of those that hang on rows, the ones to be written; all when none.
    """
    # What is no plan's comes first: the rows of a plan name agencies.
    for kind in KINDS.values():
        if kind.table not in PLAN_KINDS:
            _rebuild(conn, kind, subjects, tables)
    if plans is None:
        plans = [plan for (plan,) in conn.execute("SELECT year FROM plan").fetchall()]
    for plan in plans:
        place_rows(conn, plan)
    for kind in PLAN_KINDS.values():
        _rebuild(conn, kind, subjects, tables)


def _rebuild(conn: sqlite3.Connection, kind: Kind, subjects: list[Subject], tables: Container[str] | None) -> None:
    keys = [subject.id for subject in subjects if subject.table == kind.table]
    replayed = replay(conn, kind, keys)
    for key in keys:
        write_anew(conn, Subject(kind.table, key), replayed[key], tables)


def recount(conn: sqlite3.Connection, table: str) -> None:
    """Count a table's tasks anew; inside a transaction.

    Args:
        table: one of `TALLIES`.
    """
    conn.execute(f"DELETE FROM {table}")
    conn.execute(f"INSERT INTO {table} SELECT * FROM {table}_counted")
