"""The answers of agencies that have come, and the forms that have none."""

import sqlite3
from datetime import date

from partui.domain.forms.answers import ANSWER, Answer, AnswerState
from partui.domain.forms.sent import SentForm, silent_agencies
from partui.store.projection.parts.families import ANSWERS, SENT_FORMS


def list_answers(
    conn: sqlite3.Connection, plan: int, state: AnswerState | None = None
) -> list[tuple[int, str, Answer]]:
    """Return answers with the id and the code of their tasks, in the plan's order; of an agency the latest first.

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
        times = _times(conn, task)
        of_task = sorted(ANSWERS.of_rows(conn, [task]).get(task, ()), key=lambda each: times[each.uuid], reverse=True)
        of_task.sort(key=lambda each: each.name)
        found += [(task, code, each) for each in of_task if state is None or each.state is state]
    return found


def reasons_returned(conn: sqlite3.Connection, agency: str) -> dict[tuple[int, str], str]:
    """Return why the last answer of an agency to each task was returned, by the task's id and the instance's key.

    One whose last answer waits or was accepted is left out.

    Args:
        agency: the agency's identity.
    """
    tasks = [task for (task,) in conn.execute("SELECT DISTINCT task_id FROM answer WHERE agency = ?", (agency,))]
    reasons: dict[tuple[int, str], str] = {}
    for task in tasks:
        times = _times(conn, task)
        of_agency = [each for each in ANSWERS.of_rows(conn, [task]).get(task, ()) if each.agency == agency]
        last = {each.period: each for each in sorted(of_agency, key=lambda each: times[each.uuid])}
        reasons |= {(task, each.period): each.reason for each in last.values() if each.state is AnswerState.RETURNED}
    return reasons


def _times(conn: sqlite3.Connection, task: int) -> dict[str, tuple[int, str]]:
    """Return when something was last said of each answer to a task, by the answers' uuids."""
    rows = conn.execute(
        "SELECT field, clock, uuid FROM change WHERE subject_id = ? AND field >= ? AND field < ? ORDER BY clock, uuid",
        (task, ANSWER, f"{ANSWER}~"),
    )
    return {field.removeprefix(ANSWER): (clock, uuid) for field, clock, uuid in rows}


def silent(conn: sqlite3.Connection, plan: int, day: date, agency: int | None = None) -> list[SentForm]:
    """Return the last form of each agency that has not answered on a day, the oldest first.

    Args:
        plan: the plan's year.
        agency: only of this one.
    """
    heads = [key for (key,) in conn.execute("SELECT id FROM plan_head WHERE plan = ?", (plan,))]
    sent = [each for forms in SENT_FORMS.of_rows(conn, heads).values() for each in forms]
    if agency is not None:
        (key,) = conn.execute("SELECT key FROM agency WHERE id = ?", (agency,)).fetchone()
        sent = [each for each in sent if each.agency == key]
    if not sent:
        return []
    answered = {form for (form,) in conn.execute("SELECT DISTINCT form FROM answer")}
    return silent_agencies(sent, answered, day)
