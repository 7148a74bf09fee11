"""What agencies have answered on forms of a task."""

import sqlite3
from collections.abc import Sequence

from partui.domain.forms.answers import ANSWER, Answer, AnswerState, answer_value, read_answer
from partui.store.projection.details import uuid_fields
from partui.store.projection.kind import DetailTable, ExpectedRow, Values

_COLUMNS = (
    "uuid", "form", "agency", "name", "status", "completed_on", "progress", "measured", "document", "issued_on",
    "summary", "difficulties", "proposal", "state", "reason",
)  # fmt: skip


class Answers(DetailTable):
    """The answers of a task."""

    table, owner = "answer", "task_id"

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return the answers among a task's values, each as this program writes it."""
        return {f"{ANSWER}{each.uuid}": answer_value(each) for each in answers_in(values)}

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        return {f"{ANSWER}{each.uuid}": answer_value(each) for each in task_answers(conn, [key]).get(key, ())}

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        marks = ", ".join("?" * (len(_COLUMNS) + 1))
        conn.executemany(
            f"INSERT INTO answer (task_id, {', '.join(_COLUMNS)}) VALUES ({marks})",
            [(key, *(getattr(each, name) for name in _COLUMNS)) for each in answers_in(row.values)],
        )


def answers_in(values: Values) -> list[Answer]:
    """Return the answers among a task's values; no other name than a uuid's."""
    read = (read_answer(*said) for said in uuid_fields(values, ANSWER).items())
    return [answer for answer in read if answer is not None]


def task_answers(conn: sqlite3.Connection, tasks: Sequence[int]) -> dict[int, list[Answer]]:
    """Return the answers of tasks by their ids, by agency; a task without any is left out."""
    marks = ",".join("?" * len(tasks))
    found: dict[int, list[Answer]] = {}
    for task, *columns in conn.execute(
        f"SELECT task_id, {', '.join(_COLUMNS)} FROM answer WHERE task_id IN ({marks}) ORDER BY task_id, name, uuid",
        tuple(tasks),
    ):
        said = dict(zip(_COLUMNS, columns, strict=True))
        found.setdefault(task, []).append(Answer(**{**said, "state": AnswerState(said["state"])}))
    return found
