"""Sealing how a plan stands, and finding what was sealed."""

import sqlite3
from uuid import uuid4

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.tasks.snapshots import NAME_LENGTH, SNAPSHOT, Snapshot, seal_standing
from partui.domain.tasks.task import Day
from partui.domain.text import clean, fold
from partui.store.db.connection import transaction
from partui.store.edits.plan_head import head_subject
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.queries.standing import list_snapshots, plan_standing, snapshot_named


def take_snapshot(conn: sqlite3.Connection, plan: int, name: str, day: Day, who: Author) -> Snapshot:
    """Seal how a plan stands on the day that the connection looks at.

    Args:
        plan: the plan's year.
        name: what it is called; its day where none is given.

    Raises:
        PartuiError: the day is to come, the name is taken or too long, or the plan has too many tasks.
    """
    if day.date > who.now.astimezone().date():
        raise PartuiError("Ngày {day} chưa đến, chưa chốt số liệu được; chưa lưu gì.", day=day.date)
    called = limits.within(clean(name) or day.date.isoformat(), NAME_LENGTH)
    sealed = seal_standing(called, plan_standing(conn, plan, day))
    if len(sealed) > limits.VALUE:
        raise PartuiError("Kế hoạch {plan} có quá nhiều nhiệm vụ để chốt số liệu; chưa lưu gì.", plan=plan)
    uuid = str(uuid4())
    with transaction(conn):
        taken = next((each for each in list_snapshots(conn, plan) if fold(each.name) == fold(called)), None)
        if taken is not None:
            raise PartuiError(
                "Đã có bản chốt “{name}” (số liệu đến {day}); hãy đặt tên khác. Chưa lưu gì.",
                name=taken.name,
                day=taken.standing.as_of,
            )
        write_changes(conn, [NewValue(head_subject(conn, plan), f"{SNAPSHOT}{uuid}", sealed)], who)
        return next(each for each in list_snapshots(conn, plan) if each.uuid == uuid)


def remove_snapshot(conn: sqlite3.Connection, plan: int, name: str, who: Author) -> Snapshot:
    """Take a snapshot away, and return it; the journal keeps what it said.

    Args:
        name: as `snapshot_named` takes it.

    Raises:
        PartuiError: there is none, or there are several.
    """
    with transaction(conn):
        found = snapshot_named(conn, plan, name)
        write_changes(conn, [NewValue(head_subject(conn, plan), f"{SNAPSHOT}{found.uuid}", None)], who)
        return found
