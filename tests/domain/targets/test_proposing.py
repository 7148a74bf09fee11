"""What the requirements of the 2020 plan name, each looked at; and sentences that are better left unread."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.targets.proposing import propose_target, propose_targets
from partui.store.db.data import data_path
from partui.wording.targets import target_text

WHOLE = (
    "1.1", "1.3.2", "1.4.1", "1.6", "2.2", "2.3", "3.1.2", "3.2.1", "3.2.3", "3.2.4", "3.2.5", "3.3.1", "3.3.2",
    "3.4.4", "3.5.1", "3.5.2", "4.1.1", "4.3.3", "5.1.1", "5.1.2", "5.2.1", "5.2.2", "5.4", "5.6", "5.7.1", "5.7.2",
    "6.1.3", "6.3.3", "7.1.2", "7.1.4", "7.4.1", "7.4.2", "8.1.1",
)  # fmt: skip
RIGHT = {
    **{code: ["≥ 100%"] for code in WHOLE},
    "1.3.1": ["≥ 30%"],
    "1.5": ["≥ 3 sáng kiến"],
    "3.3.3": ["≥ 50 TTHC"],
    "3.3.4": ["≥ 30 TTHC"],
    **{code: ["≥ 99%"] for code in ("3.4.1", "3.4.2", "3.4.3")},
    "3.4.5": ["≥ 100%", "≥ 80%"],
    "4.1.3": ["giảm ≥ 10% so với 2015"],
    "4.2.3": ["≥ 10%"],
    "6.1.1": ["≥ 90%"],
    **{code: ["> năm 2019"] for code in ("6.3.1", "6.3.2", "8.2", "8.3.2", "8.5")},
    "6.3.4": ["giảm ≥ 10% so với 2015"],
    **{code: ["≥ 50%"] for code in ("7.2.1", "7.3.1")},
    "7.2.2": ["≥ 20%"],
    **{code: ["≥ 10%"] for code in ("7.3.2", "7.3.3")},
    "8.3.1": ["tăng ≥ 20% so với 2019"],
}


def test_every_requirement_of_the_2020_plan() -> None:
    plan = json.loads(Path(data_path("seed.json")).read_text(encoding="utf-8"))
    tasks = {row["code"]: row["requirements"] for row in plan["items"] if row["requirements"] or row["products"]}
    proposed = {code: [target_text(each) for each in propose_targets(cell, 2020)] for code, cell in tasks.items()}
    assert len(tasks) == 86
    assert {code: found for code, found in proposed.items() if found} == RIGHT


def test_what_the_year_before_is_counted_in() -> None:
    units = {
        "Số đơn vị tăng so với năm 2019": "đơn vị",
        "Tổng số vốn thu hút đầu tư (đơn vị tính là: tỷ đồng) cao hơn so với năm 2019": "tỷ đồng",
        "Tỷ lệ GRDP của tỉnh tăng cao hơn so với năm 2019": "%",
        "Thu ngân sách cao hơn so với năm trước": "",
    }
    found = {text: propose_target(text, 2020) for text in units}
    assert {text: target and (target.unit, target.year, target.base) for text, target in found.items()} == {
        text: (unit, 2019, None) for text, unit in units.items()
    }


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Không dưới 95% hồ sơ", "≥ 95%"),
        ("Tối đa 5 % hồ sơ trễ hạn", "≤ 5%"),
        ("Tỷ lệ trễ hạn dưới 2,5%", "< 2,5%"),
        ("Trên 80% người dân hài lòng", "> 80%"),
        ("Hồ sơ trễ hạn từ 5% trở xuống", "≤ 5%"),
        ("TỪ 50% TTHC TRỞ LÊN", "≥ 50%"),
        ("Số vụ khiếu nại giảm so với năm 2019", "< năm 2019"),
        ("Ít nhất 02 sáng kiến", "≥ 2 sáng kiến"),
    ],
)
def test_other_ways_of_saying_it(text: str, read: str) -> None:
    target = propose_target(text, 2020)
    assert target is not None
    assert target_text(target) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đạt từ 30% đến 50%",
        "Chưa đạt 100% kế hoạch",
        "Tăng cường kiểm tra 30% đơn vị",
        "Giảm 10% thời gian giải quyết",
        "Giảm không quá 5% so với năm 2019",
        "Đạt 95% so với năm 2019",
        "Vốn nhà nước giữ 51% cổ phần",
        "Đúng quy định tại Nghị định số 59/2012/NĐ-CP",
        "Kết nối liên thông 4 cấp",
        "Vượt chỉ tiêu được Chính phủ giao",
        "Tăng so với năm 2018 và cao hơn so với năm 2019",
    ],
)
def test_unread_is_better_than_wrong(text: str) -> None:
    assert propose_target(text, 2020) is None


@given(
    st.text()
    | st.lists(st.sampled_from(["từ", "giảm", "90%", "5,5", "trở lên", "so với năm", "2019", "số"])).map(" ".join)
)
def test_no_text_makes_it_fail(text: str) -> None:
    propose_target(text, 2020)
