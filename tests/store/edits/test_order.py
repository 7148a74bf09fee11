"""What waits for what in the store: no circle is saved, a merge that makes one is told, and codes follow their rows."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.db.open import open_store
from partui.store.edits.rows import move_row
from partui.store.exchange.merge import merge
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.projection.kind import Subject
from partui.store.queries.due.order import plan_order, waiting_of
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, redo, task, undo

AN = Author("An", NOW)
ON = DAY.date.isoformat()


def test_what_comes_before_and_what_is_held_up(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.2", after="1.3.1., 1.1")
    edit(conn, "1.5", after="1.3.2")
    assert plan_order(conn, PLAN) == {"1.3.2": ("1.3.1", "1.1"), "1.5": ("1.3.2",)}
    assert waiting_of(conn, task(conn, "1.3.2"), ON) == (("1.3.1", "1.1"), ("1.5",))
    edit(conn, "1.1", status="done", completed_on=ON)
    edit(conn, "1.5", status="cancelled", why="trùng")
    assert waiting_of(conn, task(conn, "1.3.2"), ON) == (("1.3.1",), ())
    assert waiting_of(conn, task(conn, "1.3.2"), "2020-10-04").before == ("1.3.1", "1.1")
    conn.execute("UPDATE task SET after = ''")
    assert [finding.text for finding in repair(conn)] == [
        "1.3.2: after không khớp với nhật ký thay đổi.",
        "1.5: after không khớp với nhật ký thay đổi.",
    ]
    assert check(conn) == []


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("1.3.1", "1.3.1 không đặt sau chính nó được: 1.3.1 → 1.3.1"),
        ("1.5", "1.3.1 đặt sau 1.5 thì thành vòng: 1.3.1 → 1.5 → 1.3.2 → 1.3.1"),
        ("9.9", "không có nhiệm vụ mã"),
        ("1", "là một mục"),
    ],
)
def test_a_circle_is_refused_and_nothing_is_saved(conn: sqlite3.Connection, after: str, said: str) -> None:
    edit(conn, "1.3.2", after="1.3.1")
    edit(conn, "1.5", after="1.3.2")
    with pytest.raises(PartuiError, match=said):
        edit(conn, "1.3.1", after=after)
    assert task(conn, "1.3.1").after == ()


def test_a_code_that_moves_takes_those_after_it_along(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.2", after="1.3.1")
    move_row(conn, PLAN, Subject("task", task_id(conn, PLAN, "1.3.1")), AN, code="1.3.9")
    assert task(conn, "1.3.2").after == ("1.3.9",)
    undo(conn, AN)
    assert task(conn, "1.3.2").after == ("1.3.1",)
    redo(conn, AN)
    assert (task(conn, "1.3.2").after, check(conn)) == (("1.3.9",), [])


def test_a_circle_that_a_merge_makes_is_told_and_hangs_nothing(store_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(store_path, other)
    for path, code, after, hours in ((store_path, "1.3.2", "1.3.1", 0), (other, "1.3.1", "1.3.2", 1)):
        with closing(open_store(str(path))) as conn:
            edit(conn, code, after=after, now=NOW + timedelta(hours=hours))
    with closing(open_store(str(store_path))) as conn:
        merge(conn, [str(other)])
        (found,) = check(conn)
        assert found.text == (
            "Kế hoạch 2020: các nhiệm vụ chờ nhau thành vòng: 1.3.1 → 1.3.2 → 1.3.1. Sửa bằng “partui set --after”."
        )
        assert waiting_of(conn, task(conn, "1.3.1"), ON) == (("1.3.2",), ("1.3.2",))
        edit(conn, "1.3.1", after="")
        assert check(conn) == []
