"""Work that comes back: which tasks do, and what is proposed for others."""

import sqlite3
from collections.abc import Iterable

from partui.domain.periods.calendar import plan_times, proposed_periods
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.store.edits.plan_head import read_head
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import tasks_by_id


def recurring_tasks(conn: sqlite3.Connection, plan: int) -> list[int]:
    """Return the ids of the tasks that have instances, in the plan's order."""
    rows = conn.execute(
        "SELECT t.id FROM task AS t WHERE t.plan = ? AND EXISTS ("
        " SELECT 1 FROM task_period AS p WHERE p.task_id = t.id AND p.due_on IS NOT NULL) ORDER BY t.position",
        (plan,),
    )
    return [key for (key,) in rows]


def proposed_for(conn: sqlite3.Connection, plan: int, tasks: Iterable[Task] | None, day: Day) -> dict[str, str]:
    """Return by code the words proposed for tasks that their deadlines give neither instances nor a day.

    Args:
        tasks: those to look at; all of the plan when none.
    """
    if tasks is None:
        tasks = tasks_by_id(conn, task_keys(conn, plan, TaskQuery(), day), day)
    open_ended = [
        task for task in tasks if not task.periods and task.due_on is None and task.status is not Status.CANCELLED
    ]
    found = {}
    head = read_head(conn, plan)
    times = plan_times(plan, head.title, head.issued)
    for task in open_ended:
        words = proposed_periods((*task.products, *task.requirements), times)
        if words:
            found[task.code] = words
    return found
