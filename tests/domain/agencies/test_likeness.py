"""Which names look like a known one misspelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.likeness import nearest_known

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


DISTRICTS = [
    *("UBND thành phố Buôn Ma Thuột", "UBND thị xã Buôn Hồ", "UBND huyện Ea H'leo", "UBND huyện Ea Súp"),
    *("UBND huyện Buôn Đôn", "UBND huyện Cư M'gar", "UBND huyện Krông Búk", "UBND huyện Krông Năng"),
    *("UBND huyện Ea Kar", "UBND huyện M'Đrắk", "UBND huyện Krông Bông", "UBND huyện Krông Pắc"),
    *("UBND huyện Krông Ana", "UBND huyện Lắk", "UBND huyện Cư Kuin"),
]


@pytest.mark.parametrize("name", DISTRICTS)
def test_no_district_of_the_province_is_a_slip_of_another(name: str) -> None:
    assert nearest_known(name, [other for other in DISTRICTS if other != name]) is None
    assert nearest_known(f"{name[:-1]}x", DISTRICTS) == name


def test_the_nearest_of_two() -> None:
    assert nearest_known("UBND cấp huyệnn", ["UBND cấp huyên ạ", "UBND cấp huyện"]) == "UBND cấp huyện"


@pytest.mark.parametrize(
    ("name", "known", "is_like"),
    [
        ("abcdefghijkl", "abcdefghijxy", True),
        ("abcdefghijkl", "abcdefghijklmn", True),
        ("abcdefghijklmn", "abcdefghijkl", True),
        ("abcdefghijkl", "abcdefghixyz", False),
        ("abcdefghijkl", "abcdefghijklmno", False),
        ("abcdefghijk", "abcdefghijx", True),
        ("abcdefghijk", "abcdefghixy", False),
        ("abcdefghijk", "abcdefghijklm", False),
        ("ab", "ba", True),
        ("abcd", "bcde", False),
        ("abcd", "bacd", True),
        ("abcdef", "badcef", False),
        ("xabc", "abc", True),
        ("abc", "xabc", True),
        ("abc", "abcx", True),
    ],
)
def test_one_letter_may_be_wrong_and_in_a_long_name_two(name: str, known: str, is_like: bool) -> None:
    assert nearest_known(name, [known]) == (known if is_like else None)


def test_of_two_as_near_the_first_is_meant_and_what_follows_the_same_name_still_counts() -> None:
    assert nearest_known("Sở Nội vy", ["Sở Nội vi", "Sở Nội vụ"]) == "Sở Nội vi"
    assert nearest_known("Sở Nội vy", ["sở nội vy.", "Sở Nội vụ"]) == "Sở Nội vụ"


def test_only_the_beginning_of_a_name_without_end_counts() -> None:
    assert nearest_known("a" * 100 + " một", ["a" * 100 + " hai"]) == "a" * 100 + " hai"
    assert nearest_known("a" * 97 + "bcd", ["a" * 97 + "efg"]) is None


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=4))
def test_no_names_make_it_raise(name: str, known: list[str]) -> None:
    assert nearest_known(name, known) in {None, *known}
