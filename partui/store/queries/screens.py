"""What a screen shows, read at one moment: the overview, and a task with all that is known of it."""

import sqlite3
from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.journal.changes import Change
from partui.domain.scores.index import Scores
from partui.domain.tasks.evidence import TaskProofs
from partui.domain.tasks.pace import Pace, pace_of
from partui.domain.tasks.snapshots import Snapshot, StandingChanges
from partui.domain.tasks.tally import AgencyTally, Months, Tally, due_by_month, tally_of
from partui.domain.tasks.task import Day, Heading
from partui.domain.tasks.today import Today
from partui.store.db.connection import snapshot
from partui.store.journal.history import newest_changes, subject_history
from partui.store.projection.kind import Subject
from partui.store.queries.document.evidence import task_proofs, unproved_tasks
from partui.store.queries.due.order import OpenDependencies, waiting_of
from partui.store.queries.due.pace import plan_start
from partui.store.queries.due.today import load_today
from partui.store.queries.headings import headings_above
from partui.store.queries.scores import PrintedTotals, load_scores, printed_totals
from partui.store.queries.standing import since_last_snapshot
from partui.store.queries.tallies import agency_tallies, plan_counted

RECENT_DAYS = 7
MOST_CHANGES = 50


class Overview(NamedTuple):
    """How the plan stands.

    Attributes:
        leads: the agencies that lead tasks, the worst first.
        printed: the totals that the plan prints, which may be others than the scores' sums.
        unproved: how many tasks are done and lack documents.
        changes: those of the last days by the computer's own clock, the newest first, `MOST_CHANGES` of them.
        since: the first of those days.
        sealed: the last snapshot of an earlier day, with what has changed since; none without one.
    """

    plan: int
    day: Day
    today: Today
    total: Tally
    leads: tuple[AgencyTally, ...]
    months: Months
    scores: Scores
    printed: PrintedTotals
    unproved: int
    changes: tuple[Change, ...]
    since: date
    sealed: tuple[Snapshot, StandingChanges] | None = None


def load_overview(conn: sqlite3.Connection, plan: int, day: Day, today: date) -> Overview:
    """Read how a plan stands.

    Args:
        plan: the plan's year.
        day: the day that everything is looked at from.
        today: the real day, which the journal goes by.
    """
    since = today - timedelta(days=RECENT_DAYS - 1)
    with snapshot(conn):
        counted = plan_counted(conn, plan, day)
        return Overview(
            plan=plan,
            day=day,
            today=load_today(conn, plan, day),
            total=tally_of(counted, day),
            leads=tuple(lead for lead in agency_tallies(conn, plan, day) if not lead.within),
            months=due_by_month(counted, plan, day),
            scores=load_scores(conn, plan, day),
            printed=printed_totals(conn, plan),
            unproved=len(unproved_tasks(conn, plan, day)),
            changes=tuple(newest_changes(conn, plan, MOST_CHANGES, since)),
            since=since,
            sealed=since_last_snapshot(conn, plan, day),
        )


class WholeTask(NamedTuple):
    """A task with what proves it, the headings above it, the chapter first, and its journal, the newest first."""

    proofs: TaskProofs
    above: list[Heading]
    changes: list[Change]
    pace: Pace | None = None
    waiting: OpenDependencies = OpenDependencies()


def whole_task(conn: sqlite3.Connection, task: int, day: Day) -> WholeTask | None:
    """Read a task; none when it is gone.

    Args:
        task: its id.
        day: the day that it is looked at from.
    """
    with snapshot(conn):
        found = task_proofs(conn, [task], day)
        if not found:
            return None
        waiting = waiting_of(conn, found[0].task, day.date.isoformat())
        pace = pace_of(found[0].task, day.date, plan_start(conn, found[0].task.plan))
        return WholeTask(
            found[0], headings_above(conn, task), subject_history(conn, Subject("task", task))[::-1], pace, waiting
        )
