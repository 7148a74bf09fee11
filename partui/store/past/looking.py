"""Looking at a day of the past: the rows as the journal gives them for it, in shadows that every query reads."""

import sqlite3
from collections.abc import Collection, Iterator, Set
from contextlib import contextmanager
from datetime import date

from partui.domain.agencies.joining import JOINED
from partui.domain.journal.changes import STRUCTURE
from partui.store.db.connection import Connection, see_present
from partui.store.db.shadows import cast_rows, cast_shadows, cast_views, file_left_alone, lay_over
from partui.store.past.counts import count_then
from partui.store.past.later import LookedAt
from partui.store.past.simple import list_simple, search_as_said
from partui.store.past.unknown import list_unknown
from partui.store.projection.agencies import rows_by_members, rows_naming
from partui.store.projection.heads import HEADS, tasks_from_issue
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import KINDS, PLAN_KINDS
from partui.store.projection.rebuilding import rebuild, recount
from partui.store.projection.tasks import TASKS

# What rows of any kind may have to add to: agencies that they name.
_NAMED, _NAMING = ("subject", "agency"), ("task_agency", "mention", "agency_member")
_PARTS = {part.table: part for part in TASKS.parts}


def look_at(
    conn: Connection, looked: LookedAt | None, unasked: tuple[str, ...] = (), of: frozenset[int] | None = None
) -> None:
    """Have a connection see the plan as it was on a day, until something is written or it looks elsewhere.

    It costs nothing where no change is later than the day, and else what the rows cost that such changes are about.

    Args:
        looked: the day; none for the file as it is now, which today and later days see too.
        unasked: fields, families of them as `evidence/*`, and tables that nobody asks for meanwhile; they may say what
            they say now.
        of: only these subjects are asked for, and the rest may say what it says now; no row has come or gone since.
    """
    if looked is not None and not looked.is_past():
        looked = None
    conn.looks_at = looked
    version = conn.execute("PRAGMA data_version").fetchone()[0] if looked else 0
    wanted = looked and (looked, version, unasked, of)
    if conn.sees == wanted:
        return
    see_present(conn)
    if looked is not None:
        before = conn.total_changes
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("BEGIN")
        try:
            with file_left_alone(conn):
                _see(conn, looked, unasked, of)
            conn.execute("COMMIT")
        except BaseException:
            conn.execute("ROLLBACK")
            raise
        finally:
            conn.execute("PRAGMA foreign_keys = ON")
            conn.shadow_changes += conn.total_changes - before
        conn.sees = wanted


@contextmanager
def looking_at(conn: sqlite3.Connection, day: date) -> Iterator[None]:
    """Have a connection see another day until the block is through, as far as is known there too."""
    if not isinstance(conn, Connection):
        raise TypeError(conn)
    before = conn.looks_at
    look_at(conn, LookedAt(day, before.known_on if before else None))
    try:
        yield
    finally:
        look_at(conn, before)


def _see(conn: sqlite3.Connection, looked: LookedAt, unasked: tuple[str, ...], of: Collection[int] | None) -> None:
    fields = list_unknown(conn, looked, unasked, of)
    if not fields:
        return
    said = list_simple(conn, fields)
    rest = _subjects(conn)
    if "issued" in fields:
        rest |= _from_issue(conn, rest, of)
    # Where no row comes, goes or is called otherwise, most rows of the file's own table are as they were.
    laid_over = fields.isdisjoint({*STRUCTURE, JOINED}) and all(subject.table != "agency" for subject in rest)
    tables = _tables(rest, fields)
    if laid_over:
        parts = {table for table, part in _PARTS.items() if table in unasked or not any(map(part.follows, fields))}
        tables -= parts
        if tables.isdisjoint(_NAMING):
            tables -= {*_NAMED}
        cast_rows(conn, "task", [subject.id for subject in rest if subject.table == "task"])
        cast_shadows(conn, tables - {"task", "plan_tally"})
    else:
        cast_shadows(conn, tables)
        names = ", ".join(said)
        conn.execute(
            f"UPDATE task SET ({names}) = (SELECT {names} FROM past_said AS s WHERE s.id = task.id)"
            " WHERE id IN (SELECT id FROM past_said)"
        )
        cast_views(conn)
    if "note" in fields and "task_search" in tables:
        search_as_said(conn)
    _write(conn, rest, fields, tables)
    if laid_over:
        lay_over(conn, "task", said)
        cast_views(conn)
        count_then(conn, renamed="task_agency" in tables)
    else:
        # Counted when it is asked for: for most questions it is not.
        conn.execute("CREATE TEMP VIEW agency_tally AS SELECT * FROM agency_tally_counted")
        recount(conn, "plan_tally")


def _subjects(conn: sqlite3.Connection) -> set[Subject]:
    """Return what differs in more than simple fields."""
    return {
        Subject(kind, key)
        for kind, key in conn.execute(
            "SELECT DISTINCT s.kind, s.id FROM past_unknown AS u CROSS JOIN subject AS s ON s.id = u.subject_id"
            " WHERE s.id NOT IN (SELECT id FROM past_said)"
        )
        if kind in KINDS
    }


def _from_issue(conn: sqlite3.Connection, rest: Collection[Subject], of: Collection[int] | None) -> set[Subject]:
    """Return the tasks that are due otherwise where a plan's head said another day of issue."""
    follow = tasks_from_issue(conn, {subject.id for subject in rest if subject.table == HEADS.table})
    found = {subject for subject in follow if of is None or subject.id in of}
    conn.executemany("DELETE FROM past_said WHERE id = ?", [(subject.id,) for subject in found])
    return found


def _tables(rest: Collection[Subject], fields: Set[str]) -> set[str]:
    """Return which tables say something else than on the day."""
    touched = {subject.table for subject in rest}
    if fields & frozenset(STRUCTURE):
        touched |= set(PLAN_KINDS)
    if JOINED in fields:
        touched |= set(KINDS)
    tables = {part.table for table in touched for part in KINDS[table].parts}
    noted = ("task_search",) if "note" in fields else ()
    return {"task", "plan_tally", *noted, *(_NAMED if rest else ()), *touched, *tables}


def _write(conn: sqlite3.Connection, rest: set[Subject], fields: Set[str], tables: Set[str]) -> None:
    """Write the rows that were otherwise on the day, as the journal without the later changes gives them."""
    joined = {subject.id for subject in rest if subject.table == "agency"} if JOINED in fields else set()
    rows = rest | (rows_naming(conn, joined) if joined else set())
    if any(subject.table == "agency" for subject in rows):
        rows |= rows_by_members(conn)
    plans = conn.execute("SELECT year FROM plan").fetchall() if fields & frozenset(STRUCTURE) else []
    rebuild(conn, sorted(rows), [plan for (plan,) in plans], tables)
    if joined:
        rebuild(conn, sorted(rows_naming(conn, joined) - rows), [], tables)
