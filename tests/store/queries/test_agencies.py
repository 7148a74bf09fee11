"""The agencies of a plan, found by any part of their names."""

import sqlite3

import pytest

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.errors import PartuiError
from partui.store.projection.agencies import known_agency
from partui.store.queries.agencies import agency_named, plan_agencies
from tests.store.officer import PLAN, edit


def test_agencies_of_the_plan_in_official_order(conn: sqlite3.Connection) -> None:
    names = [name for _key, name in plan_agencies(conn, PLAN)]
    assert names[:3] == ["Sở Nội vụ", "Sở Tư pháp", "Sở Kế hoạch và Đầu tư"]
    assert names[8:12] == ["Văn phòng UBND tỉnh", "Báo Đắk Lắk", "Bưu điện tỉnh", "Các cơ quan, đơn vị liên quan"]
    assert names[-3:] == ["Các sở, ban, ngành", "UBND cấp huyện", "UBND cấp xã"]
    assert len(names) == 16
    assert plan_agencies(conn, 1999) == []


def test_an_agency_without_a_task_is_not_of_the_plan(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", leads="Sở Y tế")
    assert agency_named(conn, PLAN, "y te")[1] == "Sở Y tế"
    edit(conn, "1.3.1", leads="")
    with pytest.raises(PartuiError, match="Không có cơ quan nào tên “y te”"):
        agency_named(conn, PLAN, "y te")


def test_spellings_of_one_agency_are_one(conn: sqlite3.Connection) -> None:
    known = agency_named(conn, PLAN, "Sở Nội vụ")[0]
    for name in ("sở nội vụ", "Sở Nội vụ.", "So\u031b\u0309 No\u0323\u0302i vu\u0323"):
        assert known_agency(conn, agency_key(name), name) == known
    assert len({known_agency(conn, agency_key(name), name) for name, _group in read_agencies("Sở Mới; sở mới")}) == 1


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("so noi vu", "Sở Nội vụ"),
        ("NOI VU", "Sở Nội vụ"),
        ("dak lak", "Báo Đắk Lắk"),
        ("phat thanh", "Đài Phát thanh và Truyền hình tỉnh"),
        ("cap xa", "UBND cấp xã"),
    ],
)
def test_any_unambiguous_part(conn: sqlite3.Connection, query: str, name: str) -> None:
    assert agency_named(conn, PLAN, query)[1] == name


def test_several_are_listed(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="chỉ nhiều cơ quan") as refused:
        agency_named(conn, PLAN, "ubnd")
    assert "Văn phòng UBND tỉnh; UBND cấp huyện; UBND cấp xã" in str(refused.value)


@pytest.mark.parametrize(
    ("query", "said"), [("so noj vu", "gần nhất: Sở Nội vụ"), ("zzz", "trong kế hoạch 2020"), ("", "nào tên “(trống)”")]
)
def test_no_such_agency(conn: sqlite3.Connection, query: str, said: str) -> None:
    with pytest.raises(PartuiError, match="Không có cơ quan") as refused:
        agency_named(conn, PLAN, query)
    assert said in str(refused.value)
