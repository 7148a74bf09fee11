"""How SQLite goes about the hot queries: it scans no journal, and tasks only over an index that holds all it needs."""

import re
import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Role
from partui.store.journal.history import newest_changes
from partui.store.journal.writing import Author
from partui.store.queries.due.order import held_up_by_late
from partui.store.queries.due.overdue import late_tasks, overdue_by_agency
from partui.store.queries.listing import Sort, TaskQuery, row_keys, task_keys
from partui.store.queries.screens import load_overview
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import tasks_by_id
from tests.store.officer import DAY, NOW, PLAN, edit, undo

Question = Callable[[sqlite3.Connection], object]

WANTED = [
    TaskQuery(),
    TaskQuery(agency=3),
    TaskQuery(agency=3, role=Role.ANY, sort=Sort.TIMELINESS),
    TaskQuery(chapter="1"),
    *(TaskQuery(sort=sort) for sort in (Sort.DUE, Sort.TIMELINESS, Sort.STATUS)),
    *(TaskQuery(status=status) for status in Status),
    *(TaskQuery(timeliness=timeliness, chapter="2") for timeliness in Timeliness),
]
HOT: dict[str, Question] = {
    "status": lambda conn: plan_tally(conn, PLAN, DAY),
    "status of an agency": lambda conn: plan_tally(conn, PLAN, DAY, 3),
    "whom late tasks hold up": lambda conn: held_up_by_late(conn, PLAN, DAY),
    "a page of tasks": lambda conn: tasks_by_id(conn, range(1, 90), DAY),
    "the newest changes": lambda conn: newest_changes(conn, PLAN, 50, date(2020, 10, 1)),
    **{f"agencies, {role}": lambda conn, role=role: agency_tallies(conn, PLAN, DAY, role) for role in Role},  # type: ignore[misc]
    **{f"late tasks, {role}": lambda conn, role=role: overdue_by_agency(conn, PLAN, DAY, role) for role in Role},  # type: ignore[misc]
    "late tasks of an agency": lambda conn: overdue_by_agency(conn, PLAN, DAY, Role.ANY, 3),
    **{str(wanted): lambda conn, wanted=wanted: row_keys(conn, PLAN, wanted, DAY) for wanted in WANTED},  # type: ignore[misc]
}
# Steps over tasks that read a row for each, or all of them.
SCAN = re.compile(r"^SCAN (change|task|t|task_agency|ta|c)\b(?!.*COVERING)")
# Few tasks come after others, and no more stand in that index.
SEARCH_OF_A_PLAN = re.compile(r"^SEARCH (task|t) USING INDEX (?!task_by_order)\w+ \(plan=\?\)$")


def steps(conn: sqlite3.Connection, question: Question) -> list[str]:
    """What SQLite does for each statement that the question runs."""
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    question(conn)
    conn.set_trace_callback(None)
    read = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]
    assert read
    return [str(row[3]) for sql in read for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("question", HOT.values(), ids=HOT)
def test_nothing_is_scanned(busy: sqlite3.Connection, question: Question) -> None:
    found = steps(busy, question)
    assert [step for step in found if SCAN.search(step) or SEARCH_OF_A_PLAN.search(step)] == []


def test_the_counts_are_not_counted(busy: sqlite3.Connection) -> None:
    for question in (HOT["status"], HOT["agencies, lead"]):
        assert not [step for step in steps(busy, question) if re.search(r"\b(task|t|task_agency)\b", step)]


def test_late_tasks_are_found_by_their_due_date(busy: sqlite3.Connection) -> None:
    for late in (
        lambda conn: overdue_by_agency(conn, PLAN, DAY),
        lambda conn: late_tasks(conn, PLAN, DAY),
        lambda conn: task_keys(conn, PLAN, TaskQuery(timeliness=Timeliness.OVERDUE), DAY),
    ):
        assert [step for step in steps(busy, late) if "task_by_status (plan=? AND status=? AND due_on<?)" in step]


def test_a_search_walks_the_search_rows_alone(busy: sqlite3.Connection) -> None:
    found = steps(busy, lambda conn: row_keys(conn, PLAN, TaskQuery(search="kiem tra"), DAY))
    assert "SEARCH t USING COVERING INDEX task_by_position (plan=?)" in found


@pytest.mark.parametrize(
    "write",
    [
        lambda conn: edit(conn, "1.1", status="doing"),
        lambda conn: undo(conn, Author("An", NOW), only_by="An"),
        lambda conn: load_overview(conn, PLAN, DAY, DAY.date),
    ],
)
def test_nothing_else_that_a_key_does_scans(busy: sqlite3.Connection, write: Question) -> None:
    assert [step for step in steps(busy, write) if SCAN.search(step)] == []
