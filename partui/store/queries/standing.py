"""How a plan stands on the day that the connection looks at: counts, leads, points, every task."""

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta

from partui.domain.dates import is_day_shaped, read_date
from partui.domain.errors import PartuiError
from partui.domain.tasks.snapshots import (
    SNAPSHOT,
    Snapshot,
    SnapshotTask,
    Standing,
    StandingChanges,
    changes_since,
    read_snapshot,
)
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day
from partui.domain.text import fold
from partui.locale.formats import show_date
from partui.store.db.connection import snapshot
from partui.store.past.looking import looking_at
from partui.store.queries.conditions import tasks_on
from partui.store.queries.due.pace import plan_start
from partui.store.queries.scores import load_scores, task_standings
from partui.store.queries.tallies import agency_tallies, plan_tally

_POINTS = ("max", "baseline", "target", "own", "earned", "expected", "highest", "at_risk")
_DIGEST_SHOWN = 8
# A shorter beginning of a digest may be a word.
_DIGEST_LEAST = 4


def plan_standing(conn: sqlite3.Connection, plan: int, day: Day) -> Standing:
    """Return how a plan stands on a day.

    Args:
        plan: the plan's year.
        day: the day that the connection looks at.
    """
    with snapshot(conn):
        tally = plan_tally(conn, plan, day)
        total = load_scores(conn, plan, day).total
        return Standing(
            as_of=day.date,
            by_status=_counts(tally.by_status),
            by_timeliness=_counts(tally.by_timeliness),
            leads={
                lead.name: _counts(lead.tally.by_timeliness)
                for lead in agency_tallies(conn, plan, day)
                if not lead.within
            },
            points={name: None if (value := getattr(total, name)) is None else float(value) for name in _POINTS},
            tasks=_tasks(conn, plan, day),
        )


def _tasks(conn: sqlite3.Connection, plan: int, day: Day) -> dict[str, SnapshotTask]:
    due: dict[str, str | None] = dict(
        conn.execute(f"SELECT code, due_on FROM {tasks_on(conn, day.date)} WHERE plan = ?", (plan,))
    )
    return {
        task.code: SnapshotTask(task.status.value, task.timeliness.value, due[task.code])
        for task in task_standings(conn, plan, day)
    }


def since_last_snapshot(conn: sqlite3.Connection, plan: int, day: Day) -> tuple[Snapshot, StandingChanges] | None:
    """Return the last snapshot of a day before the one looked at, and what has changed since; none without one."""
    found = last_snapshot(conn, plan, day)
    return (found, changes_since(found.standing.tasks, _tasks(conn, plan, day))) if found else None


def last_snapshot(conn: sqlite3.Connection, plan: int, day: Day) -> Snapshot | None:
    """Return the last snapshot of a day before the one looked at; none without one."""
    row = conn.execute(
        "SELECT s.uuid, s.sealed FROM snapshot AS s JOIN plan_head AS h ON h.id = s.head_id"
        " WHERE h.plan = ? AND s.as_of < ? ORDER BY s.as_of DESC, s.name LIMIT 1",
        (plan, day.date.isoformat()),
    ).fetchone()
    return row and read_snapshot(f"{SNAPSHOT}{row[0]}", row[1])


def last_standing(conn: sqlite3.Connection, plan: int, day: Day) -> tuple[str, Standing] | None:
    """Return what the last snapshot of a day before the one looked at is called, and what it says; none without one."""
    found = last_snapshot(conn, plan, day)
    return None if found is None else (_label(found), found.standing)


def _label(found: Snapshot) -> str:
    return f"“{found.name}” ({show_date(found.standing.as_of)})"


def _counts(counts: Mapping[Status, int] | Mapping[Timeliness, int]) -> dict[str, int]:
    return {name.value: number for name, number in counts.items()}


def standing_on(conn: sqlite3.Connection, plan: int, day: Day, on: date) -> Standing:
    """Return how a plan stood on another day than the one looked at.

    Args:
        day: the day looked at, with the file's notice.
        on: the other day.
    """
    with looking_at(conn, on):
        return plan_standing(conn, plan, day._replace(date=on))


def standing_then(conn: sqlite3.Connection, plan: int, day: Day, named: str) -> tuple[str, Standing]:
    """Return what a day or a snapshot is called, and how the plan stood then.

    Args:
        day: the day looked at, with the file's notice.
        named: a day as typed, or a part of a snapshot's name.

    Raises:
        PartuiError: it is neither, or the day is later than the one looked at.
    """
    try:
        on = read_date(named, plan, day.date)
    except PartuiError:
        if is_day_shaped(named) and not any(_is_called(each, named) for each in list_snapshots(conn, plan)):
            raise
        found = snapshot_named(conn, plan, named)
        return _label(found), found.standing
    if on > day.date:
        raise PartuiError("Ngày {day} sau ngày xem {last}; hãy ghi một ngày trước đó.", day=on, last=day.date)
    return show_date(on), standing_on(conn, plan, day, on)


def plan_by_months(conn: sqlite3.Connection, plan: int, day: Day) -> list[Standing]:
    """Return how a plan stood at the end of each month since its issue, and on the day looked at."""
    return [standing_on(conn, plan, day, on) for on in _month_ends(conn, plan, day.date)]


def _month_ends(conn: sqlite3.Connection, plan: int, until: date) -> list[date]:
    """Return the last days of the plan's months from its issue on, and at last the day until which they are wanted."""
    start = plan_start(conn, plan)
    firsts = [date(plan, month, 1) for month in range(2, 13)] + [date(plan + 1, 1, 1)]
    days = [first - timedelta(days=1) for first in firsts]
    return [*(day for day in days if start <= day < until), until]


def list_snapshots(conn: sqlite3.Connection, plan: int) -> list[Snapshot]:
    """Return the sealed snapshots of a plan, by their days."""
    rows = conn.execute(
        "SELECT s.uuid, s.sealed FROM snapshot AS s JOIN plan_head AS h ON h.id = s.head_id WHERE h.plan = ?"
        " ORDER BY s.as_of, s.name, s.uuid",
        (plan,),
    )
    found = (read_snapshot(f"{SNAPSHOT}{uuid}", sealed) for uuid, sealed in rows)
    return [each for each in found if each is not None]


def snapshot_named(conn: sqlite3.Connection, plan: int, name: str) -> Snapshot:
    """Return the only snapshot with a name, or else whose name has it; case and marks are ignored.

    Of several with one name the day chooses, or the beginning of the digest or the uuid.

    Raises:
        PartuiError: there is none, or there are several.
    """
    every = list_snapshots(conn, plan)
    for is_meant in (_is_called, _begins_with, _is_of_day, _has_in_name):
        found = [each for each in every if is_meant(each, name)]
        if found:
            break
    if len(found) == 1:
        return found[0]
    if found:
        raise PartuiError(
            "“{name}” chỉ nhiều bản chốt: {names}. Hãy ghi ngày, hoặc mấy chữ đầu của dấu niêm.",
            name=name,
            names="; ".join(
                f"{each.name} ({show_date(each.standing.as_of)}, {each.digest[:_DIGEST_SHOWN]})" for each in found
            ),
        )
    names = "; ".join(each.name for each in every)
    if every:
        raise PartuiError("Không có bản chốt nào tên “{name}”; hiện có: {names}.", name=name, names=names)
    raise PartuiError("Chưa có bản chốt nào. Chốt số liệu bằng: partui snapshot TÊN")


def _is_called(found: Snapshot, name: str) -> bool:
    return fold(found.name) == fold(name)


def _begins_with(found: Snapshot, name: str) -> bool:
    return len(name) >= _DIGEST_LEAST and (found.digest.startswith(name) or found.uuid.startswith(name))


def _is_of_day(found: Snapshot, name: str) -> bool:
    try:
        return read_date(name, found.standing.as_of.year) == found.standing.as_of
    except PartuiError:
        return False


def _has_in_name(found: Snapshot, name: str) -> bool:
    return fold(name) in fold(found.name)
