"""How the tasks of a plan stand to their targets."""

import sqlite3
from datetime import date

from partui.domain.targets.standing import TargetStanding, standing_of
from partui.domain.targets.target import read_target
from partui.domain.tasks.task import Day
from partui.store.projection.details import task_readings


def target_standings(conn: sqlite3.Connection, plan: int, day: Day) -> dict[str, TargetStanding]:
    """Return how tasks stand to their targets on a day, by their codes; a task without a target is left out."""
    rows = conn.execute("SELECT id, code, bar, due_on FROM task WHERE plan = ? AND bar > ''", (plan,)).fetchall()
    targets = [(key, code, target, due) for key, code, said, due in rows if (target := read_target(said)) is not None]
    readings = task_readings(conn, [key for key, *_rest in targets])
    return {
        code: standing_of(target, readings.get(key, ()), day.date, plan, date.fromisoformat(due) if due else None)
        for key, code, target, due in targets
    }
