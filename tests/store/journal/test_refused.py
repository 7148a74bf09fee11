"""What an edit of a task that waits for some members of its groups refuses."""

import sqlite3
from datetime import date

import pytest

from partui.domain.agencies.members import MemberStatus
from partui.domain.errors import PartuiError
from partui.domain.periods.state import PeriodStatus
from partui.domain.tasks.status import Status
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.due.agency_periods import set_agency_periods
from partui.store.edits.members import set_members
from partui.store.edits.rows import add_row
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.queries.agencies import directory_agency
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, task

AN = Author("An", NOW)
CODE, UNKNOWN_MEMBERS = "1.3.1", "5.1.2"
THREE = ["UBND huyện Ea Kar", "UBND huyện Krông Pắc", "UBND thị xã Buôn Hồ"]


@pytest.fixture
def districts(conn: sqlite3.Connection) -> sqlite3.Connection:
    """A store in which "UBND cấp huyện" stands for three bodies."""
    set_agency(conn, directory_agency(conn, PLAN, "UBND cấp huyện").id, AgencyEdit(add=THREE), AN)
    return conn


def tick(conn: sqlite3.Connection, *names: str) -> None:
    keys = [each.key for each in task(conn, CODE).members if each.name in names]
    set_members(conn, [task_id(conn, PLAN, CODE)], keys, MemberStatus(Status.DONE, date(2020, 9, 1)), AN, DAY.date)


def refusal(conn: sqlite3.Connection, code: str = CODE, **fields: str) -> str:
    before = task(conn, code)
    with pytest.raises(PartuiError) as refused:
        edit_tasks(conn, [task_id(conn, PLAN, code)], fields, AN, DAY.date)
    assert task(conn, code) == before
    return str(refused.value)


def test_more_members_than_there_are_are_never_enough(districts: sqlite3.Connection) -> None:
    assert refusal(districts, quorum="4") == (
        "1.3.1: các nhóm của nhiệm vụ chỉ có 3 thành viên, không thể cần 4. Chưa lưu gì."
    )
    edit(districts, CODE, quorum="3")
    edit(districts, CODE, quorum="100%")
    assert task(districts, CODE).quorum == "100%"
    # Of a group whose members are not known yet nobody can tell.
    edit(districts, UNKNOWN_MEMBERS, quorum="4")
    assert task(districts, UNKNOWN_MEMBERS).quorum == "4"


@pytest.mark.parametrize("status", ["todo", "doing"])
def test_a_task_is_not_opened_while_enough_members_are_done(districts: sqlite3.Connection, status: str) -> None:
    edit(districts, CODE, quorum="2")
    tick(districts, *THREE[:2])
    assert task(districts, CODE).status is Status.DONE
    edit(districts, CODE, status="done", completed_on="2020-09-30")
    assert refusal(districts, status=status) == (
        "1.3.1 hoàn thành vì đã đủ số thành viên cần có (2); muốn mở lại, hãy bỏ số ấy hoặc sửa kết quả của thành viên."
        " Chưa lưu gì."
    )
    edit(districts, CODE, status=status, quorum="3")
    assert task(districts, CODE).status is Status(status)


def test_a_task_may_be_called_off_or_put_off_whoever_has_done_its_part(districts: sqlite3.Connection) -> None:
    edit(districts, CODE, quorum="2")
    tick(districts, *THREE[:2])
    edit(districts, CODE, deadline="Quý IV", note="Đợi")
    edit(districts, CODE, status="cancelled", why="thôi")
    assert task(districts, CODE).status is Status.CANCELLED


def test_a_task_of_instances_that_all_have_reported_is_not_opened(districts: sqlite3.Connection) -> None:
    fields = {"title": "Báo cáo", "products": "Báo cáo", "deadline": "Quý II và Quý III", "leads": "UBND cấp huyện"}
    add_row(districts, PLAN, "task", "8.9", fields, None, AN._replace(on=date(2020, 2, 1)))
    periods = [each.key for each in task(districts, "8.9").periods]
    key = task_id(districts, PLAN, "8.9")
    set_agency_periods(districts, key, periods, THREE, PeriodStatus.DONE, AN, DAY.date, date(2020, 6, 1))
    assert task(districts, "8.9").status is Status.DONE
    assert refusal(districts, "8.9", status="doing").startswith(
        "8.9 hoàn thành vì đã đủ số thành viên cần có (mọi thành viên); muốn mở lại"
    )
