"""Which plan a report is on, for which day and for whom."""

import sqlite3
from datetime import date

from partui.domain.errors import PartuiError
from partui.domain.plan.report import ReportHead
from partui.domain.tasks.task import Day
from partui.store.edits.plan_head import read_head


def report_head(conn: sqlite3.Connection, plan: int, day: Day, made_on: date, agency: int | None = None) -> ReportHead:
    """Return what stands over a report.

    Args:
        plan: the plan's year.
        day: the day that everything is looked at from.
        made_on: the real day.
        agency: the id of the agency that it is about, none for the whole plan.

    Raises:
        PartuiError: the agency is no longer there.
    """
    of = read_head(conn, plan, known_since=True)
    name = None
    if agency is not None:
        row = conn.execute("SELECT name FROM agency WHERE id = ?", (agency,)).fetchone()
        if row is None:
            raise PartuiError("Cơ quan không còn trong tệp; hãy chọn lại.")
        name = row[0]
    return ReportHead(
        plan, of.number, of.issuer, of.title, day.date, made_on, name, of.issued_on, of.kind, of.signing, of.issued
    )
