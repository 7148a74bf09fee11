"""Plans in the file: adding one."""

import json
import sqlite3
from collections.abc import Callable

from partui.domain.errors import PartuiError
from partui.domain.plan.reading import ReadPlan
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.projection.placing import place_rows


def add_plan(conn: sqlite3.Connection, plan: ReadPlan, watch: Callable[[int], None] = lambda _tasks: None) -> None:
    """Add a plan with its criteria, headings and tasks, none of them begun; inside a transaction.

    Args:
        plan: the plan as read from a file.
        watch: told now and then how many tasks were added; what it raises ends the work.

    Raises:
        PartuiError: the file holds a plan of that year already.
    """
    head = plan.head
    if conn.execute("SELECT 1 FROM plan WHERE year = ?", (head.year,)).fetchone():
        raise PartuiError("Tệp đã có kế hoạch năm {year}; chưa lập gì. Hãy ghi năm khác.", year=head.year)
    conn.execute(
        "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (head.year, head.number, head.issued, head.issuer, head.title,
         head.totals.max, head.totals.baseline, head.totals.target),
    )  # fmt: skip
    conn.execute("INSERT INTO setting VALUES ('plan_in_use', ?) ON CONFLICT DO NOTHING", (str(head.year),))
    for kind, rows in _sources(plan).items():
        PLAN_KINDS[kind].add_sources(
            conn, [{"uid": source_uid(kind, head.year, str(row["code"])), "plan": head.year, **row} for row in rows]
        )
    place_rows(conn, head.year, watch)


def source_uid(kind: str, year: int, code: str) -> str:
    """Return the name that a row of a plan's document has in every file.

    Args:
        kind: `criterion`, `heading` or `task`.
    """
    return f"{kind}/{year}/{code}"


def _sources(plan: ReadPlan) -> dict[str, list[dict[str, object]]]:
    """Return what a plan's document says, criterion by criterion, heading by heading, task by task."""
    return {
        "criterion": [
            {"position": row.position, "code": row.code, "title": row.title, "max": row.max, "baseline": row.baseline,
             "target": row.target, "lead": row.leads_words}
            for row in plan.criteria
        ],
        "heading": [{"position": row.position, "code": row.code, "title": row.title} for row in plan.headings],
        "task": [
            {"position": task.position, "code": task.code, "title": task.row.title,
             "products": json.dumps(task.row.products, ensure_ascii=False),
             "requirements": json.dumps(task.row.requirements, ensure_ascii=False),
             "deadline": task.row.deadline, "lead": task.row.lead, "implementers": task.row.implementers,
             "inherited": json.dumps(dict(task.inherited))}
            for task in plan.tasks
        ],
    }  # fmt: skip
