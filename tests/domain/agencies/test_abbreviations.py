"""Agencies' names as short as offices write them, and never one for two."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.abbreviations import abbreviated, meanings, short_names
from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.agencies.official_names import WHOLE_NAMES
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


PLAN = json.loads((ROOT / "seed.json").read_text(encoding="utf-8"))["items"]
IN_PLAN = (name for item in PLAN for name, _group in read_agencies(f"{item['lead']}; {item['implementers']}"))
NAMES = sorted({agency_key(name): name for name in (*WHOLE_NAMES, *IN_PLAN)}.values())


@given(st.lists(st.sampled_from(NAMES), unique=True, max_size=25), st.booleans())
def test_what_is_shown_is_read_back_to_the_same_agency(names: list[str], lower: bool) -> None:
    directory = dict.fromkeys(names, "")
    for name, short in short_names(directory.items()).items():
        written = short.lower() if lower else short
        assert short == name or meanings([written], directory) == {written: (name,)}
        assert [each.name for each in read_agencies(short)] in ([short], [short.rstrip(".")], [name])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("VP UBND tỉnh", "Văn phòng UBND tỉnh"), ("VP. UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh"), ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"), ("Sở GD - ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"), ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"), ("Sở VH, TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"), ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("CA tỉnh", "Công an tỉnh"), ("VP Chính phủ", "Văn phòng Chính phủ"),
    ],
)  # fmt: skip
def test_what_offices_write_is_read(written: str, meant: str) -> None:
    assert [each.name for each in read_agencies(written)] == [written]
    assert meanings([written], dict.fromkeys(WHOLE_NAMES, "")) == {written: (meant,)}


def test_what_may_be_two_or_is_a_slip_is_no_abbreviation() -> None:
    directory = dict.fromkeys(WHOLE_NAMES, "")
    assert meanings(["Sở NV", "SNV"], directory) == dict.fromkeys(("Sở NV", "SNV"), ("Sở Nội vụ", "Sở Ngoại vụ"))
    assert meanings(["Sở Nôi vụ", "Thanh tra", "Sở T", "Bộ"], directory) == {}
