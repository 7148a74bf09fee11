"""Scores of the PAR Index: reading what they are worked out from, and an officer's own."""

import sqlite3
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.plan.codes import nearest_codes
from partui.domain.plan.structure import refuse_circles
from partui.domain.scores.index import Criterion, Scores, TaskStanding, check_own, points_text, work_out_scores
from partui.domain.scores.what_if import ScoreSheet, make_sheet
from partui.domain.tasks.status import Status, status_on, timeliness_on
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot, transaction
from partui.store.journal.edit import Author, NewValue, read_unless_changed, write_changes
from partui.store.projection.kind import Subject
from partui.store.queries.tasks import row_meant

_CRITERION = """
SELECT k.id, k.position, k.code, p.code, k.title, k.max, k.baseline, k.target, k.lead, k.own, k.version
FROM criterion AS k LEFT JOIN criterion AS p ON p.id = k.parent_id
"""


class PrintedTotals(NamedTuple):
    """The totals that the plan prints, none where it prints no such total."""

    max: Decimal | None
    baseline: Decimal | None
    target: Decimal | None


def load_scores(conn: sqlite3.Connection, plan: int, day: Day, as_if_done: Collection[str] = ()) -> Scores:
    """Work out a plan's scores for a day.

    Args:
        plan: the plan's year.
        day: the day that tasks are looked at from.
        as_if_done: codes of tasks taken as done.
    """
    return work_out_scores(_criteria(conn, plan), task_standings(conn, plan, day), as_if_done)


def load_sheet(conn: sqlite3.Connection, plan: int, day: Day, supposed: Collection[str]) -> ScoreSheet:
    """Read a plan's scores and the tasks behind them.

    Args:
        plan: the plan's year.
        day: the day that tasks are looked at from.
        supposed: codes of tasks taken as done; one that is no longer open is left out.
    """
    with snapshot(conn):
        return make_sheet(_criteria(conn, plan), task_standings(conn, plan, day), supposed)


def _criteria(conn: sqlite3.Connection, plan: int) -> list[Criterion]:
    rows = conn.execute(f"{_CRITERION} WHERE k.plan = ? ORDER BY k.position", (plan,))
    criteria = [_criterion(row) for row in rows]
    refuse_circles({row.code: row.parent for row in criteria})
    return criteria


def printed_totals(conn: sqlite3.Connection, plan: int) -> PrintedTotals:
    """Return the totals that a plan prints under Phụ lục I."""
    row = conn.execute("SELECT max, baseline, target FROM plan WHERE year = ?", (plan,)).fetchone()
    return PrintedTotals(*(None if points is None else _points(points) for points in row))


def set_own(
    conn: sqlite3.Connection, plan: int, code: str, own: Decimal | None, who: Author, seen: int | None = None
) -> list[Change]:
    """Enter an officer's own score of a criterion, or take it away.

    Args:
        plan: the plan's year.
        code: a leaf of Phụ lục I.
        own: points from 0 to the maximum; none takes the score away.
        who: who edits, when and why.
        seen: the version of the criterion that the user saw.

    Raises:
        PartuiError: no such criterion, one whose score is a sum, a score out of its range.
        ChangedMeanwhile: somebody else entered another since.
    """
    with transaction(conn):
        criterion, is_leaf = _criterion_and_is_leaf(conn, plan, code)
        check_own(criterion, is_leaf, own)
        subject = Subject("criterion", criterion.id)
        value = None if own is None else points_text(own)
        standing = read_unless_changed(conn, subject, {"own": value}, seen)
        return write_changes(conn, [NewValue(subject, "own", value)] if standing.values["own"] != value else [], who)


def _criterion_and_is_leaf(conn: sqlite3.Connection, plan: int, code: str) -> tuple[Criterion, bool]:
    key = row_meant(conn, "criterion", plan, code)
    row = conn.execute(f"{_CRITERION} WHERE k.id = ?", (key,)).fetchone()
    if row is None:
        codes = [known for (known,) in conn.execute("SELECT code FROM criterion WHERE plan = ?", (plan,))]
        raise PartuiError(
            "Phụ lục I không có tiêu chí mã “{code}”; gần nhất: {nearest}.",
            code=code,
            nearest=", ".join(nearest_codes(code, codes)) or "–",
        )
    below = conn.execute("SELECT 1 FROM criterion WHERE parent_id = ? LIMIT 1", (row[0],)).fetchone()
    return _criterion(row), below is None


def _criterion(row: tuple[int, int, str, str | None, str, float, float, float, str, float | None, int]) -> Criterion:
    key, position, code, parent, title, most, baseline, target, lead, own, version = row
    return Criterion(
        key,
        position,
        code,
        parent,
        title,
        _points(most),
        _points(baseline),
        _points(target),
        lead,
        None if own is None else _points(own),
        version,
    )


def _points(stored: float) -> Decimal:
    return Decimal(points_text(stored))


def task_standings(conn: sqlite3.Connection, plan: int, day: Day) -> list[TaskStanding]:
    """Return every task of a plan as it stands on a day, in the plan's order."""
    leads: dict[int, list[str]] = {}
    for task, name in conn.execute(
        "SELECT task_id, name FROM task_agency JOIN agency ON agency.id = agency_id JOIN task ON task.id = task_id"
        " WHERE plan = ? AND role = 'lead' ORDER BY task_id, task_agency.position",
        (plan,),
    ):
        leads.setdefault(task, []).append(name)
    rows = conn.execute(
        "SELECT t.id, t.code, k.code, t.status, t.due_on, t.completed_on FROM task AS t"
        " LEFT JOIN criterion AS k ON k.id = t.criterion_id WHERE t.plan = ? ORDER BY t.position",
        (plan,),
    )
    standings = []
    for key, code, criterion, said, due, completed in rows:
        due_on = date.fromisoformat(due) if due else None
        completed_on = date.fromisoformat(completed) if completed else None
        status = status_on(Status(said), completed_on, day.date)
        timeliness = timeliness_on(Status(said), due_on, completed_on, day.date, day.soon_days)
        standings.append(TaskStanding(code, criterion, tuple(leads.get(key, ())), status, timeliness))
    return standings
