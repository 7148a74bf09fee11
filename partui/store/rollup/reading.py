"""A province's figures from its file, by the queries that answer for one's own file."""

import os
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.rollup.figures import POINTS, Province, ProvinceLateTask, SkippedFile, due_count
from partui.domain.rollup.ranking import Rollup, common_plan, latest_of_each, roll_up
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import tally_of
from partui.domain.tasks.task import Day
from partui.store.db.settings import day_with_notice, last_clock, plan_in_use
from partui.store.past.later import LookedAt
from partui.store.past.looking import look_at
from partui.store.queries.conditions import TIMELINESS_IS, day_args, tasks_on
from partui.store.queries.scores import load_scores
from partui.store.queries.tallies import plan_counted
from partui.store.rollup.files import files_named
from partui.store.rollup.opening import looked_into


class RollupQuery(NamedTuple):
    """What is asked of every file.

    Attributes:
        plan: the plan's year; the one that most files have in use when none.
        day_in: the day looked at, for a plan of a year.
        known_on: the day after which nothing entered is regarded, for a plan of a year; none where all is.
        worst: how many of the late tasks are told.
    """

    plan: int | None
    day_in: Callable[[int], date]
    known_on: Callable[[int], date | None]
    worst: int


def read_provinces(paths: Iterable[str], asked: RollupQuery, progress: Callable[[int, int], None]) -> Rollup:
    """Read the files of many provinces, one after the other; one that cannot be read is left out, with the reason.

    Args:
        paths: whole paths of files and folders.
        progress: told how many files are read, and of how many.

    Raises:
        PartuiError: none of them could be read.
    """
    files, left = files_named(paths)
    found: list[Province] = []
    for done, path in enumerate(files, 1):
        _read_into(found, left, path, asked)
        progress(done, len(files))
    if not found:
        raise NoReadableFile(left)
    plan = asked.plan or common_plan(found)
    others = [each.file for each in found if each.plan != plan]
    found = [each for each in found if each.plan == plan]
    for path in others:
        _read_into(found, left, path, asked._replace(plan=plan))
    kept, older = latest_of_each(found)
    return roll_up(plan, asked.day_in(plan), kept, [*left, *older], asked.worst)


class NoReadableFile(PartuiError):
    """None of the files could be read.

    Args:
        left_out: what they are, and why.
    """

    def __init__(self, left_out: list[SkippedFile]) -> None:
        super().__init__("Không đọc được tệp nào trong các tệp đã cho; chưa tổng hợp gì.")
        self.left_out = left_out


def _read_into(found: list[Province], left: list[SkippedFile], path: str, asked: RollupQuery) -> None:
    try:
        found.append(read_province(path, asked))
    except PartuiError as error:
        left.append(SkippedFile(path, error.with_traceback(None)))


def read_province(path: str, asked: RollupQuery) -> Province:
    """Read a province's figures from its file, which stays as it is.

    Args:
        path: the whole path, of a file that may be packed.

    Raises:
        PartuiError: the file cannot be read, or has no such plan.
    """
    with looked_into(path) as conn:
        plan = plan_in_use(conn, asked.plan)
        day = day_with_notice(conn, asked.day_in(plan))
        # Who it is and how far its journal goes is no question of the day looked at.
        head = conn.execute("SELECT province, issuer FROM plan_head WHERE plan = ?", (plan,)).fetchone()
        code, issuer = head or ("", "")
        clock = last_clock(conn)
        known_on = asked.known_on(plan)
        if day.date < date.today() or known_on:
            look_at(conn, LookedAt(day.date, known_on), ("progress", "note", "task_search"))
        counted = plan_counted(conn, plan, day)
        total = load_scores(conn, plan, day).total
        return Province(
            path,
            plan,
            code,
            issuer or os.path.basename(path),
            tally_of(counted, day),
            due_count(counted, day),
            {name: getattr(total, name) for name in POINTS},
            _late(conn, plan, day, asked.worst),
            clock,
        )


def _late(conn: sqlite3.Connection, plan: int, day: Day, most: int) -> tuple[ProvinceLateTask, ...]:
    rows = conn.execute(
        f"SELECT t.code, t.title, t.due_on, t.leads FROM {tasks_on(conn, day.date)} WHERE t.plan = :plan"
        f" AND {TIMELINESS_IS[Timeliness.OVERDUE]} ORDER BY t.due_on, t.position LIMIT :most",
        {"plan": plan, "most": most, **day_args(day)},
    )
    return tuple(
        ProvinceLateTask(code, title, date.fromisoformat(due_on), leads) for code, title, due_on, leads in rows
    )
