"""Counts as cells: in proportion, nothing left out, never longer than there is room."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Tally
from partui.tui.overview.bars import bar, length_of, scale_text, shares, signs_for
from partui.wording.labels import timeliness_sign

NUMBERS = st.lists(st.integers(0, 10_000), min_size=7, max_size=7)


def tally(numbers: Sequence[int]) -> Tally:
    by_status = {**dict.fromkeys(Status, 0), Status.TODO: sum(numbers)}
    return Tally(by_status, dict(zip(Timeliness, numbers, strict=True)))


@given(NUMBERS, st.integers(7, 200))
def test_shares_fill_the_cells_and_leave_nothing_out(numbers: list[int], cells: int) -> None:
    given_cells = shares(numbers, cells)
    assert sum(given_cells) == (cells if any(numbers) else 0)
    assert [bool(each) for each in given_cells] == [bool(number) for number in numbers]
    pairs = sorted(zip(numbers, given_cells, strict=True))
    assert [each for _number, each in pairs] == sorted(given_cells)


@given(NUMBERS, st.integers(-200, 6))
def test_where_there_are_too_few_cells_the_first_have_them(numbers: list[int], cells: int) -> None:
    given_cells = shares(numbers, cells)
    assert sum(given_cells) == (max(cells, 0) if any(numbers) else 0)
    if sum(1 for number in numbers if number) >= cells:
        assert [each for each in given_cells if each] == [1] * max(cells, 0)


def test_shares_by_hand() -> None:
    assert shares([0, 0], 10) == [0, 0]
    assert shares([1, 71], 8) == [1, 7]
    assert shares([3, 69], 24) == [1, 23]
    assert sorted(shares([1, 1], 5)) == [2, 3]


def test_lengths_by_hand() -> None:
    assert [length_of(number, 100, 20) for number in (0, 1, 50, 100)] == [0, 1, 10, 20]
    assert length_of(0, 0, 20) == 0


@given(NUMBERS, st.integers(0, 10_000), st.integers(7, 60))
def test_a_bar_is_as_wide_as_its_cells_and_shows_every_sign(numbers: list[int], more: int, cells: int) -> None:
    drawn = bar(tally(numbers), sum(numbers) + more, cells)
    assert drawn.cell_length == cells
    for timeliness, number in zip(Timeliness, numbers, strict=True):
        assert (timeliness_sign(timeliness) in drawn.plain) == bool(number)


def test_a_sign_stands_for_a_task_or_for_more_but_never_for_less() -> None:
    assert [signs_for(number, 20, 30) for number in (0, 1, 3, 20)] == [0, 1, 3, 20]
    assert [signs_for(number, 90, 30) for number in (0, 1, 3, 89, 90)] == [0, 1, 1, 30, 30]
    assert (scale_text(30, 30), scale_text(90, 30)) == ("", " · dấu ≈ 3")


def test_every_way_of_standing_has_a_sign_of_its_own() -> None:
    assert len({timeliness_sign(timeliness) for timeliness in Timeliness}) == len(Timeliness)
