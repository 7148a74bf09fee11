"""Merging other copies of the store into it: the union of sources and changes, rows worked out anew."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from partui.domain import limits
from partui.domain.agencies.joining import JOINED
from partui.domain.journal.changes import Change
from partui.domain.journal.clock import moment_text
from partui.domain.journal.conflicts import Conflict
from partui.domain.plan.structure import GaveWay, TwiceMade
from partui.domain.text import clean
from partui.store.db.connection import begin_writing, transaction
from partui.store.exchange.backups import Backup, Reason, back_up
from partui.store.exchange.copying import store_file
from partui.store.exchange.incoming import FileMergeResult, take_in
from partui.store.exchange.partial_export import PARTIAL
from partui.store.exchange.same_plans import check_same_plans
from partui.store.exchange.untrusted import private_copy
from partui.store.exchange.untrusted_rows import SOURCES, AgencyRow, ChangeRow, PlanRow, UntrustedRow, untrusted_rows
from partui.store.journal.history import changes_after
from partui.store.projection.agencies import rows_by_members, rows_naming
from partui.store.projection.chain import has_gaps, last_taken_in, mark_gaps, mark_own_end, own_end
from partui.store.projection.heads import HEADS, tasks_from_issue
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.projection.placing import plan_rows
from partui.store.projection.rebuilding import rebuild

# How many of how many changes have been read.
Progress = Callable[[int, int], None]

TABLES: dict[str, type[UntrustedRow]] = {
    "plan": PlanRow,
    "agency": AgencyRow,
    **{f"{kind}_source": model for kind, model in SOURCES.items()},
    "change": ChangeRow,
}
SHOWN = 200
_CLOCKS_APART = timedelta(days=1)


@contextmanager
def staging_tables(
    conn: sqlite3.Connection, sources: Sequence[tuple[str, sqlite3.Connection]], progress: Progress
) -> Iterator[None]:
    """Lay out what files bring in the tables `temp.in_…`, each row with the number of its file from 0.

    Args:
        sources: path and private copy of each file.
        progress: told how far it has come.

    Raises:
        PartuiError: a file holds a row that cannot be.
    """
    _drop(conn)
    try:
        conn.execute("CREATE TEMP TABLE in_partial (file INTEGER, year INTEGER, names TEXT)")
        for table, model in TABLES.items():
            columns = ", ".join(model.model_fields)
            conn.execute(f"CREATE TEMP TABLE in_{table} (file, {columns})")
        for number, (path, copy) in enumerate(sources):
            _stage(conn, number, path, copy, progress)
        yield
    finally:
        _drop(conn)


def _stage(conn: sqlite3.Connection, number: int, path: str, copy: sqlite3.Connection, progress: Progress) -> None:
    (total,) = copy.execute("SELECT count(*) FROM change").fetchone()
    conn.execute("BEGIN")
    try:
        for table, model in TABLES.items():
            columns = tuple(model.model_fields)
            places = ", ".join("?" * len(columns))
            done = 0
            for rows in untrusted_rows(copy, model, path):
                conn.executemany(
                    f"INSERT INTO temp.in_{table} VALUES ({number}, {places})",
                    [tuple(row.__dict__[column] for column in columns) for row in rows],
                )
                done += len(rows)
                if model is ChangeRow:
                    progress(done, total)
        marked = copy.execute(
            "SELECT CAST(substr(name, ?) AS INTEGER), value FROM setting WHERE substr(name, 1, ?) = ?",
            (len(PARTIAL) + 1, len(PARTIAL), PARTIAL),
        )
        conn.executemany(
            f"INSERT INTO temp.in_partial VALUES ({number}, ?, ?)",
            [(year, clean(names)[: limits.LINE]) for year, names in marked],
        )
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise


def _drop(conn: sqlite3.Connection) -> None:
    for table in ("partial", *TABLES):
        conn.execute(f"DROP TABLE IF EXISTS temp.in_{table}")


class MergeResult(NamedTuple):
    """What a merge brings, or brought.

    Attributes:
        added: changes that are new here.
        unchanged: changes that were known.
        overtaken: fields that both sides went on with, so that one of the two edits does not stay.
        conflicts: these fields, each with both values.
        twice_made: plans that both files had made of one year, from what differed; both are kept.
        gave_way: rows that have another code from now on.
        news: the newest of the changes that come in, at most 200, the newest first.
        ahead: the latest moment among those that come in, where this computer's clock is more than a day behind it.
        backup: the copy kept of what was there before; none where nothing is new.
    """

    added: int
    unchanged: int
    overtaken: int
    conflicts: tuple[Conflict, ...]
    twice_made: tuple[TwiceMade, ...]
    gave_way: tuple[GaveWay, ...]
    news: tuple[Change, ...]
    ahead: str | None
    backup: Backup | None


def merge(
    conn: sqlite3.Connection, paths: Sequence[str], *, dry_run: bool = False, progress: Progress = lambda *_: None
) -> MergeResult:
    """Merge files into the store: all of them, or nothing.

    Args:
        conn: the store.
        paths: the other files, each a store, an export or a part of one, packed or not; they are only read.
        dry_run: only tell what it would bring.
        progress: told how many of how many changes have been read of the file that is being read.

    Raises:
        PartuiError: a file is not there, damaged, no partui file, of a newer partui, or holds another plan of a year
            that the store has.
    """
    with ExitStack() as stack:
        copies = [(path, stack.enter_context(private_copy(path))) for path in paths]
        stack.enter_context(staging_tables(conn, copies, progress))
        if dry_run:
            return _dry_run(conn, copies)
        with transaction(conn):
            return _merge(conn, copies, keep=True)


def _dry_run(conn: sqlite3.Connection, copies: Sequence[tuple[str, sqlite3.Connection]]) -> MergeResult:
    begin_writing(conn)
    try:
        return _merge(conn, copies, keep=False)
    finally:
        conn.execute("ROLLBACK")


def _merge(conn: sqlite3.Connection, copies: Sequence[tuple[str, sqlite3.Connection]], *, keep: bool) -> MergeResult:
    last, own, gave_way = last_taken_in(conn), own_end(conn), _gave_way(conn)
    brought: list[FileMergeResult] = []
    for file, (path, copy) in enumerate(copies):
        check_same_plans(conn, file, path, copy)
        brought.append(take_in(conn, file, path))
    if last_taken_in(conn) > last:
        mark_own_end(conn, own)
    if any(has_gaps(copy) for _path, copy in copies):
        mark_gaps(conn)
    touched = {subject for each in brought for subject in each.touched}
    joined = {
        key for (key,) in conn.execute("SELECT subject_id FROM change WHERE seq > ? AND field = ?", (last, JOINED))
    }
    if joined:
        touched |= rows_naming(conn, joined)
        rebuild(conn, [Subject("agency", key) for key in joined])
        touched |= rows_naming(conn, joined)
    if any(subject.table == "agency" for subject in touched):
        touched |= rows_by_members(conn)
    touched |= tasks_from_issue(conn, {subject.id for subject in touched if subject.table == HEADS.table})
    rebuild(conn, sorted(touched))
    conflicts = tuple(conflict for each in brought for conflict in each.conflicts)
    # Others still read what was there: nothing is committed yet.
    kept = back_up(store_file(conn), Reason.MERGE) if keep and any(each.is_news for each in brought) else None
    return MergeResult(
        added=sum(each.added for each in brought),
        unchanged=sum(each.unchanged for each in brought),
        overtaken=len(conflicts),
        conflicts=conflicts,
        twice_made=tuple(plan for each in brought for plan in each.twice_made),
        gave_way=tuple(row for row in _gave_way(conn) if row not in gave_way),
        news=tuple(changes_after(conn, last, SHOWN)),
        ahead=_ahead(conn, last),
        backup=kept,
    )


def _gave_way(conn: sqlite3.Connection) -> list[GaveWay]:
    """Return the rows whose code another one has; most often none."""
    if conn.execute("SELECT 1 FROM change WHERE field = 'code' LIMIT 1").fetchone() is None:
        return []
    return [
        GaveWay(plan, *conn.execute(f"SELECT code, ?, title FROM {kind} WHERE id = ?", (wanted, key)).fetchone())
        for (plan,) in conn.execute("SELECT year FROM plan ORDER BY year").fetchall()
        for rows in [plan_rows(conn, plan)]
        for kind in PLAN_KINDS
        for key, wanted in rows.gave_way.items()
        if key in rows.of(kind)
    ]


def _ahead(conn: sqlite3.Connection, last: int) -> str | None:
    """A clock that was wrong may have let its edits win over others' of the same time: the officer must know."""
    limit = moment_text(datetime.now(UTC) + _CLOCKS_APART)
    (at,) = conn.execute(
        "SELECT max(changed_at) FROM change WHERE seq > ? AND changed_at > ?", (last, limit)
    ).fetchone()
    return None if at is None else str(at)
