"""Changes written: rows of the journal, and the rows of the plan that follow from them."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import uuid4

from partui.domain import limits
from partui.domain.agencies.joining import JOINED
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import STRUCTURE, Change
from partui.domain.journal.clock import clock_after, moment_text
from partui.domain.journal.effect import effective_days
from partui.domain.periods.agency_periods import AGENCY_PERIOD
from partui.domain.text import clean
from partui.store.db.connection import day_looked_at
from partui.store.db.settings import last_clock
from partui.store.past.later import effective_day
from partui.store.projection.agencies import rows_by_members, rows_naming
from partui.store.projection.chain import Link, last_link, seal
from partui.store.projection.heads import HEADS, tasks_from_issue
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import PLAN_KINDS, read_state, write_state
from partui.store.projection.placing import place_rows
from partui.store.projection.rebuilding import rebuild


class Author(NamedTuple):
    """Who edits, when, and why.

    Attributes:
        by: the officer's name.
        now: the real time, aware.
        why: a reason in words, or none.
        new_agencies: whether names that the file does not know are new agencies.
        on: from which day it counts; the day that the connection looks at when none.
        edit: names the edit that this one is a part of, with which it is undone; one of its own when blank.
    """

    by: str
    now: datetime
    why: str = ""
    new_agencies: bool = False
    on: date | None = None
    edit: str = ""


class NewValue(NamedTuple):
    """A field's new value; `undoes` names the change that it reverses."""

    subject: Subject
    field: str
    value: str | None
    undoes: str | None = None


def author(by: str, why: str = "") -> Author:
    """Return an author whose edit happens now."""
    return Author(clean(by)[: limits.AUTHOR] or "?", datetime.now(UTC), clean(why)[: limits.REASON])


def write_changes(
    conn: sqlite3.Connection,
    values: Sequence[NewValue],
    who: Author,
    states: Mapping[Subject, SubjectState] | None = None,
) -> list[Change]:
    """Write changes and the rows that follow from them; inside a transaction.

    Args:
        values: the new values, one edit together.
        who: who edits, when and why.
        states: subjects as they stand, where the transaction has read them already.
    """
    if not values:
        return []
    edit, clock, link = who.edit or str(uuid4()), last_clock(conn), last_link(conn)
    made_on = who.now.astimezone().date()
    counts_from = min(who.on or day_looked_at(conn) or made_on, made_on)
    written: list[Change] = []
    joined = {value.subject.id for value in values if value.field == JOINED}
    naming = rows_naming(conn, joined) if joined else set()
    by_subject: dict[Subject, list[NewValue]] = {}
    parted: set[Subject] = set()
    for value in values:
        by_subject.setdefault(value.subject, []).append(value)
    for subject, news in by_subject.items():
        state = (states or {}).get(subject) or read_state(conn, subject)
        current = dict(state.values)
        days = effective_days({new.field: (current.get(new.field), new.value) for new in news}, counts_from)
        for new in news:
            clock = clock_after(clock, who.now)
            change = Change(
                uuid=str(uuid4()), edit=edit, undoes=new.undoes, code=state.code, field=new.field,
                old=current.get(new.field), new=new.value, by=who.by, at=moment_text(who.now), why=who.why, clock=clock,
                effective_on=_effective_on(conn, new, days[new.field], made_on),
            )  # fmt: skip
            link = insert_change(conn, subject, change, link)
            current[new.field] = new.value
            written.append(change)
        write_state(conn, subject, state, current, state.version + len(news))
        if any(field.startswith(AGENCY_PERIOD) for field in current):
            parted.add(subject)
    _follow_structure(conn, values)
    if joined:
        rebuild(conn, sorted(naming | rows_naming(conn, joined)))
    # What members have done together is not said, and may be no more.
    by_members = joined or any(subject.table == "agency" for subject in by_subject)
    rebuild(conn, sorted(parted | (rows_by_members(conn) if by_members else set())), [])
    heads = {value.subject.id for value in values if (value.subject.table, value.field) == (HEADS.table, "issued")}
    if heads:
        rebuild(conn, sorted(tasks_from_issue(conn, heads)))
    return written


def _effective_on(conn: sqlite3.Connection, new: NewValue, day: date, made_on: date) -> str | None:
    """Return from which day a change counts, none for the day on which it is made; an undo from when the undone did."""
    if new.undoes:
        day = effective_day(conn, new.undoes)
    return None if day == made_on else day.isoformat()


def _follow_structure(conn: sqlite3.Connection, values: Sequence[NewValue]) -> None:
    """Bring rows to where an edit wants them.

    Raises:
        PartuiError: a row that was edited would have another row's code.
    """
    moved = {value.subject for value in values if value.field in STRUCTURE and value.subject.table in PLAN_KINDS}
    recoded = {value.subject for value in values if value.field in ("code", "removed")} & moved
    for plan in {plan_of(conn, subject) for subject in moved}:
        before = _codes(conn, plan)
        rows = place_rows(conn, plan)
        # A row that had given way to another would give way again to one that takes its code now.
        driven_out = {
            before.get(subject)
            for subject, _code in _codes(conn, plan).items() - before.items()
            if subject not in moved
        }
        for subject in recoded:
            placed = rows.of(subject.table).get(subject.id)
            given = rows.gave_way.get(subject.id) or (placed.code if placed and placed.code in driven_out else None)
            if given is not None:
                raise PartuiError("Kế hoạch đã có dòng mang mã {code}; chưa lưu gì.", code=given)


def _codes(conn: sqlite3.Connection, plan: int) -> dict[Subject, str]:
    return {
        Subject(kind, key): code
        for kind in PLAN_KINDS
        for key, code in conn.execute(f"SELECT id, code FROM {kind} WHERE plan = ?", (plan,))
    }


def plan_of(conn: sqlite3.Connection, subject: Subject) -> int:
    """Return the year of the plan that a task, a criterion or a heading belongs to."""
    return int(conn.execute("SELECT plan FROM subject WHERE id = ?", (subject.id,)).fetchone()[0])


def insert_change(conn: sqlite3.Connection, subject: Subject, change: Change, before: Link) -> Link:
    """Write a change, and nothing that follows from it; return the link to it."""
    said: dict[str, str | int | None] = {
        "uuid": change.uuid, "edit": change.edit, "undoes": change.undoes, "field": change.field, "old": change.old,
        "new": change.new, "author": change.by, "changed_at": change.at, "reason": change.why, "clock": change.clock,
        "effective_on": change.effective_on,
    }  # fmt: skip
    digest = seal(conn, subject, said, before)
    conn.execute(
        "INSERT INTO change (uuid, edit, undoes, subject_id, field, old, new, author, changed_at, reason, clock,"
        " previous, previous_digest, digest, effective_on) VALUES (:uuid, :edit, :undoes, :subject, :field, :old, :new,"
        " :author, :changed_at, :reason, :clock, :previous, :previous_digest, :digest, :effective_on)",
        {
            **said,
            "subject": subject.id,
            "previous": before.uuid,
            "previous_digest": before.digest,
            "digest": digest,
        },
    )
    return Link(change.uuid, digest)
