"""The instances of tasks that come back, with what was said of each, as the file has them."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partui.domain.periods.instance import Instance
from partui.domain.periods.state import PeriodState, PeriodStatus
from partui.domain.tasks.task import Day

if TYPE_CHECKING:
    from partui.store.projection.kind import Subject


class TaskInstances(NamedTuple):
    """The instances of a task by due day, and what was said of them."""

    instances: list[Instance]
    states: dict[str, PeriodState]


def task_instances(conn: sqlite3.Connection, tasks: Sequence[int]) -> dict[int, TaskInstances]:
    """Return the instances of tasks, by the tasks' ids; a task without any is left out."""
    found: dict[int, TaskInstances] = {}
    marks = ",".join("?" * len(tasks))
    for task, key, starts_on, due_on, status, on, reason in conn.execute(
        "SELECT task_id, key, starts_on, due_on, status, completed_on, reason FROM task_period"
        f" WHERE task_id IN ({marks}) AND due_on IS NOT NULL ORDER BY task_id, due_on, key",
        tuple(tasks),
    ):
        instances, states = found.setdefault(task, TaskInstances([], {}))
        instances.append(Instance(key, date.fromisoformat(starts_on), date.fromisoformat(due_on)))
        if on is not None:
            states[key] = PeriodState(PeriodStatus(status), date.fromisoformat(on), reason)
    return found


def period_proofs(conn: sqlite3.Connection, tasks: Sequence[int], day: date) -> dict[int, dict[str, list[str]]]:
    """Return the documents of single instances that were issued by a day, by the tasks' ids and the instances' keys."""
    found: dict[int, dict[str, list[str]]] = {}
    for task, period, name in conn.execute(
        "SELECT task_id, period, coalesce(nullif(number, ''), nullif(summary, ''), link) FROM evidence"
        f" WHERE task_id IN ({','.join('?' * len(tasks))}) AND period <> '' AND ifnull(issued_on, '') <= ?"
        " GROUP BY task_id, uuid ORDER BY min(id)",
        (*tasks, day.isoformat()),
    ):
        found.setdefault(task, {}).setdefault(period, []).append(name)
    return found


def late_instances(conn: sqlite3.Connection, plan: int, day: Day) -> dict[int, tuple[int, int]]:
    """Return of how many instances how many are late, or were done late, by the ids of a plan's tasks.

    A task that was said to be done as a whole is left out.
    """
    rows = conn.execute(
        "SELECT p.task_id, sum(p.status <> 'waived' AND p.due_on < min(ifnull(p.completed_on, :day), :day)), count(*)"
        " FROM task_period AS p CROSS JOIN task AS t ON t.id = p.task_id WHERE p.due_on IS NOT NULL AND t.plan = :plan"
        " GROUP BY p.task_id HAVING t.status <> 'done' OR count(p.completed_on)",
        {"plan": plan, "day": day.date.isoformat()},
    )
    return {task: (late, every) for task, late, every in rows}


def instances_now(conn: sqlite3.Connection, subject: "Subject") -> list[Instance]:
    """Return the instances of a task by due day; none of anything else."""
    found = task_instances(conn, [subject.id]).get(subject.id) if subject.table == "task" else None
    return found.instances if found else []


def states_of(conn: sqlite3.Connection, tasks: Sequence[int]) -> dict[int, dict[str, PeriodState]]:
    """Return what was said of the instances of tasks, those that no words set any more among them."""
    found: dict[int, dict[str, PeriodState]] = {}
    marks = ",".join("?" * len(tasks))
    for task, key, status, on, reason in conn.execute(
        "SELECT task_id, key, status, completed_on, reason FROM task_period"
        f" WHERE task_id IN ({marks}) AND completed_on IS NOT NULL ORDER BY task_id, key",
        tuple(tasks),
    ):
        found.setdefault(task, {})[key] = PeriodState(PeriodStatus(status), date.fromisoformat(on), reason)
    return found
