"""The kinds of things that are edited, and what holds for each: read, replayed from the journal, written.

A new kind is named here once: undo, merging, check and repair know it by that.
"""

import sqlite3
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from typing import NamedTuple

from partui.domain.agencies.members import MEMBER
from partui.domain.brief.own_words import WORDS
from partui.domain.forms.answers import ANSWER
from partui.domain.forms.sent import SENT
from partui.domain.journal.objects import edited
from partui.domain.periods.agency_periods import AGENCY_PERIOD
from partui.domain.periods.state import PERIOD
from partui.domain.plan.doubts.doubt import DOUBT
from partui.domain.reminders.sent import REMINDER
from partui.domain.targets.readings import READING
from partui.domain.tasks.evidence import EVIDENCE
from partui.domain.tasks.extensions import EXTENSION
from partui.domain.tasks.milestones import MILESTONE
from partui.domain.tasks.snapshots import SNAPSHOT
from partui.store.projection.agencies import AGENCIES
from partui.store.projection.clauses import CLAUSES
from partui.store.projection.criteria import CRITERIA, HEADINGS
from partui.store.projection.heads import HEADS
from partui.store.projection.kind import (
    DetailTable,
    ExpectedRow,
    Kind,
    PlanKind,
    StoredRow,
    Subject,
    SubjectSource,
    SubjectState,
    Values,
)
from partui.store.projection.tasks import TASKS

# What stands under others comes after them.
PLAN_KINDS: dict[str, PlanKind] = {kind.table: kind for kind in (CRITERIA, HEADINGS, TASKS, CLAUSES)}
KINDS: dict[str, Kind] = {**PLAN_KINDS, AGENCIES.table: AGENCIES, HEADS.table: HEADS}

# Changes (c) and what they are about (s), in SQL, found by way of the changes; and what that is called now, or was
# called last where it is gone.
CHANGES = "change AS c CROSS JOIN subject AS s ON s.id = c.subject_id"
NAME_NOW = (
    "coalesce((SELECT n.name FROM subject_name AS n WHERE n.id = s.id),"
    " (SELECT k.new FROM change AS k WHERE k.subject_id = s.id AND k.field IN ('code', 'name') AND k.new <> ''"
    " ORDER BY k.clock DESC, k.uuid DESC LIMIT 1), s.code)"
)

_AT_ONCE = 500
# What comes and goes with its field: documents, members, doubts, readings, snapshots, forms, words of reports, what
# hangs on a task's due days.
FAMILIES = (
    EVIDENCE, MEMBER, DOUBT, READING, SNAPSHOT, EXTENSION, MILESTONE, PERIOD, AGENCY_PERIOD, ANSWER,
    REMINDER, SENT, WORDS,
)  # fmt: skip


class ReplayedState(NamedTuple):
    """A subject as it follows from its source and the journal alone.

    Attributes:
        values: its fields as the journal leaves them.
        version: how often it was edited, plus one.
    """

    source: SubjectSource
    values: dict[str, str | None]
    version: int


def replay(conn: sqlite3.Connection, kind: Kind, only: Collection[int] | None = None) -> dict[int, ReplayedState]:
    """Work out the subjects of a kind from their sources and the journal alone.

    Args:
        only: those wanted, all when none.
    """
    if only is None:
        return _replay(conn, kind, kind.sources(conn), "s.kind = ?", (kind.table,))
    keys = list(only)
    found: dict[int, ReplayedState] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = tuple(keys[start : start + _AT_ONCE])
        where = f"s.id IN ({', '.join('?' * len(some))})"
        found |= _replay(conn, kind, kind.sources(conn, where, some), where, some)
    return found


def _replay(
    conn: sqlite3.Connection,
    kind: Kind,
    sources: Mapping[int, SubjectSource],
    where: str,
    args: tuple[object, ...],
) -> dict[int, ReplayedState]:
    values = {key: dict(source.values) for key, source in sources.items()}
    versions = dict.fromkeys(sources, 1)
    # Two may edit different things of these: a milestone's day and that it was reached, a letter's day and its answer.
    for key, field, new, old in conn.execute(
        "SELECT c.subject_id, c.field, c.new,"
        f" CASE WHEN c.field GLOB '{MILESTONE}*' OR c.field GLOB '{REMINDER}*' THEN c.old END"
        " FROM change AS c JOIN subject AS s ON s.id = c.subject_id"
        f" WHERE {where} ORDER BY c.clock, c.uuid",
        args,
    ):
        if key in values:
            values[key][field] = (
                edited(values[key].get(field), old, new) if field.startswith((MILESTONE, REMINDER)) else new
            )
            versions[key] += 1
            if new is None and field.startswith(FAMILIES):
                # A document that comes back stands after those that stayed.
                del values[key][field]
    return {key: ReplayedState(source, values[key], versions[key]) for key, source in sources.items()}


def read_state(conn: sqlite3.Connection, subject: Subject) -> SubjectState:
    """Return what a subject says now; what is removed from the plan, as the journal leaves it.

    Raises:
        PartuiError: it is not in the file.
    """
    kind = KINDS[subject.table]
    stored = kind.stored(conn, subject.id)
    if stored is None:
        replayed = replay(conn, kind, [subject.id]).get(subject.id)
        if replayed is None:
            raise kind.gone()
        return SubjectState(replayed.values["code"] or "?", replayed.version, replayed.values, replayed.source)
    values = kind.values(stored.cells)
    for part in kind.parts:
        values |= part.values(conn, subject.id)
    replayed = replay(conn, kind, [subject.id]).get(subject.id) if subject.table in PLAN_KINDS else None
    if replayed is None:
        return SubjectState(stored.code, stored.version, values)
    return SubjectState(stored.code, stored.version, values | _structure_values(kind, replayed), replayed.source)


def _structure_values(kind: Kind, replayed: ReplayedState) -> dict[str, str | None]:
    """Return what the journal says of a row and the row does not: its own code may have got a suffix."""
    placed = {field: replayed.values[field] for field in ("code", "place", "removed")}
    return placed | kind.said(replayed.source, replayed.values)


def make_ready(conn: sqlite3.Connection, subject: Subject, fields: Mapping[str, str | None]) -> SubjectState:
    """Read a row's words before the lock is taken: what reads them is made ready once, longer than the edit takes.

    Args:
        fields: what is about to be set; a part that follows from none of them is not looked at.

    Returns:
        What the subject says, as long as nobody changes the file.

    Raises:
        PartuiError: it is not in the file.
    """
    kind = KINDS[subject.table]
    state = read_state(conn, subject)
    row = kind.expected(state.code, state.source or kind.source(conn, subject.id), state.values)
    after = {**state.values, **fields}
    for part in kind.parts:
        if _says_else(part, fields, state.values, after):
            part.expected(row)
    return state


def write_state(conn: sqlite3.Connection, subject: Subject, before: SubjectState, values: Values, version: int) -> None:
    """Write what the journal leaves of a subject, and what follows from it; one that is removed has no row to write.

    Args:
        before: what it says now.
    """
    kind = KINDS[subject.table]
    stored = kind.stored(conn, subject.id)
    if stored is not None:
        expected = kind.expected(stored.code, before.source or kind.source(conn, subject.id), values)
        changed = {field for field, _value in before.values.items() ^ expected.values.items()}
        _write(
            conn,
            subject,
            stored,
            expected,
            version,
            lambda part, row: _says_else(part, changed, before.values, row.values),
        )


def _says_else(part: DetailTable, changed: Iterable[str], before: Values, after: Values) -> bool:
    """Return whether a table says something else once fields have changed; most follow from none of them."""
    return any(map(part.follows, changed)) and part.follows_from(before) != part.follows_from(after)


def write_anew(
    conn: sqlite3.Connection, subject: Subject, replayed: ReplayedState, tables: Container[str] | None = None
) -> None:
    """Write whatever a subject's tables do not say as they must.

    Args:
        tables: of those that hang on its row, the ones that are looked at; all when none.
    """
    kind = KINDS[subject.table]
    stored = kind.stored(conn, subject.id)
    if stored is not None:
        _write(
            conn,
            subject,
            stored,
            kind.expected(stored.code, replayed.source, replayed.values),
            replayed.version,
            lambda part, row: (
                (tables is None or part.table in tables) and part.stored(conn, subject.id) != part.expected(row)
            ),
        )


def _write(
    conn: sqlite3.Connection,
    subject: Subject,
    stored: StoredRow,
    expected: ExpectedRow,
    version: int,
    is_stale: Callable[[DetailTable, ExpectedRow], bool],
) -> None:
    # Columns that stay need no trigger and no index looked at.
    new = {name: value for name, value in expected.cells.items() if value != stored.cells[name]}
    columns = "".join(f"{name} = ?, " for name in new)
    conn.execute(f"UPDATE {subject.table} SET {columns}version = ? WHERE id = ?", (*new.values(), version, subject.id))
    KINDS[subject.table].follow(conn, subject.id, new)
    for part in KINDS[subject.table].parts:
        if is_stale(part, expected):
            part.write(conn, subject.id, expected)
