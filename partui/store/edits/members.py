"""How far the members of groups have come with a task, entered by an officer."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.agencies.members import MEMBER, MEMBER_STATUSES, Member, MemberStatus, member_value
from partui.domain.agencies.names import find_agency
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, check_completed_on
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.details import task_members
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.queries.agencies import in_full
from partui.wording.labels import status_label


def set_members(
    conn: sqlite3.Connection,
    tasks: Sequence[int],
    keys: Sequence[str],
    said: MemberStatus,
    who: Author,
    day: date,
) -> list[Change]:
    """Say of members how far they have come with tasks: all of them, or none.

    Args:
        tasks: the tasks' ids.
        keys: the members' identities, each of a group that has every one of the tasks.
        said: the status; done takes the day looked at where it names none.
        who: who edits, when and why.
        day: the day looked at.

    Raises:
        PartuiError: a status that no member can have, a day to come, or no member of a task's groups.
    """
    if said.status not in MEMBER_STATUSES:
        allowed = ", ".join(status_label(status) for status in MEMBER_STATUSES)
        raise PartuiError("Kết quả của thành viên chỉ là: {allowed}.", allowed=allowed)
    if said.status is Status.DONE:
        said = said._replace(completed_on=said.completed_on or day)
        for task in tasks:
            plan = plan_of(conn, Subject("task", task))
            check_completed_on(said.completed_on or day, day, who.now.astimezone().date(), plan)
    elif said.completed_on is not None:
        raise PartuiError("Ngày hoàn thành chỉ ghi cho thành viên đã hoàn thành.")
    with transaction(conn):
        members = task_members(conn, tasks, day)
        states, news = {}, []
        for task in tasks:
            subject = Subject("task", task)
            standing = states[subject] = read_state(conn, subject)
            known = {member.key for member in members.get(task, ())}
            for key in keys:
                if key not in known:
                    raise PartuiError("{code}: không nhóm nào của nhiệm vụ có thành viên ấy.", code=standing.code)
                (written,) = conn.execute("SELECT written FROM agency WHERE key = ?", (key,)).fetchone()
                value = member_value(said, written)
                if standing.values.get(f"{MEMBER}{key}") != value:
                    news.append(NewValue(subject, f"{MEMBER}{key}", value))
        return write_changes(conn, news, who, states)


def member_named(conn: sqlite3.Connection, task: int, query: str, day: date) -> Member:
    """Return the member of a task's groups that an unambiguous part of its name, or its abbreviation, means.

    Raises:
        PartuiError: the task has no such member, or several.
    """
    members = {member.name: member for member in task_members(conn, [task], day).get(task, ())}
    if not members:
        raise PartuiError("Nhiệm vụ này không có nhóm nào đã ghi thành viên; xem “partui agency set --member”.")
    match = find_agency(in_full(conn, clean(query)), list(members))
    if match.name is None:
        raise PartuiError(
            "Không có đúng một thành viên “{query}”; gần nhất: {names}.",
            query=clean(query),
            names="; ".join(match.candidates) or "–",
        )
    return members[match.name]
