"""Many edits from a table that somebody filled in: looked at row by row, saved as one edit or not at all."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from partui.domain.errors import PartuiError
from partui.domain.forms.filled import (
    EDITABLE,
    GIVEN,
    CellFault,
    FilledRow,
    FilledTable,
    TableOutcome,
    is_passed_over,
    says_the_same,
    sets_nothing,
)
from partui.domain.journal.changes import Change
from partui.domain.tasks.task import Day, Task
from partui.store.db.connection import transaction
from partui.store.journal.edit import edit_within
from partui.store.journal.writing import Author
from partui.store.queries.tasks import find_row, task_id, tasks_by_id


def update_tasks(conn: sqlite3.Connection, plan: int, table: FilledTable, who: Author, day: Day) -> TableOutcome:
    """Set what a table says of tasks otherwise than the plan: all of it as one edit, or nothing where a row is wrong.

    Args:
        plan: the plan's year.
        day: the day looked at.
    """
    # As they stand on the day looked at, which an edit does not see.
    keys = filter(None, (find_row(conn, "task", plan, row.code) for row in table.rows))
    tasks = {task.id: task for task in tasks_by_id(conn, list(dict.fromkeys(keys)), day)}
    with transaction(conn):
        work = _TableEdits(conn, plan, who, day, tasks)
        for row in table.rows:
            work.look_at(row)
        changes = work.changes if work.faults else work.save()
        return TableOutcome(len(table.rows), tuple(changes), tuple(work.faults), tuple(work.refused), work.blank)


class _TableEdits:
    """Looks at rows one after the other, and keeps what they would change."""

    def __init__(self, conn: sqlite3.Connection, plan: int, who: Author, day: Day, tasks: Mapping[int, Task]) -> None:
        self._conn, self._plan, self._who, self._day, self._tasks = conn, plan, who, day, tasks
        self._edits: dict[int, dict[str, str | None]] = {}
        self._versions: dict[int, int] = {}
        self._rows: dict[int, FilledRow] = {}
        self.changes: list[Change] = []
        self.faults: list[CellFault] = []
        self.refused: list[tuple[str, str]] = []
        self.blank = 0

    def look_at(self, row: FilledRow) -> None:
        """Find out what a row would change, and what is wrong with it."""
        try:
            task = self._task(row)
            if task is not None:
                self._propose(row, task)
        except PartuiError as fault:
            self._fault(row, fault)

    def save(self) -> list[Change]:
        """Write what all the rows change, as one edit."""
        return edit_within(self._conn, self._edits, self._who, self._day.date, self._versions)

    def _fault(self, row: FilledRow, text: PartuiError, head: str = "") -> None:
        self.faults.append(CellFault(row.number, row.place, head, text))

    def _task(self, row: FilledRow) -> Task | None:
        """Return the task of a row; none for a heading that only stands between tasks.

        Raises:
            PartuiError: no such task, another plan's, or one that has a row already.
        """
        if row.plan not in (None, str(self._plan)):
            raise PartuiError("dòng của kế hoạch {other}, không phải kế hoạch {plan}", other=row.plan, plan=self._plan)
        if not row.cells.keys() - {"title"} and find_row(self._conn, "heading", self._plan, row.code) is not None:
            return None
        key = task_id(self._conn, self._plan, row.code)
        if earlier := self._rows.get(key):
            raise PartuiError("{code} đã có ở {place}", code=row.code, place=earlier.place)
        self._rows[key] = row
        task = self._tasks.get(key) or tasks_by_id(self._conn, [key], self._day)[0]
        title = row.cells.get("title")
        if title is not None and not says_the_same(task, "title", title.text):
            self._check_code(task, title.text)
        return task

    def _check_code(self, task: Task, title: str) -> None:
        """Refuse a row that is another task's: a spreadsheet takes 1.10 for a number and leaves 1.1.

        Raises:
            PartuiError: it has the title of a task whose code is the same number.
        """
        if task.code.count(".") != 1:
            return
        alike = self._conn.execute(
            "SELECT code, title FROM task WHERE plan = ?1 AND code GLOB ?2 || '0*'"
            " AND rtrim(code, '0') = rtrim(?2, '0')",
            (self._plan, task.code),
        )
        for code, its_title in alike:
            if its_title == title:
                raise PartuiError(
                    "nội dung là của {other}, mà mã là {code}: bảng tính đã đổi mã; hãy định dạng cột mã là chữ, hoặc"
                    " lập bảng bằng list --xlsx",
                    other=code,
                    code=task.code,
                )

    def _propose(self, row: FilledRow, task: Task) -> None:
        self.blank += sum(is_passed_over(task, column) for column in row.blank)
        otherwise = {name: cell for name, cell in row.cells.items() if not sets_nothing(task, name, cell)}
        self.refused += [(task.code, name) for name in GIVEN if name in otherwise]
        cells = {name: cell for name, cell in otherwise.items() if name in EDITABLE}
        for cell in cells.values():
            if cell.fault:
                self._fault(row, cell.fault, cell.head)
        fields: dict[str, str | None] = {EDITABLE[name]: cell.value for name, cell in cells.items() if not cell.fault}
        if not fields:
            return
        if row.version is not None:
            self._versions[task.id] = row.version
        with _undone(self._conn):
            changes = edit_within(self._conn, {task.id: fields}, self._who, self._day.date, self._versions)
        if changes:
            self._edits[task.id] = fields
            self.changes += changes


@contextmanager
def _undone(conn: sqlite3.Connection) -> Iterator[None]:
    """Take back what is written, once it is known that it could be."""
    conn.execute("SAVEPOINT tried")
    try:
        yield
    finally:
        conn.execute("ROLLBACK TO tried")
        conn.execute("RELEASE tried")
