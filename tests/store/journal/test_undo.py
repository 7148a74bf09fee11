"""Undo: the opposite is written, and nothing that came after is lost."""

import json
import sqlite3
from datetime import date

import pytest

from partui.domain.agencies.members import MemberStatus
from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.plan.next_plan import CarryOver
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day
from partui.store.db.connection import transaction
from partui.store.edits.agencies import AgencyEdit, add_agency, set_agency
from partui.store.edits.evidence import put_evidence
from partui.store.edits.members import set_members
from partui.store.edits.next_plan import new_plan
from partui.store.edits.rows import RowPosition, add_row, move_row, remove_row
from partui.store.journal.edit import edit_tasks
from partui.store.journal.history import history
from partui.store.journal.undo import to_redo, to_undo
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.queries.agencies import list_agencies
from partui.store.queries.plan_codes import row_coded
from partui.store.queries.tasks import task_id
from partui.wording.journal import redone_text, reversal_lines, undone_text
from tests.store.officer import DAY, NOW, PLAN, edit, everything, redo, task, undo

WHO = Author("An", NOW, "nhầm")


def took_back(changes: list[Change]) -> list[tuple[str, str, str | None, str | None]]:
    return [(change.code, change.field, change.old, change.new) for change in changes]


def test_the_last_edit_goes_back_whole(conn: sqlite3.Connection) -> None:
    before = [task(conn, code) for code in ("1.3.1", "1.3.2")]
    made = edit(conn, "1.3.1", "1.3.2", status="done", leads="Sở Y tế", note="x")
    undone = undo(conn, WHO)
    assert [change.undoes for change in undone] == [change.uuid for change in reversed(made)]
    assert {(change.by, change.why) for change in undone} == {("An", "nhầm")}
    assert len({change.edit for change in undone}) == 1
    assert [task(conn, code) for code in ("1.3.1", "1.3.2")] == [each._replace(version=9) for each in before]
    assert history(conn, PLAN) == made + undone
    assert check(conn) == []


def test_backwards_until_nothing_is_left(conn: sqlite3.Connection) -> None:
    before = task(conn, "1.3.1")
    for note in ("một", "hai", "ba"):
        edit(conn, "1.3.1", note=note)
    assert [took_back(undo(conn, WHO))[0][3] for _ in range(3)] == ["hai", "một", ""]
    assert task(conn, "1.3.1") == before._replace(version=7)
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        undo(conn, WHO)
    edit(conn, "1.3.1", note="bốn")
    assert took_back(undo(conn, WHO)) == [("1.3.1", "note", "bốn", "")]


def test_nothing_to_undo(conn: sqlite3.Connection) -> None:
    before = everything(conn)
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        undo(conn, WHO)
    assert everything(conn) == before
    assert not conn.in_transaction


@pytest.mark.parametrize("length", [36, 12])
def test_a_change_by_name(conn: sqlite3.Connection, length: int) -> None:
    (first,) = edit(conn, "1.3.1", note="một")
    edit(conn, "1.3.2", note="hai")
    assert took_back(undo(conn, WHO, f" {first.uuid[:length].upper()} ")) == [("1.3.1", "note", "một", "")]
    assert task(conn, "1.3.2").note == "hai"


def test_one_field_of_an_edit_by_name_then_the_rest(conn: sqlite3.Connection) -> None:
    note = next(change for change in edit(conn, "1.3.1", note="một", progress="30") if change.field == "note")
    undo(conn, WHO, note.uuid)
    assert (task(conn, "1.3.1").note, task(conn, "1.3.1").progress) == ("", 30)
    assert took_back(undo(conn, WHO)) == [("1.3.1", "progress", "30", "0")]


@pytest.mark.parametrize("field", ["status", "completed_on"])
def test_status_and_day_of_completion_go_back_together(conn: sqlite3.Connection, field: str) -> None:
    made = edit(conn, "1.3.1", "1.3.2", status="done", note="xong")
    named = next(change for change in made if (change.code, change.field) == ("1.3.1", field))
    undone = undo(conn, WHO, named.uuid)
    assert {change.field for change in undone} == {"status", "completed_on"}
    assert {change.code for change in undone} == {"1.3.1"}
    assert (task(conn, "1.3.1").status, task(conn, "1.3.1").note) == ("todo", "xong")
    assert task(conn, "1.3.2").status == "done"


def test_an_overtaken_value_is_not_undone(conn: sqlite3.Connection) -> None:
    (first,) = edit(conn, "1.3.1", status="doing")
    edit(conn, "1.3.1", status="cancelled")
    before = everything(conn)
    with pytest.raises(PartuiError) as refused:
        undo(conn, WHO, first.uuid)
    assert str(refused.value) == (
        "Kết quả của 1.3.1 đã được sửa tiếp thành “Không thực hiện”; hãy hoàn tác thay đổi ấy trước."
    )
    assert everything(conn) == before


def test_a_new_day_of_completion_keeps_the_status_from_being_undone(conn: sqlite3.Connection) -> None:
    status, _day = edit(conn, "1.3.1", status="done")
    edit(conn, "1.3.1", completed_on="2020-09-20")
    with pytest.raises(PartuiError, match="sửa tiếp thành “20/09/2020”"):
        undo(conn, WHO, status.uuid)
    undo(conn, WHO)
    undo(conn, WHO, status.uuid)
    assert task(conn, "1.3.1").status == "todo"


def test_one_overtaken_task_keeps_the_whole_edit(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", "1.3.2", note="chung")
    conn.execute("UPDATE task SET note = 'khác' WHERE code = '1.3.1'")
    before = everything(conn)
    with pytest.raises(PartuiError, match="sửa tiếp"):
        undo(conn, WHO)
    assert everything(conn) == before


def test_undone_twice_is_refused(conn: sqlite3.Connection) -> None:
    (first,) = edit(conn, "1.3.1", note="một")
    undo(conn, WHO, first.uuid)
    with pytest.raises(PartuiError) as refused:
        undo(conn, WHO, first.uuid)
    assert str(refused.value) == (
        f"Thay đổi {first.uuid} đã được hoàn tác; không sửa gì thêm. Muốn lấy lại thì hoàn tác chính lần hoàn tác ấy."
    )


def test_undoing_an_undo_brings_it_back(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done")
    done = task(conn, "1.3.1")
    undone = undo(conn, WHO)
    redone = undo(conn, WHO, undone[0].uuid)
    assert task(conn, "1.3.1") == done._replace(version=7)
    assert {change.undoes for change in redone} == {change.uuid for change in undone}
    undo(conn, WHO)
    assert task(conn, "1.3.1").status == "todo"
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        undo(conn, WHO)
    assert check(conn) == []


def test_the_last_edit_of_one_officer(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", by="An", note="của An")
    edit(conn, "1.3.2", by="Bình", note="của Bình")
    assert took_back(undo(conn, WHO, only_by="An")) == [("1.3.1", "note", "của An", "")]
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        undo(conn, WHO, only_by="An")
    assert task(conn, "1.3.2").note == "của Bình"


def test_the_last_edit_of_one_plan_or_of_what_is_no_plans(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="của 2020")
    new_plan(conn, 2021, PLAN, CarryOver.FRESH, WHO, Day(date(2021, 1, 5)))
    edit_tasks(conn, [task_id(conn, 2021, "1.3.1")], {"note": "của 2021"}, WHO, date(2021, 1, 5))
    add_agency(conn, "Sở Y tế", "", WHO)
    assert [change.code for change in undo(conn, WHO, plan=PLAN)] == ["Sở Y tế"]
    assert took_back(undo(conn, WHO, plan=PLAN)) == [("1.3.1", "note", "của 2020", "")]
    with pytest.raises(PartuiError) as refused:
        undo(conn, WHO, plan=PLAN)
    assert str(refused.value) == "Chưa có thay đổi nào để hoàn tác; xem nhật ký bằng phím H hoặc “partui history”."
    assert took_back(undo(conn, WHO)) == [("1.3.1", "note", "của 2021", "")]


def test_of_an_edit_of_rows_one_change_takes_the_whole_back(conn: sqlite3.Connection) -> None:
    subject = row_coded(conn, PLAN, "task", "1.3.1")
    made = move_row(conn, PLAN, row_coded(conn, PLAN, "heading", "1.3"), WHO, code="1.9")
    assert len(made) > 2
    undone = undo(conn, WHO, made[1].uuid)
    assert [change.undoes for change in undone] == [change.uuid for change in reversed(made)]
    assert row_coded(conn, PLAN, "task", "1.3.1") == subject
    assert check(conn) == []


def test_a_row_moved_again_goes_back_last_move_first(conn: sqlite3.Connection) -> None:
    subject = row_coded(conn, PLAN, "task", "1.3.1")
    (first,) = move_row(conn, PLAN, subject, WHO, spot=RowPosition("1.6"))
    move_row(conn, PLAN, subject, WHO, spot=RowPosition("1.1"))
    with pytest.raises(PartuiError) as refused:
        undo(conn, WHO, first.uuid)
    assert str(refused.value) == "1.3.1 đã được chuyển chỗ lần nữa; hãy hoàn tác thay đổi ấy trước."
    undo(conn, WHO)
    (back,) = undo(conn, WHO, first.uuid)
    assert (back.field, back.new) == ("place", first.old)


def test_what_is_said_of_a_document_and_of_a_member_comes_and_goes(conn: sqlite3.Connection) -> None:
    key = task_id(conn, PLAN, "1.3.1")
    put_evidence(conn, key, Evidence("", "", (), "12/BC", None, "", "", ""), WHO)
    (gone,) = undo(conn, WHO)
    assert (gone.field.partition("/")[0], gone.new) == ("evidence", None)
    (group,) = [each for each in list_agencies(conn, PLAN) if each.name == "UBND cấp huyện"]
    set_agency(conn, group.id, AgencyEdit(add=["UBND huyện Ea Kar"]), WHO)
    member = agency_key("UBND huyện Ea Kar")
    (said,) = set_members(conn, [key], [member], MemberStatus(Status.DOING), WHO, DAY.date)
    (unsaid,) = undo(conn, WHO, said.uuid)
    assert (unsaid.field, unsaid.old, unsaid.new) == (f"member/{member}", said.new, None)
    (dropped,) = undo(conn, WHO)
    assert (dropped.code, dropped.field, dropped.new) == ("UBND cấp huyện", f"member/{member}", None)


@pytest.mark.parametrize(
    ("kind", "family", "said", "edited"),
    [
        ("task", "reading", {"on": "2020-09-01", "number": "53", "unit": "TTHC"}, {"number": "54"}),
        ("task", "extension", {"to": "Quý IV", "due": "2020-12-31", "on": "2020-09-01"}, {"document": "12/QĐ"}),
        ("task", "milestone", {"words": "Dự thảo", "due": "2020-09-01"}, {"done": "2020-08-30"}),
        ("task", "evidence", {"number": "12/BC"}, {"number": "13/BC"}),
        (
            "task",
            "agency_period",
            {"period": "2020-Q3", "agency": "so y te", "status": "done", "on": "2020-09-01"},
            {"on": "2020-09-02"},
        ),
        (
            "task",
            "answer",
            {"state": "waiting", "form": "f", "agency": "so y te", "name": "Sở Y tế"},
            {"note": "Đã gửi", "status": "doing"},
        ),
        (
            "plan_head",
            "form",
            {"agency": "so y te", "name": "Sở Y tế", "sent_on": "2020-09-01", "tasks": 2},
            {"tasks": 3},
        ),
        (
            "task",
            "reminder",
            {"agency": "so y te", "name": "Sở Y tế", "sent_on": "2020-09-01"},
            {"name": "Sở Ytế"},
        ),
        (
            "plan_head",
            "words",
            {"part": "lacking", "agency": "", "said_on": "2020-09-01", "text": "Chậm"},
            {"text": "Thiếu"},
        ),
    ],
)
def test_what_another_partui_says_more_of_goes_back_unless_it_was_edited(
    conn: sqlite3.Connection, kind: str, family: str, said: dict[str, object], edited: dict[str, object]
) -> None:
    (key,) = conn.execute(
        "SELECT id FROM subject WHERE kind = ? AND plan = ? AND code IN ('1.3.1', '2020')", (kind, PLAN)
    ).fetchone()
    subject, field = Subject(kind, key), f"{family}/{'1' * 8}-1111-4111-8111-{'1' * 12}"
    with transaction(conn):
        (first,) = write_changes(conn, [NewValue(subject, field, json.dumps({**said, "later": "hơn"}))], WHO)
    (gone,) = undo(conn, WHO, first.uuid)
    assert gone.new is None
    assert read_state(conn, subject).values.get(field) is None
    with transaction(conn):
        (again,) = write_changes(conn, [NewValue(subject, field, json.dumps(said))], WHO)
        write_changes(conn, [NewValue(subject, field, json.dumps({**said, **edited}))], WHO)
    with pytest.raises(PartuiError, match="đã được sửa tiếp"):
        undo(conn, WHO, again.uuid)


def test_leads_and_what_hangs_on_them_go_back(conn: sqlite3.Connection) -> None:
    before = task(conn, "4.1.2")
    edit(conn, "4.1.2", leads="Sở Y tế", deadline="Tháng 11")
    undo(conn, WHO)
    assert task(conn, "4.1.2") == before._replace(version=5)
    assert check(conn) == []


@pytest.mark.parametrize("uuid", ["0000", "%", "' OR 1=1", "x" * 10_000])
def test_no_such_change(conn: sqlite3.Connection, uuid: str) -> None:
    edit(conn, "1.3.1", note="một")
    with pytest.raises(PartuiError) as refused:
        undo(conn, WHO, uuid)
    assert str(refused.value) == f"Không có thay đổi nào mang mã {uuid}; xem “partui history”."


def test_the_start_of_several(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="một")
    for number in range(16):
        edit(conn, "1.3.1", note=str(number))
    starts = [change.uuid[0] for change in history(conn, PLAN)]
    common = max(starts, key=starts.count)
    with pytest.raises(PartuiError) as refused:
        undo(conn, WHO, common)
    assert str(refused.value) == f"Mã {common} chỉ nhiều thay đổi; hãy ghi đủ 36 ký tự."


def test_redo_brings_back_what_was_undone_last_first(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done", note="một")
    done = task(conn, "1.3.1")
    edit(conn, "1.3.1", "1.3.2", note="hai")
    undone = undo(conn, WHO), undo(conn, WHO)
    redone = redo(conn, WHO)
    assert [change.undoes for change in redone] == [change.uuid for change in reversed(undone[1])]
    assert task(conn, "1.3.1") == done._replace(version=task(conn, "1.3.1").version)
    redo(conn, WHO)
    assert [task(conn, code).note for code in ("1.3.1", "1.3.2")] == ["hai", "hai"]
    with pytest.raises(PartuiError, match="Không có lần hoàn tác nào để làm lại"):
        redo(conn, WHO)
    undo(conn, WHO)
    undo(conn, WHO)
    assert (task(conn, "1.3.1").status, task(conn, "1.3.1").note) == ("todo", "")
    with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
        undo(conn, WHO)
    redo(conn, WHO)
    assert task(conn, "1.3.1").note == "một"
    assert check(conn) == []


def test_after_another_edit_there_is_nothing_to_redo(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="một")
    undo(conn, WHO)
    edit(conn, "1.3.2", note="của Bình", by="Bình")
    before = everything(conn)
    with pytest.raises(PartuiError, match="chỉ làm lại được khi sau đó chưa sửa gì thêm"):
        redo(conn, WHO)
    with pytest.raises(PartuiError, match="Không có lần hoàn tác nào"):
        redo(conn, WHO, only_by="Bình")
    assert everything(conn) == before
    assert took_back(redo(conn, WHO, only_by="An")) == [("1.3.1", "note", "", "một")]
    undo(conn, WHO, only_by="An")
    edit(conn, "1.3.1", note="của Bình", by="Bình")
    with pytest.raises(PartuiError, match="sửa tiếp thành “của Bình”"):
        redo(conn, WHO, only_by="An")


def test_a_row_that_comes_and_goes_keeps_its_name(conn: sqlite3.Connection) -> None:
    cells = {"title": "Kiểm tra", "products": "Báo cáo"}
    add_row(conn, PLAN, "task", "1.3.3", cells, None, WHO)
    taken = to_undo(conn)
    undo(conn, WHO)
    assert {change.code for change in history(conn, PLAN)} == {"1.3.3"}
    assert history(conn, PLAN, "1.3.3") == history(conn, PLAN)
    at = "09:30"
    assert undone_text(taken, NOW.date()) == f"Đã rút 1.3.3 khỏi kế hoạch, thêm lúc {at}"
    assert undone_text(taken, date(2020, 10, 6)) == f"Đã rút 1.3.3 khỏi kế hoạch, thêm lúc {at} ngày 05/10/2020"
    back = to_redo(conn)
    assert redone_text(back) == "Đã đưa 1.3.3 trở lại kế hoạch"
    redo(conn, WHO)
    assert task(conn, "1.3.3").title == "Kiểm tra"
    remove_row(conn, PLAN, row_coded(conn, PLAN, "task", "1.3.3"), WHO)
    assert undone_text(to_undo(conn), NOW.date()) == f"Đã đưa 1.3.3 trở lại kế hoạch, xóa lúc {at}"
    undo(conn, WHO)
    assert redone_text(to_redo(conn)) == "Đã rút lại 1.3.3 khỏi kế hoạch"


def test_what_is_taken_back_is_said_in_words(conn: sqlite3.Connection) -> None:
    today = NOW.date()
    edit(conn, "1.3.1", status="done", note="một\nhai")
    assert undone_text(to_undo(conn), today) == (
        "Đã hoàn tác 1.3.1, sửa lúc 09:30: Kết quả Hoàn thành → Chưa thực hiện · Ghi chú một ⏎ hai → – · "
        "Ngày hoàn thành 05/10/2020 → –"
    )
    undo(conn, WHO)
    assert redone_text(to_redo(conn)).startswith("Đã làm lại 1.3.1: Kết quả Chưa thực hiện → Hoàn thành · ")
    edit(conn, "1.3.1", "1.3.2", progress="5")
    assert undone_text(to_undo(conn), today) == "Đã hoàn tác 2 dòng, sửa lúc 09:30: 1.3.1, 1.3.2"
    assert reversal_lines(to_undo(conn)) == ["1.3.1: % hoàn thành 5% → 0%", "1.3.2: % hoàn thành 5% → 0%"]
    undo(conn, WHO)
    assert redone_text(to_redo(conn)) == "Đã làm lại 2 dòng: 1.3.1, 1.3.2"
    move_row(conn, PLAN, row_coded(conn, PLAN, "task", "1.3.1"), WHO, spot=RowPosition("1.5"))
    assert undone_text(to_undo(conn), today) == "Đã đưa 1.3.1 về chỗ cũ, chuyển lúc 09:30"
    assert reversal_lines(to_undo(conn)) == ["1.3.1: về chỗ cũ"]
