"""What a form asks of an agency."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import uuid4

from partui.domain.forms.form import FormRow, ReportForm, ReportingRole
from partui.domain.periods.state import Period, PeriodStatus
from partui.domain.plan.report import says_of
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Role, Task
from partui.locale import official
from partui.store.queries.forms.answers import reasons_returned
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import tasks_by_id
from partui.wording.due.periods import period_label
from partui.wording.tasks import date_text

_CLOSED = (Status.DONE, Status.CANCELLED)


class FormQuery(NamedTuple):
    """What forms ask.

    Attributes:
        due_before: only tasks, and instances, that are due before this day.
        whole_group: of a member all the tasks of its group, those too in which nobody follows its members.
    """

    due_before: date | None = None
    whole_group: bool = False


def forms_of(
    conn: sqlite3.Connection, plan: int, agencies: Iterable[int], day: Day, asked: FormQuery | None = None
) -> list[ReportForm]:
    """Return a form for each of some agencies: its tasks that are open, in the plan's order.

    A member of a group is asked of the tasks in which it is followed, as letters are written to it. Of a task that
    comes back its lead is asked of the instances that have begun and are open, a member of those of them that it owes.

    Args:
        agencies: their ids.
        day: the day looked at.
    """
    uids = dict(conn.execute("SELECT id, uid FROM subject WHERE plan = ? AND kind = 'task'", (plan,)))
    source = plan_source(conn, plan)
    return [_form(conn, plan, agency, day, asked or FormQuery(), uids)._replace(source=source) for agency in agencies]


def plan_source(conn: sqlite3.Connection, plan: int) -> str:
    """Return what a plan's document is, in every copy of the file; blank where the document says nothing of itself."""
    row = conn.execute("SELECT number, issued, issuer FROM plan WHERE year = ?", (plan,)).fetchone()
    return " · ".join(part for part in row or () if part)


def forms_of_body(conn: sqlite3.Connection, plan: int, agency: str, day: Day) -> list[ReportForm]:
    """Return the form for an agency; none where it is a group of bodies, or nothing is to be asked.

    Args:
        agency: its identity.
    """
    bodies = conn.execute("SELECT id FROM agency WHERE key = ? AND NOT is_group", (agency,)).fetchall()
    return [form for form in forms_of(conn, plan, [key for (key,) in bodies], day) if form.rows]


def _form(
    conn: sqlite3.Connection, plan: int, agency: int, day: Day, asked: FormQuery, uids: Mapping[int, str]
) -> ReportForm:
    key, name = conn.execute("SELECT key, name FROM agency WHERE id = ?", (agency,)).fetchone()
    tasks = tasks_by_id(conn, task_keys(conn, plan, TaskQuery(agency=agency, role=Role.ANY), day), day)
    returned = reasons_returned(conn, key)
    with official():
        rows = tuple(
            row._replace(returned=returned.get((task.id, row.period), ""), version=str(task.version))
            for task in tasks
            if asked.whole_group or says_of(task, name)
            for row in _rows(task, uids[task.id], key, name, day, asked.due_before)
            if Status(row.status) not in _CLOSED
        )
    return ReportForm(str(uuid4()), plan, key, name, day.date, rows)


def _rows(task: Task, uid: str, key: str, name: str, day: Day, due_before: date | None) -> Iterator[FormRow]:
    how = asked_as(task, key, name)
    if how in {ReportingRole.LEAD, ReportingRole.MEMBER} and task.periods:
        for period in task.periods:
            if how is ReportingRole.MEMBER and _has_done(task, period, key):
                continue
            is_now = period.starts_on <= day.date if due_before is None else period.due_on < due_before
            if is_now and period.status is PeriodStatus.OPEN:
                label = period_label(period.key, task.plan)
                yield _row(task, uid, key, how, f"{label} ({date_text(period.due_on)})", period)._replace(
                    period=period.key, period_name=label
                )
        return
    if due_before is None or (task.due_on is not None and task.due_on < due_before):
        due = f"{task.deadline} ({date_text(task.due_on)})" if task.due_on else task.deadline
        yield _row(task, uid, key, how, due)


def _has_done(task: Task, period: Period, key: str) -> bool:
    """Return whether a member of a group has done its part in an instance."""
    member = next(member for member in task.members if member.key == key)
    return bool(period.reported) and member.followed and member.name not in period.owing


def _row(task: Task, uid: str, key: str, how: ReportingRole, due: str, period: Period | None = None) -> FormRow:
    return FormRow(
        uid, task.code, task.title, how, due, "\n".join(task.products), "\n".join(task.requirements),
        **current_values(task, key, how, period),
    )  # fmt: skip


def asked_as(task: Task, key: str, name: str) -> ReportingRole:
    """Return what an agency has to do with a task.

    Args:
        key: the agency's identity; name is what it is called.
    """
    if name in task.leads:
        return ReportingRole.LEAD
    return ReportingRole.MEMBER if any(member.key == key for member in task.members) else ReportingRole.IMPLEMENTER


def current_values(task: Task, key: str, how: ReportingRole, period: Period | None) -> dict[str, str]:
    """Return what the file says of what a form asks: of a member, how far it has come itself.

    Args:
        key: the agency's identity.
        period: the instance that is asked, none for the task as a whole.
    """
    status, completed_on, progress, measured = task.status, task.completed_on, str(task.progress), task.measured
    if how is ReportingRole.MEMBER and period is not None:
        done = _has_done(task, period, key)
        status, completed_on, progress, measured = Status.DONE if done else Status.TODO, None, "", ""
    elif how is ReportingRole.MEMBER:
        member = next(member for member in task.members if member.key == key)
        status, completed_on, progress, measured = member.status, member.completed_on, "", ""
    elif period is not None:
        progress, completed_on = "", period.completed_on
        if period.status is not PeriodStatus.OPEN:
            status = Status.DONE if period.status is PeriodStatus.DONE else Status.CANCELLED
        elif status in _CLOSED:
            status = Status.DOING
    return {
        "status": status,
        "completed_on": completed_on.isoformat() if completed_on else "",
        "progress": progress,
        "measured": measured,
    }


class GroupTask(NamedTuple):
    """An open task that a group leads.

    Attributes:
        members: the identities of the group's members.
    """

    code: str
    group: str
    members: frozenset[str]


def tasks_of_groups(conn: sqlite3.Connection, plan: int, due_before: date | None = None) -> list[GroupTask]:
    """Return the open tasks that groups lead, once for each group, in the plan's order.

    Args:
        due_before: only those that are due before this day.
    """
    rows = conn.execute(
        "SELECT t.code, a.name, json_group_array(b.key) FILTER (WHERE b.key IS NOT NULL)"
        " FROM task AS t JOIN task_agency AS ta ON ta.task_id = t.id AND ta.role = 'lead'"
        " JOIN agency AS a ON a.id = ta.agency_id AND a.is_group"
        " LEFT JOIN agency_member AS m ON m.group_id = a.id LEFT JOIN agency AS b ON b.id = m.member_id"
        " WHERE t.plan = ? AND t.status NOT IN ('done', 'cancelled') AND (? IS NULL OR t.due_on < ?)"
        " GROUP BY t.id, a.id ORDER BY t.position, a.sort_key",
        (plan, due_before and due_before.isoformat(), due_before and due_before.isoformat()),
    )
    return [GroupTask(code, name, frozenset(json.loads(members))) for code, name, members in rows]


def unasked(tasks: Iterable[GroupTask], forms: Iterable[ReportForm]) -> dict[str, list[str]]:
    """Return the codes of the tasks of groups that no form asks a member of theirs about, by group."""
    asked = {(form.agency, row.code) for form in forms for row in form.rows}
    found: dict[str, list[str]] = {}
    for task in tasks:
        if not any((member, task.code) in asked for member in task.members):
            found.setdefault(task.group, []).append(task.code)
    return found


def agencies_asked(conn: sqlite3.Connection, plan: int) -> list[int]:
    """Return the ids of the agencies that a form is for: bodies with an open task, themselves or in a group."""
    rows = conn.execute(
        "SELECT DISTINCT a.id, a.sort_key FROM agency AS a JOIN task_assignee AS p ON p.agency_id = a.id"
        " JOIN task AS t ON t.id = p.task_id WHERE t.plan = ? AND t.status NOT IN ('done', 'cancelled')"
        " AND NOT a.is_group ORDER BY a.sort_key",
        (plan,),
    ).fetchall()
    return [agency for agency, _key in rows]
