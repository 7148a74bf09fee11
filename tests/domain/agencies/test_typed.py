"""Agencies as they are typed: known by a part, near ones offered, old names told from new ones."""

from datetime import date

import pytest

from partui.domain.agencies.names import agency_key
from partui.domain.agencies.official_names import DEPARTMENTS, MINISTRIES
from partui.domain.agencies.renamed import PROVINCES, RENAMED, renaming_of
from partui.domain.agencies.typed import UnknownAgency, find_known_agency, in_full

# "Thanh tra tỉnh" has an official name of later.
KNOWN = {
    name: name
    for name in ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Văn phòng UBND tỉnh", "UBND cấp huyện", "UBND cấp xã")
} | {"Thanh tra tỉnh Đắk Lắk": "Thanh tra tỉnh", "Thanh tra tỉnh": "Thanh tra tỉnh"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("SỞ NỘI VU", "Sở Nội vụ"),
        ("noi vu", "Sở Nội vụ"),
        ("y tế", "Sở Y tế"),
        ("văn phòng", "Văn phòng UBND tỉnh"),
        ("cấp xã", "UBND cấp xã"),
        ("thanh tra", "Thanh tra tỉnh"),
        ("Thanh tra tỉnh Đắk Lắk", "Thanh tra tỉnh"),
    ],
)
def test_an_unambiguous_part_is_enough(typed: str, meant: str) -> None:
    assert find_known_agency(typed, KNOWN) == meant


@pytest.mark.parametrize(
    ("typed", "nearest", "said"),
    [
        ("Sở Y tếx", ("Sở Y tế",), "gần nhất: Sở Y tế"),
        ("Sở Nội vuj", ("Sở Nội vụ",), "gần nhất: Sở Nội vụ"),
        ("Tranh tra tỉnh", ("Thanh tra tỉnh",), "gần nhất: Thanh tra tỉnh"),
        ("Sở Du lịck", ("Sở Du lịch",), "gần nhất: Sở Du lịch"),
        ("UBND cấp", ("UBND cấp huyện", "UBND cấp xã"), "chỉ nhiều cơ quan: UBND cấp huyện; UBND cấp xã"),
        ("Sở Kế hoạch và Đầu tư", ("Sở Tài chính",), "từ ngày 01/03/2025 là “Sở Tài chính”"),
        ("Báo Đắk Lắk", (), "Chưa có cơ quan “Báo Đắk Lắk”. Nếu"),
    ],
)
def test_what_is_no_known_agency_is_refused_with_the_nearest(typed: str, nearest: tuple[str, ...], said: str) -> None:
    with pytest.raises(UnknownAgency) as refused:
        find_known_agency(typed, KNOWN)
    assert (refused.value.name, refused.value.nearest) == (typed, nearest)
    assert said in str(refused.value)


def test_each_new_name_is_one_that_laws_write_and_no_old_one() -> None:
    new = {agency_key(each.new) for each in RENAMED}
    assert new <= {agency_key(name) for name in (*DEPARTMENTS, *MINISTRIES)}
    assert not new & {agency_key(each.old) for each in RENAMED}
    # 63 provinces became 34.
    assert len({agency_key(each.old) for each in PROVINCES}) == 63 - 34


@pytest.mark.parametrize(
    ("old", "new", "since"),
    [
        ("sở giao thông vận tải", "Sở Xây dựng", date(2025, 3, 1)),
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ", date(2025, 3, 1)),
        ("UBND tỉnh Phú Yên", "UBND tỉnh Đắk Lắk", date(2025, 7, 1)),
        ("Công an tỉnh Bình Dương", "Công an Thành phố Hồ Chí Minh", date(2025, 7, 1)),
    ],
)
def test_what_has_become_of_a_body(old: str, new: str, since: date) -> None:
    found = renaming_of(old)
    assert found is not None
    assert (found.new, found.since) == (new, since)
    assert "/2025/" in found.source
    assert renaming_of(found.new) is None


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("noi vu", "Sở Nội vụ"),
        ("Sở Tài chính; y te", "Sở Tài chính; Sở Y tế"),
        ("cấp xã, văn phòng", "cấp xã, Văn phòng UBND tỉnh"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("sở", "sở"),
        ("Sở Lạ", "Sở Lạ"),
        ("Sở Y tế; ", "Sở Y tế; "),
        ("", ""),
    ],
)
def test_the_last_one_is_written_in_full_where_it_is_clear(typed: str, whole: str) -> None:
    assert in_full(typed, KNOWN) == whole
