"""An officer of the tests: reads and edits tasks by code, on a day when some of the 2020 plan is late."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from partui.domain.journal.changes import Change
from partui.domain.tasks.task import Day, Task
from partui.store.db.connection import Connection
from partui.store.edits.scores import set_scoring
from partui.store.journal.edit import edit_tasks
from partui.store.journal.undo import reverse, to_redo, to_undo
from partui.store.journal.writing import Author
from partui.store.queries.tasks import task_coded, task_id

PLAN = 2020
DAY = Day(date(2020, 10, 5))
NOW = datetime(2020, 10, 5, 2, 30, tzinfo=UTC)
# The least clock that a change may have, worked out by SQLite from its moment.
CLOCK = "min(max(ifnull(strftime('%s', substr({at}, 1, 19)) * 1000000 + substr({at}, 21, 6), 0), 0), 9007199254740991)"


def edit(
    conn: sqlite3.Connection,
    *codes: str,
    by: str = "An",
    now: datetime = NOW,
    why: str = "",
    day: date = DAY.date,
    versions: Mapping[int, int] | None = None,
    **fields: str | None,
) -> list[Change]:
    """Set fields of the tasks with these codes."""
    tasks = [task_id(conn, PLAN, code) for code in codes]
    return edit_tasks(conn, tasks, fields, Author(by, now, why, new_agencies=True), day, versions)


def set_own(
    conn: sqlite3.Connection, plan: int, code: str, own: Decimal | None, who: Author, seen: int | None = None
) -> list[Change]:
    """Enter an own score of a criterion, or take it away."""
    return set_scoring(conn, plan, code, {"own": None if own is None else f"{own:f}"}, who, seen)


def undo(
    conn: sqlite3.Connection,
    who: Author,
    uuid: str | None = None,
    only_by: str | None = None,
    plan: int | None = None,
) -> list[Change]:
    """Reverse the last edit, or the change named."""
    return reverse(conn, who, to_undo(conn, uuid, only_by, plan))


def redo(conn: sqlite3.Connection, who: Author, only_by: str | None = None, plan: int | None = None) -> list[Change]:
    """Reverse the last undo."""
    return reverse(conn, who, to_redo(conn, only_by, plan))


def task(conn: sqlite3.Connection, code: str, day: Day = DAY) -> Task:
    """The task with a code, seen from the day."""
    return task_coded(conn, PLAN, code, day)


def in_memory(path: Path) -> Connection:
    """A copy of a store that nothing outlives."""
    conn = sqlite3.connect(":memory:", isolation_level=None, factory=Connection)
    with closing(sqlite3.connect(path)) as source:
        source.backup(conn)
    conn.execute("PRAGMA foreign_keys = ON")
    return conn


def everything(conn: sqlite3.Connection) -> list[str]:
    """The whole file as SQL text; which place a row has in its table is nobody's."""
    return sorted(conn.iterdump())


def keep_busy(conn: sqlite3.Connection) -> None:
    """Edit tasks until every status and timeliness is there on the day."""
    end_of_year = date(2020, 12, 31)
    edit(conn, "1.1", status="done", completed_on="2020-09-01")
    edit(conn, "1.3.1", status="done", completed_on="2020-10-01", note="Chậm [x] 50% _")
    edit(conn, "2.2", status="cancelled", why="bỏ")
    edit(conn, "2.3", status="doing", deadline="Ngày 20/10")
    edit(conn, "3.1.1", deadline="Tháng 8", leads="Đài Phát thanh và Truyền hình tỉnh")
    edit(conn, "3.1.2", deadline="Tháng 9", status="doing", leads="Sở Y tế; Sở Tư pháp")
    edit(conn, "8.1.2", status="done", completed_on="2020-10-05")
    edit(
        conn,
        "8.2",
        status="done",
        completed_on="2020-11-15",
        day=end_of_year,
        now=datetime.combine(end_of_year, NOW.timetz()),
    )
