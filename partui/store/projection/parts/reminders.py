"""Which agencies were reminded of a task."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.reminders.sent import REMINDER, SentReminder, read_reminder, reminder_value
from partui.store.projection.kind import Values
from partui.store.projection.parts.named import NamedParts, parts_among

_COLUMNS = SentReminder._fields


def reminders_in(values: Values) -> list[SentReminder]:
    """Return the remembered letters among a task's values; no other name than a uuid's."""
    return parts_among(values, REMINDER, read_reminder)


def task_reminders(conn: sqlite3.Connection, tasks: Sequence[int]) -> dict[int, list[SentReminder]]:
    """Return the remembered letters of tasks by their ids, the first sent first; a task without any is left out."""
    marks = ",".join("?" * len(tasks))
    found: dict[int, list[SentReminder]] = {}
    for task, uuid, agency, name, sent_on, answered_on in conn.execute(
        f"SELECT task_id, {', '.join(_COLUMNS)} FROM reminder WHERE task_id IN ({marks})"
        " ORDER BY task_id, sent_on, name, uuid",
        tuple(tasks),
    ):
        answered = date.fromisoformat(answered_on) if answered_on else None
        sent = SentReminder(uuid, agency, name, date.fromisoformat(sent_on), answered)
        found.setdefault(task, []).append(sent)
    return found


REMINDERS = NamedParts(REMINDER, "reminder", _COLUMNS, reminder_value, reminders_in, task_reminders, tuple)
