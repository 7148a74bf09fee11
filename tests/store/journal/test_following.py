"""Rows that an edit of something else brings along, so that they say what the journal does."""

import sqlite3
from datetime import date

from partui.domain.agencies.members import MemberStatus
from partui.domain.periods.state import PeriodStatus
from partui.domain.tasks.status import Status
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.due.agency_periods import set_agency_periods
from partui.store.edits.members import set_members
from partui.store.edits.rows import add_row
from partui.store.journal.history import authors_and_fields, newest_changes
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.agencies import directory_agency
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, task, undo

AN = Author("An", NOW, new_agencies=True)
CODE, GROUP = "1.3.1", "UBND cấp huyện"
THREE = ["UBND huyện Ea Kar", "UBND huyện Krông Pắc", "UBND thị xã Buôn Hồ"]


def agency(conn: sqlite3.Connection, name: str) -> int:
    return directory_agency(conn, PLAN, name).id


def test_tasks_that_name_a_joined_agency_name_the_other_and_an_undo_parts_them(conn: sqlite3.Connection) -> None:
    edit(conn, "1.1", leads="Sở Nội vu; Sở Tài chính")
    edit(conn, "1.3.2", implementers="Sở Nội vu")
    join_agencies(conn, agency(conn, "Sở Nội vu"), agency(conn, "Sở Nội vụ"), AN)
    assert (task(conn, "1.1").leads, task(conn, "1.3.2").implementers) == (
        ("Sở Nội vụ", "Sở Tài chính"),
        ("Sở Nội vụ",),
    )
    assert check(conn) == []
    undo(conn, AN)
    assert (task(conn, "1.1").leads, task(conn, "1.3.2").implementers) == (
        ("Sở Nội vu", "Sở Tài chính"),
        ("Sở Nội vu",),
    )
    assert check(conn) == []


def test_a_group_that_loses_members_may_have_enough_done(conn: sqlite3.Connection) -> None:
    set_agency(conn, agency(conn, GROUP), AgencyEdit(add=THREE), AN)
    edit(conn, CODE, quorum="50%")
    keys = [each.key for each in task(conn, CODE).members if each.name == THREE[0]]
    set_members(conn, [task_id(conn, PLAN, CODE)], keys, MemberStatus(Status.DONE, date(2020, 9, 1)), AN, DAY.date)
    assert task(conn, CODE).status is not Status.DONE
    set_agency(conn, agency(conn, GROUP), AgencyEdit(drop=THREE[2:]), AN)
    assert (task(conn, CODE).status, task(conn, CODE).completed_on) == (Status.DONE, date(2020, 9, 1))
    assert check(conn) == []
    undo(conn, AN)
    assert task(conn, CODE).status is not Status.DONE
    assert check(conn) == []


def test_an_instance_is_done_with_the_last_member_that_owes_it(conn: sqlite3.Connection) -> None:
    set_agency(conn, agency(conn, GROUP), AgencyEdit(add=THREE), AN)
    fields = {"title": "Báo cáo", "products": "Báo cáo", "deadline": "Quý III và Quý IV", "leads": GROUP}
    add_row(conn, PLAN, "task", "8.9", fields, None, AN._replace(on=date(2020, 2, 1)))
    key, (third, _fourth) = task_id(conn, PLAN, "8.9"), task(conn, "8.9").periods
    for agencies, status in ((THREE[:2], PeriodStatus.OPEN), (THREE[2:], PeriodStatus.DONE)):
        set_agency_periods(conn, key, [third.key], agencies, PeriodStatus.DONE, AN, DAY.date, date(2020, 9, 1))
        assert task(conn, "8.9").periods[0].status is status
        assert check(conn) == []


def test_the_changes_of_a_plan_are_found_by_what_is_looked_for(conn: sqlite3.Connection) -> None:
    edit(conn, CODE, note="một")
    edit(conn, CODE, deadline="Quý IV", by="Bình")
    edit(conn, CODE, note="hai", by="Ất")
    noted = newest_changes(conn, PLAN, 5, wanted=lambda change: change.field == "note")
    assert [change.new for change in noted] == ["hai", "một"]
    assert [change.new for change in newest_changes(conn, PLAN, 1, wanted=lambda change: change.by != "Ất")] == [
        "Quý IV"
    ]
    authors, changed = authors_and_fields(conn, PLAN)
    assert (authors, set(changed)) == (["An", "Ất", "Bình"], {"note", "deadline"})
