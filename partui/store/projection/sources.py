"""The sources: a plan's rows as its document has them, whole enough to work every other row out from."""

import json
import sqlite3

from partui.domain.plan.reading import ReadPlan
from partui.store.projection.rows import as_json


def add_sources(conn: sqlite3.Connection, plan: ReadPlan) -> None:
    """Write what a plan's document says, criterion by criterion, heading by heading, task by task.

    Args:
        plan: the plan as read from a file.
    """
    year = plan.head.year
    conn.executemany(
        "INSERT INTO criterion_source (uid, plan, position, code, title, max, baseline, target, lead)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (source_uid("criterion", year, row.code), year, row.position, row.code, row.title,
             row.max, row.baseline, row.target, row.leads_words)
            for row in plan.criteria
        ],
    )  # fmt: skip
    conn.executemany(
        "INSERT INTO heading_source (uid, plan, position, code, title) VALUES (?, ?, ?, ?, ?)",
        [(source_uid("heading", year, row.code), year, row.position, row.code, row.title) for row in plan.headings],
    )
    conn.executemany(
        "INSERT INTO task_source (uid, plan, position, code, title, products, requirements, deadline, lead,"
        " implementers, inherited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (source_uid("task", year, task.code), year, task.position, task.code, task.row.title,
             as_json(task.row.products), as_json(task.row.requirements), task.row.deadline, task.row.lead,
             task.row.implementers, json.dumps(dict(task.inherited)))
            for task in plan.tasks
        ],
    )  # fmt: skip


def source_uid(kind: str, year: int, code: str) -> str:
    """Return the name that a row of a plan's document has in every file.

    Args:
        kind: `criterion`, `heading` or `task`.
    """
    return f"{kind}/{year}/{code}"
