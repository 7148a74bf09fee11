"""Taking in what has been laid out of another file: plans, sources, agencies, changes; in a transaction."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.journal.conflicts import Conflict, FieldRef, LastEdit, conflict_between
from partui.domain.plan.structure import TwiceMade
from partui.store.exchange.partial_export import PARTIAL
from partui.store.exchange.twice_made import join_plans
from partui.store.exchange.untrusted_rows import SOURCES, ChangeRow, PlanRow, cleaned
from partui.store.projection.agencies import known_agency
from partui.store.projection.heads import add_head
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import CHANGES, NAME_NOW
from partui.store.projection.spelling import respell
from partui.store.projection.tasks import SOURCE_COLUMNS

_CHANGE = tuple(name for name in ChangeRow.model_fields if name not in ("kind", "subject"))
# What they changed (i), with what it is about here (s).
_THEIRS = "temp.in_change AS i JOIN subject AS s ON s.uid = i.subject AND s.kind = i.kind"
_NEW = "NOT EXISTS (SELECT 1 FROM change AS o WHERE o.uuid = {}.uuid)"
# Clocks are written with one length, so that the text of both sorts as the two do.
_LAST = "max(printf('%019d', c.clock) || c.uuid)"
_WRITTEN = "coalesce(nullif(i.written, ''), i.name)"
_PLACE = ("uid", "plan", "position", "code", "added")


class FileMergeResult(NamedTuple):
    """What one file brought.

    Attributes:
        added: changes that are new here.
        unchanged: changes that were known.
        touched: whose rows are to be worked out anew.
        twice_made: the plans that both files had made of one year.
        is_news: whether there was anything in it that the store did not have.
    """

    added: int
    unchanged: int
    conflicts: list[Conflict]
    touched: set[Subject]
    twice_made: list[TwiceMade]
    is_news: bool


def take_in(conn: sqlite3.Connection, file: int, path: str) -> FileMergeResult:
    """Take in one file; no row that follows from the journal is written.

    Args:
        file: the number of the file in the temporary tables.
        path: the file, to be named in what is refused.

    Raises:
        PartuiError: the file holds a change that says something else here.
    """
    years = _take_plans(conn, file)
    joined = join_plans(conn, file, years)
    touched = _take_sources(conn, file) | _blank_again(conn, file) | joined.touched
    is_news = bool(years or touched) | _take_agencies(conn, file) | _mark_partial(conn, file, years)
    _refuse_forged(conn, file, path)
    conflicts = _conflicts(conn, file)
    (total,) = conn.execute(f"SELECT count(*) FROM temp.in_change WHERE file = {file}").fetchone()
    touched |= {
        Subject(kind, key)
        for kind, key in conn.execute(
            f"SELECT DISTINCT s.kind, s.id FROM {_THEIRS} WHERE i.file = {file} AND {_NEW.format('i')}"
        )
    }
    added = _take_changes(conn, file)
    touched |= _spell_alike(conn, file)
    return FileMergeResult(
        added, total - added, [*joined.conflicts, *conflicts], touched, joined.plans, is_news or added > 0
    )


def _take_plans(conn: sqlite3.Connection, file: int) -> list[int]:
    """Take in the plans of years that the store does not have; return these years."""
    columns = ", ".join(PlanRow.model_fields)
    rows = conn.execute(
        f"INSERT INTO plan ({columns}) SELECT {columns} FROM temp.in_plan"
        f" WHERE file = {file} AND year NOT IN (SELECT year FROM plan) RETURNING year"
    )
    years = [year for (year,) in rows.fetchall()]
    for year in years:
        add_head(conn, year)
    return years


def _take_sources(conn: sqlite3.Connection, file: int) -> set[Subject]:
    touched = set()
    for kind, model in SOURCES.items():
        place = ", ".join(_PLACE)
        cells = ", ".join(name for name in model.model_fields if name not in _PLACE)
        conn.execute(
            f"INSERT INTO subject (kind, {place}) SELECT '{kind}', {place} FROM temp.in_{kind}_source"
            f" WHERE file = {file} ORDER BY plan, position, uid ON CONFLICT DO NOTHING"
        )
        touched |= {
            Subject(kind, key)
            for (key,) in conn.execute(
                f"INSERT INTO {kind}_source (id, {cells}) SELECT id, {cells} FROM temp.in_{kind}_source"
                f" JOIN (SELECT id, uid FROM subject WHERE kind = '{kind}') USING (uid)"
                f" WHERE file = {file} AND id NOT IN (SELECT id FROM {kind}_source) RETURNING id"
            ).fetchall()
        }
    return touched


def _blank_again(conn: sqlite3.Connection, file: int) -> set[Subject]:
    """A cell that a partial export filled in is blank again once the task is there that its words come from."""
    cells = ", ".join(f"{name} = i.{name}" for name in (*SOURCE_COLUMNS.values(), "inherited"))
    rows = conn.execute(
        f"UPDATE task_source AS o SET {cells} FROM temp.in_task_source AS i"
        " JOIN subject AS s ON s.uid = i.uid AND s.kind = 'task'"
        f" WHERE i.file = {file} AND s.id = o.id AND length(i.inherited) > length(o.inherited)"
        f" AND '{PARTIAL}' || i.plan IN (SELECT name FROM setting)"
        " AND NOT EXISTS ("
        "   SELECT 1 FROM json_each(i.inherited) AS above WHERE NOT EXISTS ("
        "     SELECT 1 FROM subject AS t"
        "     WHERE t.plan = i.plan AND t.kind = 'task' AND t.code = above.value AND NOT t.added))"
        " RETURNING id"
    )
    return {Subject("task", key) for (key,) in rows.fetchall()}


def _take_agencies(conn: sqlite3.Connection, file: int) -> bool:
    new = conn.execute(
        f"SELECT key, {_WRITTEN} FROM temp.in_agency AS i"
        f" WHERE file = {file} AND key NOT IN (SELECT key FROM agency) ORDER BY key"
    ).fetchall()
    for key, written in new:
        known_agency(conn, key, written)
    return bool(new)


def _spell_alike(conn: sqlite3.Connection, file: int) -> set[Subject]:
    """Write agencies alike that the two files write differently."""
    differ = conn.execute(
        f"SELECT o.key, min(o.written, {_WRITTEN}) FROM temp.in_agency AS i JOIN agency AS o USING (key)"
        f" WHERE i.file = {file} AND o.written <> {_WRITTEN}"
    ).fetchall()
    return set(respell(conn, differ)) if differ else set()


def _mark_partial(conn: sqlite3.Connection, file: int, new_years: list[int]) -> bool:
    """Mark plans of which only a part is there, until a file brings the whole; return whether a mark has changed."""
    before = conn.total_changes
    theirs: dict[int, str] = dict(conn.execute(f"SELECT year, names FROM temp.in_partial WHERE file = {file}"))
    for (year,) in conn.execute(f"SELECT year FROM temp.in_plan WHERE file = {file}").fetchall():
        mark = f"{PARTIAL}{year}"
        ours = conn.execute("SELECT value FROM setting WHERE name = ?", (mark,)).fetchone()
        if year in theirs and (ours is not None or year in new_years):
            names = "; ".join(sorted({*theirs[year].split("; "), *(ours[0].split("; ") if ours else ())}))
            if ours != (names,):
                conn.execute("REPLACE INTO setting VALUES (?, ?)", (mark, names))
        elif ours is not None and year not in theirs:
            conn.execute("DELETE FROM setting WHERE name = ?", (mark,))
    return conn.total_changes > before


def _refuse_forged(conn: sqlite3.Connection, file: int, path: str) -> None:
    """A change is never altered: one that says something else in the other file was."""
    differs = " OR ".join(f"o.{name} IS NOT i.{name}" for name in _CHANGE)
    moved = "s.uid <> i.subject OR s.kind <> i.kind"
    names = ", ".join(f"{side}.{name}" for side in "io" for name in _CHANGE)
    rows = conn.execute(
        f"SELECT {moved}, {names} FROM temp.in_change AS i JOIN change AS o USING (uuid)"
        f" JOIN subject AS s ON s.id = o.subject_id WHERE i.file = {file} AND ({differs} OR {moved})"
    )
    for is_moved, *values in rows:
        theirs, ours = values[: len(_CHANGE)], values[len(_CHANGE) :]
        # What another program wrote into our journal may be less clean than what was read of theirs.
        if is_moved or theirs != [cleaned(value) for value in ours]:
            raise PartuiError(
                "Thay đổi {uuid} trong {path} khác với thay đổi cùng số ở tệp này, tức nhật ký đã bị sửa; "
                "chưa hợp nhất gì.",
                path=path,
                uuid=theirs[0],
            )


def _conflicts(conn: sqlite3.Connection, file: int) -> list[Conflict]:
    theirs: dict[FieldRef, LastEdit] = {
        (kind, subject, field): LastEdit(clock, uuid, new)
        for kind, subject, field, clock, uuid, new, _last in conn.execute(
            f"SELECT c.kind, c.subject, c.field, c.clock, c.uuid, c.new, {_LAST} FROM temp.in_change AS c"
            f" WHERE c.file = {file} AND {_NEW.format('c')} GROUP BY c.kind, c.subject, c.field"
        )
    }
    found: dict[str, tuple[FieldRef, str, LastEdit]] = {}
    for kind, subject, code, field, clock, uuid, new, _last in conn.execute(
        f"SELECT s.kind, s.uid, {NAME_NOW}, c.field, c.clock, c.uuid, c.new, {_LAST} FROM {CHANGES}"
        " GROUP BY c.subject_id, c.field"
    ):
        if (kind, subject, field) in theirs:
            found[uuid] = (kind, subject, field), code, LastEdit(clock, uuid, new)
    shared = _changes_in_both(conn, file, found)
    met = (
        conflict_between(code, place[2], head._replace(is_shared=uuid in shared), theirs[place])
        for uuid, (place, code, head) in found.items()
    )
    return [conflict for conflict in met if conflict is not None]


def _changes_in_both(conn: sqlite3.Connection, file: int, uuids: Iterable[str]) -> set[str]:
    """Return which changes a file has too."""
    conn.execute("CREATE TEMP TABLE head (uuid PRIMARY KEY) WITHOUT ROWID")
    try:
        conn.executemany("INSERT INTO temp.head VALUES (?)", ((uuid,) for uuid in uuids))
        rows = conn.execute(f"SELECT i.uuid FROM temp.in_change AS i JOIN temp.head USING (uuid) WHERE i.file = {file}")
        return {uuid for (uuid,) in rows}
    finally:
        conn.execute("DROP TABLE temp.head")


def _take_changes(conn: sqlite3.Connection, file: int) -> int:
    columns = ", ".join(_CHANGE)
    return conn.execute(
        f"INSERT INTO change ({columns}, subject_id) SELECT {', '.join(f'i.{name}' for name in _CHANGE)}, s.id"
        f" FROM {_THEIRS} WHERE i.file = {file} AND {_NEW.format('i')} ORDER BY i.clock, i.uuid"
    ).rowcount
