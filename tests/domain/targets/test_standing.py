"""Holding what was measured against the bar: reached or not, how much is lacking, and the pace."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.targets.figures import read_figure
from partui.domain.targets.readings import Reading, read_reading, reading_value
from partui.domain.targets.standing import TargetStanding, check_reading, readings_by, standing_of
from partui.domain.targets.typed import read_typed

END = date(2020, 12, 31)
OF_2019 = "> năm 2019 = 15.000 tỷ đồng"


def measured(target: str, *figures: str, day: date = date(2020, 9, 30)) -> TargetStanding:
    """How a task stands that was measured on the last day of each month from January on."""
    days = [date(2020, month, 28) for month in range(1, len(figures) + 1)]
    readings = [Reading(str(on), on, read_figure(figure)) for on, figure in zip(days, figures, strict=True)]
    return standing_of(read_typed(target, 2020), readings, day, 2020, END)


@pytest.mark.parametrize(
    ("target", "figure", "reached", "lacking"),
    [
        (">= 90%", "62/100", False, "28"),
        (">= 90%", "90,0%", True, "0"),
        (">= 90%", "89.999%", False, "0.001"),
        ("> 80%", "80%", False, "0"),
        ("<= 5%", "6%", False, "1"),
        ("< 5%", "4,9%", True, "0"),
        ("= 100%", "99/100", False, "1"),
        (">= 50 TTHC", "53", True, "0"),
        ("tăng >= 20% so với 2019 = 1250", "1400", False, "8"),
        ("tăng >= 20% so với 2019 = 1250", "1500", True, "0"),
        ("tăng >= 20% so với 2019", "18%", False, "2"),
        ("giảm >= 10% so với 2015 = 200", "180", True, "0"),
        ("giảm >= 10% so với 2015 = 200", "190", False, "5"),
        ("> năm 2019 = 6,8%", "6,8%", False, "0"),
        (OF_2019, "15.001", True, "0"),
    ],
)
def test_reached_or_lacking(target: str, figure: str, reached: bool, lacking: str) -> None:
    found = measured(target, figure)
    assert (found.reached, found.lacking) == (reached, Decimal(lacking))


@pytest.mark.parametrize(
    ("target", "figures"),
    [
        (">= 90%", []),
        ("> năm 2019", ["5"]),
        ("tăng 20% so với 2019", ["5"]),
        (">= 50 TTHC", ["40%"]),
        (OF_2019, ["40%"]),
    ],
)
def test_what_cannot_be_known_is_neither(target: str, figures: list[str]) -> None:
    found = measured(target, *figures)
    assert (found.reached, found.share, found.is_below, found.is_behind) == (None, None, False, False)


def test_the_last_reading_up_to_the_day_counts() -> None:
    figures = ["10%", "50%", "95%"]
    seen = [measured(">= 90%", *figures, day=date(2020, month, 28)).actual for month in (1, 2, 3, 4)]
    assert seen == [Decimal(10), Decimal(50), Decimal(95), Decimal(95)]
    assert measured(">= 90%", *figures, day=date(2020, 1, 27)).reading is None


def test_the_pace_is_the_share_of_the_bar_against_the_days_gone() -> None:
    half = date(2020, 7, 1)
    assert measured(">= 90%", "45%", day=half).gone == Decimal(183) / 366
    assert [measured(">= 90%", figure, day=half).is_behind for figure in ("44%", "45%", "60%")] == [True, False, False]
    assert measured(">= 90%", "89%", day=date(2021, 3, 1)).gone == 1


@given(st.integers(0, 1000), st.integers(1, 1000), st.integers(1, 99))
def test_a_share_is_from_0_to_1_and_whole_where_the_bar_is_reached(part: int, rest: int, bar: int) -> None:
    found = measured(f">= {bar}%", f"{part}/{part + rest}")
    assert found.share is not None
    assert 0 <= found.share <= 1
    assert found.reached is (part * 100 >= bar * (part + rest))
    assert (found.share == 1) == found.reached
    assert (found.lacking == 0) == found.reached


@pytest.mark.parametrize(
    ("target", "figure", "said"),
    [
        (">= 90%", "101%", "vượt quá 100%"),
        (None, "101%", "vượt quá 100%"),
        (">= 90%", "53 TTHC", "đo bằng %"),
        (">= 50 TTHC", "53%", "đo bằng TTHC"),
        (">= 50 TTHC", "-5", "không được âm"),
        ("tăng 20% so với 2019", "-5", "không được âm"),
    ],
)
def test_a_reading_out_of_range_is_refused(target: str | None, figure: str, said: str) -> None:
    with pytest.raises(PartuiError, match=said) as refused:
        check_reading("6.1.1", read_typed(target, 2020) if target else None, read_figure(figure))
    assert "chưa lưu gì" in str(refused.value)


def test_a_figure_without_a_unit_has_that_of_the_target() -> None:
    given_units = {">= 90%": "62,5", ">= 50 TTHC": "53"}
    found = [
        check_reading("x", read_typed(target, 2020), read_figure(typed)).unit for target, typed in given_units.items()
    ]
    assert found == ["%", "TTHC"]
    assert check_reading("x", read_typed(">= 120%", 2020), read_figure("130%")).number == 130
    assert check_reading("x", read_typed("tăng 20% so với 2019", 2020), read_figure("-3%")).number == -3


@pytest.mark.parametrize("figure", ["62/100", "62,5%", "53 TTHC", "-3%"])
def test_the_journal_gives_back_a_reading(figure: str) -> None:
    reading = Reading("u", END, read_figure(figure), "Sở Tài chính")
    assert read_reading("reading/u", reading_value(reading)) == reading


@given(st.text() | st.dictionaries(st.sampled_from(["on", "number", "whole"]), st.text(max_size=5)).map(str))
def test_what_the_journal_cannot_mean_is_no_reading(text: str) -> None:
    assert read_reading("reading/u", text) is None


@pytest.mark.parametrize(
    ("target", "figure", "told"),
    [
        (">= 90%", "53 TTHC", "1.1 đo bằng %; chưa lưu gì. Hãy ghi như 62/100, 62,5%."),
        (">= 50 TTHC", "40%", "1.1 đo bằng TTHC; chưa lưu gì. Hãy ghi như 53 TTHC."),
        (">= 50", "40%", "1.1 đo bằng số; chưa lưu gì. Hãy ghi như 53."),
        (">= 100%", "100,1%", "Số đo của 1.1 vượt quá 100%; chưa lưu gì. Hãy xem lại."),
        (">= 120%", "1201%", "Số đo của 1.1 vượt quá 100%; chưa lưu gì. Hãy xem lại."),
    ],
)
def test_what_a_reading_must_be_is_said_with_an_example(target: str, figure: str, told: str) -> None:
    with pytest.raises(PartuiError) as refused:
        check_reading("1.1", read_typed(target, 2020), read_figure(figure))
    assert str(refused.value) == told


@pytest.mark.parametrize(("target", "figure"), [(">= 100%", "100%"), (">= 120%", "130%"), (">= 120%", "1200%")])
def test_only_a_bar_above_the_whole_has_figures_above_it(target: str, figure: str) -> None:
    assert check_reading("1.1", read_typed(target, 2020), read_figure(figure)) == read_figure(figure)


def test_readings_stand_by_their_days_those_of_one_day_as_they_were_written() -> None:
    figure, days = read_figure("5"), (date(2020, 9, 2), date(2020, 9, 1), date(2020, 9, 2), date(2020, 9, 3))
    written = [Reading(uuid, on, figure) for uuid, on in zip("zbac", days, strict=True)]
    assert [each.uuid for each in readings_by(written, date(2020, 9, 2))] == ["b", "z", "a"]
