"""Plans in the file: adding one."""

import sqlite3
from collections.abc import Callable

from partui.domain.errors import PartuiError
from partui.domain.plan.reading import ReadPlan
from partui.store.projection.placing import place_rows
from partui.store.projection.sources import add_sources


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
    add_sources(conn, plan)
    place_rows(conn, head.year, watch)
