"""The directory of agencies: names, abbreviations, members."""

import sqlite3

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.plan.next_plan import CarryOver
from partui.domain.tasks.task import Role
from partui.store.edits.agencies import AgencyEdit, add_agency, remove_agency, set_agency
from partui.store.edits.next_plan import new_plan
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.queries.agencies import ListedAgency, agency_named, directory_agency, list_agencies, plan_agencies
from partui.store.queries.listing import TaskQuery, task_keys
from tests.store.officer import DAY, NOW, PLAN, edit, everything, task, undo

AN = Author("An", NOW)
FINANCE, DISTRICTS = "Sở Tài chính", "UBND cấp huyện"


def agency(conn: sqlite3.Connection, name: str) -> ListedAgency:
    return directory_agency(conn, PLAN, name)


def set_(conn: sqlite3.Connection, name: str, edit: AgencyEdit) -> list[Change]:
    return set_agency(conn, agency(conn, name).id, edit, AN)


def test_the_directory_lists_the_plans_agencies(conn: sqlite3.Connection) -> None:
    listed = {each.name: each for each in list_agencies(conn, PLAN)}
    with_tasks = [name for _key, name in plan_agencies(conn, PLAN)]
    assert [name for name in listed if name in with_tasks] == with_tasks
    assert len(with_tasks) == 16
    # Criteria and the plan's body name these besides.
    assert listed.keys() - with_tasks == {
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Hội Cựu chiến binh tỉnh",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    }
    assert listed[FINANCE][2:] == ("", False, 15, 1, ())
    assert listed[DISTRICTS].group


def test_an_abbreviation_means_the_agency_wherever_one_is_named(conn: sqlite3.Connection) -> None:
    set_(conn, FINANCE, AgencyEdit(short="STC", name="Sở Tài chính tỉnh Đắk Lắk"))
    assert agency_named(conn, PLAN, "stc")[1] == "Sở Tài chính tỉnh Đắk Lắk"
    edit(conn, "1.1", leads="stc; Sở Y tế", implementers="Sở Tài chính tỉnh Đắk Lắk")
    assert task(conn, "1.1").leads_words == "Sở Tài chính; Sở Y tế"
    assert task(conn, "1.1").leads == ("Sở Tài chính tỉnh Đắk Lắk", "Sở Y tế")
    assert task(conn, "1.1").implementers == ("Sở Tài chính tỉnh Đắk Lắk",)
    assert check(conn) == []
    set_(conn, "STC", AgencyEdit(name=""))
    assert task(conn, "1.1").leads[0] == FINANCE


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (AgencyEdit(short="Sở Nội vụ"), "đã là tên của Sở Nội vụ"),
        (AgencyEdit(name="SỞ NỘI VỤ"), "đã là tên của Sở Nội vụ"),
        (AgencyEdit(short="A; B"), "không dùng làm viết tắt được"),
        (AgencyEdit(short="x" * 31), "dài quá"),
        (AgencyEdit(name="x" * 2_001), "quá 2000"),
        (AgencyEdit(add=["x" * 94]), "Tên thành viên của nhóm phải có từ 1 đến"),
        (AgencyEdit(add=["#N/A"]), "không phải tên cơ quan"),
        (AgencyEdit(name="#REF!"), "không phải tên cơ quan"),
        (AgencyEdit(add=[FINANCE]), "chính mình"),
    ],
)
def test_a_name_that_cannot_be_is_refused(conn: sqlite3.Connection, wanted: AgencyEdit, said: str) -> None:
    before = everything(conn)
    with pytest.raises(PartuiError, match=said):
        set_(conn, FINANCE, wanted)
    assert everything(conn) == before


def test_a_group_stands_for_its_members(conn: sqlite3.Connection) -> None:
    set_(conn, DISTRICTS, AgencyEdit(add=["UBND huyện Lắk", "UBND thị xã Buôn Hồ"]))
    assert agency(conn, DISTRICTS).members == ("UBND huyện Lắk", "UBND thị xã Buôn Hồ")
    member = agency_named(conn, PLAN, "huyen lak")[0]
    mine = task_keys(conn, PLAN, TaskQuery(agency=member, role=Role.IMPLEMENTER), DAY)
    groups = TaskQuery(agency=agency(conn, DISTRICTS).id, role=Role.IMPLEMENTER)
    assert mine == task_keys(conn, PLAN, groups, DAY)
    assert len(mine) == 80
    with pytest.raises(PartuiError, match="không có đúng một thành viên “Krông”"):
        set_(conn, DISTRICTS, AgencyEdit(drop=["huyen lak", "Krông"]))
    assert len(agency(conn, DISTRICTS).members) == 2
    set_(conn, DISTRICTS, AgencyEdit(drop=["huyen lak"]))
    assert agency(conn, DISTRICTS).members == ("UBND thị xã Buôn Hồ",)
    assert check(conn) == []
    undo(conn, AN)
    undo(conn, AN)
    assert agency(conn, DISTRICTS).members == ()
    assert check(conn) == []


def test_an_agency_is_added_and_removed(conn: sqlite3.Connection) -> None:
    add_agency(conn, "Ban Quản lý dự án " + "đầu tư xây dựng " * 9, "", AN)
    add_agency(conn, "Sở Y tế", "SYT", AN)
    assert agency(conn, "syt").name == "Sở Y tế"
    with pytest.raises(PartuiError, match="đã có"):
        add_agency(conn, "sở y tế", "", AN)
    with pytest.raises(PartuiError, match="không phải tên cơ quan"):
        add_agency(conn, "#N/A", "", AN)
    set_(conn, "Các sở, ban, ngành", AgencyEdit(add=["SYT"]))
    remove_agency(conn, agency(conn, "SYT").id, AN)
    assert "Sở Y tế" not in {each.name for each in list_agencies(conn, PLAN)}
    assert agency(conn, "Các sở, ban, ngành").members == ()
    undo(conn, AN)
    assert agency(conn, "Các sở, ban, ngành").members == ("Sở Y tế",)
    assert check(conn) == []


def test_an_agency_with_tasks_is_not_removed(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match=r"còn trong 16 nhiệm vụ \(2020: 1\.5, .*…\), chưa bỏ"):
        remove_agency(conn, agency(conn, FINANCE).id, AN)
    new_plan(conn, 2021, 2020, CarryOver.FRESH, AN, DAY)
    with pytest.raises(PartuiError, match=r"4 nhiệm vụ \(2020: 1\.4\.1, 1\.4\.2; 2021: 1\.4\.1, 1\.4\.2\)"):
        remove_agency(conn, agency(conn, "Báo Đắk Lắk").id, AN)


def test_an_agency_changed_behind_the_journals_back_is_put_right(conn: sqlite3.Connection) -> None:
    set_(conn, DISTRICTS, AgencyEdit(short="CH", add=["UBND huyện Lắk"]))
    before = everything(conn)
    conn.execute("UPDATE agency SET short = 'X', version = 9 WHERE short = 'CH'")
    conn.execute("DELETE FROM agency_member")
    (found,) = check(conn)
    assert found.text == "UBND cấp huyện: short, agency_member, version không khớp với nhật ký thay đổi."
    repair(conn)
    assert everything(conn) == before


def test_a_name_typed_without_marks_is_the_known_agency(conn: sqlite3.Connection) -> None:
    add_agency(conn, "Sở Y tế", "", AN)
    edit(conn, "1.1", leads="so tai chinh; So Y te; Ban Abc")
    assert task(conn, "1.1").leads == ("Sở Tài chính", "Sở Y tế", "Ban Abc")
    add_agency(conn, "Sở Ý tế", "", AN)
    edit(conn, "1.2", leads="So Y te")
    assert task(conn, "1.2").leads == ("So Y te",)
    assert check(conn) == []
