"""From where to where rows were moved, as the journal tells it."""

import sqlite3

import pytest

from partui.store.edits.rows import RowPosition, add_row, move_row
from partui.store.journal.history import history, newest_changes, subject_history
from partui.store.journal.writing import Author
from partui.store.projection.kind import Subject
from partui.store.queries.plan_codes import row_coded
from partui.wording.changes import from_to
from tests.store.officer import NOW, PLAN, undo

WHO = Author("An", NOW)


def move(conn: sqlite3.Connection, code: str, *, to: str | None = None, spot: RowPosition | None = None) -> Subject:
    subject = row_coded(conn, PLAN, "task", code)
    move_row(conn, PLAN, subject, WHO, code=to, spot=spot)
    return subject


def told(conn: sqlite3.Connection) -> list[str]:
    return [from_to(change) for change in history(conn, PLAN) if change.field == "place"]


def test_a_move_tells_from_where_to_where_as_the_plan_stood_then(conn: sqlite3.Connection) -> None:
    subject = move(conn, "1.1", spot=RowPosition("1.5"))
    move(conn, "1.2", to="1.9", spot=RowPosition("1", after=False))
    move(conn, "1.5", spot=RowPosition("1.6"))
    assert told(conn) == [
        "chuyển chỗ: sau 1 → sau 1.5",
        "chuyển chỗ: sau 1 → đầu phụ lục",
        "chuyển chỗ: sau 1.4.2 → sau 1.6",
    ]
    assert [from_to(change) for change in subject_history(conn, subject)] == ["chuyển chỗ: sau 1 → sau 1.5"]
    undo(conn, WHO)
    assert told(conn)[-1] == "chuyển chỗ: sau 1.6 → sau 1.4.2"


def test_a_row_that_is_added_comes_from_nowhere(conn: sqlite3.Connection) -> None:
    add_row(conn, PLAN, "task", "1.3.3", {"title": "Kiểm tra", "products": "Báo cáo"}, None, WHO)
    assert told(conn) == ["chuyển chỗ: – → sau 1.3.2"]


def test_only_the_last_edits_are_looked_into(conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.store.journal.history.MOST_EDITS", 1)
    move(conn, "1.1", spot=RowPosition("1.5"))
    move(conn, "1.1", spot=RowPosition("1"))
    assert told(conn) == ["chuyển chỗ", "chuyển chỗ: sau 1.5 → sau 1"]
    assert [change.move is None for change in newest_changes(conn, PLAN, 2)] == [False, True]
