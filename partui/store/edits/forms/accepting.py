"""Answers on forms accepted: what they say becomes the task's; or returned, with a reason."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from partui.domain.agencies.members import MEMBER, MemberStatus, member_value
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, Answer, AnswerState, answer_value
from partui.domain.forms.form import ReportingRole
from partui.domain.journal.changes import Change, check_value
from partui.domain.periods.instance import Instance
from partui.domain.periods.settling import SettledEdit, by_periods, with_consequence
from partui.domain.periods.state import PeriodState, PeriodStatus
from partui.domain.tasks.evidence import EVIDENCE, Evidence, check_evidence, evidence_value
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.domain.text import clean
from partui.locale import official
from partui.store.db.connection import transaction
from partui.store.edits.due.agency_periods import AgencyPartEdit, part_values
from partui.store.journal.edit import settled_values
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import read_state
from partui.store.projection.parts.families import ANSWERS
from partui.store.projection.parts.instances import instances_now
from partui.store.queries.forms.asked import asked_as
from partui.store.queries.tasks import tasks_by_id
from partui.wording.forms.answers import note_lines


def accept_answers(conn: sqlite3.Connection, answers: Sequence[tuple[int, str]], who: Author, day: Day) -> list[Change]:
    """Take over what answers say: all of them as one edit, or none.

    Args:
        answers: the task's id and the answer's uuid.
        day: the day looked at.

    Raises:
        PartuiError: one of them does not wait any more, or says what the task cannot have.
    """
    tasks = {task.id: task for task in tasks_by_id(conn, [key for key, _uuid in answers], day)}
    with transaction(conn):
        states: dict[Subject, SubjectState] = {}
        values: list[NewValue] = []
        for key, uuid in answers:
            subject = Subject("task", key)
            read = states.setdefault(subject, read_state(conn, subject))
            # Two agencies may have answered of one task.
            current = {**read.values, **{new.field: new.value for new in values if new.subject == subject}}
            state = read._replace(values=current)
            answer = _waiting(state, uuid)
            values += _accepted(conn, subject, state, tasks[key], answer, who, day.date)
            accepted = answer._replace(state=AnswerState.ACCEPTED)
            values.append(NewValue(subject, f"{ANSWER}{uuid}", answer_value(accepted)))
        return write_changes(conn, values, who, states)


def return_answers(
    conn: sqlite3.Connection, answers: Sequence[tuple[int, str]], reason: str, who: Author
) -> list[Change]:
    """Give answers back with a reason, which stands on the next form: all of them, or none.

    Args:
        answers: the task's id and the answer's uuid.

    Raises:
        PartuiError: one of them does not wait any more, or no reason is given.
    """
    if not clean(reason):
        raise PartuiError("Trả lại phiếu phải ghi lý do; chưa lưu gì.")
    with transaction(conn):
        values = []
        for key, uuid in answers:
            subject = Subject("task", key)
            answer = _waiting(read_state(conn, subject), uuid)
            returned = answer._replace(state=AnswerState.RETURNED, reason=clean(reason))
            values.append(NewValue(subject, f"{ANSWER}{uuid}", answer_value(returned)))
        return write_changes(conn, values, who)


def _waiting(state: SubjectState, uuid: str) -> Answer:
    answer = next((each for each in ANSWERS.among(state.values) if each.uuid == uuid), None)
    if answer is None or answer.state is not AnswerState.WAITING:
        raise PartuiError("{code}: câu trả lời này không còn chờ xác nhận; chưa lưu gì.", code=state.code)
    return answer


def _accepted(
    conn: sqlite3.Connection,
    subject: Subject,
    state: SubjectState,
    task: Task,
    answer: Answer,
    who: Author,
    day: date,
) -> Iterator[NewValue]:
    """Yield what an answer changes of a task."""
    how = asked_as(task, answer.agency, answer.name)
    if how is ReportingRole.LEAD:
        said = {name: getattr(answer, name) for name in ("status", "completed_on", "progress", "measured")}
        wanted = {name: value for name, value in said.items() if value}
        plan = plan_of(conn, subject)
        instances = instances_now(conn, subject)
        if answer.period:
            ticked = _of_instance(state, wanted, answer, instances, day)
        else:
            ticked = by_periods(state.code, state.values, wanted, instances, day, plan)
        yield from settled_values(subject, state, ticked, who, day, plan)
    elif how is ReportingRole.MEMBER and answer.period:
        _check_instance(state, answer, instances_now(conn, subject))
        if answer.status == Status.DONE:
            on = date.fromisoformat(answer.completed_on) if answer.completed_on else day
            told = AgencyPartEdit(PeriodStatus.DONE, on)
            yield from part_values(conn, subject, state, [answer.period], {answer.agency: answer.name}, told, who, day)
    elif how is ReportingRole.MEMBER and answer.status:
        completed_on = date.fromisoformat(answer.completed_on) if answer.completed_on else None
        status = Status(answer.status)
        member = MemberStatus(status, completed_on if status is Status.DONE else None)
        value = member_value(member, answer.name)
        if state.values.get(f"{MEMBER}{answer.agency}") != value:
            yield NewValue(subject, f"{MEMBER}{answer.agency}", value)
    if answer.document or answer.summary:
        yield _document(subject, state.code, answer)
    with official():
        added = list(note_lines(answer, day, of_task=how is ReportingRole.LEAD))
    if added:
        note = "\n".join(part for part in (state.values.get("note") or "", *added) if part)
        yield NewValue(subject, "note", check_value("note", note))


def _of_instance(
    state: SubjectState, wanted: Mapping[str, str], answer: Answer, instances: Sequence[Instance], day: date
) -> SettledEdit:
    """Return what an answer of one instance means: that one is done, the task only with the last of them.

    Raises:
        PartuiError: the task has no such instance any more.
    """
    _check_instance(state, answer, instances)
    others = {name: value for name, value in wanted.items() if name not in {"status", "completed_on"}}
    if answer.status == Status.DONE:
        on = date.fromisoformat(answer.completed_on) if answer.completed_on else day
        return with_consequence(state.values, others, {answer.period: PeriodState(PeriodStatus.DONE, on)}, instances)
    begun = {"status": Status.DOING.value} if answer.status == Status.DOING else {}
    return SettledEdit({**(begun if state.values["status"] == Status.TODO else {}), **others}, {})


def _check_instance(state: SubjectState, answer: Answer, instances: Sequence[Instance]) -> None:
    if answer.period not in {each.key for each in instances}:
        raise PartuiError("{code}: nhiệm vụ không còn kỳ này; chưa lưu gì.", code=state.code)


def _document(subject: Subject, code: str, answer: Answer) -> NewValue:
    """Return the document that an answer names, under one name however often it is accepted."""
    uuid = str(uuid5(NAMESPACE_URL, f"partui:answer/{answer.uuid}"))
    issued_on = date.fromisoformat(answer.issued_on) if answer.issued_on else None
    said = Evidence(uuid, code, (), answer.document, issued_on, answer.name, answer.summary, "", answer.period)
    return NewValue(subject, f"{EVIDENCE}{uuid}", evidence_value(check_evidence(said, 0)))
