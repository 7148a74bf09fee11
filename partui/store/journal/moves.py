"""From where to where rows were moved, as the plan stood before and after each edit."""

import sqlite3
from collections.abc import Sequence

from partui.domain.journal.changes import Change, Relocation
from partui.domain.plan.structure import settle_rows
from partui.store.projection.kinds import CHANGES, PLAN_KINDS
from partui.store.projection.placing import wanted_rows

# Each edit has the order of all rows worked out twice.
MOST_EDITS = 20


def with_moves(conn: sqlite3.Connection, changes: Sequence[Change]) -> list[Change]:
    """Return changes, each change of place with the rows after which it stood and stands; of the last few edits.

    Args:
        changes: in the order of time, or against it.
    """
    edits = list(dict.fromkeys(change.edit for change in changes if change.field == "place"))
    if changes and changes[0].clock < changes[-1].clock:
        edits.reverse()
    moves = {uuid: move for edit in edits[:MOST_EDITS] for uuid, move in _moves(conn, edit).items()}
    return [change._replace(move=moves.get(change.uuid)) for change in changes] if moves else list(changes)


def _moves(conn: sqlite3.Connection, edit: str) -> dict[str, Relocation]:
    """Return the moves of an edit by the uuids of its changes."""
    found = conn.execute(
        f"SELECT c.uuid, s.kind, s.plan, s.id FROM {CHANGES} WHERE c.edit = ? AND c.field = 'place'",
        (edit,),
    ).fetchall()
    moves = {}
    first, last = conn.execute("SELECT min(clock), max(clock) FROM change WHERE edit = ?", (edit,)).fetchone()
    orders: dict[tuple[int, int], tuple[dict[int, str], dict[int, str]]] = {}
    for uuid, kind, plan, key in found:
        place = (plan, PLAN_KINDS[kind].annex)
        if place not in orders:
            orders[place] = _rows_above(conn, *place, first - 1), _rows_above(conn, *place, last)
        before, after = orders[place]
        moves[uuid] = Relocation(before.get(key), after.get(key))
    return moves


def _rows_above(conn: sqlite3.Connection, plan: int, annex: int, until: int) -> dict[int, str]:
    """Return the code of the row above each row of an annex, none above the first, as it stood at a clock."""
    kinds = [table for table, kind in PLAN_KINDS.items() if kind.annex == annex]
    wanted = {key: row for kind in kinds for key, row in wanted_rows(conn, plan, kind, until=until).items()}
    placed = settle_rows(wanted)
    ordered = sorted(placed, key=lambda key: placed[key].position)
    return dict(zip(ordered, ["", *(placed[key].code for key in ordered)], strict=False))
