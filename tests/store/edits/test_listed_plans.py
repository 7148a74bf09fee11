"""The plans of a file: listed, chosen, removed."""

import sqlite3
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.next_plan import CarryOver
from partui.store.db.settings import plan_in_use
from partui.store.edits.next_plan import new_plan
from partui.store.edits.plan_removal import plan_to_remove, remove_plan
from partui.store.edits.plans import list_plans, use_plan
from partui.store.journal.edit import edit_tasks
from partui.store.journal.history import history
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.tasks import task_coded, task_id
from tests.store.officer import DAY, NOW, PLAN, edit, everything, undo

NEXT = 2021
AN = Author("An", NOW)


@pytest.fixture
def both(busy: sqlite3.Connection) -> sqlite3.Connection:
    new_plan(busy, NEXT, PLAN, CarryOver.LATE, AN, DAY)
    return busy


def test_plans_are_listed_with_their_counts(both: sqlite3.Connection) -> None:
    first, second = list_plans(both, DAY)
    assert (first.year, first.in_use, first.criteria, first.headings, first.tally.total) == (PLAN, True, 103, 32, 86)
    assert (second.year, second.in_use, second.tally.done) == (NEXT, False, 0)


def test_the_plan_in_use_is_chosen(both: sqlite3.Connection) -> None:
    use_plan(both, NEXT)
    assert plan_in_use(both) == NEXT
    with pytest.raises(PartuiError, match="không có kế hoạch năm 2019"):
        use_plan(both, 2019)


def test_a_removed_plan_takes_its_journal_and_nothing_else(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="x")
    before = sorted(everything(conn))
    new_plan(conn, NEXT, PLAN, CarryOver.LATE, AN, DAY)
    tasks, changes = plan_to_remove(conn, NEXT)
    assert (tasks, changes) == (86, len(history(conn, NEXT)))
    assert remove_plan(conn, NEXT).used == PLAN
    assert sorted(everything(conn)) == before
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute("DELETE FROM change")


def test_removing_the_plan_in_use_goes_to_the_latest_other(both: sqlite3.Connection) -> None:
    assert remove_plan(both, PLAN).used == NEXT
    assert [plan.year for plan in list_plans(both, DAY)] == [NEXT]
    assert check(both) == []
    with pytest.raises(PartuiError, match="duy nhất"):
        remove_plan(both, NEXT)


def test_undo_stays_in_its_plan(both: sqlite3.Connection) -> None:
    edit(both, "1.5", note="năm 2020")
    undo(both, AN, plan=NEXT)
    assert task_coded(both, PLAN, "1.5", DAY).note == "năm 2020"
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        undo(both, AN, plan=NEXT)


def test_nothing_of_a_removed_plan_stays_in_the_file(conn: sqlite3.Connection, store_path: Path) -> None:
    new_plan(conn, NEXT, PLAN, CarryOver.LATE, AN, DAY)
    said = {"note": "lời không ai được đọc nữa", "leads": "Sở Chỉ năm ấy"}
    edit_tasks(conn, [task_id(conn, NEXT, "1.3.1")], said, AN._replace(new_agencies=True), DAY.date)
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    remove_plan(conn, NEXT)
    left = b"".join(path.read_bytes() for path in store_path.parent.glob("partui.db*") if path.is_file())
    assert [text for text in said.values() if text.encode() in left] == []
    assert conn.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert check(conn) == []
