"""Targets and readings: confirming, correcting, turning down, measuring."""

import sqlite3
from datetime import date
from uuid import uuid4

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import YEARS_BEFORE, Change
from partui.domain.targets.proposing import propose_targets
from partui.domain.targets.readings import READING, Reading, reading_value
from partui.domain.targets.standing import check_reading
from partui.domain.targets.target import Target, read_target
from partui.domain.text import clean, entries
from partui.store.db.connection import transaction
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state


def target_or_proposal(conn: sqlite3.Connection, task: int) -> Target:
    """Return a task's target, or what its requirements propose where none is set.

    Raises:
        PartuiError: none is set, and they propose none, or several.
    """
    subject = Subject("task", task)
    state = read_state(conn, subject)
    standing = read_target(state.values["bar"])
    if standing is not None:
        return standing
    proposed = propose_targets(entries(state.values["requirements"] or ""), plan_of(conn, subject))
    if len(proposed) != 1:
        raise PartuiError(
            "{code}: yêu cầu nêu {number} chỉ tiêu; chưa lưu gì. Hãy tự ghi, như “>= 90%”.",
            code=state.code,
            number=len(proposed),
        )
    return proposed[0]


def add_reading(conn: sqlite3.Connection, task: int, reading: Reading, who: Author, day: date) -> list[Change]:
    """Write down what was measured of a task, as `save_measurement` does."""
    return save_measurement(conn, task, None, reading, who, day)


def save_measurement(
    conn: sqlite3.Connection, task: int, target: str | None, reading: Reading | None, who: Author, day: date
) -> list[Change]:
    """Set a task's target and write down what was measured of it, in one edit.

    Args:
        task: its id.
        target: as the journal writes it; none leaves it as it is.
        reading: without a uuid; none where nothing was measured.
        who: who edits, when and why.
        day: the day looked at; a reading is of no day after both it and the real one.

    Raises:
        PartuiError: a figure out of range or of another unit, a day to come or far before the plan.
    """
    with transaction(conn):
        subject = Subject("task", task)
        state, values = read_state(conn, subject), []
        bar = state.values["bar"] if target is None else target
        if bar != state.values["bar"]:
            values.append(NewValue(subject, "bar", bar))
        if reading is not None:
            _check_day(reading.on, plan_of(conn, subject), max(day, who.now.astimezone().date()))
            source = clean(reading.source)
            if len(source) > limits.WORDS:
                raise PartuiError("Nguồn số liệu dài nhất {limit} ký tự; hãy rút gọn.", limit=limits.WORDS)
            figure = check_reading(state.code, read_target(bar), reading.figure)
            checked = Reading(str(uuid4()), reading.on, figure, source)
            values.append(NewValue(subject, f"{READING}{checked.uuid}", reading_value(checked)))
        return write_changes(conn, values, who, {subject: state})


def _check_day(on: date, plan: int, last: date) -> None:
    if on.year < plan - YEARS_BEFORE or on > last:
        raise PartuiError(
            "Ngày đo {day} không nhận được; chưa lưu gì. Phải từ năm {first} đến {last}.",
            day=on,
            first=plan - YEARS_BEFORE,
            last=last,
        )


def remove_reading(conn: sqlite3.Connection, task: int, uuid: str, who: Author) -> list[Change]:
    """Take a reading away; the journal keeps what it said.

    Args:
        uuid: the reading's uuid, or the start of it.

    Raises:
        PartuiError: the task has no such reading, or several.
    """
    with transaction(conn):
        subject = Subject("task", task)
        state = read_state(conn, subject)
        start = f"{READING}{uuid.strip().lower()}"
        found = [field for field in state.values if field.startswith(start)] if uuid.strip() else []
        if len(found) != 1:
            raise PartuiError(
                "{code} không có đúng một số đo mang mã {uuid}; xem “partui measure {code}”.",
                code=state.code,
                uuid=uuid[:50],
            )
        return write_changes(conn, [NewValue(subject, found[0], None)], who, {subject: state})
