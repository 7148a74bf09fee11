"""What a form asks of an agency."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import uuid4

from partui.domain.forms.form import AskedAs, FormRow, ReportForm
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Role, Task
from partui.store.queries.forms.answers import reasons_returned
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import tasks_by_id
from partui.wording.tasks import date_text

_CLOSED = (Status.DONE, Status.CANCELLED)


def forms_of(
    conn: sqlite3.Connection, plan: int, agencies: Iterable[int], day: Day, due_before: date | None = None
) -> list[ReportForm]:
    """Return a form for each of some agencies: its tasks that are open, in the plan's order.

    Args:
        agencies: their ids.
        day: the day looked at.
        due_before: only tasks that are due before this day.
    """
    uids = dict(conn.execute("SELECT id, uid FROM subject WHERE plan = ? AND kind = 'task'", (plan,)))
    return [_form(conn, plan, agency, day, due_before, uids) for agency in agencies]


def forms_of_body(conn: sqlite3.Connection, plan: int, agency: str, day: Day) -> list[ReportForm]:
    """Return the form for an agency; none where it is a group of bodies, or nothing is to be asked.

    Args:
        agency: its identity.
    """
    bodies = conn.execute("SELECT id FROM agency WHERE key = ? AND NOT is_group", (agency,)).fetchall()
    return [form for form in forms_of(conn, plan, [key for (key,) in bodies], day) if form.rows]


def _form(
    conn: sqlite3.Connection, plan: int, agency: int, day: Day, due_before: date | None, uids: Mapping[int, str]
) -> ReportForm:
    key, name = conn.execute("SELECT key, name FROM agency WHERE id = ?", (agency,)).fetchone()
    tasks = tasks_by_id(conn, task_keys(conn, plan, TaskQuery(agency=agency, role=Role.ANY), day), day)
    returned = reasons_returned(conn, key)
    rows = (
        _row(task, uids[task.id], key, name, returned.get(task.id, ""))
        for task in tasks
        if due_before is None or (task.due_on is not None and task.due_on < due_before)
    )
    return ReportForm(
        str(uuid4()), plan, key, name, day.date, tuple(row for row in rows if Status(row.status) not in _CLOSED)
    )


def _row(task: Task, uid: str, key: str, name: str, returned: str) -> FormRow:
    how = asked_as(task, key, name)
    return FormRow(
        uid, task.code, task.title, how,
        f"{task.deadline} ({date_text(task.due_on)})" if task.due_on else task.deadline,
        "\n".join(task.products), "\n".join(task.requirements), **said_now(task, key, how), returned=returned,
    )  # fmt: skip


def asked_as(task: Task, key: str, name: str) -> AskedAs:
    """Return what an agency has to do with a task.

    Args:
        key: the agency's identity; name is what it is called.
    """
    if name in task.leads:
        return AskedAs.LEAD
    return AskedAs.MEMBER if any(member.key == key for member in task.members) else AskedAs.IMPLEMENTER


def said_now(task: Task, key: str, how: AskedAs) -> dict[str, str]:
    """Return what the file says of what a form asks: of a member, how far it has come itself."""
    status, completed_on, progress, measured = task.status, task.completed_on, str(task.progress), task.measured
    if how is AskedAs.MEMBER:
        member = next(member for member in task.members if member.key == key)
        status, completed_on, progress, measured = member.status, member.completed_on, "", ""
    return {
        "status": status,
        "completed_on": completed_on.isoformat() if completed_on else "",
        "progress": progress,
        "measured": measured,
    }


def agencies_asked(conn: sqlite3.Connection, plan: int) -> list[int]:
    """Return the ids of the agencies that a form is for: bodies with an open task, themselves or in a group."""
    rows = conn.execute(
        "SELECT DISTINCT a.id, a.sort_key FROM agency AS a JOIN task_assignee AS p ON p.agency_id = a.id"
        " JOIN task AS t ON t.id = p.task_id WHERE t.plan = ? AND t.status NOT IN ('done', 'cancelled')"
        " AND NOT a.is_group ORDER BY a.sort_key",
        (plan,),
    ).fetchall()
    return [agency for agency, _key in rows]
