"""A plan of the store as it was issued, in the plan file's shape."""

import sqlite3

from partui.domain.plan.file import FORMAT, PlanFile, check_plan
from partui.domain.text import entries
from partui.store.db.connection import snapshot


def stored_plan(conn: sqlite3.Connection, year: int) -> PlanFile:
    """Return a plan that the file has, as it was issued: without what was edited since, blank cells blank.

    Args:
        year: of a plan that the file has.
    """
    with snapshot(conn):
        number, issued, issuer, title, *totals = conn.execute(
            "SELECT number, issued, issuer, title, max, baseline, target FROM plan WHERE year = ?", (year,)
        ).fetchone()
        criteria = conn.execute(
            "SELECT code, title, max, baseline, target, lead FROM subject JOIN criterion_source USING (id)"
            " WHERE plan = ? AND NOT added"
            " ORDER BY position",
            (year,),
        ).fetchall()
        items = conn.execute(
            "SELECT position, code, title, '', '', '', '', '' FROM subject JOIN heading_source USING (id)"
            " WHERE plan = ? AND NOT added"
            " UNION ALL"
            " SELECT position, code, title, products, requirements, deadline, lead, implementers"
            " FROM subject JOIN task_source USING (id) WHERE plan = ? AND NOT added ORDER BY 1",
            (year, year),
        ).fetchall()
    columns = ("code", "title", "products", "requirements", "deadline", "lead", "implementers")
    return check_plan(
        {
            "format": FORMAT,
            "plan": {
                "year": year,
                "number": number,
                "issued": issued,
                "issuer": issuer,
                "title": title,
                "totals": dict(zip(("max", "baseline", "target"), totals, strict=True)),
            },
            "criteria": [
                dict(zip(("code", "title", "max", "baseline", "target", "lead"), row, strict=True)) for row in criteria
            ],
            "items": [
                dict(zip(columns, row[1:], strict=True))
                | {"products": entries(row[3]), "requirements": entries(row[4])}
                for row in items
            ],
        }
    )
