"""Texts broken into lines."""

from hypothesis import given
from hypothesis import strategies as st

from partui.wording.columns import cell_width, wrap

TEXTS = st.text(st.sampled_from("ab đ漢字e\u0301 -"), max_size=80)


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_too_wide_and_no_letter_lost(text: str, width: int) -> None:
    lines = wrap(text.strip(), width, whole_words=False)
    assert max(map(cell_width, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.integers(2, 40))
def test_a_word_stays_whole_where_it_is_to(text: str, width: int) -> None:
    assert " ".join(wrap(text.strip(), width)).split() == text.split()
