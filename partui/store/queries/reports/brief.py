"""The page for a chief, read from the store at one moment."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from partui.domain.brief.due import count_due
from partui.domain.brief.page import Brief, EarlierStanding
from partui.domain.brief.period import period_until
from partui.domain.scores.agency_part import part_of
from partui.domain.tasks.snapshots import Standing
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import DONE, TaskCount
from partui.domain.tasks.task import Day, Task
from partui.store.db.connection import snapshot
from partui.store.db.settings import notices
from partui.store.queries.conditions import day_in
from partui.store.queries.reports.building import counted_period, progress_of_tasks
from partui.store.queries.reports.scorecards import load_ranking
from partui.store.queries.scores import load_sheet
from partui.store.queries.standing import last_standing, standing_then


def brief(
    conn: sqlite3.Connection,
    plan: int,
    day: Day,
    made_on: date,
    agency: int | None = None,
    since: str = "",
    first: date | None = None,
) -> Brief:
    """Build the page for a chief: on the whole plan, or on the tasks that an agency leads or has as a member.

    Args:
        since: a day or a part of a snapshot's name that it is compared with; the last snapshot before the day if blank.
        first: the first day of the period that it is about; that of the reporting quarter when none, where the file has
            such.

    Raises:
        PartuiError: there is nothing to report, or nothing is called as `since` says.
    """
    ends_on = notices(conn)["quarter_ends_on"]
    period = period_until(day.date, first, ends_on)
    then = standing_then(conn, plan, day, since) if since else last_standing(conn, plan, day)
    ranking = load_ranking(conn, plan, day, since) if agency is None else None
    with snapshot(conn):
        found = progress_of_tasks(conn, plan, day, made_on, agency)
        sheet = load_sheet(conn, plan, day)
    agency_name = found.head.agency
    scores = sheet.scores if agency_name is None else part_of(sheet.scores, agency_name, sheet.tasks).scores
    late = _by_days(found.tasks, Timeliness.OVERDUE)
    return Brief(
        head=found.head,
        total=found.total,
        due=found.due,
        before=then and _before(*then, found.head.agency),
        late=late,
        soon=_by_days(found.tasks, Timeliness.DUE_SOON),
        soon_days=day.soon_days,
        year_end_days=day.year_end_days,
        ranking=ranking,
        reasons=found.late_reasons,
        scores=scores if scores.rows else None,
        proposals=found.proposals,
        period=counted_period(found.tasks, period, is_said=True) if first or ends_on else None,
    )


def _by_days(tasks: Iterable[Task], timeliness: Timeliness) -> tuple[Task, ...]:
    return tuple(sorted((task for task in tasks if task.timeliness is timeliness), key=lambda task: task.days or 0))


def _before(label: str, then: Standing, agency: str | None) -> EarlierStanding | None:
    """Return how the plan stood, or an agency in it; none where it led nothing then."""
    counts = then.by_timeliness if agency is None else then.leads.get(agency)
    if counts is None:
        return None
    due = expected = None
    if agency is None:
        # A standing tells how each task stood on its day: what was done by then needs no day of completion.
        stood = (TaskCount(Status(task.status), day_in(task.due_on), None) for task in then.tasks.values())
        due = count_due(stood, then.as_of)
        points = then.points.get("expected")
        expected = None if points is None else Decimal(str(points))
    return EarlierStanding(label, sum(counts[each] for each in DONE), counts[Timeliness.OVERDUE], due, expected)
