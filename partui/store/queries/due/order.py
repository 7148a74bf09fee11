"""What waits for what in a plan."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.tasks.order import as_value, circle_from, held_up_by, read_codes
from partui.domain.tasks.status import Timeliness
from partui.store.db.shadows import indexed_by
from partui.store.queries.conditions import OPEN, TIMELINESS_IS, answered_by, day_args, tasks_on

if TYPE_CHECKING:
    from partui.domain.tasks.task import Day, Task


class OpenDependencies(NamedTuple):
    """What stands before a task and is open, and what waits for it.

    Attributes:
        before: codes of the open tasks that it comes after.
        held_up: codes of the open tasks that come after it.
    """

    before: tuple[str, ...] = ()
    held_up: tuple[str, ...] = ()


def plan_order(conn: sqlite3.Connection, plan: int) -> dict[str, tuple[str, ...]]:
    """Return what the tasks of a plan come after, by codes; one that comes after nothing is left out."""
    rows = conn.execute("SELECT code, after FROM task WHERE plan = ? AND after <> '' ORDER BY position", (plan,))
    return {code: read_codes(after) for code, after in rows}


def waiting_of(conn: sqlite3.Connection, task: "Task", day: str) -> OpenDependencies:
    """Return what a task waits for and what waits for it.

    Args:
        day: the day looked at, `2020-09-30`.
    """
    order = plan_order(conn, task.plan)
    if not order:
        return OpenDependencies()
    return OpenDependencies(
        _open(conn, task.plan, task.after, day), _open(conn, task.plan, held_up_by(task.code, order), day)
    )


def checked_order(conn: sqlite3.Connection, plan: int, code: str, typed: str) -> str:
    """Return what a task is to come after, as the journal writes it.

    Raises:
        PartuiError: no such task, the task itself, or a circle.
    """
    from partui.store.queries.tasks import task_id

    found = []
    for each in read_codes(typed):
        (known,) = conn.execute("SELECT code FROM task WHERE id = ?", (task_id(conn, plan, each),)).fetchone()
        found.append(known)
    circle = circle_from(code, {**plan_order(conn, plan), code: found})
    if len(circle) > len((code, code)):
        raise PartuiError(
            "{code} đặt sau {codes} thì thành vòng: {circle}; chưa lưu gì.",
            code=code,
            codes=", ".join(found),
            circle=" → ".join(circle),
        )
    if circle:
        raise PartuiError(
            "{code} không đặt sau chính nó được: {circle}; chưa lưu gì.", code=code, circle=" → ".join(circle)
        )
    return as_value(found)


def held_up_by_late(
    conn: sqlite3.Connection, plan: int, day: "Day", agency: int | None = None
) -> dict[str, tuple[str, ...]]:
    """Return whom late tasks hold up: by their codes, those of the open tasks that come after each.

    Args:
        agency: only late tasks that this agency leads.
    """
    waiting = conn.execute(
        f"SELECT t.code, t.after FROM task AS t{indexed_by(conn, 'task', 'task_by_order')}"
        f" WHERE t.plan = :plan AND t.after <> '' AND {OPEN} ORDER BY t.position",
        {"plan": plan, **day_args(day)},
    ).fetchall()
    if not waiting:
        return {}
    order = {code: read_codes(after) for code, after in waiting}
    late = conn.execute(
        f"SELECT t.code FROM {tasks_on(conn, day.date, 'task_by_status')} WHERE t.plan = :plan"
        f" AND {TIMELINESS_IS[Timeliness.OVERDUE]} AND {answered_by(conn, agency)} ORDER BY t.position",
        {"plan": plan, "agency": agency, **day_args(day)},
    )
    found = {code: held_up_by(code, order) for (code,) in late}
    return {code: held for code, held in found.items() if held}


def _open(conn: sqlite3.Connection, plan: int, codes: Sequence[str], day: str) -> tuple[str, ...]:
    marks = ",".join("?" * len(codes))
    rows = conn.execute(
        f"SELECT t.code FROM task AS t WHERE t.plan = ? AND t.code IN ({marks}) AND {OPEN.replace(':day', '?')}",
        (plan, *codes, day),
    )
    still = {code for (code,) in rows}
    return tuple(code for code in codes if code in still)
