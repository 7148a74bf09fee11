"""Every row as it follows from the sources and the journal alone."""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from partui.domain.agencies.members import MEMBER
from partui.domain.tasks.evidence import EVIDENCE
from partui.store.projection.planned import Planned, planned_tasks
from partui.store.projection.planned_rows import PlannedRow, planned_criteria, planned_headings
from partui.store.projection.rows import Row, work_out


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


class ReplayedRow(NamedTuple):
    """A criterion or a heading as it follows from the journal: its fields, and how often it was edited, plus one."""

    planned: PlannedRow
    values: dict[str, str | None]
    version: int


def replay(conn: sqlite3.Connection, task: int | None = None) -> dict[int, Replayed]:
    """Work out tasks from the plan's cells and the journal alone.

    Args:
        task: only this one.
    """
    planned = planned_tasks(conn) if task is None else planned_tasks(conn, "s.task_id = ?", (task,))
    replayed = _replayed(conn, "task", planned, task)
    return {
        key: Replayed(plan, replayed[key][0], work_out(plan, replayed[key][0]), replayed[key][1])
        for key, plan in planned.items()
    }


def replay_criteria(conn: sqlite3.Connection, criterion: int | None = None) -> dict[int, ReplayedRow]:
    """Work out criteria, or one of them, from their sources and the journal alone."""
    planned = planned_criteria(conn) if criterion is None else planned_criteria(conn, "criterion_id = ?", (criterion,))
    replayed = _replayed(conn, "criterion", planned, criterion)
    return {key: ReplayedRow(plan, *replayed[key]) for key, plan in planned.items()}


def replay_headings(conn: sqlite3.Connection, heading: int | None = None) -> dict[int, ReplayedRow]:
    """Work out headings, or one of them, from their sources and the journal alone."""
    planned = planned_headings(conn) if heading is None else planned_headings(conn, "heading_id = ?", (heading,))
    replayed = _replayed(conn, "heading", planned, heading)
    return {key: ReplayedRow(plan, *replayed[key]) for key, plan in planned.items()}


def replay_values(conn: sqlite3.Connection, kind: str, key: int) -> tuple[dict[str, str | None], int] | None:
    """Return a row's fields as the journal leaves them, and its version; none where the file has no source of it.

    Args:
        kind: `task`, `criterion` or `heading`.
    """
    planned: Mapping[int, Planned | PlannedRow]
    if kind == "task":
        planned = planned_tasks(conn, "s.task_id = ?", (key,))
    else:
        planned = (planned_criteria if kind == "criterion" else planned_headings)(conn, f"{kind}_id = ?", (key,))
    return _replayed(conn, kind, planned, key).get(key)


def _replayed(
    conn: sqlite3.Connection, kind: str, planned: Mapping[int, Planned | PlannedRow], one: int | None
) -> dict[int, tuple[dict[str, str | None], int]]:
    found = {key: dict(plan.values) for key, plan in planned.items()}
    versions = dict.fromkeys(found, 1)
    only = "IS NOT NULL" if one is None else "= ?"
    for key, field, new in conn.execute(
        f"SELECT {kind}_id, field, new FROM change WHERE {kind}_id {only} ORDER BY at, uuid",
        () if one is None else (one,),
    ):
        if key in found:
            found[key][field] = new
            versions[key] += 1
            if new is None and field.startswith((EVIDENCE, MEMBER)):
                # A document that comes back stands after those that stayed.
                del found[key][field]
    return {key: (values, versions[key]) for key, values in found.items()}
