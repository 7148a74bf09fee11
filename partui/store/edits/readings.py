"""What officers have put right in the reading of an issuer's plans, kept for the next one."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.corrections import CorrectedField, CorrectedPlan, Correction, Edits
from partui.domain.text import fold
from partui.store.edits.plans import has_plan, import_plan
from partui.store.edits.revision import import_revision
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.queries.tasks import task_id

_COLUMNS, _CORRECTIONS = "columns", "corrections"
_MOST_COLUMNS, _MOST_CORRECTIONS = 200, 5_000

Columns = tuple[tuple[str, ColumnRole], ...]


def known_columns(conn: sqlite3.Connection, issuer: str) -> Columns:
    """Return what columns of an issuer's plans were said to be, by their heads."""
    roles = {role.value for role in ColumnRole}
    return tuple((head, ColumnRole(role)) for head, role in _read(conn, _COLUMNS, issuer, 2) if role in roles)


def known_corrections(conn: sqlite3.Connection, issuer: str) -> list[Correction]:
    """Return what was put right in the plans of an issuer."""
    fields = {field.value for field in CorrectedField}
    return [
        Correction(number, title, CorrectedField(field), read, counts)
        for number, title, field, read, counts in _read(conn, _CORRECTIONS, issuer, 5)
        if field in fields
    ]


def remember(conn: sqlite3.Connection, issuer: str, columns: Columns, corrections: Sequence[Correction]) -> None:
    """Keep what was put right beside what is known already, the newest first; inside a transaction."""
    heads = {fold(head): (head, role.value) for head, role in (*known_columns(conn, issuer), *columns)}
    said = {
        (each.number, fold(each.title), each.field, each.read): each
        for each in (*known_corrections(conn, issuer), *corrections)
        if each.counts
    }
    _write(conn, _COLUMNS, issuer, list(heads.values())[-_MOST_COLUMNS:])
    newest = list(said.values())[-_MOST_CORRECTIONS:]
    _write(conn, _CORRECTIONS, issuer, [(e.number, e.title, e.field.value, e.read, e.counts) for e in newest])


def import_corrected(
    conn: sqlite3.Connection,
    corrected: CorrectedPlan,
    columns: Columns,
    corrections: Sequence[Correction],
    who: Author,
    watch: Callable[[int], None],
) -> None:
    """Save a plan as it was put right, and what was put right for the issuer's next one.

    Over a plan of its year it is a revision; else what was put right of its cells stands in the journal, the cells
    themselves as printed.

    Args:
        columns: what was said of columns.
        corrections: what was said of rows.
        who: who imports, when, and why rows change.
        watch: told now and then how many tasks were saved; what it raises ends the work, and nothing is saved.
    """
    head = corrected.plan.head

    def keep(conn: sqlite3.Connection) -> None:
        remember(conn, head.issuer, columns, corrections)

    def put_right(conn: sqlite3.Connection) -> None:
        _put_right(conn, head.year, corrected.edits, who)
        keep(conn)

    if has_plan(conn, head.year):
        import_revision(conn, corrected.plan, who, keep)
    else:
        import_plan(conn, corrected.plan, watch, put_right)


def _put_right(conn: sqlite3.Connection, plan: int, edits: Edits, who: Author) -> None:
    write_changes(
        conn,
        [
            NewValue(Subject("task", task_id(conn, plan, code)), field, value)
            for code, cells in edits.items()
            for field, value in cells.items()
        ],
        who,
    )


def _read(conn: sqlite3.Connection, what: str, issuer: str, width: int) -> list[list[str]]:
    row = conn.execute("SELECT value FROM setting WHERE name = ?", (_name(what, issuer),)).fetchone()
    try:
        found = json.loads(row[0]) if row else []
    except ValueError:
        return []
    rows = found if isinstance(found, list) else []
    return [
        each for each in rows if isinstance(each, list) and len(each) == width and all(isinstance(t, str) for t in each)
    ]


def _write(conn: sqlite3.Connection, what: str, issuer: str, rows: Iterable[Sequence[str]]) -> None:
    if written := list(rows):
        text = json.dumps(written, ensure_ascii=False)
        conn.execute("REPLACE INTO setting (name, value) VALUES (?, ?)", (_name(what, issuer), text))


def _name(what: str, issuer: str) -> str:
    return f"{what}/{fold(issuer)}"
