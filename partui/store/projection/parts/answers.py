"""What agencies have answered on forms of a task."""

import sqlite3
from collections.abc import Sequence

from partui.domain.forms.answers import ANSWER, Answer, AnswerState, answer_value, read_answer
from partui.store.projection.kind import Values
from partui.store.projection.parts.named import NamedParts, parts_among

_COLUMNS = Answer._fields


def answers_in(values: Values) -> list[Answer]:
    """Return the answers among a task's values; no other name than a uuid's."""
    return parts_among(values, ANSWER, read_answer)


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


ANSWERS = NamedParts(ANSWER, "answer", _COLUMNS, answer_value, answers_in, task_answers, tuple)
