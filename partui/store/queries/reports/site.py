"""The site for reading, read from the store at one moment."""

import sqlite3
from datetime import date
from types import MappingProxyType

from partui.domain.plan.report import Progress
from partui.domain.site import Site
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot
from partui.store.queries.reports.building import progress_of_tasks


def site(conn: sqlite3.Connection, plan: int, day: Day, made_on: date, *, with_notes: bool = False) -> Site:
    """Build what the site says.

    Args:
        plan: the plan's year.
        day: the day that everything is looked at from.
        made_on: the real day.
        with_notes: whether notes, reasons and who is answerable by name are told.
    """
    with snapshot(conn):
        whole = progress_of_tasks(conn, plan, day, made_on, None)
        agencies = [progress_of_tasks(conn, plan, day, made_on, lead.id) for lead in whole.leads]
    persons = {task.code: task.person for task in whole.tasks if task.person}
    if with_notes:
        return Site(whole, tuple(agencies), True, persons)
    return Site(_without_notes(whole), tuple(_without_notes(each) for each in agencies))


def _without_notes(report: Progress) -> Progress:
    """Return a report without what was not written to be read by all."""
    tasks = tuple(task._replace(note="", person="") for task in report.tasks)
    return report._replace(
        tasks=tasks,
        reasons=MappingProxyType({}),
        milestones=(),
        behind=(),
        evidence={},
        late_reasons=MappingProxyType({}),
        proposals=(),
    )
