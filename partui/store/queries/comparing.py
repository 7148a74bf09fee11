"""Reading two plans to set them side by side."""

import sqlite3
from collections import defaultdict
from datetime import date

from partui.domain.scores.comparison import Comparison, YearView, compare, same_day
from partui.domain.tasks.status import Status
from partui.domain.tasks.tally import Counted, count
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot
from partui.store.db.settings import plan_in_use, plan_title
from partui.store.edits.scores import load_scores
from partui.store.queries.tallies import plan_tally
from partui.store.queries.tasks import chapters


def compare_plans(
    conn: sqlite3.Connection, first: int, second: int, day: Day, each_in_its_year: bool = False
) -> Comparison:
    """Set two plans of the file side by side.

    Args:
        first: a plan's year; second likewise.
        day: the day that both are looked at from.
        each_in_its_year: look at the first from the same day of its own year, the day being the second's.

    Raises:
        PartuiError: the file lacks one of them.
    """
    with snapshot(conn):
        for year in (first, second):
            plan_in_use(conn, year)
        day_of_first = day._replace(date=same_day(day.date, first, second)) if each_in_its_year else day
        return compare(_view(conn, first, day_of_first), _view(conn, second, day))


def _view(conn: sqlite3.Connection, plan: int, day: Day) -> YearView:
    by_chapter: dict[str, list[Counted]] = defaultdict(list)
    for chapter, status, due_on, completed_on, number in conn.execute(
        "SELECT chapter, status, due_on, completed_on, count(*) FROM task WHERE plan = ?"
        " GROUP BY chapter, status, due_on, completed_on",
        (plan,),
    ):
        by_chapter[chapter].append(Counted(Status(status), _day(due_on), _day(completed_on), number))
    return YearView(
        plan=plan,
        title=plan_title(conn, plan),
        day=day.date,
        tally=plan_tally(conn, plan, day),
        chapters={heading.code: heading.title for heading in chapters(conn, plan)},
        by_chapter={chapter: count(counted, day) for chapter, counted in by_chapter.items()},
        scores=load_scores(conn, plan, day),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
