"""How an agency is written: as the first plan does that names it, else the first change; in every copy alike."""

import sqlite3
from collections.abc import Iterable, Iterator

from partui.domain.agencies.members import MEMBER
from partui.domain.agencies.names import agency_key, read_agencies
from partui.store.projection.kind import Subject

# Which sources name agencies, in this order, and their column of those that carry it out.
_SOURCES = {"task_source": "implementers", "criterion_source": "'' AS implementers", "clause_source": "implementers"}


def respell(conn: sqlite3.Connection, other: Iterable[tuple[str, str]] = ()) -> list[Subject]:
    """Bring agencies to how they are written; return those that were not, whose rows are to be written anew.

    Args:
        other: key and spelling in another copy, of agencies that neither plans nor changes spell out.
    """
    wanted = dict(other)
    wanted |= _first_spellings(conn)
    found = []
    for agency, key, written in conn.execute("SELECT id, key, written FROM agency ORDER BY id").fetchall():
        name = wanted.get(key, written)
        if name != written:
            conn.execute("UPDATE agency SET written = ? WHERE id = ?", (name, agency))
            found.append(Subject("agency", agency))
    return found


def _first_spellings(conn: sqlite3.Connection) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _mentions(conn):
        found.setdefault(agency_key(name), name)
    return found


def _mentions(conn: sqlite3.Connection) -> Iterator[str]:
    """Yield the names of agencies as cells and changes spell them: plan by plan in its order, then change by change."""
    sources = " UNION ALL ".join(
        f"SELECT plan, {number} AS part, position, uid, lead, {others} FROM subject JOIN {table} USING (id)"
        for number, (table, others) in enumerate(_SOURCES.items())
    )
    for cells in conn.execute(f"SELECT lead, implementers FROM ({sources}) ORDER BY plan, part, position, uid"):
        for cell in cells:
            yield from (name for name, _group in read_agencies(cell))
    for kind, field, said in conn.execute(
        "SELECT s.kind, c.field, c.new FROM change AS c JOIN subject AS s ON s.id = c.subject_id"
        " WHERE c.new <> '' AND (s.kind <> 'agency' AND c.field IN ('lead', 'leads', 'implementers')"
        "  OR s.kind = 'agency' AND (c.field = 'kept' OR c.field LIKE :member)) ORDER BY c.clock, c.uuid",
        {"member": f"{MEMBER}%"},
    ):
        if kind != "agency":
            yield from (name for name, _group in read_agencies(said))
        elif field == "kept" or field == f"{MEMBER}{agency_key(said)}":
            yield said
