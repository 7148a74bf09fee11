"""Edits: what they may change and what follows from them, as one transaction."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from partui.domain.agencies.joining import AGENCY_FIELDS
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, check_completed_on, settle
from partui.domain.journal.clock import start_of
from partui.domain.periods.agency_periods import AGENCY_PERIOD
from partui.domain.periods.settling import SettledEdit, by_periods
from partui.domain.periods.state import read_state as read_period
from partui.domain.targets.completion import check_completion
from partui.domain.tasks.quorum import Quorum, read_quorum
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.locale import _
from partui.store.db.connection import Connection, day_looked_at, file_version, transaction
from partui.store.journal.history import last_change
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.past.later import effective_day
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import PLAN_KINDS, make_ready, read_state
from partui.store.projection.parts.instances import instances_now
from partui.store.queries.agencies import as_typed
from partui.store.queries.due.order import checked_order
from partui.store.queries.scores import criterion_coded
from partui.wording.changes import changed_meanwhile, later_value_text
from partui.wording.fields import field_label


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
    before = file_version(conn)
    ready = {
        subject: make_ready(conn, subject, fields)
        for subject, fields in ((Subject(kind, task), edits[task]) for task in list(edits)[:1])
    }
    with transaction(conn):
        read = ready if file_version(conn) == before else {}
        return edit_within(conn, edits, who, day, versions, overruled, kind, read)


def edit_within(
    conn: sqlite3.Connection,
    edits: Mapping[int, Mapping[str, str | None]],
    who: Author,
    day: date,
    versions: Mapping[int, int] | None,
    overruled: Collection[tuple[int, str]] = (),
    kind: str = "task",
    read: Mapping[Subject, SubjectState] = MappingProxyType({}),
) -> list[Change]:
    """Do as `edit_each`, inside a transaction.

    Args:
        read: what subjects say now, where that is known.
    """
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
        state = read_unless_changed(conn, subject, touched, (versions or {}).get(task), who, read.get(subject))
        states[subject] = state
        _check_has(state, fields)
        wanted = {field: written_out(conn, field, value, who) for field, value in fields.items() if clean(value or "")}
        plan = plan_of(conn, subject)
        if following := wanted.get("after"):
            wanted["after"] = checked_order(conn, plan, state.code, following)
        if served := wanted.get("serves") or wanted.get("criterion"):
            criterion_coded(conn, plan, served)
        if len(wanted) < len(fields):
            planned = (state.source or PLAN_KINDS[subject.table].source(conn, task)).values
            wanted = {field: wanted.get(field, planned[field]) for field in fields}
        if kind == "task" and (quorum := read_quorum(wanted.get("quorum"))):
            _check_enough(conn, task, state.code, quorum)
        instances = instances_now(conn, subject) if together else []
        ticked = by_periods(state.code, state.values, wanted, instances, day, plan)
        new = list(settled_values(subject, state, ticked, who, day, plan))
        if state.values.get("quorum") or any(field.startswith(AGENCY_PERIOD) for field in state.values):
            _check_reopens(conn, subject, state, new)
        values += new
    return write_changes(conn, values, who, states)


def settled_values(
    subject: Subject, state: SubjectState, edit: SettledEdit, who: Author, day: date, plan: int
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


def _check_enough(conn: sqlite3.Connection, task: int, code: str, quorum: Quorum) -> None:
    """Refuse to wait for more members than a task's groups have."""
    (members,) = conn.execute(
        "SELECT count(DISTINCT member_id) FROM task_agency JOIN agency_member ON group_id = agency_id"
        " WHERE task_id = ?",
        (task,),
    ).fetchone()
    if 0 < members < quorum.needed(members):
        raise PartuiError(
            "{code}: các nhóm của nhiệm vụ chỉ có {members} thành viên, không thể cần {number}. Chưa lưu gì.",
            code=code,
            members=members,
            number=quorum.number,
        )


def _check_reopens(conn: sqlite3.Connection, subject: Subject, state: SubjectState, new: Sequence[NewValue]) -> None:
    """Refuse to open a task again that is done because enough members are."""
    said = {each.field: each.value for each in new}
    if said.get("status") not in (Status.TODO, Status.DOING):
        return
    kind = PLAN_KINDS[subject.table]
    row = kind.expected(state.code, kind.source(conn, subject.id), {**state.values, **said})
    if row.cells["status"] == Status.DONE:
        raise PartuiError(
            "{code} hoàn thành vì đã đủ số thành viên cần có ({quorum}); muốn mở lại, hãy bỏ số ấy hoặc sửa kết quả của"
            " thành viên. Chưa lưu gì.",
            code=state.code,
            quorum=row.cells["quorum"] or _("mọi thành viên"),
        )


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


def read_unless_changed(
    conn: sqlite3.Connection,
    subject: Subject,
    wanted: Mapping[str, str | None],
    seen: int | None,
    who: Author,
    state: SubjectState | None = None,
) -> SubjectState:
    """Return what a subject says now, unless somebody else changed what is about to be saved.

    Args:
        wanted: the fields to be saved, with the values wanted.
        seen: the version that the user saw; none to save over whatever stands there.
        who: who is about to save.
        state: what it says now, where that is known.

    Raises:
        ChangedMeanwhile: one of the fields was changed since.
        StandsOtherwiseLater: one of them counts otherwise from a later day than the one looked at.
    """
    state = state or read_state(conn, subject)
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
                raise later_value_text(state.code, newest, since, looked)
            if stands_later or _number(conn, subject, newest) > seen:
                raise changed_meanwhile(state.code, newest, value)
    return state


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
