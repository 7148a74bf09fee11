"""Letters that were sent: which wait for an answer."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.agencies.names import agency_key
from partui.domain.reminders.sent import SentReminder, WaitingLetter, waiting_letters
from partui.store.projection.parts.families import REMINDERS

_AT_ONCE = 500


def sent_about(conn: sqlite3.Connection, tasks: Sequence[int]) -> dict[int, list[SentReminder]]:
    """Return the letters about tasks by their ids, the first sent first; a task without any is left out."""
    found: dict[int, list[SentReminder]] = {}
    for start in range(0, len(tasks), _AT_ONCE):
        found |= REMINDERS.of_rows(conn, tasks[start : start + _AT_ONCE])
    return found


def sent_in_plan(conn: sqlite3.Connection, plan: int) -> list[SentReminder]:
    """Return every letter about a plan's tasks, once for each task that it names."""
    rows = conn.execute(
        "SELECT DISTINCT r.task_id FROM reminder AS r JOIN task AS t ON t.id = r.task_id WHERE t.plan = ?", (plan,)
    ).fetchall()
    return [letter for letters in sent_about(conn, [task for (task,) in rows]).values() for letter in letters]


def waiting(conn: sqlite3.Connection, plan: int, day: date, agency: int | None = None) -> list[WaitingLetter]:
    """Return the letters about open tasks that wait for an answer on a day, the oldest first.

    Args:
        plan: the plan's year.
        agency: only those to this agency.
    """
    only = "" if agency is None else " AND r.agency = (SELECT key FROM agency WHERE id = :agency)"
    rows = conn.execute(
        "SELECT DISTINCT t.id, t.code, t.position FROM reminder AS r JOIN task AS t ON t.id = r.task_id"
        f" WHERE t.plan = :plan AND t.status NOT IN ('done', 'cancelled'){only} ORDER BY t.position",
        {"plan": plan, "agency": agency},
    ).fetchall()
    sent = sent_about(conn, [task for task, *_rest in rows])
    found = waiting_letters(((code, sent.get(task, ())) for task, code, _position in rows), day)
    if agency is None:
        return found
    (name,) = conn.execute("SELECT key FROM agency WHERE id = ?", (agency,)).fetchone()
    return [letter for letter in found if agency_key(letter.name) == name]


def tasks_reminded(conn: sqlite3.Connection, plan: int, agency: str) -> list[tuple[int, str]]:
    """Return the tasks that an agency was ever reminded of, each with its code, in the plan's order.

    Args:
        agency: its identity.
    """
    rows = conn.execute(
        "SELECT DISTINCT t.id, t.code, t.position FROM reminder AS r JOIN task AS t ON t.id = r.task_id"
        " WHERE t.plan = ? AND r.agency = ? ORDER BY t.position",
        (plan, agency),
    )
    return [(task, code) for task, code, _position in rows.fetchall()]
