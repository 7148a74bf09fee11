"""Sau: what waits for what, and no circle hides or hangs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.tasks.order import circle_from, circles, held_up_by, read_codes

CODES = st.sampled_from("abcdefg")
ORDERS = st.dictionaries(CODES, st.lists(CODES, max_size=4))


def test_codes_are_read_from_what_is_typed_and_from_the_journal() -> None:
    assert read_codes("1.3.1, 1.3.2;1.3.1\n 2.2 ") == ("1.3.1", "1.3.2", "2.2")
    assert read_codes(None) == read_codes(" ,") == ()


def test_a_circle_is_told_step_by_step() -> None:
    after = {"1": ("2",), "2": ("3",), "3": ("1",), "4": ("1",), "5": ("5",)}
    assert circle_from("1", after) == ("1", "2", "3", "1")
    assert circle_from("4", after) == ()
    assert circles(after) == [("1", "2", "3", "1"), ("5", "5")]
    assert held_up_by("1", after) == ("3", "4")


@given(ORDERS)
def test_every_circle_is_a_circle_and_none_is_missed(after: dict[str, list[str]]) -> None:
    for code in "abcdefg":
        circle = circle_from(code, after)
        for at, before in pairwise(circle):
            assert before in after[at]
        reached, new = set[str](), set(after.get(code, ()))
        while new:
            reached |= new
            new = {each for at in new for each in after.get(at, ())} - reached
        assert bool(circle) == (code in reached)
