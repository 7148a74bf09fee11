from hypothesis import given
from hypothesis import strategies as st

from partui.tui.widgets.table.scroll_bar import thumb_span, top_at


def test_no_thumb_when_everything_is_visible() -> None:
    assert thumb_span(10, 0, 10) == (0, 0)
    assert top_at(5, 10, 10) == 0


@given(st.integers(1, 100), st.integers(1, 1_000_000), st.integers(0, 1_000_000))
def test_the_thumb_stays_on_the_bar(height: int, beyond: int, top: int) -> None:
    start, length = thumb_span(height, top, height + beyond)
    assert length >= 1
    assert 0 <= start <= start + length <= height


@given(st.integers(2, 100), st.integers(1, 1_000_000))
def test_dragging_to_the_ends_reaches_the_ends(height: int, beyond: int) -> None:
    assert top_at(-5, height, height + beyond) == 0
    assert top_at(height + 5, height, height + beyond) == beyond
