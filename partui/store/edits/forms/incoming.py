"""A form that came back: its answers wait until the officer accepts or returns them."""

import sqlite3
from collections.abc import Container, Iterator, Mapping
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from partui.domain.agencies.members import MEMBER_STATUSES
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, ASKED, BESIDES, Answer, AnswerState, answer_value, read_answer
from partui.domain.forms.filled import CellFault, FilledCell, FilledRow, FilledTable
from partui.domain.forms.form import FormRow, ReportForm, ReportingRole, answer_name, closed_to
from partui.domain.forms.outcome import ChangedSince, FormOutcome, NewFormCell
from partui.domain.journal.changes import check_completed_on
from partui.domain.periods.state import Period
from partui.domain.reminders.sent import REMINDER
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.edits.reports.reminders import answered
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.queries.forms.asked import asked_as, current_values, plan_source
from partui.store.queries.tasks import tasks_by_id

_FIXED = ("title",)
_NO_CHANGE = (ANSWER, REMINDER)


def take_form(
    conn: sqlite3.Connection, plan: int, file: str, form: ReportForm, table: FilledTable, who: Author, day: Day
) -> FormOutcome:
    """Keep what a form says until it is accepted: as one edit; what it said already changes nothing.

    Args:
        plan: the plan's year.
        file: the form's file, for people.
        form: as it was sent; table is what stands on it now.
        day: the day looked at.

    Raises:
        PartuiError: the form is of another plan or of another file.
    """
    tasks = _tasks(conn, plan, form, day)
    work = _FormAnswers(plan, form, who, day, tasks)
    for row in table.rows:
        work.look_at(row)
    with transaction(conn):
        found = {asked: _new(conn, asked.task, answer) for asked, answer in work.answers.items()}
        news = {asked: new for asked, new in found.items() if isinstance(new, NewValue)}
        about = dict.fromkeys(asked.task for asked in news)
        replied = [value for task in about for value in answered(conn, task, form.agency, day.date)]
        since = tuple(_since(conn, form, tasks, about))
        write_changes(conn, [*news.values(), *replied], who)
    told = {(asked.code, asked.period) for asked in news}
    return FormOutcome(
        file,
        form.name,
        form.uuid,
        len(form.rows),
        tuple(change for change in work.changes if (change.code, change.period) in told),
        tuple(work.faults),
        tuple(work.refused),
        known=len(work.answers) - len(news),
        since=since,
        overtaken=tuple((asked.code, asked.period) for asked, new in found.items() if new is _LastAnswer.OVERTAKEN),
    )


def _tasks(conn: sqlite3.Connection, plan: int, form: ReportForm, day: Day) -> dict[str, Task]:
    """Return the tasks that a form asks about, by their lasting names."""
    if form.plan != plan:
        raise PartuiError(
            "phiếu của kế hoạch {other}, không phải kế hoạch {plan}; thêm --plan {other}", other=form.plan, plan=plan
        )
    ids = {
        str(uid): int(key)
        for key, uid in conn.execute("SELECT id, uid FROM subject WHERE plan = ? AND kind = 'task'", (plan,))
    }
    known = {row.uid: ids[row.uid] for row in form.rows if row.uid in ids}
    if form.rows and not known:
        raise PartuiError("phiếu lập từ một tệp dữ liệu khác: không nhiệm vụ nào của phiếu có trong tệp này")
    here = plan_source(conn, plan)
    if form.source and here and form.source != here:
        was_sent = conn.execute("SELECT 1 FROM sent_form WHERE uuid = ?", (form.uuid,)).fetchone()
        # A plan that was issued again since is another document, and still the one that the form asks about.
        if was_sent is None:
            raise PartuiError(
                "phiếu lập từ một tệp dữ liệu khác, của kế hoạch {other}; kế hoạch ở đây là {plan}",
                other=clean(form.source), plan=here,
            )  # fmt: skip
    found = {task.id: task for task in tasks_by_id(conn, list(known.values()), day)}
    return {uid: found[key] for uid, key in known.items() if key in found}


class _LastAnswer(Enum):
    """How an answer that says nothing new was said before."""

    STANDS = auto()
    OVERTAKEN = auto()


def _new(conn: sqlite3.Connection, task: int, answer: Answer) -> NewValue | _LastAnswer:
    """Return what an answer writes: nothing where the same was said before, whatever has become of it since."""
    subject, field = Subject("task", task), f"{ANSWER}{answer.uuid}"
    before = read_answer(field, read_state(conn, subject).values.get(field))
    if before is not None and before.said == answer.said:
        return _LastAnswer.STANDS
    # An earlier file that still lies there must not take the place of what came after it.
    if before is not None and any(said == answer.said for said in _earlier_answers(conn, task, field)):
        return _LastAnswer.OVERTAKEN
    return NewValue(subject, field, answer_value(answer))


def _earlier_answers(conn: sqlite3.Connection, task: int, field: str) -> Iterator[dict[str, str]]:
    """Yield what an answer has said, the latest first; what was undone was not said."""
    undone: set[str] = set()
    rows = conn.execute(
        "SELECT uuid, undoes, new FROM change WHERE subject_id = ? AND field = ? ORDER BY clock DESC, uuid DESC",
        (task, field),
    ).fetchall()
    for uuid, undoes, new in rows:
        if uuid in undone:
            continue
        if undoes:
            # One that reverses an undo leaves standing what that had taken back.
            undone.add(undoes)
        elif said := read_answer(field, new):
            yield said.said


def _since(
    conn: sqlite3.Connection, form: ReportForm, tasks: Mapping[str, Task], about: Container[int]
) -> Iterator[ChangedSince]:
    """Yield what was changed of tasks since the form was made, by their versions; answers and letters are no change."""
    for uid, version in {row.uid: row.version for row in form.rows}.items():
        task = tasks.get(uid)
        if task is None or task.id not in about or not version.isdecimal() or int(version) >= task.version:
            continue
        fields = conn.execute(
            "SELECT field, old, new FROM change WHERE subject_id = ? ORDER BY seq LIMIT -1 OFFSET ?",
            (task.id, int(version) - 1),
        ).fetchall()
        changed = [field for field, old, new in fields if old != new and not field.startswith(_NO_CHANGE)]
        if changed:
            yield ChangedSince(task.code, tuple(dict.fromkeys(changed)))


class _FormTask(NamedTuple):
    """A task that a form says something of, and the instance of it."""

    task: int
    code: str
    period: str


class _FormAnswers:
    """Looks at the rows of a form one after the other."""

    def __init__(self, plan: int, form: ReportForm, who: Author, day: Day, tasks: Mapping[str, Task]) -> None:
        self._plan, self._form, self._who, self._day, self._tasks = plan, form, who, day, tasks
        self._sent = {row.name: row for row in form.rows}
        self._seen: set[str] = set()
        self.answers: dict[_FormTask, Answer] = {}
        self.changes: list[NewFormCell] = []
        self.faults: list[CellFault] = []
        self.refused: list[tuple[str, str]] = []

    def look_at(self, row: FilledRow) -> None:
        """Find out what a row says that is new, and what is wrong with it."""
        try:
            sent = self._sent.get(row.code)
            if sent is None:
                raise PartuiError("{code} không có trong phiếu đã gửi", code=row.code)
            if row.code in self._seen:
                raise PartuiError("{code} đã có ở một dòng trên", code=row.code)
            self._seen.add(row.code)
            task = self._tasks.get(sent.uid)
            if task is None:
                raise PartuiError("{code} không còn trong kế hoạch", code=row.code)
            self._take(row, sent, task)
        except PartuiError as fault:
            self.faults.append(CellFault(row.number, row.place, "", fault))

    def _take(self, row: FilledRow, sent: FormRow, task: Task) -> None:
        cells = row.cells
        self.refused += [(task.code, name) for name in _FIXED if name in cells and cells[name].text != sent.title]
        new = {name: cell for name in (*ASKED, *BESIDES) if (cell := cells.get(name)) and _is_new(cell, name, sent)}
        wrong = [cell for cell in new.values() if cell.fault]
        self.faults += [CellFault(row.number, row.place, cell.head, cell.fault) for cell in wrong if cell.fault]
        how = asked_as(task, self._form.agency, self._form.name)
        closed = closed_to(how, sent.period)
        self.refused += [(task.code, name) for name in new if name in closed]
        new = {name: cell for name, cell in new.items() if name not in closed}
        if wrong or not new:
            return
        said = {name: cell.value or "" for name, cell in new.items()}
        if said.get("completed_on"):
            said.setdefault("status", Status.DONE)
        self._check(said, how, sent)
        now = current_values(task, self._form.agency, how, _period(task, sent))
        uuid = answer_name(self._form.uuid, sent.uid, sent.period)
        answer = Answer(uuid, self._form.uuid, self._form.agency, self._form.name, period=sent.period)
        asked = _FormTask(task.id, task.code, sent.period)
        self.answers[asked] = answer._replace(**said, state=AnswerState.WAITING)
        for name, value in said.items():
            before = getattr(sent, name, "")
            old = now.get(name, "")
            was = before if before != old else None
            self.changes.append(NewFormCell(task.code, name, old, value, was, sent.period))

    def _check(self, said: Mapping[str, str], how: ReportingRole, sent: FormRow) -> None:
        status = said.get("status", sent.status)
        completed_on = said.get("completed_on") or sent.completed_on
        if status == Status.DONE and not completed_on:
            raise PartuiError("{code} đã hoàn thành thì phải có ngày hoàn thành", code=sent.name)
        if status != Status.DONE and said.get("completed_on"):
            raise PartuiError("{code}: ngày hoàn thành chỉ ghi cho việc đã hoàn thành", code=sent.code)
        if sent.period and status not in MEMBER_STATUSES:
            raise PartuiError("{code}: một kỳ chỉ ghi chưa, đang thực hiện hoặc hoàn thành", code=sent.name)
        if how is ReportingRole.MEMBER and status not in MEMBER_STATUSES:
            raise PartuiError(
                "{code}: thành viên của nhóm chỉ ghi chưa, đang thực hiện hoặc hoàn thành", code=sent.code
            )
        if status == Status.DONE and said.keys() & {"status", "completed_on"}:
            today = self._who.now.astimezone().date()
            check_completed_on(date.fromisoformat(completed_on), max(self._day.date, today), today, self._plan)


def _period(task: Task, sent: FormRow) -> Period | None:
    """Return the instance that a row asks of; none for the task as a whole.

    Raises:
        PartuiError: the task has no such instance any more.
    """
    if not sent.period:
        return None
    found = next((each for each in task.periods if each.key == sent.period), None)
    if found is None:
        raise PartuiError("{code}: nhiệm vụ không còn kỳ này", code=sent.name)
    return found


def _is_new(cell: FilledCell, name: str, sent: FormRow) -> bool:
    """Tell whether a cell says something else than it said when the form was sent."""
    before = getattr(sent, name, "")
    return cell.fault is not None or (cell.value or "") != before
