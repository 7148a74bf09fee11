"""The rows follow from the plan and the journal; where they do not, it is said and mended."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.statuses import Status
from partui.store.checking import check, repair, replay
from partui.store.connection import open_store
from partui.store.editing import Author
from partui.store.journal import history
from partui.store.rows import read_row
from partui.store.undoing import undo
from tests.store.officer import NOW, PLAN, edit, everything, in_memory, task


def test_an_honest_file(busy: sqlite3.Connection) -> None:
    before = everything(busy)
    assert check(busy) == []
    assert repair(busy) == []
    assert everything(busy) == before


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE task SET status = 'todo', completed_on = NULL WHERE code = '1.3.1'", "status, completed_on"),
        ("UPDATE task SET completed_on = '2020-10-02' WHERE code = '1.3.1'", "completed_on"),
        ("UPDATE task SET note = '' WHERE code = '1.3.1'", "note"),
        ("UPDATE task SET progress = 99 WHERE code = '1.3.1'", "progress"),
        ("UPDATE task SET due_on = '2021-01-01' WHERE code = '1.3.1'", "due_on"),
        ("UPDATE task SET deadline = 'Quý IV' WHERE code = '1.3.1'", "deadline"),
        ("UPDATE task SET leads = 'Sở Y tế' WHERE code = '1.3.1'", "leads"),
        ("UPDATE task SET inherited = '{\"leads\": \"1.1\"}' WHERE code = '1.3.1'", "inherited"),
        ("UPDATE task SET version = 9 WHERE code = '1.3.1'", "version"),
        ("UPDATE task SET title = 'Việc khác' WHERE code = '1.3.1'", "title"),
        ("UPDATE task SET products = '[]' WHERE code = '1.3.1'", "products"),
        ("UPDATE task SET requirements = '[\"x\"]' WHERE code = '1.3.1'", "requirements"),
        ("UPDATE task SET implementers = '' WHERE code = '1.3.1'", "implementers"),
        (
            "UPDATE task_agency SET agency_id = (SELECT max(id) FROM agency) WHERE role = 'lead'"
            " AND task_id = (SELECT id FROM task WHERE code = '1.3.1')",
            "task_agency",
        ),
        (
            "DELETE FROM task_agency WHERE role = 'implementer' AND position = 0"
            " AND task_id = (SELECT id FROM task WHERE code = '1.3.1')",
            "task_agency",
        ),
        (
            "UPDATE task_search SET folded = '' WHERE task_id = (SELECT id FROM task WHERE code = '1.3.1')",
            "task_search",
        ),
        ("DELETE FROM task_search WHERE task_id = (SELECT id FROM task WHERE code = '1.3.1')", "task_search"),
    ],
)
def test_a_row_altered_behind_the_journal_is_named_and_rebuilt(
    busy: sqlite3.Connection, damage: str, named: str
) -> None:
    honest = everything(busy)
    with closing(busy.execute(damage)) as done:
        assert done.rowcount == 1
    (finding,) = check(busy)
    assert finding.text == f"1.3.1: {named} không khớp với nhật ký thay đổi."
    assert finding.task == task(busy, "1.3.1").id
    assert repair(busy) == [finding]
    assert check(busy) == []
    assert everything(busy) == honest


def test_every_row_is_rebuilt(busy: sqlite3.Connection) -> None:
    honest = everything(busy)
    busy.execute("UPDATE task SET note = 'x', progress = 1")
    busy.execute("DELETE FROM task_agency")
    busy.execute("DELETE FROM task_search")
    assert len(repair(busy)) == 86
    assert everything(busy) == honest


def test_a_loose_reference_is_named(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("INSERT INTO task_search VALUES (9999, '', '', '')")
    (finding,) = check(conn)
    assert finding == ("Bảng task_search, dòng 9999: trỏ tới dòng không có trong task.", None)
    assert repair(conn) == [finding]


def test_a_task_without_its_cells_is_named(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="x")
    conn.execute("DELETE FROM task_source WHERE task_id = ?", (task(conn, "1.3.1").id,))
    assert [finding.text for finding in check(conn)] == ["1.3.1: không có dòng gốc của kế hoạch."]


def test_a_damaged_file_is_said_to_be(store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn:
        page = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'task_by_standing'").fetchone()[0]
        size = conn.execute("PRAGMA page_size").fetchone()[0]
    with store_path.open("r+b") as file:
        file.seek((page - 1) * size + size // 2)
        file.write(bytes(size // 2))
    with closing(open_store(str(store_path))) as conn:
        findings = check(conn)
        assert findings
        assert {finding.task for finding in findings} == {None}
        assert repair(conn) == findings


def test_a_field_of_a_later_partui_is_left_alone(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="x")
    conn.execute(
        "INSERT INTO change SELECT 90, '11111111-2222-4333-8444-555555555555', edit, NULL, task_id, 'của bản sau', NULL,"
        " 'x', by, '2020-10-05T02:30:00.000001Z', '' FROM change"
    )
    conn.execute("UPDATE task SET version = version + 1 WHERE code = '1.3.1'")
    assert check(conn) == []


def test_a_check_under_a_writer_finds_nothing(store_path: Path) -> None:
    stop = Event()

    def write() -> None:
        with closing(open_store(str(store_path))) as own:
            number = 0
            while not stop.is_set():
                number += 1
                edit(own, "1.3.1", "8.5", note=str(number), leads="Sở Y tế" if number % 2 else "")

    writer = Thread(target=write, daemon=True)
    writer.start()
    try:
        with closing(open_store(str(store_path))) as conn:
            assert [check(conn) for _ in range(5)] == [[]] * 5
            assert not conn.in_transaction
    finally:
        stop.set()
        writer.join(timeout=30)


CODES = ("1.3.1", "4.1.2", "8.5")
WORDS = st.sampled_from(["", "Quý I", "Tháng 11", "sớm", "Trong năm 2020", "Sở Y tế", "Sở Nội vụ; UBND cấp xã"])
EDITS = st.tuples(
    st.sets(st.sampled_from(CODES), min_size=1).map(sorted),
    st.fixed_dictionaries(
        {},
        optional={
            "status": st.sampled_from(Status),
            "completed_on": st.sampled_from([None, "2020-09-01", "2020-10-05", "2021-01-01"]),
            "deadline": WORDS,
            "leads": WORDS,
            "progress": st.sampled_from([None, "0", "40", "200"]),
            "note": st.sampled_from([None, "Đợi", "[/foo]"]),
        },
    ),
    st.integers(-3, 3).map(lambda hours: NOW + timedelta(hours=hours)),
)
UNDOES = st.none() | st.integers(0, 20)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(EDITS | UNDOES, max_size=12))
def test_whatever_is_edited_and_undone_the_journal_tells_the_rows(seeded: Path, steps: list[object]) -> None:
    with closing(in_memory(seeded)) as conn:
        for step in steps:
            before = conn.total_changes
            try:
                match step:
                    case (codes, fields, now):
                        edit(conn, *codes, now=now, **fields)
                    case int(number) if changes := history(conn, PLAN):
                        undo(conn, Author("Bình", NOW), changes[number % len(changes)].uuid)
                    case _:
                        undo(conn, Author("Bình", NOW))
            except PartuiError:
                assert conn.total_changes == before
        assert check(conn) == []
        for key, (_planned, row, _version) in replay(conn).items():
            assert read_row(conn, key) == row
        while True:
            try:
                undo(conn, Author("Bình", NOW))
            except PartuiError as refused:
                assert "Chưa có thay đổi nào" in str(refused)
                break
        assert check(conn) == []
        for code in CODES:
            assert (task(conn, code).status, task(conn, code).note) == ("todo", "")
