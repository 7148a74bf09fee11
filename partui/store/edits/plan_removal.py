"""A plan taken out of the file, with all that was said of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from partui.domain.errors import PartuiError
from partui.store.db.connection import snapshot, transaction, write_anew
from partui.store.db.settings import plan_in_use
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.copying import store_file
from partui.store.projection.chain import mark_gaps
from partui.store.projection.kinds import PLAN_KINDS

if TYPE_CHECKING:
    # `plan list` does without pydantic.
    pass


from partui.store.edits.plans import put_in_use
from partui.store.projection.heads import HEADS


class RemovedPlan(NamedTuple):
    """The plan in use once another is gone (the latest, where it was the one that went), and the copy's number."""

    used: int
    copy: int


def plan_to_remove(conn: sqlite3.Connection, year: int) -> tuple[int, int]:
    """Return how many tasks and changes would go with a plan.

    Raises:
        PartuiError: the file has no such plan, or no other.
    """
    with snapshot(conn):
        plan_in_use(conn, year)
        _others(conn, year)
        tasks = conn.execute("SELECT count(*) FROM task WHERE plan = ?", (year,)).fetchone()[0]
        changes = conn.execute("SELECT count(*) FROM history WHERE plan = ?", (year,)).fetchone()[0]
    return int(tasks), int(changes)


def _others(conn: sqlite3.Connection, year: int) -> list[int]:
    others = [other for (other,) in conn.execute("SELECT year FROM plan WHERE year <> ? ORDER BY year", (year,))]
    if not others:
        raise PartuiError("Kế hoạch {year} là kế hoạch duy nhất của tệp; không xóa được.", year=year)
    return others


def remove_plan(conn: sqlite3.Connection, year: int) -> RemovedPlan:
    """Take a plan out of the file, with its tasks, its criteria and its journal; a copy is kept first.

    Raises:
        PartuiError: the file has no such plan, or no other.
    """
    with transaction(conn):
        plan_in_use(conn, year)
        others = _others(conn, year)
        kept = back_up(store_file(conn), Reason.REMOVAL)
        with _without_guards(conn):
            _delete_plan(conn, year)
        _forget_agencies(conn)
        mark_gaps(conn)
        if plan_in_use(conn) == year:
            put_in_use(conn, others[-1])
        removed = RemovedPlan(plan_in_use(conn), kept.number)
    write_anew(conn)
    return removed


@contextmanager
def _without_guards(conn: sqlite3.Connection) -> Iterator[None]:
    """Lift the triggers that keep the journal from being altered; inside a transaction, which puts them back."""
    # Those that keep counts go on counting.
    guards = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'change'"
    triggers = conn.execute(guards).fetchall()
    for name, _sql in triggers:
        conn.execute(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in triggers:
        conn.execute(sql)


def _delete_plan(conn: sqlite3.Connection, year: int) -> None:
    subjects = "(SELECT id FROM subject WHERE plan = ?)"
    conn.execute(f"DELETE FROM change WHERE subject_id IN {subjects}", (year,))
    of_plan = "WHERE plan = ?"
    for table, kind in reversed(PLAN_KINDS.items()):
        for part in kind.parts:
            conn.execute(f"DELETE FROM {part.table} WHERE {part.owner} IN (SELECT id FROM {table} {of_plan})", (year,))
        conn.execute(f"UPDATE {table} SET {', '.join(f'{name} = NULL' for name in kind.above)} {of_plan}", (year,))
        conn.execute(f"DELETE FROM {table} {of_plan}", (year,))
        conn.execute(f"DELETE FROM {table}_source WHERE id IN {subjects}", (year,))
    for part in HEADS.parts:
        conn.execute(f"DELETE FROM {part.table} WHERE {part.owner} IN {subjects}", (year,))
    conn.execute(f"DELETE FROM plan_head {of_plan}", (year,))
    conn.execute(f"DELETE FROM subject {of_plan}", (year,))
    conn.execute("DELETE FROM plan WHERE year = ?", (year,))


def _forget_agencies(conn: sqlite3.Connection) -> None:
    """Take out the agencies that no plan names any more and of which no officer has said anything."""
    forgotten = conn.execute(
        "DELETE FROM agency AS a WHERE NOT EXISTS (SELECT 1 FROM task_agency WHERE agency_id = a.id)"
        " AND NOT EXISTS (SELECT 1 FROM mention WHERE agency_id = a.id)"
        " AND NOT EXISTS (SELECT 1 FROM task_member WHERE agency_id = a.id)"
        " AND NOT EXISTS (SELECT 1 FROM agency_member WHERE a.id IN (group_id, member_id))"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE subject_id = a.id) RETURNING id"
    ).fetchall()
    conn.executemany("DELETE FROM subject WHERE id = ?", forgotten)
