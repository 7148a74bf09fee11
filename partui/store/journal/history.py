"""The journal: what was changed, by whom, when and why, and from where to where rows were moved."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, Relocation
from partui.domain.journal.clock import clock_of, day_after, midnight, start_of
from partui.domain.plan.structure import settle_rows
from partui.domain.text import alphabet_key
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import CHANGES, KINDS, NAME_NOW, PLAN_KINDS
from partui.store.projection.placing import expected_rows
from partui.store.queries.tasks import task_id

# As a `Change` has them.
CHANGE_COLUMNS = (
    f"c.uuid, c.edit, c.undoes, {NAME_NOW}, c.field, c.old, c.new, c.author, c.changed_at, c.reason, c.clock,"
    " c.effective_on"
)
_CHANGE = f"SELECT {CHANGE_COLUMNS} FROM {CHANGES}"
# An agency is no plan's: what is changed of it shows in each.
_OF_PLAN = "ifnull(s.plan, :plan) = :plan"


def history(
    conn: sqlite3.Connection,
    plan: int,
    code: str | None = None,
    since: date | None = None,
    until: date | None = None,
    wanted: Callable[[Change], bool] | None = None,
    most: int | None = None,
) -> list[Change]:
    """Return the changes of a plan, oldest first.

    Args:
        plan: the plan's year.
        code: only those of the task, the heading and the criterion with this code.
        since: the first day, by the computer's own clock; until the last.
        wanted: tells which ones are looked for; all when none.
        most: only so many, the newest; all when none.

    Raises:
        PartuiError: no such code (names the nearest).
    """
    where = _OF_PLAN if code is None else f"s.id IN ({', '.join(map(str, _subjects_coded(conn, plan, code)))})"
    rows = conn.execute(
        f"{_CHANGE} WHERE {where} AND c.changed_at >= :since AND c.changed_at < :until"
        " ORDER BY c.clock DESC, c.uuid DESC LIMIT :most",
        {
            "plan": plan,
            "since": start_of(since) if since else "",
            "until": start_of(day_after(until)) if until else "A",
            "most": -1 if most is None or wanted else most,
        },
    )
    return with_moves(conn, list(islice(filter(wanted, (Change(*row) for row in rows)), most))[::-1])


def _subjects_coded(conn: sqlite3.Connection, plan: int, code: str) -> list[int]:
    """Return the ids of the rows that have a code; of those that had it when they were removed, where none has."""
    coded = " UNION ALL ".join(f"SELECT id FROM {kind} WHERE plan = :plan AND code = :code" for kind in PLAN_KINDS)
    removed = (
        "SELECT s.id FROM subject AS s WHERE s.plan = :plan AND NOT EXISTS (SELECT 1 FROM subject_name WHERE id = s.id)"
        f" AND {NAME_NOW} = :code"
    )
    for sql in (coded, removed):
        found = [int(key) for (key,) in conn.execute(sql, {"plan": plan, "code": code})]
        if found:
            return found
    return [task_id(conn, plan, code)]


def newest_changes(
    conn: sqlite3.Connection,
    plan: int,
    number: int,
    since: date = date.min,
    wanted: Callable[[Change], bool] | None = None,
) -> list[Change]:
    """Return the last changes of a plan, newest first.

    Args:
        plan: the plan's year.
        number: so many of them.
        since: none from before this day, by the computer's own clock.
        wanted: tells which ones are looked for; all when none.
    """
    rows = conn.execute(
        f"{_CHANGE} WHERE {_OF_PLAN} AND c.clock >= :clock AND c.changed_at >= :since"
        " ORDER BY c.clock DESC, c.uuid DESC LIMIT :number",
        {
            "plan": plan,
            # No clock is before its moment.
            "clock": 0 if since == date.min else clock_of(midnight(since)),
            "since": "" if since == date.min else start_of(since),
            "number": -1 if wanted else number,
        },
    )
    changes = (Change(*row) for row in rows)
    return with_moves(conn, list(islice(filter(wanted, changes) if wanted else changes, number)))


def authors_and_fields(conn: sqlite3.Connection, plan: int) -> tuple[list[str], list[str]]:
    """Return who has changed something of a plan, and which fields were changed."""
    found = [
        [name for (name,) in conn.execute(f"SELECT DISTINCT {column} FROM {CHANGES} WHERE {_OF_PLAN}", {"plan": plan})]
        for column in ("c.author", "c.field")
    ]
    return sorted(found[0], key=alphabet_key), found[1]


def changes_after(conn: sqlite3.Connection, seq: int, number: int) -> list[Change]:
    """Return the last of the changes that the file took in after one of them, newest first.

    Args:
        seq: that change's place in the order of taking in.
        number: how many at most; all when -1.
    """
    rows = conn.execute(f"{_CHANGE} WHERE c.seq > ? ORDER BY c.clock DESC, c.uuid DESC LIMIT ?", (seq, number))
    return [Change(*row) for row in rows]


def subject_history(conn: sqlite3.Connection, subject: Subject) -> list[Change]:
    """Return the changes of a subject, oldest first."""
    rows = conn.execute(f"{_CHANGE} WHERE c.subject_id = ? ORDER BY c.clock, c.uuid", (subject.id,))
    return with_moves(conn, [Change(*row) for row in rows])


def last_change(conn: sqlite3.Connection, subject: Subject, field: str) -> Change | None:
    """Return the newest change of a field."""
    row = conn.execute(
        f"{_CHANGE} WHERE c.subject_id = ? AND c.field = ? ORDER BY c.clock DESC, c.uuid DESC LIMIT 1",
        (subject.id, field),
    ).fetchone()
    return None if row is None else Change(*row)


def subject_changed(conn: sqlite3.Connection, uuid: str) -> Subject:
    """Return what a change is about.

    Raises:
        PartuiError: it is no longer in the plan, or in the file.
    """
    row = conn.execute(f"SELECT s.kind, s.id FROM {CHANGES} WHERE c.uuid = ?", (uuid,)).fetchone()
    if row is not None and KINDS[row[0]].stored(conn, row[1]) is not None:
        return Subject(*row)
    raise PartuiError("Dòng này đã bị xóa khỏi kế hoạch, không mở được; hoàn tác lần xóa thì lấy lại được.")


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
    wanted = {key: row for kind in kinds for key, row in expected_rows(conn, plan, kind, until=until).items()}
    placed = settle_rows(wanted)
    ordered = sorted(placed, key=lambda key: placed[key].position)
    return dict(zip(ordered, ["", *(placed[key].code for key in ordered)], strict=False))
