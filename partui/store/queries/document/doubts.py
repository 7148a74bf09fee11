"""The doubts in a plan of the file, as it stands now, with those that an officer has settled."""

import sqlite3
from decimal import Decimal
from typing import NamedTuple

from partui.domain.agencies.names import read_agencies
from partui.domain.plan.document.shared_leads import LeadCell, shared_leads
from partui.domain.plan.doubts.doubt import COLUMNS, DoubtfulCriterion, DoubtfulPlan, DoubtfulTask, PlanDoubt
from partui.domain.plan.doubts.finding import find_doubts
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.queries.headings import headings
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.scores import printed_totals
from partui.store.queries.tasks import tasks_by_id


class ListedDoubt(NamedTuple):
    """A doubt and what became of it.

    Attributes:
        row: the id of the row that it is about; none for the plan as a whole.
        reason: why it is settled, blank where it is not.
    """

    doubt: PlanDoubt
    row: int | None
    reason: str


def plan_doubts(conn: sqlite3.Connection, plan: int, day: Day) -> list[ListedDoubt]:
    """Return the doubts in a plan, those that are settled last."""
    with snapshot(conn):
        settled: dict[str, str] = dict(
            conn.execute(
                "SELECT doubt, reason FROM settled_doubt JOIN plan_head ON id = head_id WHERE plan = ?", (plan,)
            )
        )
        ids = {
            (kind, code): key
            for kind in PLAN_KINDS
            for key, code in conn.execute(f"SELECT id, code FROM {kind} WHERE plan = ?", (plan,))
        }
        found = find_doubts(_plan(conn, plan, day))
    listed = [ListedDoubt(each, ids.get((each.kind, each.code)), settled.get(each.key, "")) for each in found]
    return sorted(listed, key=lambda each: bool(each.reason))


def _plan(conn: sqlite3.Connection, plan: int, day: Day) -> DoubtfulPlan:
    totals = printed_totals(conn, plan)
    return DoubtfulPlan(
        {column: points for column, points in zip(COLUMNS, totals, strict=True) if points is not None},
        _criteria(conn, plan),
        tuple(heading.code for heading in headings(conn, plan)),
        tuple(
            DoubtfulTask(
                task.code,
                task.title,
                task.products,
                task.requirements,
                task.leads,
                task.heading,
                task.criterion,
                task.number is None,
                tuple(task.inherited),
            )
            for task in tasks_by_id(conn, task_keys(conn, plan, TaskQuery(), day), day)
        ),
        tuple(
            conn.execute(
                "SELECT code, title FROM clause WHERE plan = ? AND part <> 'heading' ORDER BY position", (plan,)
            )
        ),
    )


def _criteria(conn: sqlite3.Connection, plan: int) -> tuple[DoubtfulCriterion, ...]:
    rows = conn.execute(
        "SELECT k.code, p.code, k.lead, k.max, k.baseline, k.target FROM criterion AS k"
        " LEFT JOIN criterion AS p ON p.id = k.parent_id WHERE k.plan = ? ORDER BY k.position",
        (plan,),
    ).fetchall()
    leads = shared_leads(LeadCell(code, above, words) for code, above, words, *_ in rows)
    return tuple(
        DoubtfulCriterion(
            code,
            above,
            {column: Decimal(value) for column, value in zip(COLUMNS, points, strict=True)},
            tuple(name for name, _group in read_agencies(leads[code])),
        )
        for code, above, _words, *points in rows
    )
