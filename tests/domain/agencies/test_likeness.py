"""Which names look like a known one misspelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.misspelt import nearest_known

KNOWN = ["Sở Nội vụ", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Văn phòng UBND tỉnh", "Sở Y tế", "UBND cấp huyện"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Sở Nôi vụ", "Sở Nội vụ"),
        ("So Noi Vu", "Sở Nội vụ"),
        ("Sở Nộ vụ", "Sở Nội vụ"),
        ("Sở Nộiv ụ", "Sở Nội vụ"),
        ("Sở Tài chinhs", "Sở Tài chính"),
        ("Sở Kế hoạch - Đầu tư", "Sở Kế hoạch và Đầu tư"),
        ("Sở Kế hoach và Đầu tw", "Sở Kế hoạch và Đầu tư"),
        ("Văn phòng UBND tinh", "Văn phòng UBND tỉnh"),
        ("Sở Ngoại vụ", None),
        ("Sở Y tá xã", None),
        ("Công an tỉnh", None),
        ("Sở Nội vụ.", None),
        ("", None),
    ],
)
def test_a_slip_and_another_agency(name: str, known: str | None) -> None:
    assert nearest_known(name, KNOWN) == known


def test_the_nearest_of_two() -> None:
    assert nearest_known("UBND cấp huyệnn", ["UBND cấp huyên ạ", "UBND cấp huyện"]) == "UBND cấp huyện"


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=4))
def test_no_names_make_it_raise(name: str, known: list[str]) -> None:
    assert nearest_known(name, known) in {None, *known}
