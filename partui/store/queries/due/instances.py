"""The instances of work that comes back, seen from a day: how each stands, what proves it, who owes it yet."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.members import Member
from partui.domain.periods.agency_periods import AgencyPeriod
from partui.domain.periods.state import Period, period_on, settlement_of
from partui.domain.tasks.extensions import due_on_day
from partui.domain.tasks.status import days_left, timeliness_on
from partui.domain.tasks.task import Day, Task
from partui.store.projection.parts.families import AGENCY_PERIODS
from partui.store.projection.parts.instances import TaskInstances, period_proofs, task_instances


class InstancesOf(NamedTuple):
    """What the file has of a task's instances.

    Attributes:
        proofs: by an instance's key the documents that prove it.
        by_agency: what was said of single agencies' parts.
    """

    found: TaskInstances
    proofs: Mapping[str, Sequence[str]]
    by_agency: Sequence[AgencyPeriod]


def instances_of_tasks(conn: sqlite3.Connection, tasks: Sequence[int], day: date) -> dict[int, InstancesOf]:
    """Return the instances of tasks by the tasks' ids; a task without any is left out."""
    found = task_instances(conn, tasks)
    if not found:
        return {}
    proofs, by_agency = period_proofs(conn, [*found], day), AGENCY_PERIODS.of_rows(conn, [*found])
    return {key: InstancesOf(each, proofs.get(key, {}), by_agency.get(key, ())) for key, each in found.items()}


def with_instances(task: Task, parts: InstancesOf, members: Sequence[Member], day: Day) -> Task:
    """Return a task with its instances; what was done after the day is open on it.

    Args:
        members: the bodies of the groups that have the task.
    """
    instances, states = parts.found
    seen = (period_on(each, states.get(each.key), task.status, *day) for each in instances)
    original = settlement_of(instances, states, day.date).due_on if states else task.original_due_on
    due_on = due_on_day(original, task.extensions, day.date, task.recorded_completed_on)
    return task._replace(
        original_due_on=original,
        due_on=due_on,
        days=days_left(due_on, day.date),
        timeliness=timeliness_on(task.recorded_status, due_on, task.recorded_completed_on, *day),
        periods=tuple(_as_owed(each, parts, members, day.date) for each in seen),
    )


def _as_owed(period: Period, parts: InstancesOf, members: Sequence[Member], day: date) -> Period:
    period = period._replace(proofs=tuple(parts.proofs.get(period.key, ())))
    owing = [member for member in members if member.followed] if parts.by_agency else []
    settled = {each.agency for each in parts.by_agency if each.period == period.key and each.on <= day}
    left = tuple(member.name for member in owing if member.key not in settled)
    return period._replace(reported=len(owing) - len(left), owing=left)
