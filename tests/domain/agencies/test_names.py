import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.names import AgencyMatch, AgencyName, agency_key, find_agency, is_group, read_agencies

DEPARTMENTS = "Các sở, ban, ngành"
DISTRICTS = "UBND cấp huyện"
COMMUNES = "UBND cấp xã"

SINGLE = (
    "Sở Nội vụ",
    "Sở Tài nguyên và Môi trường",
    "Sở Thông tin và Truyền thông",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động - Thương binh và Xã hội",
    "Văn phòng UBND tỉnh",
    "Văn phòng HĐND và UBND huyện Krông Pắc",
    "Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Báo Đắk Lắk",
    "Bưu điện tỉnh",
    "Ban Quản lý Khu kinh tế và các khu công nghiệp",
    "Công an tỉnh",
    "Tỉnh ủy",
    "UBND thành phố Buôn Ma Thuột",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Sở Nội vụ (cơ quan thường trực, tổng hợp; báo cáo)",
)
GROUPS = (
    DEPARTMENTS,
    DISTRICTS,
    COMMUNES,
    "Các cơ quan, đơn vị liên quan",
    "Các sở, ban, ngành, đoàn thể tỉnh",
)

CELLS = {
    "": [],
    " ; , . - ": [],
    "Sở Nội vụ.": ["Sở Nội vụ"],
    "sở Nội vụ": ["Sở Nội vụ"],
    "Sở Nội vụ; Sở Xây dựng; Sở Nội vụ.": ["Sở Nội vụ", "Sở Xây dựng"],
    "Các sở, ban, ngành, UBND cấp huyện.": [DEPARTMENTS, DISTRICTS],
    "Các sở, ban, ngành, UBND cấp huyện; UBND cấp xã": [DEPARTMENTS, DISTRICTS, COMMUNES],
    "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố": [DEPARTMENTS, DISTRICTS],
    "Các sở, ban, ngành; UBND cấp huyện; Bưu điện tỉnh": [DEPARTMENTS, DISTRICTS, "Bưu điện tỉnh"],
    "Sở Thông tin và Truyền thông, Đài Phát thanh và Truyền hình tỉnh; Báo Đắk Lắk; "
    "các sở, ban, ngành; UBND cấp huyện.": [
        "Sở Thông tin và Truyền thông",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Báo Đắk Lắk",
        DEPARTMENTS,
        DISTRICTS,
    ],
    "Văn phòng UBND tỉnh; các Sở: Tư pháp, Tài chính, Thông tin và Truyền thông, Khoa học và Công nghệ; "
    "các cơ quan, đơn vị liên quan": [
        "Văn phòng UBND tỉnh",
        "Sở Tư pháp",
        "Sở Tài chính",
        "Sở Thông tin và Truyền thông",
        "Sở Khoa học và Công nghệ",
        "Các cơ quan, đơn vị liên quan",
    ],
    "- Sở Kế hoạch và Đầu tư; - Sở Tài chính;": ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"],
    "- Sở Nội vụ.\n- Sở Tài chính.": ["Sở Nội vụ", "Sở Tài chính"],
    "1. Sở Nội vụ\n2. Sở Tài chính": ["Sở Nội vụ", "Sở Tài chính"],
    "Sở Nội vụ\nSở Tài chính": ["Sở Nội vụ", "Sở Tài chính"],
    "Các sở, ban,\nngành": [DEPARTMENTS],
    "Sở Tài nguyên\nvà Môi trường": ["Sở Tài nguyên và Môi trường"],
    "Sở Tài nguyên và\nMôi trường": ["Sở Tài nguyên và Môi trường"],
    "Sở Nội vụ\nvà Sở Tài chính": ["Sở Nội vụ", "Sở Tài chính"],
    "Sở Nội vụ, và Sở Tài chính": ["Sở Nội vụ", "Sở Tài chính"],
    "Các sở liên quan": ["Các sở liên quan"],
    "CÁC SỞ BAN NGÀNH": [DEPARTMENTS],
    "Các Sở, Ban, ngành": [DEPARTMENTS],
    "Các sở, ngành": ["Các sở, ngành"],
    "Các phòng, ban chuyên môn": ["Các phòng, ban chuyên môn"],
    "các sở, ban, ngành tỉnh": [DEPARTMENTS],
    "Các sở, ban ngành thuộc tỉnh": [DEPARTMENTS],
    "UBND cấp huyện, cấp xã": [DISTRICTS, COMMUNES],
    "UBND cấp huyện và cấp xã": [DISTRICTS, COMMUNES],
    "UBND huyện, thị xã, thành phố": [DISTRICTS],
    "UBND các huyện, thị xã và thành phố": [DISTRICTS],
    "Ủy ban nhân dân các huyện, thị xã, thành phố": [DISTRICTS],
    "UBND các xã, phường, thị trấn": [COMMUNES],
    "UBND các huyện, thị xã, thành phố và UBND các xã, phường, thị trấn": [DISTRICTS, COMMUNES],
    "Sở Nội vụ và các sở, ban, ngành và UBND cấp huyện": ["Sở Nội vụ", DEPARTMENTS, DISTRICTS],
    "Sở Nội vụ, các cơ quan liên quan": ["Sở Nội vụ", "Các cơ quan liên quan"],
    "so noi vu va ubnd cap huyen": ["So noi vu", DISTRICTS],
    "Các Sở: Nội vụ; Tài chính; UBND cấp huyện": ["Sở Nội vụ", "Sở Tài chính", DISTRICTS],
    "các Sở: Văn hóa, Thể thao và Du lịch, Kế hoạch và Đầu tư và Tư pháp": [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Kế hoạch và Đầu tư",
        "Sở Tư pháp",
    ],
    "Các sở, ngành: Nội vụ, Tài chính, Công an tỉnh": ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"],
    "Các Sở Tư pháp, Tài chính và Nội vụ": ["Sở Tư pháp", "Sở Tài chính", "Sở Nội vụ"],
    "UBND các huyện: Ea Kar, Krông Pắc": ["UBND huyện Ea Kar", "UBND huyện Krông Pắc"],
    "Chủ trì: Sở Nội vụ; Phối hợp: Sở Tài chính": ["Sở Nội vụ", "Sở Tài chính"],
    "Sở Nội vụ (a, Sở Tài chính": ["Sở Nội vụ (a", "Sở Tài chính"],
    "Sở Nội vụ) a; (Sở Tài chính": ["Sở Nội vụ) a", "(Sở Tài chính"],
    "Sở Văn hoá; Sở Văn hóa": ["Sở Văn hoá"],
    "- Sở Nội vụ\n- lực lượng vũ trang": ["Sở Nội vụ", "Lực lượng vũ trang"],
    "Sở Nội\nvụ": ["Sở Nội vụ"],
    "Sở Nội vụ, Tài chính": ["Sở Nội vụ", "Sở Tài chính"],
    "Sở Nội vụ: Đầu mối": ["Sở Nội vụ: Đầu mối"],
}


@pytest.mark.parametrize(("cell", "names"), CELLS.items())
def test_cells(cell: str, names: list[str]) -> None:
    assert [agency.name for agency in read_agencies(cell)] == names


@pytest.mark.parametrize("cell", CELLS)
def test_unicode_form_and_a_full_stop_change_nothing(cell: str) -> None:
    read = read_agencies(cell)
    assert read_agencies(unicodedata.normalize("NFD", cell)) == read
    assert read_agencies(cell + ".") == read


@pytest.mark.parametrize("name", SINGLE + GROUPS)
def test_a_name_alone_is_one_agency_in_any_case(name: str) -> None:
    assert read_agencies(name) == (AgencyName(name, name in GROUPS),)
    for spelling in (name.upper(), name.lower()):
        assert [agency_key(agency.name) for agency in read_agencies(spelling)] == [agency_key(name)]
    assert is_group(name.upper()) == is_group(name) == (name in GROUPS)


@given(st.lists(st.sampled_from(SINGLE + GROUPS), unique=True), st.sampled_from([";", "; ", ";\n", ".\n- "]))
def test_joined_names_are_given_back(names: list[str], joint: str) -> None:
    cell = joint.lstrip(";.\n") + joint.join(names)
    assert [agency.name for agency in read_agencies(cell)] == names


CELL = "các|sở|ban|ngành|Sở|UBND|huyện|xã|Nội vụ|:|;|,|(|)|và|\n|-|1.|Văn hóa|Thể thao|HĐND|Tài chính"
WORDS = st.sampled_from(CELL.split("|"))


@given(st.text(st.characters(), max_size=60) | st.lists(WORDS, max_size=12).map(" ".join))
def test_no_text_makes_the_reader_raise(cell: str) -> None:
    agencies = read_agencies(cell)
    assert all(agency.name.strip() == agency.name != "" for agency in agencies)
    assert len({agency_key(agency.name) for agency in agencies}) == len(agencies)


@pytest.mark.parametrize("unit", ["Sở a, ", "(", "a:", ",", "các sở: ", "UBND huyện, ", "\n-", "a \u0323\u0301"])
def test_a_very_long_cell_is_read(unit: str) -> None:
    assert isinstance(read_agencies(unit * (10_000 // len(unit))), tuple)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sở Nội vụ", "SỞ NỘI VỤ.", True),
        ("Sở Nội vụ", " sở  nội vụ ", True),
        ("Sở Nội vụ", unicodedata.normalize("NFD", "Sở Nội vụ"), True),
        ("Sở Văn hóa", "Sở Văn hoá", True),
        ("Ủy ban", "Uỷ ban", True),
        ("Công ty", "Công ti", True),
        ("Trung tâm Kỹ thuật", "Trung tâm Kĩ thuật", True),
        ("Hội Văn nghệ sĩ", "Hội Văn nghệ sỹ", True),
        ("Quý", "Quí", True),
        ("Thụy", "Thụi", False),
        ("Tỉnh ủy", "Tỷnh ủy", False),
        ("Sở Y tế", "Sở I tế", False),
        ("Sở Nội vụ", "So Noi vu", False),
        ("Việt", "Viet", False),
        ("Việt", "Viêt", False),
        ("Sở Tài chính", "Sở Tài chinh", False),
        ("Sở Công Thương", "Sở Công Thường", False),
    ],
)
def test_identity(one: str, other: str, same: bool) -> None:
    assert (agency_key(one) == agency_key(other)) is same


NAMES = ("Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh", DISTRICTS, COMMUNES, "UBND", "Báo Đắk Lắk")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("so noi vu", "Sở Nội vụ"),
        ("noi vu", "Sở Nội vụ"),
        ("Sở Nội vụ.", "Sở Nội vụ"),
        (unicodedata.normalize("NFD", "NỘI VỤ"), "Sở Nội vụ"),
        ("dak lak", "Báo Đắk Lắk"),
        ("ubnd", "UBND"),
        ("bao dak lak", "Báo Đắk Lắk"),
        ("UBND tỉnh", "Văn phòng UBND tỉnh"),
    ],
)
def test_an_unambiguous_part_finds_its_agency(query: str, name: str) -> None:
    assert find_agency(query, NAMES) == AgencyMatch(name, ())


def test_several_fitting_agencies_are_all_offered() -> None:
    assert find_agency("cấp", NAMES) == AgencyMatch(None, (DISTRICTS, COMMUNES))
    assert find_agency("ubnd", NAMES[:5]) == AgencyMatch(None, ("Văn phòng UBND tỉnh", DISTRICTS, COMMUNES))


def test_a_slip_of_the_fingers_is_offered_the_nearest() -> None:
    assert find_agency("so noi vy", NAMES) == AgencyMatch(None, ("Sở Nội vụ",))
    assert find_agency("xyz", NAMES) == AgencyMatch(None, ())


@pytest.mark.parametrize("query", ["", "  ", ".", "\u200b"])
def test_an_empty_query_finds_nothing(query: str) -> None:
    assert find_agency(query, NAMES) == AgencyMatch(None, ())


@given(st.text(st.characters(), max_size=200), st.lists(st.text(st.characters(), max_size=20), max_size=5))
def test_no_query_makes_the_search_raise(query: str, names: list[str]) -> None:
    match = find_agency(query, names)
    assert {match.name, *match.candidates} <= {None, *names}
