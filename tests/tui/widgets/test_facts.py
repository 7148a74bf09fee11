"""A line of facts keeps its figures whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.tui.widgets.lines import facts_within
from partui.wording.columns import cell_width

FACTS = ("dự kiến 78,78", "mục tiêu 92,81", "tự chấm 1,25")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "dự kiến 78,78 · mục tiêu 92,81 · tự chấm 1,25"),
        (45, "dự kiến 78,78 · mục tiêu 92,81 · tự chấm 1,25"),
        (44, "dự kiến 78,78 · mục tiêu 92,81"),
        (13, "dự kiến 78,78"),
        (8, "dự kiến…"),
    ],
)
def test_what_has_no_room_is_left_out_whole(width: int, line: str) -> None:
    assert facts_within(FACTS, width) == line


@given(st.lists(st.text(max_size=9), max_size=4), st.integers(min_value=1, max_value=30))
def test_a_line_is_never_wider_than_its_window(facts: list[str], width: int) -> None:
    assert cell_width(facts_within(facts, width)) <= width
