"""The office's own words for a report, as they stand or as they were the last time."""

import sqlite3
from datetime import date

from partui.domain.brief.own_words import OwnWords, ReportPart, words_for
from partui.domain.errors import PartuiError
from partui.store.projection.parts.families import REPORT_WORDS


def words_of_report(
    conn: sqlite3.Connection, plan: int, day: date, agency: int | None = None
) -> dict[ReportPart, OwnWords]:
    """Return what the office has written into the parts of a report, else into those of the last one before it.

    Args:
        plan: the plan's year.
        day: the day of the report.
        agency: the id of the agency that it is about, none for the whole plan.

    Raises:
        PartuiError: the agency is no longer there.
    """
    written = words_of_plan(conn, plan)
    return words_for(written, identity(conn, agency)[0], day) if written else {}


def words_of_plan(conn: sqlite3.Connection, plan: int) -> list[OwnWords]:
    """Return the office's words in all reports on a plan.

    Args:
        plan: the plan's year.
    """
    heads = [key for (key,) in conn.execute("SELECT id FROM plan_head WHERE plan = ?", (plan,))]
    return [each for words in REPORT_WORDS.of_rows(conn, heads).values() for each in words]


def identity(conn: sqlite3.Connection, agency: int | None) -> tuple[str, str]:
    """Return the identity and the name of the agency that a report is about; both blank for the whole plan.

    Raises:
        PartuiError: it is no longer there.
    """
    if agency is None:
        return "", ""
    row = conn.execute("SELECT key, name FROM agency WHERE id = ?", (agency,)).fetchone()
    if row is None:
        raise PartuiError("Cơ quan không còn trong tệp; hãy chọn lại.")
    return str(row[0]), str(row[1])
