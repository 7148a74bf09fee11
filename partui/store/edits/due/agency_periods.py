"""What officers say of the part that each agency has in the instances of work that comes back."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.members import Member
from partui.domain.journal.changes import Change, check_completed_on
from partui.domain.periods.agency_periods import AGENCY_PERIOD, AgencyPeriod, agency_period_value, settled_by
from partui.domain.periods.naming import period_meant
from partui.domain.periods.settling import Settled, with_consequence
from partui.domain.periods.state import PeriodState, PeriodStatus, states_in
from partui.domain.tasks.quorum import read_quorum
from partui.domain.tasks.status import Status
from partui.store.db.connection import transaction
from partui.store.edits.due.parts import part_name
from partui.store.edits.due.periods import instances_of_task, reason_given
from partui.store.edits.members import member_named
from partui.store.journal.edit import settled_values
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.details import task_members
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import read_state
from partui.store.projection.parts.families import AGENCY_PERIODS
from partui.wording.due.periods import period_label


class _Said(NamedTuple):
    status: PeriodStatus
    on: date
    reason: str


def set_agency_periods(
    conn: sqlite3.Connection,
    task: int,
    typed: Sequence[str],
    agencies: Sequence[str],
    status: PeriodStatus,
    who: Author,
    day: date,
    on: date | None = None,
) -> list[Change]:
    """Say of agencies that they have done their part in instances of a task, or need not, or not yet.

    An instance is done with the last agency of the task's groups, or with as many as suffice.

    Args:
        typed: the instances' keys, or what names them.
        agencies: unambiguous parts of the agencies' names, each a member of a group that has the task.
        on: when they did it; the day looked at where it is none.
        day: the day looked at.

    Raises:
        PartuiError: no such instance or member, no reason, a day to come.
    """
    with transaction(conn):
        subject = Subject("task", task)
        state, plan = read_state(conn, subject), plan_of(conn, subject)
        instances = instances_of_task(conn, task, state.code)
        labels = {each.key: period_label(each.key, plan) for each in instances}
        keys = dict.fromkeys(period_meant(each, labels, state.code) for each in typed)
        members = list(dict.fromkeys(member_named(conn, task, each, day) for each in agencies))
        said = _Said(status, on or day, reason_given(status, who))
        check_completed_on(said.on, day, who.now.astimezone().date(), plan)
        parts = {each.uuid: each for each in AGENCY_PERIODS.among(state.values)}
        changed: dict[str, AgencyPeriod | None] = dict(_parts(conn, subject, keys, members, said))
        then = {uuid: part for uuid, part in {**parts, **changed}.items() if part is not None}
        owing = {member.key for member in task_members(conn, [task], day).get(task, ())}
        new = dict(_consequences(state, keys, then, owing, reopened=status is PeriodStatus.OPEN))
        values = [
            NewValue(subject, f"{AGENCY_PERIOD}{uuid}", part and agency_period_value(part))
            for uuid, part in changed.items()
            if part != parts.get(uuid)
        ]
        has_begun = bool(then) and state.values["status"] == Status.TODO
        if new:
            edit = with_consequence(state.values, {}, new, instances)
            values += settled_values(subject, state, edit, who, day, plan)
        elif has_begun:
            values += settled_values(subject, state, Settled({"status": Status.DOING.value}, {}), who, day, plan)
        return write_changes(conn, values, who, {subject: state})


def _parts(
    conn: sqlite3.Connection, subject: Subject, keys: Sequence[str] | Mapping[str, None], members: Sequence[Member],
    said: _Said,
) -> Iterator[tuple[str, AgencyPeriod | None]]:  # fmt: skip
    """Yield what is said of each agency and instance under its name, which is one in every copy."""
    for period in keys:
        for member in members:
            uuid = part_name(conn, subject, f"{AGENCY_PERIOD}{period} {member.key}")
            part = AgencyPeriod(uuid, period, member.key, member.name, *said)
            yield uuid, None if said.status is PeriodStatus.OPEN else part


def _consequences(
    state: SubjectState,
    keys: Sequence[str] | Mapping[str, None],
    parts: Mapping[str, AgencyPeriod],
    owing: set[str],
    *,
    reopened: bool,
) -> Iterator[tuple[str, PeriodState | None]]:
    """Yield what follows for the instances themselves."""
    known, quorum = states_in(state.values), read_quorum(state.values["quorum"])
    for period in keys:
        settled = settled_by(parts.values(), period, owing, quorum)
        if settled is not None and period not in known:
            yield period, settled
        elif settled is None and reopened and period in known:
            yield period, None
