"""Extensions of deadlines: granted, and taken back."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain import limits
from partui.domain.deadlines.kinds import AGAIN
from partui.domain.deadlines.reading import read_deadline
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import YEARS_AFTER, YEARS_BEFORE, Change
from partui.domain.periods.calendar import plan_times
from partui.domain.tasks.extensions import (
    EXTENSION,
    Extension,
    check_extension,
    extension_value,
    granted_by,
    refuse_periods,
)
from partui.domain.text import clean, fold
from partui.store.db.connection import day_looked_at, transaction
from partui.store.edits.due.parts import check_seen_is_present, part_name
from partui.store.edits.plan_head import read_head
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import read_state
from partui.store.projection.parts.families import EXTENSIONS
from partui.store.projection.parts.instances import instances_now
from partui.wording.tasks import extension_text


def extension_typed(words: str, granted_on: date, document: str, plan: int) -> Extension:
    """Return an extension as it was typed, without a uuid.

    Args:
        words: the new deadline, in the words of a plan.
        plan: the plan's year, which a day typed without a year is of.

    Raises:
        PartuiError: the words set no single due day, a text is too long, or the day is far before the plan.
    """
    words, document = (limits.within(clean(text), limits.WORDS) for text in (words, document))
    read = read_deadline(words, plan)
    due_on = read.due_on
    if read.kind in AGAIN:
        raise PartuiError(
            "“{words}” lặp lại nhiều lần, không chỉ một ngày hạn; chưa lưu gì. Hãy ghi như “Ngày 15/11” hoặc “Quý IV”.",
            words=words,
        )
    if due_on is None:
        raise PartuiError(
            "Không đọc được ngày hạn mới nào trong “{words}”; chưa lưu gì. Hãy ghi như “Ngày 15/11” hoặc “Quý IV”.",
            words=words,
        )
    if granted_on.year < plan - YEARS_BEFORE:
        raise PartuiError(
            "Ngày cho gia hạn {day} cách quá xa năm {plan} của kế hoạch; hãy xem lại năm.", day=granted_on, plan=plan
        )
    return Extension("", words, due_on, granted_on, document)


def extend_tasks(
    conn: sqlite3.Connection, tasks: Sequence[int], extension: Extension, who: Author, day: date
) -> list[Change]:
    """Extend the deadlines of tasks: all of them, or none.

    Args:
        tasks: their ids.
        extension: without a uuid.
        who: who edits, when and why.
        day: the day looked at; no extension is granted after both it and the real one.

    Raises:
        PartuiError: a task is closed, comes back or has no due day, or the new day is not later or far behind.
    """
    with transaction(conn):
        values, states = [], {}
        for task in dict.fromkeys(tasks):
            subject = Subject("task", task)
            state = states[subject] = read_state(conn, subject)
            _check_year(conn, extension.due_on, plan_of(conn, subject))
            refuse_periods(state.code, has_periods=bool(instances_now(conn, subject)))
            (original,) = conn.execute("SELECT original_due_on FROM task WHERE id = ?", (task,)).fetchone()
            check_extension(
                state.code,
                extension,
                state.values["status"],
                date.fromisoformat(original) if original else None,
                EXTENSIONS.among(state.values),
                max(day, who.now.astimezone().date()),
            )
            # One decision that two copies write down is one extension, however its day was typed.
            decision = extension_value(extension._replace(words="", document=fold(extension.document)))
            new = extension._replace(uuid=part_name(conn, subject, f"{EXTENSION}{decision}"))
            values.append(NewValue(subject, f"{EXTENSION}{new.uuid}", extension_value(new)))
        return write_changes(conn, values, who, states)


def take_extension_back(conn: sqlite3.Connection, task: int, number: int | None, who: Author) -> list[Change]:
    """Take an extension away from the day on that the author gives, or that is looked at; before, it was in force.

    Args:
        number: which one, counted from 1 in the order they were granted; the last one when none.

    Raises:
        PartuiError: the task has none, or not so many, or it had others on the day looked at.
    """
    seen = granted_by(EXTENSIONS.of_rows(conn, [task]).get(task, ()), day_looked_at(conn) or date.max)
    with transaction(conn):
        subject = Subject("task", task)
        state = read_state(conn, subject)
        present = granted_by(EXTENSIONS.among(state.values), date.max)
        check_seen_is_present(conn, state.code, list(map(extension_text, seen)), list(map(extension_text, present)))
        removed = _numbered(state, number)
        return write_changes(conn, [NewValue(subject, f"{EXTENSION}{removed.uuid}", None)], who, {subject: state})


def _check_year(conn: sqlite3.Connection, due_on: date, plan: int) -> None:
    head = read_head(conn, plan)
    last = plan_times(plan, head.title, head.issued).last_year
    if due_on.year > last + YEARS_AFTER:
        raise PartuiError(
            "Hạn mới {day} cách quá xa năm {plan} của kế hoạch; chưa lưu gì. Hãy xem lại năm.", day=due_on, plan=last
        )


def _numbered(state: SubjectState, number: int | None) -> Extension:
    granted = granted_by(EXTENSIONS.among(state.values), date.max)
    if not granted:
        raise PartuiError("{code} chưa được gia hạn lần nào; không có gì để bỏ.", code=state.code)
    if number is None:
        return granted[-1]
    if not 1 <= number <= len(granted):
        raise PartuiError(
            "{code} được gia hạn {count} lần, không có lần {number}; chưa bỏ gì.",
            code=state.code,
            count=len(granted),
            number=number,
        )
    return granted[number - 1]
