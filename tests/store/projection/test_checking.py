"""The rows follow from the plan and the journal; where they do not, it is said and mended."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from threading import Event, Thread

import pytest

from partui.domain.tasks.evidence import Evidence
from partui.store.db.open import open_store
from partui.store.edits.evidence import put_evidence, remove_evidence
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.projection.kind import Subject
from partui.store.projection.rebuilding import TALLIES
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, everything, set_own, task, undo

BINH = Author("Bình", NOW)


def test_an_honest_file(busy: sqlite3.Connection) -> None:
    before = everything(busy)
    assert check(busy) == []
    assert repair(busy) == []
    assert everything(busy) == before


# Of a task each: {} is its id.
ALTERED = {
    "8.1.2": ("UPDATE task SET status = 'todo', completed_on = NULL WHERE id = {}", "status, completed_on"),
    "8.2": ("UPDATE task SET completed_on = '2020-10-02' WHERE id = {}", "completed_on"),
    "1.3.1": ("UPDATE task SET note = '' WHERE id = {}", "note"),
    "1.2": ("UPDATE task SET measured = '95 %' WHERE id = {}", "measured"),
    "1.4.1": ("UPDATE task SET progress = 99 WHERE id = {}", "progress"),
    "1.4.2": ("UPDATE task SET due_on = '2021-01-01' WHERE id = {}", "due_on"),
    "1.5": ("UPDATE task SET deadline = 'Quý IV' WHERE id = {}", "deadline"),
    "1.6": ("UPDATE task SET leads = 'Sở Y tế' WHERE id = {}", "leads"),
    "2.1.1": ("UPDATE task SET inherited = '{{\"leads\": \"1.1\"}}' WHERE id = {}", "inherited"),
    "2.1.2": ("UPDATE task SET version = 9 WHERE id = {}", "version"),
    "3.2.1": ("UPDATE task SET title = 'Việc khác' WHERE id = {}", "title"),
    "3.2.2": ("UPDATE task SET products = '[]' WHERE id = {}", "products"),
    "3.2.3": ("UPDATE task SET requirements = '[\"x\"]' WHERE id = {}", "requirements"),
    "3.2.4": ("UPDATE task SET implementers = '' WHERE id = {}", "implementers"),
    "3.2.5": (
        "UPDATE task_agency SET agency_id = (SELECT max(id) FROM agency) WHERE role = 'lead' AND task_id = {}",
        "task_agency",
    ),
    "3.3.1": (
        "DELETE FROM task_agency WHERE role = 'implementer' AND position = 0 AND task_id = {}", "task_agency",
    ),
    "3.3.2": ("UPDATE task_search SET folded = '' WHERE task_id = {}", "task_search"),
    "3.3.3": ("DELETE FROM task_search WHERE task_id = {}", "task_search"),
}  # fmt: skip


def test_rows_altered_behind_the_journal_are_named_and_rebuilt(busy: sqlite3.Connection) -> None:
    honest = everything(busy)
    keys = {code: task(busy, code).id for code in ALTERED}
    for code, (damage, _named) in ALTERED.items():
        with closing(busy.execute(damage.format(keys[code]))) as done:
            assert done.rowcount == 1
    findings = check(busy)
    assert sorted(findings) == sorted(
        (f"{code}: {named} không khớp với nhật ký thay đổi.", Subject("task", keys[code]))
        for code, (_damage, named) in ALTERED.items()
    )
    assert repair(busy) == findings
    assert check(busy) == []
    assert everything(busy) == honest


@pytest.mark.parametrize("damage", ["DELETE FROM {} WHERE status = 'done'", "UPDATE {} SET tasks = tasks + 1"])
def test_counts_altered_by_hand_are_named_and_counted_anew(busy: sqlite3.Connection, damage: str) -> None:
    honest = everything(busy)
    for table in TALLIES:
        busy.execute(damage.format(table))
    findings = check(busy)
    assert [each.text for each in findings] == [f"Bảng đếm {table} không khớp với các nhiệm vụ." for table in TALLIES]
    assert repair(busy) == findings
    assert check(busy) == []
    assert everything(busy) == honest


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE evidence SET summary = 'Việc khác'",
        "UPDATE evidence SET issued_on = NULL",
        "DELETE FROM evidence",
        "INSERT INTO evidence (task_id, uuid, number, issuer, summary, link)"
        " SELECT task_id, '11111111-2222-4333-8444-555555555555', '', '', 'x', '' FROM evidence",
    ],
)
def test_a_document_altered_behind_the_journal_is_rebuilt(conn: sqlite3.Connection, damage: str) -> None:
    key = task_id(conn, PLAN, "1.3.1")
    put_evidence(conn, key, Evidence("", "", (1,), "12/BC", DAY.date, "Sở Nội vụ", "Báo cáo", ""), BINH)
    honest = everything(conn)
    conn.execute(damage)
    assert check(conn) == [("1.3.1: evidence không khớp với nhật ký thay đổi.", Subject("task", key))]
    repair(conn)
    assert check(conn) == []
    assert everything(conn) == honest


def test_documents_rebuilt_keep_their_order(conn: sqlite3.Connection) -> None:
    key = task_id(conn, PLAN, "1.3.1")
    for number in "abc":
        put_evidence(conn, key, Evidence("", "", (1,), number, None, "", "", ""), BINH)
    remove_evidence(conn, PLAN, task_evidence(conn, key)[0].uuid, BINH)
    undo(conn, BINH)
    honest = task_evidence(conn, key)
    assert [each.number for each in honest] == ["b", "c", "a"]
    conn.execute("DELETE FROM evidence WHERE number = 'b'")
    repair(conn)
    assert task_evidence(conn, key) == honest


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("own = 0.25", "own"),
        ("own = NULL", "own"),
        ("version = 9", "version"),
        ("own = 1, version = 9", "own, version"),
    ],
)
def test_an_own_score_altered_behind_the_journal_is_named_and_rebuilt(
    conn: sqlite3.Connection, damage: str, named: str
) -> None:
    set_own(conn, PLAN, "1.1", Decimal("0.5"), BINH)
    honest = everything(conn)
    conn.execute(f"UPDATE criterion SET {damage} WHERE code = '1.1'")
    (finding,) = check(conn)
    key = conn.execute("SELECT id FROM criterion WHERE code = '1.1'").fetchone()[0]
    assert finding == (f"1.1: {named} không khớp với nhật ký thay đổi.", Subject("criterion", key))
    assert repair(conn) == [finding]
    assert check(conn) == []
    assert everything(conn) == honest


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
    conn.execute("DELETE FROM task_source WHERE id = ?", (task(conn, "1.3.1").id,))
    assert [finding.text for finding in check(conn)] == ["1.3.1: không có dòng gốc của kế hoạch."]


def test_rows_that_are_gone_are_named_and_put_back(busy: sqlite3.Connection) -> None:
    honest = everything(busy)
    busy.execute("PRAGMA foreign_keys = OFF")
    for table in ("task_agency", "task_search", "evidence"):
        busy.execute(f"DELETE FROM {table} WHERE task_id = (SELECT id FROM task WHERE code = '1.3.1')")
    for table in ("task", "heading", "criterion"):
        busy.execute(f"DELETE FROM {table} WHERE code IN ('1.3', '1.3.1')")
    busy.execute("UPDATE task SET note = 'x' WHERE code = '1.3.2'")
    assert {finding.text for finding in repair(busy)} == {
        "1.3: thiếu dòng của bảng criterion.",
        "1.3: thiếu dòng của bảng heading.",
        "1.3.1: thiếu dòng của bảng task.",
        "1.3.2: note không khớp với nhật ký thay đổi.",
    }
    assert check(busy) == []
    assert everything(busy) == honest


def test_a_damaged_file_is_said_to_be(store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn:
        page = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'task_by_status'").fetchone()[0]
        size = conn.execute("PRAGMA page_size").fetchone()[0]
    with store_path.open("r+b") as file:
        file.seek((page - 1) * size + size // 2)
        file.write(bytes(size // 2))
    with closing(open_store(str(store_path))) as conn:
        findings = check(conn)
        assert findings
        assert {finding.subject for finding in findings} == {None}
        assert repair(conn) == findings


def test_a_field_of_a_later_partui_is_left_alone(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="x")
    conn.execute(
        "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
        " SELECT '11111111-2222-4333-8444-555555555555', edit, subject_id, 'của bản sau', NULL, 'x', author,"
        " '2020-10-05T02:30:00.000001Z', '', clock + 1 FROM change"
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


def test_what_was_rewritten_is_told_at_once_where_the_guard_was_taken_away(conn: sqlite3.Connection) -> None:
    edit(conn, "1.1", note="hai")
    conn.execute("DROP TRIGGER change_is_never_updated")
    conn.execute("UPDATE change SET new = 'HAI' WHERE field = 'note'")
    guard, rewritten = (finding.text for finding in check(conn))
    assert guard.startswith("Thiếu trigger change_is_never_updated")
    assert "không còn như khi ghi" in rewritten


def test_a_journal_without_its_guard_is_told_of_and_guarded_again(conn: sqlite3.Connection) -> None:
    conn.execute("DROP TRIGGER change_is_never_updated")
    assert [finding.text for finding in check(conn)] == ["Thiếu trigger change_is_never_updated bảo vệ nhật ký."]
    repair(conn)
    assert check(conn) == []
    edit(conn, "1.1", note="x")
    with pytest.raises(sqlite3.IntegrityError, match="never altered"):
        conn.execute("UPDATE change SET new = 'y'")


@pytest.mark.parametrize(("kind", "name"), [("INDEX", "task_by_status"), ("VIEW", "overdue_today")])
def test_an_index_or_a_view_that_lacks_is_told_of_and_made_again(
    conn: sqlite3.Connection, kind: str, name: str
) -> None:
    before = conn.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
    conn.execute(f"DROP {kind} {name}")
    assert [finding.text for finding in check(conn)] == [f"Thiếu {name} trong cấu trúc tệp."]
    repair(conn)
    assert check(conn) == []
    assert conn.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall() == before


def test_counts_that_nothing_keeps_are_told_of_and_kept_again(conn: sqlite3.Connection) -> None:
    conn.execute("DROP TRIGGER tally_task_updated")
    edit(conn, "1.1", status="done", completed_on="2020-09-30")
    assert [finding.text for finding in check(conn)] == ["Thiếu trigger tally_task_updated giữ cho bảng đếm đúng."]
    assert [finding.text for finding in repair(conn)][1:] == [
        f"Bảng đếm {table} không khớp với các nhiệm vụ." for table in ("plan_tally", "agency_tally")
    ]
    assert check(conn) == []
    edit(conn, "1.1", status="todo")
    assert check(conn) == []


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE change SET changed_at = '2020-02-31T00:00:00.000000Z'", "không phải một thời điểm"),
        ("UPDATE change SET changed_at = '2020-02-03T25:00:00.000000Z'", "không phải một thời điểm"),
        ("UPDATE change SET undoes = '11111111-2222-4333-8444-555555555555'", "không có hoặc thuộc dòng khác"),
        ("UPDATE setting SET value = '1999' WHERE name = 'plan_in_use'", "Kế hoạch đang dùng không có trong tệp"),
    ],
)
def test_a_broken_rule_of_the_house_is_named(conn: sqlite3.Connection, damage: str, named: str) -> None:
    edit(conn, "1.1", note="x")
    (guard,) = conn.execute("SELECT sql FROM sqlite_schema WHERE name = 'change_is_never_updated'").fetchone()
    conn.execute("DROP TRIGGER change_is_never_updated")
    conn.execute(damage)
    conn.execute(guard)
    (finding,) = check(conn)
    assert named in finding.text
    assert finding.subject is None
    edit(conn, "1.1", note="y")
    assert task(conn, "1.1").note == "y", "one bad moment stops every edit"


BROKEN = "CAST(x'c328' AS TEXT)"


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (f"UPDATE task SET title = {BROKEN} WHERE code = '1.1'", []),
        ("UPDATE task SET inherited = '{1' WHERE code = '4.1.2'", []),
        ("UPDATE task SET products = '[1,{]', note = 'a' || char(27) WHERE code = '1.1'", []),
        (f"UPDATE agency SET name = {BROKEN} WHERE id = (SELECT min(id) FROM agency)", []),
        ("UPDATE setting SET value = 'abc' WHERE name = 'plan_in_use'", []),
        (
            f"UPDATE task_source SET title = {BROKEN} WHERE id = (SELECT id FROM task WHERE code = '1.1')",
            ["Bảng task_source, dòng 1: có chữ không đọc được."],
        ),
        ("UPDATE task_source SET other = '{1}' WHERE id = 1", ["Bảng task_source, dòng 1: có ô không đọc được."]),
    ],
)
def test_what_cannot_be_read_is_mended_or_named(conn: sqlite3.Connection, damage: str, left: list[str]) -> None:
    edit(conn, "1.1", note="x")
    before = [conn.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in ("task", "agency")]
    conn.execute("PRAGMA ignore_check_constraints = ON")
    conn.execute(damage)
    conn.execute("PRAGMA ignore_check_constraints = OFF")
    assert check(conn)
    repair(conn)
    assert [finding.text for finding in check(conn)] == left
    assert [conn.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in ("task", "agency")] == before
