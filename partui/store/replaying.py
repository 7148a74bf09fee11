"""Every row as it follows from the sources and the journal alone."""

import sqlite3
from typing import NamedTuple

from partui.domain.evidence import EVIDENCE
from partui.store.planned import Planned, planned_tasks
from partui.store.rows import Row, work_out


class Replayed(NamedTuple):
    """A task as it follows from the plan's cells and the journal.

    Attributes:
        values: its fields as the journal leaves them.
        row: what the table `task` must say then.
    """

    planned: Planned
    values: dict[str, str | None]
    row: Row
    version: int


class ReplayedCriterion(NamedTuple):
    """A criterion as it follows from the journal: its fields, and how often it was edited, plus one."""

    values: dict[str, str | None]
    version: int


def replay(conn: sqlite3.Connection) -> dict[int, Replayed]:
    """Work out every task from the plan's cells and the journal alone."""
    planned = planned_tasks(conn)
    values = {task: dict(plan.values) for task, plan in planned.items()}
    versions = dict.fromkeys(planned, 1)
    for task, field, new in conn.execute(
        "SELECT task_id, field, new FROM change WHERE task_id IS NOT NULL ORDER BY at, uuid"
    ):
        if task in planned:
            values[task][field] = new
            versions[task] += 1
            if new is None and field.startswith(EVIDENCE):
                # A document that comes back stands after those that stayed.
                del values[task][field]
    return {
        task: Replayed(plan, values[task], work_out(plan, values[task]), versions[task])
        for task, plan in planned.items()
    }


def replay_criteria(conn: sqlite3.Connection) -> dict[int, ReplayedCriterion]:
    """Work out every criterion's values and version from the journal alone."""
    found = {
        key: ReplayedCriterion({"own": None}, 1) for (key,) in conn.execute("SELECT criterion_id FROM criterion_source")
    }
    for key, field, new in conn.execute(
        "SELECT criterion_id, field, new FROM change WHERE criterion_id IS NOT NULL ORDER BY at, uuid"
    ):
        if key in found:
            found[key] = ReplayedCriterion({**found[key].values, field: new}, found[key].version + 1)
    return found
