"""Cells of public plans and cells like theirs, each with the readings that are right."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.asides import names_nobody
from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.agencies.official_names import DEPARTMENTS, MINISTRIES
from partui.domain.text import fold

CASES = Path(__file__).parents[2] / "data" / "cases"
GROUPS = ("Các sở, ban, ngành", "UBND cấp xã", "Các bộ, ngành", "Các cơ quan, đơn vị liên quan")
NAMES = (*DEPARTMENTS, *MINISTRIES, *GROUPS)


@pytest.mark.parametrize(("cases", "share"), [("agencies.json", 0.99), ("further_agencies.json", 1)])
def test_real_cells(cases: str, share: float) -> None:
    cells = json.loads((CASES / cases).read_text())
    wrong = [
        f"{case['cell']!r}: {read}"
        for case in cells
        if (read := [agency.name for agency in read_agencies(case["cell"])]) not in _readings(case)
    ]
    assert 1 - len(wrong) / len(cells) >= share, "\n".join(wrong)


def _readings(case: dict[str, Any]) -> list[list[str]]:
    # Words that only say where it is written who does it name nobody.
    return [[]] if names_nobody(case["cell"]) else case["right"]


@given(
    st.lists(st.sampled_from(NAMES), unique_by=agency_key, max_size=6),
    st.sampled_from(["; ", ", ", "\n", "\n- ", ";\n+ ", " và ", ", và ", " ", "/", " - ", " hoặc ", ". "]),
)
def test_known_names_are_given_back_whatever_parts_them(names: list[str], joint: str) -> None:
    assert [agency.name for agency in read_agencies(joint.join(names))] == names


def test_a_directory_tells_names_apart_that_a_blank_parts() -> None:
    cell = "Quỹ Bảo lãnh Bình Minh Ban Quản lý rừng"
    assert [agency.name for agency in read_agencies(cell)] == [cell]
    known = ("Quỹ Bảo lãnh Bình Minh", "Ban Quản lý rừng")
    assert tuple(agency.name for agency in read_agencies(cell, known)) == known


SOME_WORDS = (
    "các|Các|sở|ban|ngành|Sở|UBND|xã|phường|Nội vụ|Tài chính|:|;|,|và|\n|-|/|chủ trì|phối hợp với|Vụ|Cục|Lãnh đạo|"
    "Giám đốc|cấp tỉnh|liên quan|Thể thao|Văn hóa|(|)|theo|Trường"
)
WORDS = st.sampled_from(SOME_WORDS.split("|"))


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_name_holds_a_word_that_the_cell_has_not(cell: str) -> None:
    said = {*re.findall(r"\w+", fold(cell)), "cap"}
    for agency in read_agencies(cell):
        assert set(re.findall(r"\w+", fold(agency.name))) <= said
