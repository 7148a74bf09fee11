"""The table of documents, worked out from the journal."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from partui.domain.tasks.evidence import EVIDENCE, Evidence, evidence_value, read_evidence


def evidence_rows(conn: sqlite3.Connection, column: str, value: int) -> list[Evidence]:
    """Return documents, those of a task in the order they were added, tasks in the plan's order.

    Args:
        column: a column of the table `task` (t), and the value looked for in it.
    """
    rows = conn.execute(
        "SELECT e.uuid, t.code, e.product, e.number, e.issued_on, e.issuer, e.summary, e.link"
        f" FROM evidence AS e JOIN task AS t ON t.id = e.task_id WHERE {column} = ? ORDER BY t.position, e.id",
        (value,),
    )
    return [_evidence(*row) for row in rows]


def _evidence(
    uuid: str,
    code: str,
    product: int | None,
    number: str,
    issued_on: str | None,
    issuer: str,
    summary: str,
    link: str,
) -> Evidence:
    """Return a document from its row."""
    return Evidence(
        uuid, code, product, number, date.fromisoformat(issued_on) if issued_on else None, issuer, summary, link
    )


def evidence_values(conn: sqlite3.Connection, task: int) -> dict[str, str | None]:
    """Return a task's documents as the journal writes them."""
    return {f"{EVIDENCE}{each.uuid}": evidence_value(each) for each in evidence_rows(conn, "t.id", task)}


def write_evidence(conn: sqlite3.Connection, task: int, values: Mapping[str, str | None]) -> None:
    """Write the documents that the journal leaves to a task."""
    conn.execute("DELETE FROM evidence WHERE task_id = ?", (task,))
    for field, value in values.items():
        if value is not None:
            each = read_evidence(field, "", value)
            issued_on = each.issued_on.isoformat() if each.issued_on else None
            conn.execute(
                "INSERT INTO evidence (task_id, uuid, product, number, issued_on, issuer, summary, link)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (task, each.uuid, each.product, each.number, issued_on, each.issuer, each.summary, each.link),
            )
