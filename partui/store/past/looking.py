"""Looking at a day of the past: the rows as the journal gives them for it, in shadows that every query reads."""

import sqlite3
from collections.abc import Collection, Iterator, Set
from contextlib import contextmanager
from datetime import date

from partui.domain.agencies.joining import JOINED
from partui.domain.journal.changes import STRUCTURE
from partui.store.db.connection import Connection, see_present
from partui.store.db.shadows import cast_shadows, cast_views
from partui.store.past.later import LookedAt
from partui.store.past.simple import simple_subjects, write_simple
from partui.store.projection.agencies import rows_by_members, rows_naming
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import KINDS, PLAN_KINDS
from partui.store.projection.rebuilding import rebuild, recount

# What rows of any kind may have to add to: agencies that they name.
_NAMED = ("subject", "agency")
# From this share of all changes on.
_MANY = 0.2


def look_at(conn: Connection, looked: LookedAt | None, unasked: tuple[str, ...] = ()) -> None:
    """Have a connection see the plan as it was on a day, until something is written or it looks elsewhere.

    It costs nothing where no change is later than the day, and else what the rows cost that such changes are about.

    Args:
        looked: the day; none for the file as it is now, which today and later days see too.
        unasked: fields, and families of them as `evidence/*`, that nobody asks for meanwhile; they may say what they
            say now.
    """
    if looked is not None and looked.known_on is None and looked.day >= date.today():
        looked = None
    conn.looks_at = looked
    version = conn.execute("PRAGMA data_version").fetchone()[0] if looked else 0
    wanted = looked and (looked, version, unasked)
    if conn.sees == wanted:
        return
    see_present(conn)
    if looked is not None:
        before = conn.total_changes
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("BEGIN")
        try:
            _see(conn, looked, unasked)
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


def _see(conn: sqlite3.Connection, looked: LookedAt, unasked: tuple[str, ...]) -> None:
    if not _list_unknown(conn, looked, unasked):
        return
    simple = simple_subjects(conn)
    rest = _subjects(conn, simple)
    fields = {field for (field,) in conn.execute("SELECT DISTINCT field FROM unknown_field")}
    cast_shadows(conn, _tables(rest, fields))
    known = "SELECT * FROM main.change WHERE seq NOT IN (SELECT seq FROM unknown_change)"
    conn.execute(f"CREATE TEMP VIEW change AS {known}")
    # Counted when it is asked for: for most questions it is not.
    conn.execute("CREATE TEMP VIEW agency_tally AS SELECT * FROM agency_tally_counted")
    cast_views(conn)
    write_simple(conn, simple)
    _write(conn, rest, fields)
    recount(conn, "plan_tally")
    conn.execute("DROP TABLE temp.unknown_field")


def _list_unknown(conn: sqlite3.Connection, looked: LookedAt, unasked: tuple[str, ...]) -> bool:
    """List the changes that the day does not know, and the fields that they are of; return whether there is any."""
    names = "".join(f" AND c.field NOT GLOB '{field}'" for field in unasked)
    unknown = f"{looked.unknown()}{names}"
    if conn.execute(f"SELECT 1 FROM change AS c WHERE {unknown} LIMIT 1").fetchone() is None:
        return False
    # Where many are later, going through all of them takes less than looking each up.
    (later,) = conn.execute("SELECT count(*) FROM change WHERE clock >= ?", (looked.first_clock(),)).fetchone()
    (every,) = conn.execute("SELECT max(seq) FROM change").fetchone()
    way = "NOT INDEXED" if later > every * _MANY else ""
    conn.execute("DROP TABLE IF EXISTS temp.unknown_change")
    conn.execute("CREATE TEMP TABLE unknown_change (seq INTEGER PRIMARY KEY, subject_id, field)")
    conn.execute(
        f"INSERT INTO unknown_change SELECT c.seq, c.subject_id, c.field FROM change AS c {way}"
        f" WHERE {unknown} ORDER BY c.seq"
    )
    conn.execute(
        "CREATE TEMP TABLE unknown_field AS SELECT subject_id, field, count(*) AS changes FROM unknown_change"
        " GROUP BY subject_id, field"
    )
    return True


def _subjects(conn: sqlite3.Connection, simple: Collection[int]) -> set[Subject]:
    return {
        Subject(kind, key)
        for kind, key in conn.execute(
            "SELECT DISTINCT s.kind, s.id FROM unknown_field AS u JOIN subject AS s ON s.id = u.subject_id"
        )
        if key not in simple and kind in KINDS
    }


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


def _write(conn: sqlite3.Connection, rest: set[Subject], fields: Set[str]) -> None:
    """Write the rows that were otherwise on the day, as the journal without the later changes gives them."""
    joined = {subject.id for subject in rest if subject.table == "agency"} if JOINED in fields else set()
    rows = rest | (rows_naming(conn, joined) if joined else set())
    if any(subject.table == "agency" for subject in rows):
        rows |= rows_by_members(conn)
    plans = conn.execute("SELECT year FROM plan").fetchall() if fields & frozenset(STRUCTURE) else []
    rebuild(conn, sorted(rows), [plan for (plan,) in plans])
    if joined:
        rebuild(conn, sorted(rows_naming(conn, joined) - rows), [])
