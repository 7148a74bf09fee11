"""How far the members of groups have come with a task, worked out from the journal."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

from partui.domain.agencies.members import MEMBER, Member, MemberStatus, member_on, member_value, read_member
from partui.domain.tasks.statuses import Status


def member_values(conn: sqlite3.Connection, task: int) -> dict[str, str | None]:
    """Return what is said of a task's members as the journal writes it."""
    rows = conn.execute(
        "SELECT a.key, a.written, m.status, m.completed_on FROM task_member AS m JOIN agency AS a ON a.id = m.agency_id"
        " WHERE m.task_id = ? ORDER BY a.key",
        (task,),
    )
    return {
        f"{MEMBER}{key}": member_value(MemberStatus(Status(status), date.fromisoformat(day) if day else None), written)
        for key, written, status, day in rows
    }


def members_in(values: Mapping[str, str | None]) -> dict[str, MemberStatus]:
    """Return what a task's values say of members, by the agency's key."""
    found = {}
    for field in sorted(values):
        said = read_member(values[field]) if field.startswith(MEMBER) else None
        if said is not None:
            found[field.removeprefix(MEMBER)] = said
    return found


def write_members(conn: sqlite3.Connection, task: int, values: Mapping[str, str | None]) -> None:
    """Write what the journal leaves of a task's members; one that the file does not know is passed over."""
    conn.execute("DELETE FROM task_member WHERE task_id = ?", (task,))
    conn.executemany(
        "INSERT INTO task_member (task_id, agency_id, status, completed_on)"
        " SELECT ?, id, ?, ? FROM agency WHERE key = ?",
        [
            (task, said.status, said.completed_on.isoformat() if said.completed_on else None, key)
            for key, said in members_in(values).items()
        ],
    )


def task_members(conn: sqlite3.Connection, tasks: Sequence[int], day: date) -> dict[int, list[Member]]:
    """Return the members of the groups that have tasks, by name; a task whose groups have none is left out.

    Args:
        tasks: the tasks' ids.
        day: the day that they are seen from; whether one is late is the task's to say.
    """
    marks = ",".join("?" * len(tasks))
    found: dict[int, list[Member]] = {}
    for task, key, name, status, completed in conn.execute(
        "SELECT p.task_id, a.key, a.name, m.status, m.completed_on FROM ("
        "  SELECT DISTINCT ta.task_id, g.member_id FROM task_agency AS ta"
        f"  JOIN agency_member AS g ON g.group_id = ta.agency_id WHERE ta.task_id IN ({marks})) AS p"
        " JOIN agency AS a ON a.id = p.member_id"
        " LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.member_id"
        " ORDER BY p.task_id, a.sort_key",
        tuple(tasks),
    ):
        said = MemberStatus(Status(status), date.fromisoformat(completed) if completed else None) if status else None
        found.setdefault(task, []).append(Member(key, name, *member_on(said, day), late=False))
    return found
