from array import array

from hypothesis import given
from hypothesis import strategies as st

from partui.tui.widgets.table.key_list import KeyList


def test_a_cursor_passes_over_headings_in_the_direction_of_the_step() -> None:
    keys = KeyList(array("q", [-1, -2, 1, 2, -3, 3]), skip_headings=True)
    assert keys.landing(4, 1) == 5
    assert keys.landing(4, -1) == 3
    assert keys.landing(0, -1) == 2
    assert keys.landing(99, 1) == 5


def test_a_cursor_lands_on_headings_when_told_or_when_there_is_nothing_else() -> None:
    assert KeyList([-1, 1], skip_headings=False).landing(0, 1) == 0
    assert KeyList([-1, -2], skip_headings=True).landing(1, 1) == 1
    assert KeyList([], skip_headings=True).landing(5, 1) == 0


def test_the_next_row_is_one_that_was_not_worked_on() -> None:
    keys = KeyList([1, 2, -3, 4, 5], skip_headings=True)
    assert [keys.after(0, worked_on) for worked_on in ({1}, {2}, {2, 4}, {2, 4, 5})] == [2, 4, 5, None]
    assert KeyList([1, -2, 3], skip_headings=False).after(0, ()) == -2


def test_a_key_is_above_one_that_is_gone() -> None:
    keys = KeyList([1, 2, 3], skip_headings=True)
    assert [keys.is_above(*pair) for pair in ((1, 2), (2, 1), (1, 9), (9, 1))] == [True, False, True, False]


def test_headings_right_above_are_found_up_to_a_limit() -> None:
    keys = KeyList([1, -1, -2, 2], skip_headings=True)
    assert keys.with_headings_above(3, 10) == 1
    assert keys.with_headings_above(3, 1) == 2
    assert keys.with_headings_above(0, 10) == 0


@given(st.lists(st.integers(-9, 9), min_size=1), st.integers(-20, 20), st.sampled_from([-1, 1]))
def test_a_landing_is_a_task_whenever_there_is_one(keys: list[int], place: int, step: int) -> None:
    landed = KeyList(keys, skip_headings=True).landing(place, step)
    assert 0 <= landed < len(keys)
    assert keys[landed] >= 0 or all(key < 0 for key in keys)
