"""The top of a plan's table on a day of the past, before the whole of the day is worked out."""

import sqlite3

from partui.domain.agencies.joining import JOINED
from partui.domain.journal.changes import STRUCTURE
from partui.domain.tasks.task import Day
from partui.store.db.connection import Connection, snapshot
from partui.store.past.later import LookedAt
from partui.store.past.looking import look_at
from partui.store.queries.listing import TaskQuery, row_keys
from partui.store.queries.plan_table import TableTop, table_page, table_top


def top_on(conn: sqlite3.Connection, looked: LookedAt, plan: int, query: TaskQuery, day: Day, rows: int) -> TableTop:
    """Read the first rows of a table as `table_top` does, without counts where these take longer than a screen.

    Args:
        looked: the day looked at.
        plan: the plan's year.
        query: which tasks; on a day of the past all of them, in the plan's order.
        day: the day that they are looked at from.
        rows: how many.
    """
    assert isinstance(conn, Connection)
    look_at(conn, None)
    if not looked.is_past() or not _same_rows(conn, looked):
        look_at(conn, looked)
        return table_top(conn, plan, query, day, rows)
    keys = row_keys(conn, plan, query, day, rows)
    heads = [key for (key,) in conn.execute("SELECT id FROM plan_head")]
    look_at(conn, looked, ("task_search",), of=frozenset([*map(abs, keys), *heads]))
    try:
        with snapshot(conn):
            return TableTop(keys, table_page(conn, keys[:rows], day), None)
    finally:
        look_at(conn, None)


def _same_rows(conn: sqlite3.Connection, looked: LookedAt) -> bool:
    """Return whether no row has come, gone or moved since a day, and no agency has become another."""
    first = looked.first_clock()
    fields = ", ".join(f"'{field}'" for field in (*STRUCTURE, JOINED))
    moved = f"SELECT 1 FROM change WHERE clock >= {first} AND field IN ({fields})"
    agency = (
        "SELECT 1 FROM subject AS s CROSS JOIN change AS c ON c.subject_id = s.id"
        f" WHERE s.plan IS NULL AND s.kind = 'agency' AND c.clock >= {first}"
    )
    return not any(conn.execute(f"{sql} LIMIT 1").fetchone() for sql in (moved, agency))
