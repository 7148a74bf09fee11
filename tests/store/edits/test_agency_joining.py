"""One agency under two names made one: tasks, criteria, groups; in one edit, which is undone as one."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from partui.domain.agencies.members import MemberStatus
from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, Answer, answer_value
from partui.domain.forms.sent import SENT, SentForm, sent_value
from partui.domain.reminders.sent import REMINDER, SentReminder, reminder_value
from partui.domain.tasks.status import Status
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, add_agency, set_agency
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.members import set_members
from partui.store.edits.plan_head import head_subject
from partui.store.edits.rows import change_row
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import directory_agency, list_agencies
from partui.store.queries.forms.answers import silent
from partui.store.queries.plan_codes import row_coded
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, everything, task, undo

AN = Author("An", NOW, new_agencies=True)


def agency(conn: sqlite3.Connection, name: str) -> int:
    return directory_agency(conn, PLAN, name).id


def test_two_names_become_one_and_an_undo_parts_them(conn: sqlite3.Connection) -> None:
    edit(conn, "1.1", leads="Sở Nội vu; Sở Tài chính", implementers="Sở Nội vụ, Sở Nội vu")
    change_row(conn, row_coded(conn, PLAN, "criterion", "1.1"), {"lead": "Sở Nội vu"}, AN)
    set_agency(conn, agency(conn, "Sở Nội vu"), AgencyEdit(short="NVU"), AN)
    before = [each.name for each in list_agencies(conn, PLAN)]
    assert {"Sở Nội vu", "Sở Nội vụ"} <= set(before)

    changes = join_agencies(conn, agency(conn, "Sở Nội vu"), agency(conn, "Sở Nội vụ"), AN)

    assert len({change.edit for change in changes}) == 1
    joined = task(conn, "1.1")
    assert (joined.leads, joined.implementers) == (("Sở Nội vụ", "Sở Tài chính"), ("Sở Nội vụ",))
    assert conn.execute("SELECT lead FROM criterion WHERE code = '1.1'").fetchone() == ("Sở Nội vụ",)
    assert [each.name for each in list_agencies(conn, PLAN)] == [name for name in before if name != "Sở Nội vu"]
    assert directory_agency(conn, PLAN, "NVU").name == "Sở Nội vụ"
    assert check(conn) == []
    undo(conn, AN)
    assert task(conn, "1.1").leads == ("Sở Nội vu", "Sở Tài chính")
    assert [each.name for each in list_agencies(conn, PLAN)] == before


def test_a_member_of_a_group_keeps_how_far_it_has_come(conn: sqlite3.Connection) -> None:
    group = agency(conn, "UBND cấp huyện")
    set_agency(conn, group, AgencyEdit(add=["UBND huyện Lak", "UBND thị xã Buôn Hồ"]), AN)
    add_agency(conn, "UBND huyện Lắk", "", AN)
    (key,) = conn.execute("SELECT key FROM agency WHERE name = 'UBND huyện Lak'").fetchone()
    tasks = [task_id(conn, PLAN, "1.3.1")]
    set_members(conn, tasks, [key], MemberStatus(Status.DONE, DAY.date), AN, DAY.date)
    join_agencies(conn, agency(conn, "UBND huyện Lak"), agency(conn, "UBND huyện Lắk"), AN)
    done = [
        (member.name, member.completed_on) for member in task(conn, "1.3.1").members if member.status is Status.DONE
    ]
    assert done == [("UBND huyện Lắk", DAY.date)]
    assert check(conn) == []


def test_what_is_one_already_or_part_of_the_other_is_refused(conn: sqlite3.Connection) -> None:
    group, own = agency(conn, "UBND cấp huyện"), agency(conn, "Sở Nội vụ")
    set_agency(conn, group, AgencyEdit(add=["Sở Nội vụ"]), AN)
    before = everything(conn)
    for old, new in ((own, own), (own, group), (group, own)):
        with pytest.raises(PartuiError):
            join_agencies(conn, old, new, AN)
    assert everything(conn) == before


def test_who_is_named_later_elsewhere_follows_until_the_joining_is_undone(
    conn: sqlite3.Connection, store_path: Path, tmp_path: Path
) -> None:
    edit(conn, "1.1", leads="Sở Nội vu")
    path = tmp_path / "khác.db"
    copy_to(conn, str(path))
    group = agency(conn, "UBND cấp huyện")
    with closing(open_store(str(path))) as other:
        edit(other, "1.2", leads="Sở Nội vu; Sở Y tế", by="Bình")
        set_agency(other, group, AgencyEdit(add=["Sở Nội vu"]), AN._replace(new_agencies=True))
        later = AN._replace(now=NOW + timedelta(hours=1))
        join_agencies(conn, agency(conn, "Sở Nội vu"), agency(conn, "Sở Nội vụ"), later)
        for _time in range(2):
            merge(conn, [str(path)])
            merge(other, [str(store_path)])
        for each in (conn, other):
            assert task(each, "1.2").leads == ("Sở Nội vụ", "Sở Y tế")
            assert [member.name for member in task(each, "1.3.1").members] == ["Sở Nội vụ"]
            assert "Sở Nội vu" not in [listed.name for listed in list_agencies(each, PLAN)]
            assert edit(each, "1.3.1", leads="Sở Nội vu") == [], "it is its lead already"
            assert check(each) == []
    undo(conn, AN)
    assert task(conn, "1.1").leads == ("Sở Nội vu",)
    assert task(conn, "1.2").leads == ("Sở Nội vu", "Sở Y tế")
    assert [member.name for member in task(conn, "1.3.1").members] == ["Sở Nội vu"]
    assert check(conn) == []


def test_two_that_were_joined_either_way_are_one(conn: sqlite3.Connection, store_path: Path, tmp_path: Path) -> None:
    edit(conn, "1.1", leads="Sở Một")
    edit(conn, "1.2", leads="Sở Hai")
    path = tmp_path / "khác.db"
    copy_to(conn, str(path))
    with closing(open_store(str(path))) as other:
        join_agencies(conn, agency(conn, "Sở Một"), agency(conn, "Sở Hai"), AN)
        join_agencies(other, agency(other, "Sở Hai"), agency(other, "Sở Một"), AN)
        merge(conn, [str(path)])
        merge(other, [str(store_path)])
        for each in (conn, other):
            assert {task(each, code).leads for code in ("1.1", "1.2")} == {("Sở Hai",)}
            assert check(each) == []


def test_forms_answers_and_letters_follow_and_come_back(conn: sqlite3.Connection) -> None:
    edit(conn, "1.2", leads="Sở Nội vu")
    old, new = agency(conn, "Sở Nội vu"), agency(conn, "Sở Nội vụ")
    names = (agency_key("Sở Nội vu"), "Sở Nội vu")
    form, answer, answered, letter = (str(UUID(int=number)) for number in range(4))
    said = {
        ("plan_head", f"{SENT}{form}"): sent_value(SentForm(form, *names, DAY.date, 3)),
        ("task", f"{ANSWER}{answer}"): answer_value(Answer(answer, answered, *names)),
        ("task", f"{REMINDER}{letter}"): reminder_value(SentReminder(letter, *names, DAY.date)),
    }
    subjects = {"plan_head": head_subject(conn, PLAN), "task": Subject("task", task_id(conn, PLAN, "1.1"))}
    with transaction(conn):
        write_changes(conn, [NewValue(subjects[kind], field, value) for (kind, field), value in said.items()], AN)

    def named() -> set[str]:
        return {
            name
            for table in ("answer", "reminder", "sent_form")
            for (name,) in conn.execute(f"SELECT name FROM {table}")
        }

    assert named() == {"Sở Nội vu"}
    join_agencies(conn, old, new, AN)
    assert named() == {"Sở Nội vụ"}
    assert [each.name for each in silent(conn, PLAN, DAY.date)] == ["Sở Nội vụ"]
    assert check(conn) == []
    undo(conn, AN)
    assert named() == {"Sở Nội vu"}
    assert check(conn) == []
