"""The plans of a file: which there are, which is in use, and taking one out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot, transaction
from partui.store.db.settings import plan_in_use
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.copying import store_file
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.queries.tallies import plan_tally


class ListedPlan(NamedTuple):
    """A plan of the file, in short.

    Attributes:
        in_use: whether it is the one that is worked on unless another is asked for.
    """

    year: int
    number: str
    title: str
    in_use: bool
    criteria: int
    headings: int
    tally: Tally


class RemovedPlan(NamedTuple):
    """The plan in use once another is gone (the latest, where it was the one that went), and the copy's number."""

    used: int
    copy: int


def list_plans(conn: sqlite3.Connection, day: Day) -> list[ListedPlan]:
    """Return the plans of the file, the oldest first, their tasks counted as on a day."""
    with snapshot(conn):
        used = plan_in_use(conn)
        rows = conn.execute(
            "SELECT year, number, title, (SELECT count(*) FROM criterion WHERE plan = year),"
            " (SELECT count(*) FROM heading WHERE plan = year) FROM plan ORDER BY year"
        ).fetchall()
        return [
            ListedPlan(year, number, title, year == used, criteria, headings, plan_tally(conn, year, day))
            for year, number, title, criteria, headings in rows
        ]


def use_plan(conn: sqlite3.Connection, year: int) -> None:
    """Make a plan the one that is worked on.

    Raises:
        PartuiError: the file has no plan of that year.
    """
    with transaction(conn):
        put_in_use(conn, plan_in_use(conn, year))


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
        with _unguarded(conn):
            _delete_plan(conn, year)
        if plan_in_use(conn) == year:
            put_in_use(conn, others[-1])
        return RemovedPlan(plan_in_use(conn), kept.number)


def put_in_use(conn: sqlite3.Connection, year: int) -> None:
    """Make a plan the one that is worked on, within a transaction."""
    conn.execute("REPLACE INTO setting (name, value) VALUES ('plan_in_use', ?)", (str(year),))


@contextmanager
def _unguarded(conn: sqlite3.Connection) -> Iterator[None]:
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
    for table in PLAN_KINDS:
        conn.execute(
            f"DELETE FROM change WHERE {table}_id IN (SELECT {table}_id FROM {table}_source WHERE plan = ?)", (year,)
        )
    of_plan = "WHERE plan = ?"
    for table, kind in reversed(PLAN_KINDS.items()):
        for part in kind.parts:
            conn.execute(f"DELETE FROM {part.table} WHERE {part.owner} IN (SELECT id FROM {table} {of_plan})", (year,))
        conn.execute(f"UPDATE {table} SET {', '.join(f'{name} = NULL' for name in kind.above)} {of_plan}", (year,))
        conn.execute(f"DELETE FROM {table} {of_plan}", (year,))
        conn.execute(f"DELETE FROM {table}_source {of_plan}", (year,))
    conn.execute("DELETE FROM plan WHERE year = ?", (year,))
