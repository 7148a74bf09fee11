"""Agencies' names as short as offices write them, and never one for two."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.names import read_agencies
from partui.wording.abbreviations import abbreviated, short_names
from tests.places import ROOT


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sở Nội vụ", "SNV"), ("Sở Kế hoạch và Đầu tư", "SKHĐT"), ("Văn phòng UBND tỉnh", "VP UBND"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"), ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
        ("UBND cấp huyện", "UBND h."), ("UBND tỉnh", "UBND"), ("Công an tỉnh", "CAT"), ("Bảo hiểm xã hội tỉnh", "BHXH"),
        ("Ban Quản lý các khu công nghiệp tỉnh", "BQLKCN"), ("Các sở, ban, ngành", "Các sở, ban, ngành"),
        ("VNPT Đắk Lắk", "VNPT ĐL"), ("Bưu điện", "BĐ"), ("Công an", "CA"), ("UBND", "UBND"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_abbreviated_as_offices_do(name: str, short: str) -> None:
    assert abbreviated(name) == short


def test_two_names_of_the_same_initials_stay_whole_and_the_directory_comes_first() -> None:
    names = short_names(
        [("Sở Tư pháp", ""), ("Sở Thủy phòng", ""), ("Sở Y tế", "YTE"), ("Sở Xây dựng", "SNV"), ("Sở Nội vụ", "")]
    )
    assert names == {
        "Sở Tư pháp": "Sở Tư pháp", "Sở Thủy phòng": "Sở Thủy phòng", "Sở Y tế": "YTE", "Sở Xây dựng": "Sở Xây dựng",
        "Sở Nội vụ": "Sở Nội vụ",
    }  # fmt: skip


def test_every_agency_of_the_plan_has_a_short_name_of_its_own() -> None:
    items = json.loads((ROOT / "seed.json").read_text(encoding="utf-8"))["items"]
    names = {name for item in items for cell in ("lead", "implementers") for name, _group in read_agencies(item[cell])}
    short = short_names((name, "") for name in names)
    assert len(set(short.values())) == len(names)
    assert {name for name in names if len(short[name]) > 8 and not name.startswith("Các ")} == set()


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=5)))
def test_no_short_name_means_two(directory: dict[str, str]) -> None:
    short = short_names(directory.items())
    assert short.keys() == directory.keys()
    shortened = [each for name, each in short.items() if each != name]
    assert len(set(shortened)) == len(shortened)
