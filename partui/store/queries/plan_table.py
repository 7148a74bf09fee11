"""The plan as one table: which rows it has, and what stands in them."""

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from partui.domain.agencies.abbreviations import short_names
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.task import Day, Heading, Task
from partui.store.db.connection import snapshot
from partui.store.queries.headings import headings_by_id
from partui.store.queries.listing import TaskQuery, row_keys
from partui.store.queries.tallies import plan_tally
from partui.store.queries.tasks import task_id, tasks_by_id

Item = Heading | Task


class TableKeys(NamedTuple):
    """Which rows a table has, and the plan's counts.

    Attributes:
        keys: tasks, and headings below zero; tasks: how many of them are tasks.
        longest_code: how many letters the plan's longest code has.
    """

    keys: "array[int]"
    tasks: int
    tally: Tally
    longest_code: int


class TablePage(NamedTuple):
    """Rows of a table.

    Attributes:
        items: what stands in them.
        short_names: every agency's name with a shorter one that means no other.
    """

    items: Sequence[Item]
    short_names: Mapping[str, str]


class TableTop(NamedTuple):
    """The top of a table with what stands in it: what is seen before the rest is known.

    Attributes:
        tally: the plan's counts, none where they are not known yet either.
    """

    keys: "array[int]"
    page: TablePage
    tally: Tally | None


def table_keys(conn: sqlite3.Connection, plan: int, query: TaskQuery, day: Day) -> TableKeys:
    """Read which rows a table has.

    Args:
        plan: the plan's year.
        query: which tasks, in which order.
        day: the day that they are looked at from.
    """
    with snapshot(conn):
        keys = row_keys(conn, plan, query, day)
        tasks = sum(1 for key in keys if key > 0)
        return TableKeys(keys, tasks, plan_tally(conn, plan, day), longest_code(conn, plan))


def longest_code(conn: sqlite3.Connection, plan: int) -> int:
    """Return how many letters a plan's longest code has."""
    return int(conn.execute("SELECT ifnull(max(length(code)), 0) FROM task WHERE plan = ?", (plan,)).fetchone()[0])


def table_top(conn: sqlite3.Connection, plan: int, query: TaskQuery, day: Day, rows: int) -> TableTop:
    """Read the first rows of a table.

    Args:
        plan: the plan's year.
        query: which tasks, in which order.
        day: the day that they are looked at from.
        rows: how many.
    """
    with snapshot(conn):
        keys = row_keys(conn, plan, query, day, rows)
        return TableTop(keys, table_page(conn, keys[:rows], day), plan_tally(conn, plan, day))


def table_page(conn: sqlite3.Connection, keys: Sequence[int], day: Day) -> TablePage:
    """Read what stands in rows, headings first; a negative key is a heading's."""
    headings = headings_by_id(conn, [-key for key in keys if key < 0])
    tasks = tasks_by_id(conn, [key for key in keys if key > 0], day)
    return TablePage([*headings, *tasks], short_names(conn.execute("SELECT name, short FROM agency").fetchall()))


def coded_page(conn: sqlite3.Connection, plan: int, codes: Sequence[str], day: Day) -> TablePage:
    """Read the rows of tasks by their codes.

    Raises:
        PartuiError: no such code.
    """
    return table_page(conn, [task_id(conn, plan, code) for code in codes], day)
