"""What hangs on few tasks: readings, extensions, milestones, members of groups, instances."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.members import Member
from partui.domain.targets.readings import Reading
from partui.domain.targets.standing import readings_by, standing_of
from partui.domain.targets.target import read_target
from partui.domain.tasks.extensions import Extension, due_on_day, granted_by
from partui.domain.tasks.milestones import Milestone, milestones_on
from partui.domain.tasks.status import Status, Timeliness, days_left, timeliness_on
from partui.domain.tasks.task import Day, Task
from partui.store.projection.details import task_members
from partui.store.projection.parts.families import EXTENSIONS, MILESTONES, READINGS
from partui.store.queries.due.instances import InstancesOf, instances_of_tasks, with_instances


class TaskParts(NamedTuple):
    """What hangs on tasks, by the tasks' ids."""

    readings: Mapping[int, Sequence[Reading]]
    extensions: Mapping[int, Sequence[Extension]]
    milestones: Mapping[int, Sequence[Milestone]]
    members: Mapping[int, Sequence[Member]]
    instances: Mapping[int, InstancesOf]


def parts_of_tasks(conn: sqlite3.Connection, tasks: Sequence[int], tables: Collection[str], day: Day) -> TaskParts:
    """Read what hangs on tasks.

    Args:
        tables: those that have rows at all.
        day: the day they are seen from.
    """
    return TaskParts(
        READINGS.of_rows(conn, tasks) if "reading" in tables else {},
        EXTENSIONS.of_rows(conn, tasks) if "extension" in tables else {},
        MILESTONES.of_rows(conn, tasks) if "milestone" in tables else {},
        task_members(conn, tasks, day.date) if "agency_member" in tables else {},
        instances_of_tasks(conn, tasks, day.date) if "task_period" in tables else {},
    )


def with_parts(task: Task, parts: TaskParts, day: Day) -> Task:
    """Return a task with what hangs on it."""
    members = parts.members.get(task.id, ())
    task = _extended(task, parts.extensions.get(task.id, ()), day)
    task = task._replace(milestones=milestones_on(parts.milestones.get(task.id, ()), day.date))
    if task.id in parts.instances:
        task = with_instances(task, parts.instances[task.id], members, day)
    task = _measured(task, parts.readings.get(task.id, ()), day)
    return task._replace(members=_with_lateness(members, task, day.date)) if members else task


def _extended(task: Task, extensions: Sequence[Extension], day: Day) -> Task:
    """Return a task with what was granted up to a day, and the due day that follows."""
    if not extensions:
        return task
    due_on = due_on_day(task.original_due_on, extensions, day.date, task.recorded_completed_on)
    return task._replace(
        due_on=due_on,
        days=days_left(due_on, day.date),
        timeliness=timeliness_on(task.recorded_status, due_on, task.recorded_completed_on, *day),
        extensions=granted_by(extensions, day.date),
    )


def _measured(task: Task, readings: Sequence[Reading], day: Day) -> Task:
    """Return a task with what was measured of it up to a day, held against its target."""
    if not task.target and not readings:
        return task
    target = read_target(task.target)
    ends_on = task.periods[-1].due_on if task.periods else task.due_on
    standing = standing_of(target, readings, day.date, task.plan, ends_on) if target else None
    return task._replace(readings=readings_by(readings, day.date), standing=standing)


def _with_lateness(members: Sequence[Member], task: Task, day: date) -> tuple[Member, ...]:
    if task.timeliness is not Timeliness.OVERDUE:
        return tuple(members)
    return tuple(
        member._replace(
            late=member.followed and member.status is not Status.DONE and (member.due_on is None or member.due_on < day)
        )
        for member in members
    )
