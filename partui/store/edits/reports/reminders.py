"""Letters remembered with the tasks that they named as late, and when they were answered."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.plan.report import Reminder
from partui.domain.reminders.sent import REMINDER, SentReminder, reminder_value
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.edits.due.parts import part_name
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.projection.parts.families import REMINDERS
from partui.store.queries.reports.waiting import tasks_reminded


def remember_letters(conn: sqlite3.Connection, letters: Iterable[Reminder], who: Author) -> list[Change]:
    """Remember letters with the late tasks that they name, all as one edit; one of the same day is remembered once.

    Args:
        letters: as they were written; their day is the day they are of.
    """
    with transaction(conn):
        values = [value for letter in letters for value in _remembered(conn, letter)]
        return write_changes(conn, values, who)


def _remembered(conn: sqlite3.Connection, letter: Reminder) -> Iterator[NewValue]:
    name, day = letter.head.agency or "", letter.head.day
    key = agency_key(name)
    for task in letter.overdue:
        subject = Subject("task", task.id)
        uuid = part_name(conn, subject, f"{REMINDER}{key} {day.isoformat()}")
        known = REMINDERS.among(read_state(conn, subject).values)
        if not any(each.uuid == uuid for each in known):
            sent = SentReminder(uuid, key, name, day)
            yield NewValue(subject, f"{REMINDER}{uuid}", reminder_value(sent))


def answer_letters(
    conn: sqlite3.Connection, plan: int, agency: int, codes: Sequence[str], on: date, who: Author
) -> list[Change]:
    """Write down that an agency has answered what it was reminded of.

    Args:
        plan: the plan's year.
        agency: its id.
        codes: of which tasks, all that wait when none.
        on: the day of its answer.

    Raises:
        PartuiError: no letter about one of the tasks waits for its answer on that day.
    """
    key, name = conn.execute("SELECT key, name FROM agency WHERE id = ?", (agency,)).fetchone()
    with transaction(conn):
        found = {code: list(answered(conn, task, key, on)) for task, code in tasks_reminded(conn, plan, key)}
        for code in codes:
            if not found.get(code):
                raise PartuiError(
                    "{code}: không có văn bản đôn đốc {agency} chờ trả lời đến ngày {day}; chưa lưu gì.",
                    code=code,
                    agency=clean(name),
                    day=on,
                )
        values = [value for code, each in found.items() if not codes or code in codes for value in each]
        if not values:
            raise PartuiError(
                "{agency} không có văn bản đôn đốc nào chờ trả lời đến ngày {day}; chưa lưu gì.",
                agency=clean(name),
                day=on,
            )
        return write_changes(conn, values, who if who.on else who._replace(on=on))


def answered(conn: sqlite3.Connection, task: int, agency: str, on: date) -> Iterator[NewValue]:
    """Yield that the letters to an agency about a task are answered.

    Args:
        task: its id.
        agency: the agency's identity.
        on: the day of its answer; a later letter waits on.
    """
    subject = Subject("task", task)
    for sent in REMINDERS.among(read_state(conn, subject).values):
        if sent.agency == agency and sent.answered_on is None and sent.sent_on <= on:
            yield NewValue(subject, f"{REMINDER}{sent.uuid}", reminder_value(sent._replace(answered_on=on)))
