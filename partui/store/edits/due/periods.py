"""What officers say of the instances of work that comes back, and how often it does."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.periods.agency_periods import settled_by
from partui.domain.periods.calendar import instances_of
from partui.domain.periods.instance import Instance
from partui.domain.periods.naming import find_period
from partui.domain.periods.settling import with_consequence
from partui.domain.periods.state import PeriodState, PeriodStatus, states_in
from partui.domain.tasks.quorum import read_quorum
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.journal.edit import settled_values
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.details import task_members
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import read_state
from partui.store.projection.parts.families import AGENCY_PERIODS
from partui.store.projection.parts.instances import task_instances
from partui.store.projection.tasks import TASKS
from partui.wording.due.periods import period_label


def set_periods(
    conn: sqlite3.Connection,
    task: int,
    typed: Sequence[str],
    status: PeriodStatus,
    who: Author,
    day: date,
    on: date | None = None,
) -> list[Change]:
    """Say of instances of a task that they are done, or waived for the author's reason, or open again.

    The task is done when its last instance is done or waived, and no longer where one is open again.

    Args:
        typed: the instances' keys, or what names them.
        on: when they were done; the day looked at where it is none.
        day: the day looked at.

    Raises:
        PartuiError: no such instance, a task that is settled as a whole, no reason, a day to come.
    """
    with transaction(conn):
        subject = Subject(TASKS.table, task)
        state, plan = read_state(conn, subject), plan_of(conn, subject)
        instances = instances_of_task(conn, task, state.code)
        _check_is_open(state.code, state.values["status"], status, is_said=bool(states_in(state.values)))
        labels = {each.key: period_label(each.key, plan) for each in instances}
        keys = dict.fromkeys(find_period(each, labels, state.code) for each in typed)
        if status is PeriodStatus.OPEN:
            _check_reopens(conn, subject, state, keys, day)
        said = None if status is PeriodStatus.OPEN else PeriodState(status, on or day, reason_given(status, who))
        edit = with_consequence(state.values, {}, dict.fromkeys(keys, said), instances)
        values = list(settled_values(subject, state, edit, who, day, plan))
        return write_changes(conn, values, who, {subject: state})


def period_typed(conn: sqlite3.Connection, task: int, typed: str) -> str:
    """Return the key of the instance of a task that is meant.

    Raises:
        PartuiError: the task has no instances, none is meant, or several.
    """
    (code, plan) = conn.execute("SELECT code, plan FROM task WHERE id = ?", (task,)).fetchone()
    labels = {each.key: period_label(each.key, plan) for each in instances_of_task(conn, task, code)}
    return find_period(typed, labels, code)


def instances_of_task(conn: sqlite3.Connection, task: int, code: str) -> Sequence[Instance]:
    """Return the instances of a task.

    Raises:
        PartuiError: it has none.
    """
    found = task_instances(conn, [task]).get(task)
    if found is None:
        raise PartuiError("{code} không có kỳ nào; đặt kỳ bằng: partui period set {code} “Hàng quý”.", code=code)
    return found.instances


def _check_is_open(code: str, task: str | None, status: PeriodStatus, *, is_said: bool) -> None:
    if task == Status.CANCELLED:
        raise PartuiError("{code} không thực hiện; chưa ghi gì. Hãy đổi kết quả của nhiệm vụ trước.", code=code)
    if task == Status.DONE and not is_said and status is not PeriodStatus.OPEN:
        raise PartuiError(
            "{code} đã hoàn thành cả nhiệm vụ; chưa ghi gì. Muốn ghi từng kỳ, hãy đổi kết quả về đang thực hiện trước.",
            code=code,
        )


def _check_reopens(
    conn: sqlite3.Connection, subject: Subject, state: SubjectState, keys: Iterable[str], day: date
) -> None:
    """Refuse to open an instance again that is done because the members of the task's groups have done their parts."""
    parts, quorum = AGENCY_PERIODS.among(state.values), read_quorum(state.values["quorum"])
    owing = {member.key for member in task_members(conn, [subject.id], day).get(subject.id, ())} if parts else set()
    for key in keys:
        if settled_by(parts, key, owing, quorum):
            raise PartuiError(
                "{code}: kỳ {period} hoàn thành vì các cơ quan đã làm xong phần của mình; muốn mở lại, hãy mở lại phần"
                " của cơ quan: partui period reopen {code} {key} --agency TÊN. Chưa lưu gì.",
                code=state.code,
                period=period_label(key),
                key=key,
            )


def reason_given(status: PeriodStatus, who: Author) -> str:
    """Return why an instance is waived; blank for one that is not.

    Raises:
        PartuiError: no reason is given.
    """
    if status is not PeriodStatus.WAIVED:
        return ""
    if not who.why:
        raise PartuiError("Không thực hiện một kỳ thì phải ghi lý do (--why); chưa ghi gì.")
    return limits.within(who.why, limits.REASON)


def give_periods(conn: sqlite3.Connection, task: int, words: str, who: Author) -> list[Change]:
    """Say in words how often a task comes back; blank words leave it to the deadline.

    Raises:
        PartuiError: the words set no instances.
    """
    with transaction(conn):
        subject = Subject(TASKS.table, task)
        state = read_state(conn, subject)
        words = limits.within(clean(words), limits.WORDS)
        times = TASKS.source(conn, task).times
        if words and (times is None or not instances_of(words, times)):
            raise PartuiError(
                "Không đọc được kỳ nào từ “{words}”; chưa lưu gì. Hãy ghi như “Hàng quý”, “Định kỳ 6 tháng”,"
                " “trước ngày 15 hàng tháng”.",
                words=words,
            )
        if words == state.values["period_words"]:
            return []
        return write_changes(conn, [NewValue(subject, "period_words", words)], who, {subject: state})
