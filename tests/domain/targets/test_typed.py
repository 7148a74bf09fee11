"""Targets and figures as officers type them, and as the journal keeps them."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.relations import Relation
from partui.domain.targets.figures import Figure, read_figure
from partui.domain.targets.target import REJECTED, Course, Target, read_target, target_value
from partui.domain.targets.typed import check_target, read_typed, with_base
from partui.wording.targets import figure_text, target_text

amounts = st.decimals(0, 10**9, places=3)
targets = st.builds(
    Target, st.sampled_from(Relation), amounts, st.sampled_from(["%", "TTHC", ""]), st.none(), st.none(), st.none()
) | st.builds(
    Target, st.sampled_from(Relation), amounts, st.just("%"), st.sampled_from(Course), st.integers(1990, 2100),
    st.none() | amounts,
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (">= 90%", "≥ 90%"),
        ("90 %", "≥ 90%"),
        ("≥89,5%", "≥ 89,5%"),
        ("= 100%", "= 100%"),
        (">=1.250 thủ tục", "≥ 1250 thủ tục"),
        ("90% trở lên", "≥ 90%"),
        ("không quá 5%", "≤ 5%"),
        ("tang 20% so voi 2019", "tăng ≥ 20% so với 2019"),
        ("giảm > 10% so với năm 2015 = 62,5", "giảm > 10% so với 2015 (62,5)"),
        ("> năm 2019", "> năm 2019"),
        ("> năm 2019 = 15.000 tỷ đồng", "> năm 2019 (15000 tỷ đồng)"),
        ("cao hơn so với năm 2019 = 6,8%", "> năm 2019 (6,8%)"),
    ],
)
def test_a_target_as_it_is_typed(typed: str, read: str) -> None:
    assert target_text(read_typed(typed, 2020)) == read


@pytest.mark.parametrize(
    "typed",
    ["chẳng gì", "tăng 20%", "20% so với 2019", "90% = 5", "5/7", "1e5", "> 3000", "9" * 20 + "%",
     "tăng <= 5% so với 2019", "> năm 2019 = abc", "tăng 20% so với 2019 = 0"],
)  # fmt: skip
def test_what_is_no_target_is_refused(typed: str) -> None:
    with pytest.raises(PartuiError, match="chưa lưu gì"):
        check_target(typed, 2020)


@given(targets)
def test_the_journal_gives_back_what_it_was_given(target: Target) -> None:
    assert read_target(target_value(target)) == target
    assert check_target(target_value(target), 2020) == target_value(target)


@given(st.text() | st.text().map(lambda text: f"{{{text}}}"))
def test_what_the_journal_cannot_mean_is_no_target(text: str) -> None:
    read_target(text)
    assert check_target(REJECTED, 2020) == REJECTED


@pytest.mark.parametrize(
    ("typed", "figure", "shown"),
    [
        ("62/100", Figure(Decimal(62), Decimal(100)), "62/100 (62%)"),
        ("1/3 hồ sơ", Figure(Decimal(1), Decimal(3), "hồ sơ"), "1/3 hồ sơ (33,33%)"),
        ("62,5%", Figure(Decimal("62.5"), None, "%"), "62,5%"),
        ("62.5 %", Figure(Decimal("62.5"), None, "%"), "62,5%"),
        ("89.999%", Figure(Decimal("89.999"), None, "%"), "89,999%"),
        ("15.000 tỷ đồng", Figure(Decimal(15000), None, "tỷ đồng"), "15000 tỷ đồng"),
        ("1.250,75", Figure(Decimal("1250.75")), "1250,75"),
        ("-3%", Figure(Decimal(-3), None, "%"), "-3%"),
    ],
)
def test_a_figure_as_it_is_typed(typed: str, figure: Figure, shown: str) -> None:
    assert read_figure(typed) == figure
    assert figure_text(figure) == shown


@pytest.mark.parametrize("typed", ["", "abc", "62/0", "70/62", "-1/5", "1/2/3", "1e5", "9" * 30, "5 %x", "½"])
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(PartuiError, match="chưa lưu gì"):
        read_figure(typed)


def test_the_figure_of_the_year_before_has_its_unit_and_a_change_that_of_the_change() -> None:
    level, change = read_typed("> năm 2019", 2020), read_typed("tăng >= 20% so với 2019", 2020)
    assert level == Target(Relation.MORE, None, "", None, 2019)
    for typed, number, unit in (("15.000 tỷ đồng", 15000, "tỷ đồng"), ("6%", 6, "%"), ("3/4", 75, "%"), ("7", 7, "")):
        assert with_base(level, read_figure(typed)) == level._replace(base=Decimal(number), unit=unit)
    assert with_base(change, read_figure("1250 TTHC")) == change._replace(base=Decimal(1250))
    with pytest.raises(PartuiError, match="không so với năm nào"):
        with_base(read_typed(">= 90%", 2020), read_figure("5"))


@pytest.mark.parametrize(
    ("said", "is_target"),
    [
        ({"bar": "90", "unit": "%"}, True),
        ({"year": 2019}, True),
        ({"year": 2019, "base": "5"}, True),
        ({"bar": "20", "unit": "%", "course": "up", "year": 2019}, True),
        ({"unit": "%"}, False),
        ({"course": "up", "unit": "%", "year": 2019}, False),
        ({"bar": "20", "unit": "%", "course": "up"}, False),
    ],
)
def test_a_target_has_a_bar_or_a_year_and_a_change_both(said: dict[str, object], is_target: bool) -> None:
    assert (read_target(json.dumps({"comparison": ">=", **said})) is not None) is is_target
