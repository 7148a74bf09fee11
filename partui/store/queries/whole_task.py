"""One task with all that the file knows of it."""

import sqlite3
from typing import NamedTuple

from partui.domain.journal.changes import Change
from partui.domain.tasks.evidence import TaskProofs
from partui.domain.tasks.task import Day, Heading
from partui.store.db.connection import snapshot
from partui.store.edits.evidence import task_proofs
from partui.store.journal.history import subject_history
from partui.store.projection.kind import Subject
from partui.store.queries.tasks import headings_above


class WholeTask(NamedTuple):
    """A task with what proves it, the headings above it, the chapter first, and its journal, the newest first."""

    proofs: TaskProofs
    above: list[Heading]
    changes: list[Change]


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
        return WholeTask(found[0], headings_above(conn, task), subject_history(conn, Subject("task", task))[::-1])
