"""Moments of the journal, whoever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.wording.changes import show_moment

FORM = "%d/%m/%Y %H:%M"


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2020-10-05T02:30:00.000000Z", "05/10/2020 09:30"),
        ("2020-12-31T17:00:00.000000Z", "01/01/2021 00:00"),
        ("9999-99-99T99:99:99.999999Z", "9999-99-99T99:99:99.999999Z"),
        ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
        ("0000-00-00T00:00:00.000000Z", "0000-00-00T00:00:00.000000Z"),
        ("\x1b[2J", "[2J"),
    ],
)
def test_a_moment_is_shown_by_the_officer_s_clock_and_anything_else_as_it_is(at: str, shown: str) -> None:
    assert show_moment(at, FORM) == shown


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"))
def test_no_text_whatever_is_more_than_shown(at: str) -> None:
    assert "\x1b" not in show_moment(at, FORM)
