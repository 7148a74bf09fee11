"""What the scores of the PAR Index are worked out from: criteria, and the tasks behind them on a day."""

import sqlite3
from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import nearest_codes
from partui.domain.plan.structure import refuse_circles
from partui.domain.scores.criterion import Criterion, CriterionKind, ScoringRule
from partui.domain.scores.index import ScoreRow, Scores, work_out_scores
from partui.domain.scores.leaf import ReachedFigure, TaskStanding
from partui.domain.scores.steps import read_steps
from partui.domain.scores.what_if import ScoreSheet, make_sheet
from partui.domain.targets.standing import TargetStanding, standing_of
from partui.domain.targets.target import read_target
from partui.domain.tasks.status import Status, status_on, timeliness_on
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot
from partui.store.projection.parts.families import READINGS
from partui.store.projection.parts.instances import late_instances
from partui.store.queries.conditions import day_in, tasks_on
from partui.store.queries.tasks import find_row

_CRITERION = """
SELECT k.id, k.position, k.code, p.code, k.title, k.max, k.baseline, k.target, k.lead, k.version, k.own, k.appraised,
  k.surveyed, k.explanation, k.scored_by, k.on_time_only, k.counts_cancelled, k.survey_share, k.steps
FROM criterion AS k LEFT JOIN criterion AS p ON p.id = k.parent_id
"""


class PrintedTotals(NamedTuple):
    """The totals that the plan prints, none where it prints no such total."""

    max: Decimal | None
    baseline: Decimal | None
    target: Decimal | None


def load_scores(conn: sqlite3.Connection, plan: int, day: Day) -> Scores:
    """Work out a plan's scores for a day.

    Args:
        plan: the plan's year.
        day: the day that tasks are looked at from.
    """
    with snapshot(conn):
        return work_out_scores(
            read_criteria(conn, plan), task_standings(conn, plan, day), readings=figures_reached(conn, plan, day)
        )


def load_sheet(conn: sqlite3.Connection, plan: int, day: Day, supposed: Collection[str] = ()) -> ScoreSheet:
    """Read a plan's scores and the tasks behind them.

    Args:
        plan: the plan's year.
        day: the day that tasks are looked at from.
        supposed: codes of tasks taken as done; one that is no longer open is left out.
    """
    with snapshot(conn):
        return make_sheet(
            read_criteria(conn, plan), task_standings(conn, plan, day), supposed, figures_reached(conn, plan, day)
        )


def figures_reached(conn: sqlite3.Connection, plan: int, day: Day) -> dict[str, ReachedFigure]:
    """Return the figures that tasks with a confirmed target have reached on a day, by their codes."""
    return {
        code: ReachedFigure(standing.actual, standing.reached)
        for code, standing in target_standings(conn, plan, day).items()
        if standing.actual is not None
    }


def target_standings(conn: sqlite3.Connection, plan: int, day: Day) -> dict[str, TargetStanding]:
    """Return how tasks stand to their targets on a day, by their codes; a task without a target is left out."""
    rows = conn.execute(
        "SELECT id, code, bar, ifnull((SELECT max(p.due_on) FROM task_period AS p WHERE p.task_id = t.id), due_on)"
        f" FROM {tasks_on(conn, day.date)} WHERE plan = ? AND bar > ''",
        (plan,),
    ).fetchall()
    targets = [(key, code, target, due) for key, code, said, due in rows if (target := read_target(said)) is not None]
    readings = READINGS.of_rows(conn, [key for key, *_rest in targets])
    return {
        code: standing_of(target, readings.get(key, ()), day.date, plan, day_in(due))
        for key, code, target, due in targets
    }


def read_criteria(conn: sqlite3.Connection, plan: int) -> list[Criterion]:
    """Return every criterion of a plan, in its order."""
    rows = conn.execute(f"{_CRITERION} WHERE k.plan = ? ORDER BY k.position", (plan,))
    criteria = [_criterion(row) for row in rows]
    refuse_circles({row.code: row.parent for row in criteria})
    return criteria


def criterion_coded(conn: sqlite3.Connection, plan: int, code: str) -> tuple[Criterion, bool]:
    """Return a criterion of a plan, and whether it is a leaf.

    Raises:
        PartuiError: no such criterion (names the nearest).
    """
    key = find_row(conn, "criterion", plan, code)
    row = conn.execute(f"{_CRITERION} WHERE k.id = ?", (key,)).fetchone()
    if row is None:
        codes = [known for (known,) in conn.execute("SELECT code FROM criterion WHERE plan = ?", (plan,))]
        raise PartuiError(
            "Phụ lục I không có tiêu chí mã “{code}”; gần nhất: {nearest}.",
            code=code,
            nearest=", ".join(nearest_codes(code, codes)) or "–",
        )
    below = conn.execute("SELECT 1 FROM criterion WHERE parent_id = ? LIMIT 1", (row[0],)).fetchone()
    return _criterion(row), below is None


def criterion_row(conn: sqlite3.Connection, plan: int, day: Day, code: str) -> ScoreRow:
    """Return a criterion with its figures on a day.

    Raises:
        PartuiError: no such criterion (names the nearest).
    """
    key = criterion_coded(conn, plan, code)[0].id
    return next(each for each in load_scores(conn, plan, day).rows if each.criterion.id == key)


def printed_totals(conn: sqlite3.Connection, plan: int) -> PrintedTotals:
    """Return the totals that a plan prints under Phụ lục I."""
    row = conn.execute("SELECT max, baseline, target FROM plan WHERE year = ?", (plan,)).fetchone()
    return PrintedTotals(*map(_points, row))


def _criterion(row: tuple[Any, ...]) -> Criterion:
    key, position, code, parent, title, most, baseline, target, lead, version, *scored = row
    own, appraised, surveyed, explanation, kind, on_time_only, counts_cancelled, survey_share, steps = scored
    maximum = Decimal(most)
    return Criterion(
        key,
        position,
        code,
        parent,
        title,
        maximum,
        Decimal(baseline),
        Decimal(target),
        lead,
        _points(own),
        version,
        _points(appraised),
        _points(surveyed),
        explanation,
        ScoringRule(
            CriterionKind(kind) if kind else None,
            bool(on_time_only),
            bool(counts_cancelled),
            _points(survey_share),
            read_steps(steps, maximum),
        ),
    )


def _points(stored: str | None) -> Decimal | None:
    return Decimal(stored) if stored else None


def task_standings(conn: sqlite3.Connection, plan: int, day: Day) -> list[TaskStanding]:
    """Return every task of a plan as it stands on a day, in the plan's order."""
    leads: dict[int, list[str]] = {}
    for task, name in conn.execute(
        "SELECT task_id, name FROM task_agency JOIN agency ON agency.id = agency_id JOIN task ON task.id = task_id"
        " WHERE plan = ? AND role = 'lead' ORDER BY task_id, task_agency.position",
        (plan,),
    ):
        leads.setdefault(task, []).append(name)
    rows = conn.execute(
        "SELECT t.id, t.code, k.code, t.status, t.due_on, t.completed_on, t.share, t.effort"
        f" FROM {tasks_on(conn, day.date)} LEFT JOIN criterion AS k ON k.id = t.criterion_id"
        " WHERE t.plan = ? ORDER BY t.position",
        (plan,),
    )
    late = late_instances(conn, plan, day)
    standings = []
    for key, code, criterion, said, due, completed, share, effort in rows:
        due_on, completed_on = day_in(due), day_in(completed)
        status = status_on(Status(said), completed_on, day.date)
        timeliness = timeliness_on(Status(said), due_on, completed_on, *day)
        names = tuple(leads.get(key, ()))
        standings.append(
            TaskStanding(code, criterion, names, status, timeliness, _points(share), effort or None, late.get(key))
        )
    return standings
