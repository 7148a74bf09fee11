"""What hangs on a task and says when it is due: extensions and milestones."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.tasks.extensions import EXTENSION, Extension, extension_value, read_extension
from partui.domain.tasks.milestones import MILESTONE, Milestone, in_order, milestone_value, read_milestone
from partui.store.projection.details import uuid_fields
from partui.store.projection.kind import DetailTable, ExpectedRow, Values


class Extensions(DetailTable):
    """The extensions granted for a task."""

    table, owner = "extension", "task_id"

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return the extensions among a task's values, each as this program writes it."""
        return {f"{EXTENSION}{each.uuid}": extension_value(each) for each in extensions_in(values)}

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        return {f"{EXTENSION}{each.uuid}": extension_value(each) for each in task_extensions(conn, [key]).get(key, ())}

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        conn.executemany(
            "INSERT INTO extension (task_id, uuid, words, due_on, granted_on, document) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (key, uuid, words, due_on.isoformat(), granted_on.isoformat(), document)
                for uuid, words, due_on, granted_on, document in extensions_in(row.values)
            ],
        )


def extensions_in(values: Values) -> list[Extension]:
    """Return the extensions among a task's values; no other name than a uuid's."""
    read = (read_extension(*said) for said in uuid_fields(values, EXTENSION).items())
    return [extension for extension in read if extension is not None]


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


class Milestones(DetailTable):
    """The milestones of a task."""

    table, owner = "milestone", "task_id"

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return the milestones among a task's values, each as this program writes it."""
        return {f"{MILESTONE}{each.uuid}": milestone_value(each) for each in milestones_in(values)}

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        return {f"{MILESTONE}{each.uuid}": milestone_value(each) for each in task_milestones(conn, [key]).get(key, ())}

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        conn.executemany(
            "INSERT INTO milestone (task_id, uuid, words, due_on, done_on) VALUES (?, ?, ?, ?, ?)",
            [
                (key, uuid, words, due_on.isoformat(), done_on.isoformat() if done_on else None)
                for uuid, words, due_on, done_on in milestones_in(row.values)
            ],
        )


def milestones_in(values: Values) -> tuple[Milestone, ...]:
    """Return the milestones among a task's values, by their days; no other name than a uuid's."""
    read = (read_milestone(*said) for said in uuid_fields(values, MILESTONE).items())
    return in_order(milestone for milestone in read if milestone is not None)


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
