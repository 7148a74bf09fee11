"""An edit: the changes, the row and what hangs on it, in one transaction."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import ChangedMeanwhile, LaterValueStands
from partui.domain.tasks.task import Day
from partui.store.db.connection import Connection, transaction
from partui.store.db.open import open_store
from partui.store.journal.edit import edit_each, edit_tasks
from partui.store.journal.history import history
from partui.store.journal.writing import Author, NewValue, author, write_changes
from partui.store.past.later import LookedAt
from partui.store.past.looking import look_at
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import plan_agencies
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import task_id
from tests.store.officer import CLOCK, DAY, NOW, PLAN, edit, everything, task, undo

INHERITING = "4.1.2"
WHO = Author("An", NOW)


def test_the_status_of_one_task(conn: sqlite3.Connection) -> None:
    changes = edit(conn, "1.3.1", status="doing", why="đã giao")
    assert [change[3:10] for change in changes] == [
        ("1.3.1", "status", "todo", "doing", "An", "2020-10-05T02:30:00.000000Z", "đã giao")
    ]
    assert {UUID(change.uuid).version for change in changes} == {4}
    assert history(conn, PLAN) == changes
    after = task(conn, "1.3.1")
    assert (after.status, after.version) == ("doing", 2)


def test_done_and_its_day_are_one_edit(conn: sqlite3.Connection) -> None:
    changes = edit(conn, "1.3.1", status="done", day=date(2020, 9, 30))
    assert [(change.field, change.old, change.new) for change in changes] == [
        ("status", "todo", "done"),
        ("completed_on", None, "2020-09-30"),
    ]
    assert len({change.edit for change in changes}) == 1
    assert len({change.uuid for change in changes}) == 2
    after = task(conn, "1.3.1")
    assert (after.completed_on, after.version) == (date(2020, 9, 30), 3)
    edit(conn, "1.3.1", status="doing")
    assert task(conn, "1.3.1").completed_on is None


def test_what_another_saves_while_the_lock_is_awaited_is_seen(conn: sqlite3.Connection, store_path: Path) -> None:
    with closing(open_store(str(store_path))) as other:
        waiting = iter(["BEGIN IMMEDIATE"])

        def other_first(statement: str) -> None:
            if statement == "BEGIN IMMEDIATE" and next(waiting, None):
                edit(other, "1.3.1", status="doing", by="Bình")

        conn.set_trace_callback(other_first)
        (change, _day) = edit(conn, "1.3.1", status="done")
    assert (change.old, change.new) == ("doing", "done")
    assert task(conn, "1.3.1").version == 4
    assert check(conn) == []


def test_today_is_the_officers_day_and_not_that_of_utc(conn: sqlite3.Connection) -> None:
    # 00:30 on the 6th in Đắk Lắk is 17:30 on the 5th in UTC.
    just_after_midnight = datetime(2020, 10, 5, 17, 30, tzinfo=UTC)
    edit(conn, "1.3.1", status="done", completed_on="2020-10-06", day=date(2020, 9, 30), now=just_after_midnight)
    assert task(conn, "1.3.1").recorded_completed_on == date(2020, 10, 6)


def test_a_deadline_is_read_again(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", deadline="  Trước ngày 01/12 ")
    after = task(conn, "1.3.1")
    assert (after.deadline, after.deadline_kind, after.due_on) == ("Trước ngày 01/12", "before", date(2020, 11, 30))
    edit(conn, "1.3.1", deadline="khi nào xong thì xong")
    after = task(conn, "1.3.1")
    assert (after.deadline_kind, after.due_on, after.days) == ("unknown", None, None)


def test_leads_are_read_again(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", leads="các Sở: Tư pháp, Tài chính; Sở Mới thành lập")
    after = task(conn, "1.3.1")
    assert after.leads == ("Sở Tư pháp", "Sở Tài chính", "Sở Mới thành lập")
    assert after.leads_words == "các Sở: Tư pháp, Tài chính; Sở Mới thành lập"
    new = next(key for key, name in plan_agencies(conn, PLAN) if name == "Sở Mới thành lập")
    assert list(task_keys(conn, PLAN, TaskQuery(agency=new), DAY)) == [after.id]


def test_what_is_edited_is_found_and_what_was_is_not(conn: sqlite3.Connection) -> None:
    def found(text: str) -> bool:
        return task(conn, "1.3.1").id in task_keys(conn, PLAN, TaskQuery(search=text), DAY)

    edit(conn, "1.3.1", note="Đợi [/foo] Nghị quyết", leads="Sở Hoàn toàn mới", deadline="Tháng 11")
    assert all(map(found, ("nghi quyet", "[/FOO]", "doi", "hoan toan moi", "thang 11")))
    edit(conn, "1.3.1", note="", leads="", deadline="")
    assert not any(map(found, ("[/foo]", "hoan toan moi", "thang 11")))


def test_a_figure_measured_is_kept_found_and_taken_back(conn: sqlite3.Connection) -> None:
    def found() -> bool:
        return task(conn, "1.3.1").id in task_keys(conn, PLAN, TaskQuery(search="DAT 32%"), DAY)

    assert (task(conn, "1.3.1").measured, found()) == ("", False)
    (change,) = edit(conn, "1.3.1", measured=" Đạt\n32% [x]")
    assert (change.field, change.old, change.new) == ("measured", "", "Đạt 32% [x]")
    assert (task(conn, "1.3.1").measured, found()) == ("Đạt 32% [x]", True)
    assert edit(conn, "1.3.1", measured="Đạt 32% [x]") == []
    (taken,) = edit(conn, "1.3.1", measured=" ")
    assert taken.new == ""
    assert (task(conn, "1.3.1").measured, found()) == ("", False)
    undo(conn, Author("An", NOW))
    assert (task(conn, "1.3.1").measured, found()) == ("Đạt 32% [x]", True)
    assert check(conn) == []


@pytest.mark.parametrize("empty", ["", None, "  ", "\u200b\n"])
def test_empty_words_take_back_what_the_plan_says(conn: sqlite3.Connection, empty: str | None) -> None:
    before = task(conn, INHERITING)
    assert {"deadline", "leads"} <= before.inherited.keys()
    edit(conn, INHERITING, deadline="Tháng 11", leads="Sở Y tế")
    corrected = task(conn, INHERITING)
    assert not {"deadline", "leads"} & corrected.inherited.keys()
    assert (corrected.due_on, corrected.leads) == (date(2020, 11, 30), ("Sở Y tế",))
    changes = edit(conn, INHERITING, deadline=empty, leads=empty)
    assert [change.new for change in changes] == [before.deadline, before.leads_words]
    assert task(conn, INHERITING) == before._replace(version=5)
    assert edit(conn, INHERITING, deadline=empty, leads=empty) == []
    assert check(conn) == []


def test_the_very_words_of_the_cell_above_are_inherited_still(conn: sqlite3.Connection) -> None:
    before = task(conn, INHERITING)
    assert edit(conn, INHERITING, leads=before.leads_words) == []
    edit(conn, INHERITING, leads="Sở Y tế")
    edit(conn, INHERITING, leads=before.leads_words)
    assert task(conn, INHERITING).inherited == before.inherited


def test_a_corrected_cell_leaves_those_that_inherited_from_it(conn: sqlite3.Connection) -> None:
    before = task(conn, INHERITING)
    edit(conn, before.inherited["leads"], leads="Sở Y tế", deadline="Tháng 11")
    assert task(conn, INHERITING) == before


def test_the_same_value_writes_nothing(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done", note="Đợi", progress="40")
    before = everything(conn)
    assert edit(conn, "1.3.1", status="done", note=" Đo\u031b\u0323i ", progress="040 %") == []
    assert everything(conn) == before


def test_several_tasks_are_one_edit(conn: sqlite3.Connection) -> None:
    changes = edit(conn, "1.3.1", "1.3.2", "1.3.1", status="cancelled", note="bỏ")
    assert [(change.code, change.field) for change in changes] == [
        ("1.3.1", "status"), ("1.3.1", "note"), ("1.3.2", "status"), ("1.3.2", "note"),
    ]  # fmt: skip
    assert len({(change.edit, change.at) for change in changes}) == 1


def test_several_tasks_all_or_none(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.2", status="done")
    before = everything(conn)
    with pytest.raises(PartuiError, match="phải có ngày hoàn thành"):
        edit(conn, "1.3.1", "1.3.2", completed_on="", note="x")
    gone = [task_id(conn, PLAN, "1.3.1"), 9999]
    with pytest.raises(PartuiError, match="không còn trong tệp"):
        edit_tasks(conn, gone, {"note": "x"}, Author("An", NOW), DAY.date)
    assert everything(conn) == before
    assert not conn.in_transaction


def test_an_edit_that_the_disk_refuses_half_way_leaves_nothing(conn: sqlite3.Connection) -> None:
    conn.execute("CREATE TEMP TRIGGER day_dia BEFORE UPDATE ON task_search BEGIN SELECT RAISE(ABORT, 'đĩa đầy'); END")
    before = everything(conn)
    with pytest.raises(sqlite3.IntegrityError, match="đĩa đầy"):
        edit(conn, "1.3.1", leads="Sở Chưa từng có", note="x")
    assert everything(conn) == before
    assert not conn.in_transaction


def test_no_task_no_change(conn: sqlite3.Connection) -> None:
    assert edit_tasks(conn, [], {"note": "x"}, Author("An", NOW), DAY.date) == []


def test_a_stale_save_over_the_same_field_is_refused(conn: sqlite3.Connection, store_path: Path) -> None:
    seen = task(conn, "1.3.1")
    with closing(open_store(str(store_path))) as other:
        edit(other, "1.3.1", by="Bình", note="của Bình")
    before = everything(conn)
    with pytest.raises(ChangedMeanwhile) as refused:
        edit(conn, "1.3.1", note="của An", progress="10", versions={seen.id: seen.version})
    assert refused.value.code == "1.3.1"
    assert (refused.value.change.by, refused.value.change.new) == ("Bình", "của Bình")
    assert all(text in str(refused.value) for text in ("Bình", "Ghi chú", "“của Bình”", "“của An”"))
    assert everything(conn) == before
    seen_again = task(conn, "1.3.1")
    edit(conn, "1.3.1", note="của An", versions={seen.id: seen_again.version})
    assert task(conn, "1.3.1").note == "của An"


def test_a_stale_save_that_was_looked_at_again_overrules_what_it_names_and_no_more(conn: sqlite3.Connection) -> None:
    seen = task(conn, "1.3.1")
    edit(conn, "1.3.1", by="Bình", note="của Bình", progress="60")
    who, versions = Author("An", NOW), {seen.id: seen.version}
    with pytest.raises(ChangedMeanwhile, match="% hoàn thành"):
        edit_each(conn, {seen.id: {"note": "của An", "progress": "10"}}, who, DAY.date, versions, [(seen.id, "note")])
    (change,) = edit_each(conn, {seen.id: {"note": "của An"}}, who, DAY.date, versions, [(seen.id, "note")])
    assert (change.old, change.new) == ("của Bình", "của An")


def test_each_task_has_fields_of_its_own(conn: sqlite3.Connection) -> None:
    one, other = task_id(conn, PLAN, "1.3.1"), task_id(conn, PLAN, "1.3.2")
    changes = edit_each(conn, {one: {"note": "một"}, other: {"progress": "20"}}, Author("An", NOW), DAY.date)
    assert [(change.code, change.field, change.new) for change in changes] == [
        ("1.3.1", "note", "một"), ("1.3.2", "progress", "20"),
    ]  # fmt: skip


def test_agencies_typed_without_marks_are_written_in_full(conn: sqlite3.Connection) -> None:
    typed = "so tai chinh; Sở Xây dựng"
    written = [change.new for change in edit(conn, "1.3.1", leads=typed, implementers=typed)]
    assert written == ["Sở Tài chính; Sở Xây dựng"] * 2
    (note,) = edit(conn, "1.3.1", note="so tai chinh")
    assert note.new == "so tai chinh"


def test_a_code_that_another_row_has_is_refused_and_nothing_written(conn: sqlite3.Connection) -> None:
    before = everything(conn)
    values = [NewValue(Subject("task", task_id(conn, PLAN, "1.3.1")), "code", "1.3.2")]
    with pytest.raises(PartuiError) as refused, transaction(conn):
        write_changes(conn, values, Author("An", NOW))
    assert str(refused.value) == "Kế hoạch đã có dòng mang mã 1.3.2; chưa lưu gì."
    assert everything(conn) == before


def test_a_stale_save_of_another_field_is_kept(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="trước đó")
    seen = task(conn, "1.3.1")
    edit(conn, "1.3.1", by="Bình", status="done")
    edit(conn, "1.3.1", note="của An", versions={seen.id: seen.version})
    after = task(conn, "1.3.1")
    assert (after.note, after.status, after.version) == ("của An", "done", 5)


def test_a_stale_status_over_a_new_day_of_completion_is_refused(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done")
    seen = task(conn, "1.3.1")
    edit(conn, "1.3.1", by="Bình", completed_on="2020-09-15")
    with pytest.raises(ChangedMeanwhile, match="Ngày hoàn thành") as refused:
        edit(conn, "1.3.1", status="doing", versions={seen.id: seen.version})
    assert "15/09/2020" in str(refused.value)


def test_a_stale_version_counts_changes_as_they_came_in(conn: sqlite3.Connection) -> None:
    """A change made earlier elsewhere may come into the file later."""
    edit(conn, "1.3.1", note="mới")
    seen = task(conn, "1.3.1")
    earlier = (NOW - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    conn.execute(
        "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
        f" VALUES (?1, ?1, ?2, 'progress', '0', '60', 'Bình', ?3, '', {CLOCK.format(at='?3')})",
        (str(uuid4()), seen.id, earlier),
    )
    conn.execute("UPDATE task SET progress = 60, version = version + 1 WHERE id = ?", (seen.id,))
    with pytest.raises(ChangedMeanwhile, match="% hoàn thành"):
        edit(conn, "1.3.1", progress="10", versions={seen.id: seen.version})


def test_two_writers_lose_nothing(store_path: Path) -> None:
    edits, codes = 50, ("1.3.1", "1.3.2", "2.2")
    together = Barrier(2, timeout=30)
    raised: list[BaseException] = []

    def work(name: str) -> None:
        try:
            with closing(open_store(str(store_path))) as own:
                together.wait()
                for number in range(edits):
                    edit(own, codes[number % 3], by=name, note=f"{name} {number}")
        except BaseException as error:
            raised.append(error)

    writers = [Thread(target=work, args=(name,), daemon=True) for name in ("An", "Bình")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert raised == []
    with closing(open_store(str(store_path))) as conn:
        changes = history(conn, PLAN)
        assert {(change.by, change.new) for change in changes} == {
            (name, f"{name} {number}") for name in ("An", "Bình") for number in range(edits)
        }
        assert len(changes) == 2 * edits
        assert [change.clock for change in changes] == sorted({change.clock for change in changes})
        assert sum(task(conn, code).version - 1 for code in codes) == 2 * edits
        for code in codes:
            of_task = [change for change in changes if change.code == code]
            assert [change.old for change in of_task[1:]] == [change.new for change in of_task[:-1]]
        assert check(conn) == []


def test_author_is_cleaned_and_short() -> None:
    someone = author("An\x1b[31m " + "x" * 300, "vì\x00 sao" * 1000)
    assert someone.by == "An[31m " + "x" * 193
    assert someone.why == ("vì sao" * 1000)[: limits.REASON]
    assert someone.now.tzinfo is UTC
    assert author(" \u200b").by == "?"


def test_a_task_done_later_is_being_done_on_the_day(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done", completed_on="2020-10-02")
    on_the_day = task(conn, "1.3.1", Day(date(2020, 9, 30)))
    assert (on_the_day.status, on_the_day.completed_on) == ("doing", None)
    assert (on_the_day.recorded_status, on_the_day.recorded_completed_on) == ("done", date(2020, 10, 2))


def test_what_counts_from_a_later_day_is_no_save_of_somebody_else(conn: Connection) -> None:
    edit(conn, "1.3.1", note="ghi sau")
    look_at(conn, LookedAt(date(2020, 10, 1)))
    seen = task(conn, "1.3.1")
    with pytest.raises(LaterValueStands, match="từ 05/10/2020 đã ghi Ghi chú là “ghi sau”; ghi cho ngày 01/10/2020"):
        edit(conn, "1.3.1", note="ghi trước", versions={seen.id: seen.version})
    edit(conn, "1.3.1", progress="10", versions={seen.id: seen.version})
    look_at(conn, LookedAt(date(2020, 10, 1)))
    again = task(conn, "1.3.1")
    edit(conn, "1.3.1", progress="20", versions={again.id: again.version})
    with pytest.raises(ChangedMeanwhile):
        edit(conn, "1.3.1", progress="30", versions={again.id: again.version})


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("after", "9.9.9", "9.9.9"),
        ("after", "1.3.1", "1.3.1"),
        ("serves", "9.9", "9.9"),
    ],
)
def test_what_a_task_follows_and_serves_is_in_its_plan(
    conn: sqlite3.Connection, field: str, value: str, told: str
) -> None:
    with pytest.raises(PartuiError, match=told):
        edit(conn, "1.3.1", **{field: value})  # type: ignore[arg-type]
    assert history(conn, PLAN) == []
    edit(conn, "1.3.1", after="1.3.2", serves="2.1")
    assert (task(conn, "1.3.1").after, task(conn, "1.3.1").serves) == (("1.3.2",), "2.1")


def test_a_clause_serves_a_criterion_and_has_no_other_fields_of_a_task(conn: sqlite3.Connection) -> None:
    key, code = conn.execute(
        "SELECT id, code FROM clause WHERE plan = ? AND part = 'action' LIMIT 1", (PLAN,)
    ).fetchone()
    (change,) = edit_each(conn, {key: {"serves": "1.3"}}, WHO, DAY.date, kind="clause")
    assert (change.code, change.field, change.new) == (code, "criterion", "1.3")
    with pytest.raises(PartuiError) as refused:
        edit_each(conn, {key: {"quorum": "2", "after": "1.3.1"}}, WHO, DAY.date, kind="clause")
    assert str(refused.value).startswith(f"{code} thuộc thân kế hoạch, không ghi được: ")
    assert history(conn, PLAN) == [change]


def test_a_new_day_of_issue_moves_what_counts_from_it(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", deadline="15 ngày kể từ ngày ban hành Kế hoạch")
    (head,) = conn.execute("SELECT id FROM subject WHERE kind = 'plan_head' AND plan = ?", (PLAN,)).fetchone()
    for issued, due_on in (("2020-03-01", date(2020, 3, 16)), ("2020-04-01", date(2020, 4, 16)), ("", None)):
        with transaction(conn):
            write_changes(conn, [NewValue(Subject("plan_head", head), "issued", issued)], WHO)
        assert task(conn, "1.3.1").due_on == due_on
        assert check(conn) == []
