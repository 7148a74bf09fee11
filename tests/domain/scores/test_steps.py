"""Steps of the Ministry's guidance as an officer types them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.scores.steps import read_steps, step_points, steps_text


@pytest.mark.parametrize(
    ("text", "value", "points"),
    [
        (">=30: 1; >=20: 0,5", "30", "1"),
        (">=30: 1; >=20: 0,5", "29.99", "0.5"),
        (">=30: 1; >=20: 0,5", "12", "0"),
        ("≥ 20% : 0.5 ;≥30%:1;", "12", "0"),
        (">30: 1", "30", "0"),
        ("<=5: 1; <=10: 0,25", "5", "1"),
        ("<5: 1; ≤10: 0,25", "5", "0.25"),
    ],
)
def test_the_best_step_that_a_figure_reaches(text: str, value: str, points: str) -> None:
    steps = read_steps(text, Decimal(1))
    assert step_points(steps, Decimal(value)) == Decimal(points)
    assert read_steps(steps_text(steps), Decimal(1)) == steps


def test_steps_are_written_the_best_first() -> None:
    assert steps_text(read_steps("≥ 20% : 0.50; >=30: 1,0", Decimal(1))) == ">=30: 1; >=20: 0.5"
    assert read_steps(" ; ", Decimal(1)) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30: 1", "Không đọc được mức điểm “30: 1”; hãy viết như “>=30: 1; >=20: 0,5”. Chưa lưu gì."),
        (">=30 1", "Không đọc được mức điểm “>=30 1”"),
        (">=30: 1,5", "Mức 1,5 vượt điểm tối đa 1 của tiêu chí; chưa lưu gì."),
        (">=30: 1; <=20: 0,5", "một chiều"),
        (">=20: 1; >=30: 0,5", "“>=20: 1” và “>=30: 0,5”; mức cao hơn phải được nhiều điểm hơn."),
        (">=20: 0,5; >=30: 0,5", "mức cao hơn phải được nhiều điểm hơn"),
        (";".join(f">={each}: 0,{each}" for each in range(10, 40)), "nhiều nhất 20 mức"),
    ],
)
def test_what_cannot_be_steps_is_refused(text: str, said: str) -> None:
    with pytest.raises(PartuiError) as refused:
        read_steps(text, Decimal(1))
    assert said in str(refused.value)


@given(st.text(alphabet=">=<≥≤%:;, .0123456789x", max_size=60))
def test_no_text_whatever_is_more_than_refused(text: str) -> None:
    with suppress(PartuiError):
        steps = read_steps(text, Decimal(5))
        assert read_steps(steps_text(steps), Decimal(5)) == steps
