"""What officers say of the part that each agency has in the instances of work that comes back."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.journal.changes import Change, check_completed_on
from partui.domain.periods.agency_periods import AGENCY_PERIOD, AgencyPeriod, agency_period_value
from partui.domain.periods.naming import find_period
from partui.domain.periods.settling import SettledEdit, with_consequence
from partui.domain.periods.state import PeriodStatus, states_in
from partui.domain.tasks.status import Status
from partui.store.db.connection import transaction
from partui.store.edits.due.parts import part_name
from partui.store.edits.due.periods import instances_of_task, reason_given
from partui.store.edits.members import member_named
from partui.store.journal.edit import settled_values
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import read_state, replay
from partui.store.projection.parts.families import AGENCY_PERIODS
from partui.store.projection.tasks import TASKS
from partui.wording.due.periods import period_label


class AgencyPartEdit(NamedTuple):
    """What is said of agencies' parts, and when they did them."""

    status: PeriodStatus
    on: date
    reason: str = ""


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
        labels = {each.key: period_label(each.key, plan) for each in instances_of_task(conn, task, state.code)}
        keys = list(dict.fromkeys(find_period(each, labels, state.code) for each in typed))
        bodies = {member.key: member.name for member in (member_named(conn, task, each, day) for each in agencies)}
        said = AgencyPartEdit(status, on or day, reason_given(status, who))
        check_completed_on(said.on, day, who.now.astimezone().date(), plan)
        return write_changes(
            conn, part_values(conn, subject, state, keys, bodies, said, who, day), who, {subject: state}
        )


def part_values(
    conn: sqlite3.Connection,
    subject: Subject,
    state: SubjectState,
    keys: Sequence[str],
    bodies: Mapping[str, str],
    said: AgencyPartEdit,
    who: Author,
    day: date,
) -> list[NewValue]:
    """Return what is said of agencies' parts with what follows for the task; an instance follows from its parts.

    Args:
        keys: the instances'.
        bodies: the agencies' names by their identities.
    """
    parts = {each.uuid: each for each in AGENCY_PERIODS.among(state.values)}
    changed: dict[str, AgencyPeriod | None] = {}
    for period in keys:
        for agency, name in bodies.items():
            uuid = part_name(conn, subject, f"{AGENCY_PERIOD}{period} {agency}")
            part = AgencyPeriod(uuid, period, agency, name, *said)
            # Another agency that was joined into this one may have said it, too.
            changed |= {each.uuid: None for each in parts.values() if (each.period, each.agency) == (period, agency)}
            changed[uuid] = None if said.status is PeriodStatus.OPEN else part
    values = [
        NewValue(subject, f"{AGENCY_PERIOD}{uuid}", part and agency_period_value(part))
        for uuid, part in changed.items()
        if part != parts.get(uuid)
    ]
    then = {uuid: part for uuid, part in {**parts, **changed}.items() if part is not None}
    said_done = _said(conn, subject) & set(keys) if said.status is PeriodStatus.OPEN else set()
    edit = None
    if said_done:
        instances = instances_of_task(conn, subject.id, state.code)
        edit = with_consequence(state.values, {}, dict.fromkeys(said_done), instances)
    elif then and state.values["status"] == Status.TODO:
        edit = SettledEdit({"status": Status.DOING.value}, {})
    if edit is not None:
        values += settled_values(subject, state, edit, who, day, plan_of(conn, subject))
    return values


def _said(conn: sqlite3.Connection, subject: Subject) -> set[str]:
    """Return the instances of which something was said as a whole, which their parts do not take back."""
    return {*states_in(replay(conn, TASKS, [subject.id])[subject.id].values)}
