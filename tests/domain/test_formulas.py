"""What a spreadsheet would take for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.formulas import inert, without_apostrophe
from partui.domain.text import clean


@pytest.mark.parametrize("text", ["=1+1", "+84 262", "-5", "@SUM(A1)", "＝1", " =1", "'=1", "''-1"])
def test_it_is_made_a_text(text: str) -> None:
    assert inert(text) == f"'{clean(text)}"


@pytest.mark.parametrize("text", ["", "1+1", "'a'", "Sở Y tế", "a\n=1"])
def test_anything_else_is_left(text: str) -> None:
    assert inert(text) == text
    assert without_apostrophe(text) == text


@given(st.text() | st.text("'= -+@a", max_size=6))
def test_it_is_read_back(text: str) -> None:
    assert without_apostrophe(inert(text)) == clean(text, lines=True)
