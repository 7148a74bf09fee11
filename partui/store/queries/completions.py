"""What a shell offers while a command is typed: codes, agencies, years, changes, documents."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import NamedTuple

from partui.store.db.open import open_store, read_header
from partui.store.db.settings import plan_in_use
from partui.store.queries.agencies import plan_agencies

_LATEST = 50


class Completion(NamedTuple):
    """A value that may be typed, and what it means."""

    value: str
    meaning: str = ""


Lookup = Callable[[sqlite3.Connection, int], Iterable[Completion]]


def completions_in(path: str, asked_plan: int | None, lookup: Lookup) -> Iterable[Completion]:
    """Return what a file offers; nothing where looking would make a file or change one.

    Args:
        path: the store's file.
        asked_plan: the plan's year; the plan in use when none.
        lookup: one of the functions below.

    Raises:
        PartuiError: the file cannot be read, or has no such plan.
    """
    try:
        header = read_header(path)
    except OSError:
        header = None
    if header is None or not header.current:
        return ()
    with closing(open_store(path)) as conn:
        return lookup(conn, plan_in_use(conn, asked_plan))


def agency_completions(conn: sqlite3.Connection, plan: int) -> list[Completion]:
    """Return the agencies of a plan."""
    return [Completion(name) for _id, name in plan_agencies(conn, plan)]


def task_completions(conn: sqlite3.Connection, plan: int) -> list[Completion]:
    """Return the codes of a plan's tasks."""
    return _completions(conn.execute("SELECT code, title FROM task WHERE plan = ? ORDER BY position", (plan,)))


def criterion_completions(conn: sqlite3.Connection, plan: int) -> list[Completion]:
    """Return the codes of a plan's criteria that have a score of their own."""
    return _completions(
        conn.execute("SELECT code, title FROM score WHERE plan = ? AND is_leaf ORDER BY position", (plan,))
    )


def row_completions(conn: sqlite3.Connection, plan: int, kind: str) -> list[Completion]:
    """Return the codes of a plan's headings or criteria, sums too.

    Args:
        kind: the table, `heading` or `criterion`.
    """
    return _completions(conn.execute(f"SELECT code, title FROM {kind} WHERE plan = ? ORDER BY position", (plan,)))


def chapter_completions(conn: sqlite3.Connection, plan: int) -> list[Completion]:
    """Return the numbers of a plan's chapters."""
    return _completions(
        conn.execute("SELECT code, title FROM heading WHERE plan = ? AND code = chapter ORDER BY position", (plan,))
    )


def plan_completions(conn: sqlite3.Connection, _plan: int) -> list[Completion]:
    """Return the years of the plans."""
    return _completions(conn.execute("SELECT CAST(year AS TEXT), title FROM plan ORDER BY year"))


def change_completions(conn: sqlite3.Connection, plan: int) -> list[Completion]:
    """Return the latest changes of a plan by number, newest first."""
    return _completions(
        conn.execute(
            "SELECT substr(uuid, 1, 8), code || ' ' || field || ' ' || by FROM history WHERE plan = ?"
            " ORDER BY seq DESC LIMIT ?",
            (plan, _LATEST),
        )
    )


def document_completions(conn: sqlite3.Connection, plan: int) -> list[Completion]:
    """Return the documents of a plan by number."""
    return _completions(
        conn.execute(
            "SELECT substr(e.uuid, 1, 8), t.code || ' ' || e.number || ' ' || e.summary"
            " FROM evidence AS e JOIN task AS t ON t.id = e.task_id WHERE t.plan = :plan"
            " UNION SELECT substr(e.uuid, 1, 8), k.code || ' ' || e.number || ' ' || e.summary"
            " FROM criterion_evidence AS e JOIN criterion AS k ON k.id = e.criterion_id WHERE k.plan = :plan",
            {"plan": plan},
        )
    )


def _completions(rows: Iterable[tuple[str, str]]) -> list[Completion]:
    return [Completion(*row) for row in rows]
