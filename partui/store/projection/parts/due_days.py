"""What hangs on a task and says when it is due: extensions and milestones."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.tasks.extensions import EXTENSION, Extension, extension_value, read_extension
from partui.domain.tasks.milestones import MILESTONE, Milestone, in_order, milestone_value, read_milestone
from partui.store.projection.kind import Values
from partui.store.projection.parts.named import NamedParts, parts_among


def extensions_in(values: Values) -> list[Extension]:
    """Return the extensions among a task's values; no other name than a uuid's."""
    return parts_among(values, EXTENSION, read_extension)


def task_extensions(conn: sqlite3.Connection, tasks: Sequence[int]) -> dict[int, list[Extension]]:
    """Return the extensions of tasks, by their ids; a task without any is left out."""
    marks = ",".join("?" * len(tasks))
    found: dict[int, list[Extension]] = {}
    for task, uuid, words, due_on, granted_on, document in conn.execute(
        f"SELECT task_id, uuid, words, due_on, granted_on, document FROM extension WHERE task_id IN ({marks})"
        " ORDER BY task_id, granted_on, due_on, uuid",
        tuple(tasks),
    ):
        extension = Extension(uuid, words, date.fromisoformat(due_on), date.fromisoformat(granted_on), document)
        found.setdefault(task, []).append(extension)
    return found


def milestones_in(values: Values) -> tuple[Milestone, ...]:
    """Return the milestones among a task's values, by their days; no other name than a uuid's."""
    return in_order(parts_among(values, MILESTONE, read_milestone))


def task_milestones(conn: sqlite3.Connection, tasks: Sequence[int]) -> dict[int, list[Milestone]]:
    """Return the milestones of tasks by their ids, those of a task by their days; one without any is left out."""
    marks = ",".join("?" * len(tasks))
    found: dict[int, list[Milestone]] = {}
    for task, uuid, words, due_on, done_on in conn.execute(
        f"SELECT task_id, uuid, words, due_on, done_on FROM milestone WHERE task_id IN ({marks})"
        " ORDER BY task_id, due_on, words, uuid",
        tuple(tasks),
    ):
        done = date.fromisoformat(done_on) if done_on else None
        found.setdefault(task, []).append(Milestone(uuid, words, date.fromisoformat(due_on), done))
    return found


EXTENSIONS = NamedParts(
    EXTENSION,
    "extension",
    ("uuid", "words", "due_on", "granted_on", "document"),
    extension_value,
    extensions_in,
    task_extensions,
    tuple,
)
MILESTONES = NamedParts(
    MILESTONE,
    "milestone",
    ("uuid", "words", "due_on", "done_on"),
    milestone_value,
    milestones_in,
    task_milestones,
    tuple,
)
