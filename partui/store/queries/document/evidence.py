"""What proves the tasks, and the tasks that lack it."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from partui.domain.tasks.evidence import Evidence, TaskProofs
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot
from partui.store.projection.details import evidence_rows
from partui.store.queries.conditions import STATUS_IS, UNPROVED_PRODUCT, day_args
from partui.store.queries.tasks import tasks_by_id


class UnprovedTask(NamedTuple):
    """A task that is done with products that no document proves (thiếu tài liệu kiểm chứng).

    Attributes:
        products: which of them, counted from 1, with their titles.
    """

    code: str
    title: str
    products: tuple[tuple[int, str], ...]


def plan_evidence(conn: sqlite3.Connection, plan: int, kind: str = "task") -> dict[str, tuple[Evidence, ...]]:
    """Return every document of a plan by its task's code, or its criterion's; tasks and criteria in the plan's order.

    Args:
        kind: what they prove: `task` or `criterion`.
    """
    found: dict[str, list[Evidence]] = {}
    for each in evidence_rows(conn, "t.plan", plan, kind):
        found.setdefault(each.code, []).append(each)
    return {code: tuple(documents) for code, documents in found.items()}


def task_evidence(conn: sqlite3.Connection, task: int) -> tuple[Evidence, ...]:
    """Return what proves one task, in the order it was added."""
    return tuple(evidence_rows(conn, "t.id", task))


def task_proofs(conn: sqlite3.Connection, tasks: Sequence[int], day: Day) -> list[TaskProofs]:
    """Return tasks with what proves them, in the order of their ids given; an id that is not there is left out."""
    with snapshot(conn):
        return [TaskProofs(task, task_evidence(conn, task.id), day.date) for task in tasks_by_id(conn, tasks, day)]


def unproved_tasks(conn: sqlite3.Connection, plan: int, day: Day) -> list[UnprovedTask]:
    """Return the tasks that are done on a day with products that no document proves, in the plan's order."""
    rows = conn.execute(
        "SELECT t.code, t.title, p.product, p.title FROM task AS t CROSS JOIN task_product AS p ON p.task_id = t.id"
        f" WHERE t.plan = :plan AND {STATUS_IS[Status.DONE]} AND {UNPROVED_PRODUCT} ORDER BY t.position, p.product",
        {"plan": plan, **day_args(day)},
    )
    found: dict[str, UnprovedTask] = {}
    for code, title, number, product in rows:
        before = found.get(code, UnprovedTask(code, title, ()))
        found[code] = before._replace(products=(*before.products, (number, product)))
    return list(found.values())
