"""Edits: the changes and the tasks' own rows, in one transaction."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import uuid4

from partui.domain import limits
from partui.domain.agencies.joining import AGENCY_FIELDS, JOINED
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import STRUCTURE, Change, check_completed_on, settle
from partui.domain.journal.clock import clock_after
from partui.domain.journal.effect import effective_days
from partui.domain.journal.moments import moment_text, start_of
from partui.domain.periods.settling import Settled, by_periods
from partui.domain.periods.state import read_state as read_period
from partui.domain.targets.completion import check_completion
from partui.domain.text import clean
from partui.store.db.connection import Connection, day_looked_at, transaction
from partui.store.db.settings import last_clock
from partui.store.journal.history import last_change
from partui.store.past.later import effective_day
from partui.store.projection.chain import Link, last_link, seal
from partui.store.projection.checking import rebuild
from partui.store.projection.heads import HEADS, tasks_from_issue
from partui.store.projection.joining import rows_naming
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import PLAN_KINDS, read_state, write_state
from partui.store.projection.parts.periods import instances_now
from partui.store.projection.placing import place_rows
from partui.store.queries.agencies import as_typed
from partui.store.queries.due.order import checked_order
from partui.store.queries.scores import criterion_coded
from partui.wording.changes import changed_meanwhile, field_label, stands_otherwise_later


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


def edit_tasks(
    conn: sqlite3.Connection,
    tasks: Sequence[int],
    fields: Mapping[str, str | None],
    who: Author,
    day: date,
    versions: Mapping[int, int] | None = None,
) -> list[Change]:
    """Set fields of tasks: all of them, or none.

    Args:
        tasks: the tasks' ids.
        fields: field to new value, as the journal writes it; an empty one takes back what the plan says.
        who: who edits, when and why.
        day: the day looked at, which a completion day is by default.
        versions: the version of each task that the user saw; a task changed since is refused.

    Returns:
        The changes written; none for a field that had the value already.

    Raises:
        PartuiError: a value that is not allowed.
        BelowBar: a task is done below its target, and no reason is given.
        UnknownAgency: a typed name is no known agency's.
        ChangedMeanwhile: somebody else changed one of the fields since.
    """
    return edit_each(conn, dict.fromkeys(tasks, fields), who, day, versions)


def edit_each(
    conn: sqlite3.Connection,
    edits: Mapping[int, Mapping[str, str | None]],
    who: Author,
    day: date,
    versions: Mapping[int, int] | None = None,
    overruled: Collection[tuple[int, str]] = (),
    kind: str = "task",
) -> list[Change]:
    """Set fields of tasks, for each its own, as `edit_tasks` does.

    Args:
        edits: a task's id to its fields.
        kind: `task`, or `clause` for rows of the plan's body.
        overruled: task and field whose value is written whatever somebody else has put there since.
    """
    with transaction(conn):
        return edit_within(conn, edits, who, day, versions, overruled, kind)


def edit_within(
    conn: sqlite3.Connection,
    edits: Mapping[int, Mapping[str, str | None]],
    who: Author,
    day: date,
    versions: Mapping[int, int] | None = None,
    overruled: Collection[tuple[int, str]] = (),
    kind: str = "task",
) -> list[Change]:
    """Do as `edit_each`, inside a transaction."""
    values: list[NewValue] = []
    states: dict[Subject, SubjectState] = {}
    for task, typed in edits.items():
        subject = Subject(kind, task)
        # What serves a criterion by the plan's code is a task; a clause serves the one that is said.
        fields = {"criterion" if kind == "clause" and field == "serves" else field: typed[field] for field in typed}
        # A status takes the day of completion with it, and a day the status.
        together = ("status", "completed_on") if fields.keys() & {"status", "completed_on"} else ()
        taken = {**dict.fromkeys(together), **fields}
        touched = {field: value for field, value in taken.items() if (task, field) not in overruled}
        state = read_unless_changed(conn, subject, touched, (versions or {}).get(task), who)
        states[subject] = state
        _check_has(state, fields)
        wanted = {field: written_out(conn, field, value, who) for field, value in fields.items() if clean(value or "")}
        plan = plan_of(conn, subject)
        if following := wanted.get("after"):
            wanted["after"] = checked_order(conn, plan, state.code, following)
        if served := wanted.get("serves") or wanted.get("criterion"):
            criterion_coded(conn, plan, served)
        if len(wanted) < len(fields):
            planned = PLAN_KINDS[subject.table].source(conn, task).values
            wanted = {field: wanted.get(field, planned[field]) for field in fields}
        instances = instances_now(conn, subject) if together else []
        ticked = by_periods(state.code, state.values, wanted, instances, day, plan)
        values += settled_values(subject, state, ticked, who, day, plan)
    return write_changes(conn, values, who, states)


def settled_values(
    subject: Subject, state: SubjectState, edit: Settled, who: Author, day: date, plan: int
) -> Iterator[NewValue]:
    """Yield the new values of a task's edit, with what follows from it.

    Args:
        edit: the fields to be set, and what that means for its instances.
        day: the day looked at.
        plan: the plan's year.

    Raises:
        PartuiError: a value that is not allowed, or a completion below the target that nobody gives a reason for.
    """
    today = who.now.astimezone().date()
    new = settle(state.values, edit.fields, day, today, plan)
    if "status" in new or "completed_on" in new:
        check_completion(state.code, {**state.values, **new}, plan, who.why)
    for field, value in edit.periods.items():
        said = read_period(value)
        if said is not None:
            check_completed_on(said.on, day, today, plan)
        if value != state.values.get(field):
            yield NewValue(subject, field, value)
    yield from (NewValue(subject, field, value) for field, value in new.items())


def _check_has(state: SubjectState, fields: Mapping[str, str | None]) -> None:
    """Refuse a field that a row of the plan's body does not have."""
    lacking = [field_label(field) for field in fields if field not in state.values]
    if lacking:
        raise PartuiError(
            "{code} thuộc thân kế hoạch, không ghi được: {fields}. Chưa lưu gì.",
            code=state.code,
            fields=", ".join(lacking),
        )


def written_out(conn: sqlite3.Connection, field: str, value: str | None, who: Author) -> str | None:
    """Return what was typed into a field, its agencies as the plan writes them.

    Raises:
        UnknownAgency: a name is no known agency's, and the author does not say that it is a new one's.
    """
    return as_typed(conn, value, new=who.new_agencies) if value and field in AGENCY_FIELDS else value


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
            link = _insert(conn, subject, change, link)
            current[new.field] = new.value
            written.append(change)
        write_state(conn, subject, state, current, state.version + len(news))
    _follow_structure(conn, values)
    if joined:
        rebuild(conn, sorted(naming | rows_naming(conn, joined)))
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


def read_unless_changed(
    conn: sqlite3.Connection, subject: Subject, wanted: Mapping[str, str | None], seen: int | None, who: Author
) -> SubjectState:
    """Return what a subject says now, unless somebody else changed what is about to be saved.

    Args:
        wanted: the fields to be saved, with the values wanted.
        seen: the version that the user saw; none to save over whatever stands there.
        who: who is about to save.

    Raises:
        ChangedMeanwhile: one of the fields was changed since.
        StandsOtherwiseLater: one of them counts otherwise from a later day than the one looked at.
    """
    state = read_state(conn, subject)
    if seen is not None and seen != state.version:
        for field, value in wanted.items():
            newest = last_change(conn, subject, field)
            if newest is None or (field == "status" and newest.old == newest.new):
                continue
            looked, since = day_looked_at(conn), effective_day(conn, newest.uuid)
            stands_later = looked is not None and since > looked
            # What another has saved today may have come while this one was typing.
            was_there = newest.by == who.by or newest.at < start_of(who.now.astimezone().date())
            if looked is not None and stands_later and was_there:
                raise stands_otherwise_later(state.code, newest, since, looked)
            if stands_later or _number(conn, subject, newest) > seen:
                raise changed_meanwhile(state.code, newest, value)
    return state


def _insert(conn: sqlite3.Connection, subject: Subject, change: Change, before: Link) -> Link:
    """Write a change; return the link to it."""
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


def _number(conn: sqlite3.Connection, subject: Subject, change: Change) -> int:
    """The version of the subject that a change led to, on the day looked at."""
    looked = conn.looks_at if isinstance(conn, Connection) else None
    known = f" AND NOT {looked.unknown()}" if looked else ""
    return 1 + int(
        conn.execute(
            "SELECT count(*) FROM change AS c WHERE c.subject_id = ?"
            f" AND c.seq <= (SELECT seq FROM change WHERE uuid = ?){known}",
            (subject.id, change.uuid),
        ).fetchone()[0]
    )
