"""Names of bodies in a list: how they are called, which group they belong to, which are nearly known ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.names import agency_key
from partui.domain.forms.bodies import (
    BodyMatch,
    ListedBody,
    NamedBody,
    check_ambiguous,
    find_body,
    is_of_some_kind,
    named_body,
    named_with_districts,
)

DISTRICTS, COMMUNES = "UBND cấp huyện", "UBND cấp xã"


@pytest.mark.parametrize(
    ("text", "name", "group"),
    [
        ("Huyện Lắk", "UBND huyện Lắk", DISTRICTS),
        ("1. UBND huyện Lắk;", "UBND huyện Lắk", DISTRICTS),
        ("Ủy ban nhân dân thị xã Buôn Hồ", "UBND thị xã Buôn Hồ", DISTRICTS),
        ("TP. Buôn Ma Thuột", "UBND thành phố Buôn Ma Thuột", DISTRICTS),
        ("TX.Buôn Hồ", "UBND thị xã Buôn Hồ", DISTRICTS),
        ("P. Tân Lập", "UBND phường Tân Lập", COMMUNES),
        ("- xã Ea Tu", "UBND xã Ea Tu", COMMUNES),
        ("TT Quảng Phú", "UBND thị trấn Quảng Phú", COMMUNES),
        ("Sở Nội vụ", "Sở Nội vụ", None),
        ("Lắk", "Lắk", None),
        ("Xavier", "Xavier", None),
    ],
)
def test_a_body(text: str, name: str, group: str | None) -> None:
    assert named_body(text) == NamedBody(name, group)


@pytest.mark.parametrize("text", ["", "12", "Tổng cộng", "Cộng: 15 huyện", "–", "a", "x."])
def test_what_is_no_body(text: str) -> None:
    assert named_body(text) is None


@pytest.mark.parametrize(
    "head",
    ["Huyện", "Huyện, thị xã, thành phố", "Xã, phường, thị trấn", "Sở, ban, ngành", "Cơ quan", "Tên đơn vị", "STT"],
)
def test_a_head_is_no_body(head: str) -> None:
    assert not is_of_some_kind(head)


@given(text=st.text(max_size=40))
def test_whatever_stands_there(text: str) -> None:
    body = named_body(text)
    assert body is None or body.name


def listed(number: int, text: str, within: str = "") -> ListedBody:
    body = named_body(text)
    assert body is not None
    return ListedBody(number, f"Dòng {number}", "", body, within)


def test_two_communes_of_one_name_are_told_apart() -> None:
    here, there, other = (
        listed(at, text, within)
        for at, (text, within) in enumerate(
            [
                ("Xã Hòa An", "UBND huyện Krông Pắc"),
                ("Xã Hoà An", "UBND huyện Lắk"),
                ("Xã Ea Tu", "UBND huyện Lắk"),
            ]
        )
    )
    assert [each.body.name for each in named_with_districts([here, there, other])] == [
        "UBND xã Hòa An huyện Krông Pắc",
        "UBND xã Hoà An huyện Lắk",
        "UBND xã Ea Tu",
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("UBND huyện Lắk", (BodyMatch.KNOWN, "UBND huyện Lắk")),
        ("UBND HUYỆN LẮK", (BodyMatch.KNOWN, "UBND huyện Lắk")),
        ("UBND huyen Lak", (BodyMatch.KNOWN, "UBND huyện Lắk")),
        ("UBND huyện Lăk", (BodyMatch.NEAR, "UBND huyện Lắk")),
        ("UBND huyện Lắkk", (BodyMatch.NEAR, "UBND huyện Lắk")),
        ("UBND huyện Ea Kar", (BodyMatch.NEW, "UBND huyện Ea Kar")),
    ],
)
def test_what_is_known(name: str, found: tuple[BodyMatch, str]) -> None:
    assert tuple(find_body(name, {"UBND huyện Lắk": "UBND huyện Lắk"}, {agency_key(name)})) == found


def test_a_commune_whose_neighbour_is_in_the_list_too_is_no_slip() -> None:
    known = {"UBND xã Ea Na": "UBND xã Ea Na"}
    both = {agency_key(name) for name in ("UBND xã Ea Na", "UBND xã Ea Nam")}
    assert find_body("UBND xã Ea Nam", known, both).how is BodyMatch.NEW
    assert find_body("UBND xã Ea Nam", known, both - {agency_key("UBND xã Ea Na")}).how is BodyMatch.NEAR


def test_two_rows_that_differ_in_marks_alone() -> None:
    rows = [listed(1, "Xã Cư Né"), listed(2, "Xã Cư Ne"), listed(3, "Xã Cư Né")]
    assert list(check_ambiguous(rows, set())) == [2]
    assert check_ambiguous(rows, {agency_key(each.body.name) for each in rows}) == {}
