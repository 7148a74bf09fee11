"""A list of tasks to be taken away, as it was filtered and sorted."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.plan.report import TaskList
from partui.domain.tasks.task import Day, Task
from partui.store.db.connection import snapshot
from partui.store.queries.document.register import documents_by_task
from partui.store.queries.reports.head import report_head
from partui.store.queries.tasks import tasks_by_id


def listed_tasks(
    conn: sqlite3.Connection, plan: int, ids: Sequence[int], day: Day, made_on: date, chosen: str
) -> TaskList:
    """Return tasks in the order of their ids given, with the documents that prove them.

    Args:
        plan: the plan's year.
        day: the day that they are seen from.
        made_on: the real day.
        chosen: what they are chosen by, in words.
    """
    with snapshot(conn):
        return task_list(conn, plan, tasks_by_id(conn, ids, day), day, made_on, chosen)


def task_list(
    conn: sqlite3.Connection, plan: int, tasks: Sequence[Task], day: Day, made_on: date, chosen: str
) -> TaskList:
    """Return the same of tasks that were read already."""
    known = documents_by_task(conn, plan)
    documents = {task.code: tuple(each.details for each in known.get(task.code, ())) for task in tasks}
    return TaskList(report_head(conn, plan, day, made_on), tuple(tasks), documents, chosen)
