"""A revised plan over the seeded one."""

import sqlite3
from datetime import UTC, datetime
from typing import Any

import pytest

from partui.domain.deadlines.reading import read_deadline
from partui.domain.errors import PartuiError
from partui.domain.plan.file import ItemRow, PlanFile, parse_plan
from partui.domain.plan.reading import ResolvedPlan, read_plan
from partui.store.edits.plan_head import read_head
from partui.store.edits.revision import import_revision, revision_of
from partui.store.edits.rows import add_row
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from tests import places
from tests.store.officer import NOW, PLAN, edit, everything, task, undo

SEED = parse_plan(places.SEED.read_bytes())
WHO = Author("An", NOW)
LATER = Author("An", datetime(2020, 11, 1, tzinfo=UTC), "Theo kế hoạch điều chỉnh")
KEPT = "Tỷ lệ cơ quan chuyên môn cấp tỉnh và đơn vị hành chính cấp huyện được kiểm tra"
ROWS = "SELECT id, code, position, title, deadline, status, note, progress FROM task ORDER BY position"
NEW = ItemRow(
    code="1.3.9", title="Số hóa", products=("Kho số",), requirements=(), deadline="Tháng 11", lead="", implementers="",
    person="Phó Giám đốc A", other={"Kinh phí": "1 tỷ"}, kind="task", number="9",
)  # fmt: skip


def plan_with(changes: dict[str, dict[str, Any]], without: str = "", new: tuple[ItemRow, ...] = ()) -> ResolvedPlan:
    items = [row.model_copy(update=changes.get(row.code, {})) for row in SEED.items if row.code != without]
    at = next(number for number, row in enumerate(items) if row.title.startswith(KEPT)) + 1
    file: PlanFile = SEED.model_copy(update={"items": (*items[:at], *new, *items[at:])})
    return read_plan(file)


def test_the_same_document_brings_nothing(conn: sqlite3.Connection) -> None:
    before = everything(conn)
    assert import_revision(conn, plan_with({}), LATER) == []
    assert everything(conn) == before


def test_what_stayed_keeps_its_status_and_history_and_undo_takes_all_back(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="doing", progress="40")
    edit(conn, "1.3.2", status="done")
    edit(conn, "1.1", deadline="Tháng 2")
    before = conn.execute(ROWS).fetchall()
    revised = plan_with({"1.3.1": {"deadline": "Quý IV", "code": "1.3.8"}}, without="1.3.2", new=(NEW,))
    found = revision_of(conn, revised)
    assert [row.row.code for row in found.added] == ["1.3.9"]
    assert [row.code for row in found.dropped] == ["1.3.2"]
    assert [(row.before.code, dict(row.news)) for row in found.changed] == [
        ("1.3.1", {"deadline": "Quý IV", "code": "1.3.8"})
    ]
    import_revision(conn, revised, LATER)
    moved = task(conn, "1.3.8")
    assert (moved.recorded_status, moved.progress, moved.deadline) == ("doing", 40, "Quý IV")
    assert task(conn, "1.1").deadline == "Tháng 2"
    added = task(conn, "1.3.9")
    assert (added.position, added.person, dict(added.other), added.number) == (
        moved.position + 1, "Phó Giám đốc A", {"Kinh phí": "1 tỷ"}, "9"
    )  # fmt: skip
    with pytest.raises(PartuiError, match="không có nhiệm vụ mã"):
        task(conn, "1.3.2")
    assert check(conn) == []
    assert revision_of(conn, revised).same == len(SEED.items) + len(SEED.criteria)
    undo(conn, LATER)
    assert task(conn, "1.3.2").recorded_status == "done"
    assert conn.execute(ROWS).fetchall() == before
    assert check(conn) == []


def test_a_second_revision_goes_on_from_the_first(conn: sqlite3.Connection) -> None:
    first, second = plan_with({"1.3.1": {"deadline": "Quý IV"}}, new=(NEW,)), plan_with({})
    import_revision(conn, first, WHO)
    edit(conn, "1.3.9", note="đã bàn", deadline="Tháng 12")
    assert revision_of(conn, first) == revision_of(conn, first)._replace(added=(), dropped=(), changed=())
    import_revision(conn, second, LATER)
    assert task(conn, "1.3.1").deadline == "Quý III"
    with pytest.raises(PartuiError, match="không có nhiệm vụ mã"):
        task(conn, "1.3.9")


def test_a_row_of_an_officer_stays(conn: sqlite3.Connection) -> None:
    add_row(conn, PLAN, "task", "1.3.7", {"title": "Việc của phòng", "products": "Báo cáo"}, None, WHO)
    import_revision(conn, plan_with({"1.3.1": {"title": f"{KEPT} năm nay"}}), LATER)
    assert task(conn, "1.3.1").title.endswith("năm nay")
    assert task(conn, "1.3.7").title == "Việc của phòng"
    with pytest.raises(PartuiError, match=r"đã có dòng mang mã 1\.3\.7"):
        import_revision(conn, plan_with({}, new=(NEW.model_copy(update={"code": "1.3.7"}),)), LATER)


def test_points_of_a_criterion_are_revised_too(conn: sqlite3.Connection) -> None:
    criteria = tuple(
        row.model_copy(update={"max": 3, "target": 2.5}) if row.code == "1.5" else row for row in SEED.criteria
    )
    import_revision(conn, read_plan(SEED.model_copy(update={"criteria": criteria})), LATER)
    assert conn.execute("SELECT max, target FROM criterion WHERE code = '1.5'").fetchone() == ("3", "2.5")


def test_a_year_that_is_not_there_has_no_revision(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="2031"):
        revision_of(conn, read_plan(SEED.model_copy(update={"plan": SEED.plan.model_copy(update={"year": 2031})})))


def test_number_and_day_of_the_revised_document_count_where_it_says_them(conn: sqlite3.Connection) -> None:
    before, same = read_head(conn, PLAN), plan_with({})
    revised = same._replace(head=same.head.model_copy(update={"number": "9/KH-UBND", "issued": "2020-10-02"}))
    import_revision(conn, revised, LATER)
    assert read_head(conn, PLAN)._replace(version=1) == before._replace(number="9/KH-UBND", issued="2020-10-02")
    assert import_revision(conn, revised, LATER) == []
    undo(conn, LATER)
    assert read_head(conn, PLAN)._replace(version=1) == before
    assert check(conn) == []


def test_a_cell_that_the_revised_document_leaves_empty_is_empty(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", leads="Sở Tài chính")
    before = conn.execute(ROWS).fetchall()
    told = plan_with({})
    blank = told._replace(
        tasks=tuple(
            row._replace(deadline=read_deadline("", PLAN), leads_words="", leads=()) if row.code == "1.3.1" else row
            for row in told.tasks
        ),
        empty={"1.3.1": frozenset({"deadline", "leads", "implementers"})},
    )
    (changed,) = revision_of(conn, blank).changed
    assert dict(changed.news) == {"deadline": "", "leads": "", "emptied": "deadline leads"}
    import_revision(conn, blank, LATER)
    now = task(conn, "1.3.1")
    assert (now.deadline, now.due_on, now.leads, now.leads_words) == ("", None, (), "")
    assert now.implementers != ()
    assert import_revision(conn, blank, LATER) == []
    # What is typed after that counts, and what the next document says.
    edit(conn, "1.3.1", note="đã xem", deadline="Quý IV")
    assert (task(conn, "1.3.1").deadline, task(conn, "1.3.1").leads) == ("Quý IV", ())
    assert check(conn) == []
    filled = plan_with({"1.3.1": {"deadline": "Quý II"}})
    import_revision(conn, filled, LATER)
    assert (task(conn, "1.3.1").deadline, task(conn, "1.3.1").leads) == ("Quý II", ("Sở Nội vụ",))
    assert check(conn) == []
    for _edit in range(3):
        undo(conn, LATER)
    assert conn.execute(ROWS).fetchall() == before
    assert check(conn) == []


def test_a_cell_that_the_revised_document_leaves_blank_stays_and_undo_takes_the_rest_back(
    conn: sqlite3.Connection,
) -> None:
    before = conn.execute(ROWS).fetchall()
    import_revision(conn, plan_with({"1.3.1": {"implementers": "", "requirements": ("Đủ",)}}), LATER)
    assert task(conn, "1.3.1").implementers != ()
    undo(conn, LATER)
    assert conn.execute(ROWS).fetchall() == before
