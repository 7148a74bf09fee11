"""The answers of agencies that have come."""

import sqlite3

from partui.domain.forms.answers import Answer, AnswerState
from partui.store.projection.parts.answers import task_answers


def list_answers(
    conn: sqlite3.Connection, plan: int, state: AnswerState | None = None
) -> list[tuple[int, str, Answer]]:
    """Return answers with the id and the code of their tasks, in the plan's order.

    Args:
        state: only those; all when none.
    """
    wanted = "" if state is None else " AND a.state = ?"
    rows = conn.execute(
        "SELECT DISTINCT t.id, t.code, t.position FROM answer AS a JOIN task AS t ON t.id = a.task_id"
        f" WHERE t.plan = ?{wanted} ORDER BY t.position",
        (plan, *([state] if state else [])),
    ).fetchall()
    found: list[tuple[int, str, Answer]] = []
    for task, code, _position in rows:
        of_task = task_answers(conn, [task]).get(task, ())
        found += [(task, code, each) for each in of_task if state is None or each.state is state]
    return found
