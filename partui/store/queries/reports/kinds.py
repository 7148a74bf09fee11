"""A report of any kind, read from the store at one moment."""

import sqlite3
from datetime import date

from partui.domain.brief.page import Brief
from partui.domain.errors import PartuiError
from partui.domain.plan.report import Report, ReportKind
from partui.domain.tasks.dossier import Dossier
from partui.domain.tasks.task import Day
from partui.store.queries.reports.brief import brief
from partui.store.queries.reports.building import assessment, deadlines, dossier, progress
from partui.store.queries.reports.reminders import reminder


def build_report(
    conn: sqlite3.Connection,
    kind: ReportKind,
    plan: int,
    day: Day,
    made_on: date,
    agency: int | None = None,
    since: str = "",
    first: date | None = None,
) -> Report | Dossier | Brief:
    """Build a report of a kind.

    Args:
        plan: the plan's year.
        day: the day that everything is looked at from.
        made_on: the real day.
        agency: the id of the agency that it is about, none for the whole plan; a reminder needs one.
        since: a day or a part of a snapshot's name: what has changed since is told of progress and in brief.
        first: the first day of the period that progress or brief is about; when none that of the reporting quarter,
            where the file has such.

    Raises:
        PartuiError: nothing to report.
    """
    match kind:
        case ReportKind.PROGRESS:
            return progress(conn, plan, day, made_on, agency, since, first)
        case ReportKind.REMINDER if agency is not None:
            return reminder(conn, plan, day, made_on, agency)
        case ReportKind.SCORES:
            return assessment(conn, plan, day, made_on, agency)
        case ReportKind.CALENDAR:
            return deadlines(conn, plan, day, made_on, agency)
        case ReportKind.DOSSIER:
            return dossier(conn, plan, day, made_on, agency)
        case ReportKind.BRIEF:
            return brief(conn, plan, day, made_on, agency, since, first)
    raise PartuiError("Văn bản đôn đốc gửi từng cơ quan; hãy chọn cơ quan.")
