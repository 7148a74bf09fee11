"""Points as officers type them, and shares that add up."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.scores.points import divide, read_points
from partui.wording.numbers import show_points


@pytest.mark.parametrize(
    ("text", "points"), [("1,25", "1.25"), (" 0.5 ", "0.5"), ("2", "2"), ("0,0", "0"), ("1234,5678", "1234.5678")]
)
def test_points_are_read_as_typed(text: str, points: str) -> None:
    assert read_points(text) == Decimal(points)


@pytest.mark.parametrize(
    "text", ["", "-1", "1,2,3", "abc", "1e5", "NaN", "²", "1.23456", "9" * 60, "1234567890", "1.12345"]
)
def test_what_is_no_score_is_refused(text: str) -> None:
    with pytest.raises(PartuiError) as refused:
        read_points(f" {text} ")
    assert str(refused.value) == f"Không đọc được điểm “{text[:50] or '(trống)'}”; hãy viết như 1,25 hoặc 1.25."


def test_points_are_shown_as_vietnamese_write_them() -> None:
    shown = [show_points(Decimal(each)) for each in ("79.53", "100.00", "0.50", "0", "10")]
    assert shown == ["79,53", "100", "0,5", "0", "10"]
    assert show_points(None) == "–"


@given(st.text())
def test_no_text_whatever_is_more_than_refused(text: str) -> None:
    with suppress(PartuiError):
        read_points(text)


@given(st.decimals(0, 1000, places=2))
def test_points_read_back(points: Decimal) -> None:
    assert read_points(str(points)) == points == read_points(str(points).replace(".", ","))


@pytest.mark.parametrize(
    ("whole", "typed", "shares"),
    [
        ("2", [None, None], "1 1"),
        ("1", [None, None, None], "0.34 0.33 0.33"),
        ("0.01", [None, None, None], "0.0034 0.0033 0.0033"),
        ("2", ["0.5", None, None], "0.5 0.75 0.75"),
        ("2", ["0.5", "1.5"], "0.5 1.5"),
        ("2", ["2", None], "2 0"),
        # What was typed fits the points no longer.
        ("1", ["0.5", "1.5"], "0.25 0.75"),
        ("1", ["3", None], "1 0"),
        ("1", ["0", "0"], "0.5 0.5"),
        ("0", [None, None], "0 0"),
    ],
)
def test_points_are_divided(whole: str, typed: list[str | None], shares: str) -> None:
    found = divide(Decimal(whole), [None if each is None else Decimal(each) for each in typed])
    assert found == [Decimal(each) for each in shares.split()]


@given(
    st.decimals(0, 1000, places=4),
    st.lists(st.none() | st.decimals(0, 1000, places=4), min_size=1, max_size=50),
)
def test_shares_add_up(whole: Decimal, typed: list[Decimal | None]) -> None:
    shares = divide(whole, typed)
    assert (sum(shares), len(shares)) == (whole, len(typed))
    assert min(shares) >= 0
