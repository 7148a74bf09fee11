"""Plans in the file: which there are, which is in use, and adding one."""

import json
import sqlite3
from uuid import NAMESPACE_URL, uuid5

from partui.domain.errors import PartuiError
from partui.domain.reading import ReadPlan, ReadTask
from partui.store.rows import as_json, planned_tasks, search_row, work_out, write_agencies


def add_plan(conn: sqlite3.Connection, plan: ReadPlan) -> None:
    """Add a plan with its criteria, headings and tasks, none of them begun; inside a transaction.

    Args:
        plan: the plan as read from a file.

    Raises:
        PartuiError: the file holds a plan of that year already.
    """
    head = plan.head
    if conn.execute("SELECT 1 FROM plan WHERE year = ?", (head.year,)).fetchone():
        raise PartuiError("Tệp đã có kế hoạch năm {year}.", year=head.year)
    conn.execute(
        "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (head.year, head.number, head.issued, head.issuer, head.title,
         head.totals.max, head.totals.baseline, head.totals.target),
    )  # fmt: skip
    conn.execute("INSERT INTO setting VALUES ('plan_in_use', ?) ON CONFLICT DO NOTHING", (str(head.year),))
    criteria: dict[str, int] = {}
    for criterion in plan.criteria:
        criteria[criterion.code] = _insert(
            conn, "criterion", plan=head.year, position=criterion.position, code=criterion.code,
            parent_id=criteria.get(criterion.parent or ""), title=criterion.title, max=criterion.max,
            baseline=criterion.baseline, target=criterion.target, lead=criterion.leads_words,
        )  # fmt: skip
    headings: dict[str, int] = {}
    for heading in plan.headings:
        headings[heading.code] = _insert(
            conn, "heading", plan=head.year, position=heading.position, code=heading.code,
            chapter=heading.chapter, parent_id=headings.get(heading.parent or ""), title=heading.title,
        )  # fmt: skip
    for task in plan.tasks:
        _add_task(conn, head.year, task, headings, criteria)


def _add_task(
    conn: sqlite3.Connection, year: int, task: ReadTask, headings: dict[str, int], criteria: dict[str, int]
) -> None:
    due_on = task.deadline.due_on
    task_id = _insert(
        conn, "task", uid=task_uid(year, task.code), plan=year, position=task.position, code=task.code,
        chapter=task.chapter, heading_id=headings.get(task.heading or ""),
        criterion_id=criteria.get(task.criterion or ""), title=task.title,
        products=as_json(task.products), requirements=as_json(task.requirements),
        deadline=task.deadline.words, deadline_kind=task.deadline.kind.value,
        due_on=due_on.isoformat() if due_on else None, leads=task.leads_words,
        implementers=task.implementers_words, inherited=json.dumps(dict(task.inherited)),
    )  # fmt: skip
    own = task.row
    _insert(
        conn, "task_source", task_id=task_id, title=own.title, products=as_json(own.products),
        requirements=as_json(own.requirements), deadline=own.deadline, lead=own.lead,
        implementers=own.implementers, inherited=json.dumps(dict(task.inherited)),
    )  # fmt: skip
    write_agencies(conn, task_id, "lead", task.leads_words)
    write_agencies(conn, task_id, "implementer", task.implementers_words)
    planned = planned_tasks(conn, "t.id = ?", (task_id,))[task_id]
    search = search_row(planned, work_out(planned, planned.values))
    _insert(conn, "task_search", task_id=task_id, **search._asdict())


def task_uid(year: int, code: str) -> str:
    """Return the name that a task has in every file that holds the same plan."""
    return str(uuid5(NAMESPACE_URL, f"partui:{year}/{code}"))


def _insert(conn: sqlite3.Connection, table: str, **columns: object) -> int:
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    cursor = conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))
    return cursor.lastrowid or 0
