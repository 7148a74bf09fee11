"""The documents that prove tasks: a table worked out from the journal."""

import sqlite3
from datetime import date

from partui.domain.tasks.evidence import EVIDENCE, Evidence, evidence_value, read_evidence
from partui.store.projection.kind import DetailTable, ExpectedRow, Values

_UUID_LENGTH = 36


class Documents(DetailTable):
    """The documents of a task, in the order they were added."""

    table, owner = "evidence", "task_id"

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return the documents among a task's values, each as this program writes it."""
        return documents_in(values)

    def expected(self, row: ExpectedRow) -> dict[str, str]:
        """Return the documents as the journal writes them."""
        return documents_in(row.values)

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        return {f"{EVIDENCE}{each.uuid}": evidence_value(each) for each in evidence_rows(conn, "t.id", key)}

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        for field, value in documents_in(row.values).items():
            each = read_evidence(field, "", value)
            issued_on = each.issued_on.isoformat() if each.issued_on else None
            conn.execute(
                "INSERT INTO evidence (task_id, uuid, product, number, issued_on, issuer, summary, link)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, each.uuid, each.product, each.number, issued_on, each.issuer, each.summary, each.link),
            )


def documents_in(values: Values) -> dict[str, str]:
    """Return the documents among a task's values, each as this program writes it; no other name than a uuid's."""
    return {
        field: evidence_value(read_evidence(field, "", value))
        for field, value in values.items()
        if field.startswith(EVIDENCE) and len(field) == len(EVIDENCE) + _UUID_LENGTH and value is not None
    }


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
    return [
        Evidence(uuid, code, product, number, date.fromisoformat(day) if day else None, issuer, summary, link)
        for uuid, code, product, number, day, issuer, summary, link in rows
    ]
