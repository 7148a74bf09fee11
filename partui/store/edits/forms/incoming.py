"""A form that came back: its answers wait until the officer accepts or returns them."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from partui.domain.agencies.members import MEMBER_STATUSES
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, ASKED, BESIDES, Answer, AnswerState, answer_value, read_answer
from partui.domain.forms.filled import CellFault, FilledCell, FilledRow, FilledTable
from partui.domain.forms.form import CLOSED, AskedAs, FormRow, ReportForm, answer_name
from partui.domain.forms.outcome import FormOutcome, SaidOnForm
from partui.domain.journal.changes import check_completed_on
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.store.db.connection import transaction
from partui.store.edits.reminders import answered
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.queries.forms.asked import asked_as, said_now
from partui.store.queries.tasks import tasks_by_id

_FIXED = ("title",)


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
        news = {task: new for task, answer in work.answers.items() if (new := _new(conn, task, answer))}
        replied = [value for task in news for value in answered(conn, task, form.agency, day.date)]
        write_changes(conn, [*news.values(), *replied], who)
    codes = {tasks[uid].code for uid in tasks if tasks[uid].id in news}
    return FormOutcome(
        file,
        form.name,
        form.uuid,
        len(form.rows),
        tuple(change for change in work.changes if change.code in codes),
        tuple(work.faults),
        tuple(work.refused),
        known=len(work.answers) - len(news),
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
    found = {task.id: task for task in tasks_by_id(conn, list(known.values()), day)}
    return {uid: found[key] for uid, key in known.items() if key in found}


def _new(conn: sqlite3.Connection, task: int, answer: Answer) -> NewValue | None:
    """Return what an answer writes: nothing where the same was said before, whatever has become of it since."""
    subject, field = Subject("task", task), f"{ANSWER}{answer.uuid}"
    before = read_answer(field, read_state(conn, subject).values.get(field))
    same = before is not None and before.said == answer.said
    return None if same else NewValue(subject, field, answer_value(answer))


class _FormAnswers:
    """Looks at the rows of a form one after the other."""

    def __init__(self, plan: int, form: ReportForm, who: Author, day: Day, tasks: Mapping[str, Task]) -> None:
        self._plan, self._form, self._who, self._day, self._tasks = plan, form, who, day, tasks
        self._sent = {row.code: row for row in form.rows}
        self._seen: set[str] = set()
        self.answers: dict[int, Answer] = {}
        self.changes: list[SaidOnForm] = []
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
        self.refused += [(task.code, name) for name in new if name in CLOSED[how]]
        new = {name: cell for name, cell in new.items() if name not in CLOSED[how]}
        if wrong or not new:
            return
        said = {name: cell.value or "" for name, cell in new.items()}
        if said.get("completed_on"):
            said.setdefault("status", Status.DONE)
        self._check(said, how, sent)
        now = said_now(task, self._form.agency, how)
        answer = Answer(answer_name(self._form.uuid, sent.uid), self._form.uuid, self._form.agency, self._form.name)
        self.answers[task.id] = answer._replace(**said, state=AnswerState.WAITING)
        for name, value in said.items():
            before = getattr(sent, name, "")
            old = now.get(name, "")
            self.changes.append(SaidOnForm(task.code, name, old, value, before if before != old else None))

    def _check(self, said: Mapping[str, str], how: AskedAs, sent: FormRow) -> None:
        status = said.get("status", sent.status)
        completed_on = said.get("completed_on") or sent.completed_on
        if status == Status.DONE and not completed_on:
            raise PartuiError("{code} đã hoàn thành thì phải có ngày hoàn thành", code=sent.code)
        if status != Status.DONE and said.get("completed_on"):
            raise PartuiError("{code}: ngày hoàn thành chỉ ghi cho việc đã hoàn thành", code=sent.code)
        if how is AskedAs.MEMBER and status not in MEMBER_STATUSES:
            raise PartuiError(
                "{code}: thành viên của nhóm chỉ ghi chưa, đang thực hiện hoặc hoàn thành", code=sent.code
            )
        if status == Status.DONE and said.keys() & {"status", "completed_on"}:
            today = self._who.now.astimezone().date()
            check_completed_on(date.fromisoformat(completed_on), max(self._day.date, today), today, self._plan)


def _is_new(cell: FilledCell, name: str, sent: FormRow) -> bool:
    """Tell whether a cell says something else than it said when the form was sent."""
    before = getattr(sent, name, "")
    return cell.fault is not None or (cell.value or "") != before
