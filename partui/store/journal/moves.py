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
    if changes and changes[0].at < changes[-1].at:
        edits.reverse()
    moves = {uuid: move for edit in edits[:MOST_EDITS] for uuid, move in _moves(conn, edit).items()}
    return [change._replace(move=moves.get(change.uuid)) for change in changes] if moves else list(changes)


def _moves(conn: sqlite3.Connection, edit: str) -> dict[str, Relocation]:
    """Return the moves of an edit by the uuids of its changes."""
    found = conn.execute(
        f"SELECT c.uuid, c.changed_at, s.kind, s.plan, s.id FROM {CHANGES} WHERE c.edit = ? AND c.field = 'place'",
        (edit,),
    ).fetchall()
    moves = {}
    orders: dict[tuple[int, int, str], dict[int, str]] = {}
    for uuid, at, kind, plan, key in found:
        place = (plan, PLAN_KINDS[kind].annex)
        for until in (at, _after(at)):
            if (*place, until) not in orders:
                orders[*place, until] = _rows_above(conn, *place, until)
        moves[uuid] = Relocation(orders[*place, at].get(key), orders[*place, _after(at)].get(key))
    return moves


def _after(at: str) -> str:
    """Return a text that comes after a moment and before the next."""
    return f"{at}~"


def _rows_above(conn: sqlite3.Connection, plan: int, annex: int, until: str) -> dict[int, str]:
    """Return the code of the row above each row of an annex, none above the first, as it stood before a moment."""
    kinds = [table for table, kind in PLAN_KINDS.items() if kind.annex == annex]
    wanted = {key: row for kind in kinds for key, row in wanted_rows(conn, plan, kind, until=until).items()}
    placed = settle_rows(wanted)
    ordered = sorted(placed, key=lambda key: placed[key].position)
    return dict(zip(ordered, ["", *(placed[key].code for key in ordered)], strict=False))
