"""Members of groups by tasks: how far each has come with each."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from partui.domain.agencies.members import Member, followed, members_done
from partui.domain.agencies.official_names import official_rank
from partui.domain.tasks.task import Day, Task
from partui.store.db.connection import snapshot
from partui.store.queries.tasks import tasks_by_id

# A group that one of its members was ticked of in the task, or a task of which so many are to be ticked.
_FOLLOWED = (
    " AND (t.quorum <> '' OR EXISTS (SELECT 1 FROM task_member AS said JOIN agency_member AS peer"
    " ON peer.member_id = said.agency_id AND peer.group_id = ta.agency_id"
    " WHERE said.task_id = t.id AND said.status <> 'todo')"
    " OR EXISTS (SELECT 1 FROM agency_period AS reported JOIN agency AS owing ON owing.key = reported.agency"
    " JOIN agency_member AS peer ON peer.member_id = owing.id AND peer.group_id = ta.agency_id"
    " WHERE reported.task_id = t.id))"
)
_TASKS = (
    "SELECT ta.task_id, ta.agency_id FROM task_agency AS ta CROSS JOIN task AS t ON t.id = ta.task_id"
    " WHERE t.plan = ? AND ta.agency_id IN (SELECT group_id FROM agency_member){only} ORDER BY t.position"
)


class MatrixGroup(NamedTuple):
    """A group with its members: the identity of each, and its name."""

    name: str
    members: tuple[tuple[str, str], ...]


class Count(NamedTuple):
    """How many are done of how many that are followed, and how many are late."""

    done: int
    every: int
    late: int


class Matrix(NamedTuple):
    """Groups' members, one below the other, by the tasks that their groups have.

    Attributes:
        cells: how far a member has come, by its identity and the task's id; none where its groups have not the task.
    """

    groups: tuple[MatrixGroup, ...] = ()
    tasks: tuple[Task, ...] = ()
    cells: Mapping[tuple[str, int], Member] = {}

    def of_task(self, task: int) -> Count:
        """Return how many members are done with a task, each of them once."""
        return _count(member for (_key, of), member in self.cells.items() if of == task)

    def of_member(self, key: str) -> Count:
        """Return with how many tasks a member is done."""
        return _count(self.cells[key, task.id] for task in self.tasks if (key, task.id) in self.cells)


def load_matrix(conn: sqlite3.Connection, plan: int, day: Day, *, every: bool = False) -> Matrix:
    """Return the members of groups by the tasks that are followed member by member.

    Args:
        plan: the plan's year.
        day: the day looked at.
        every: whether all tasks of groups with members are wanted, followed or not.
    """
    with snapshot(conn):
        rows = conn.execute(_TASKS.format(only="" if every else _FOLLOWED), (plan,)).fetchall()
        ids = list(dict.fromkeys(task for task, _group in rows))
        tasks = tuple(tasks_by_id(conn, ids, day))
        groups = _groups(conn, {group for _task, group in rows})
    cells = {(member.key, task.id): member for task in tasks for member in task.members}
    return Matrix(groups, tasks, cells)


def _groups(conn: sqlite3.Connection, wanted: set[int]) -> tuple[MatrixGroup, ...]:
    found: dict[str, list[tuple[str, str]]] = {}
    for group, name, key, member in conn.execute(
        "SELECT g.id, g.name, m.key, m.name FROM agency_member"
        " JOIN agency AS g ON g.id = group_id JOIN agency AS m ON m.id = member_id ORDER BY m.sort_key, m.key"
    ):
        if group in wanted:
            found.setdefault(name, []).append((key, member))
    return tuple(
        MatrixGroup(name, tuple(sorted(members, key=lambda each: official_rank(each[1]))))
        for name, members in sorted(found.items(), key=lambda each: official_rank(each[0]))
    )


def _count(members: Iterable[Member]) -> Count:
    counted = followed(tuple(members))
    return Count(members_done(counted), len(counted), sum(member.late for member in counted))
