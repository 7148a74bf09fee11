"""The clock that orders changes, whatever the computers' clocks say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.journal.clock import CLOCKS_APART, ERA, LAST_CLOCK, clock_after, clock_of, moment_in_doubt

NOW = datetime(2020, 10, 5, 2, 30, tzinfo=UTC)
moments = st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC))
clocks = st.integers(0, LAST_CLOCK)


@given(clocks, moments)
def test_a_change_comes_after_all_that_is_known(last: int, now: datetime) -> None:
    found = clock_after(last, now)
    assert last < found <= LAST_CLOCK or last == found == LAST_CLOCK
    assert found >= clock_of(now), "a change is never before its own moment"


@given(st.lists(moments, max_size=6))
def test_one_right_clock_makes_the_time_right_again(wrong: list[datetime]) -> None:
    last = 0
    for moment in wrong:
        last = clock_after(last, moment)
    found = clock_after(last, NOW) % ERA
    assert 0 <= found - clock_of(NOW) <= CLOCKS_APART / timedelta(microseconds=1) + 1


def test_clocks_that_go_a_little_apart_are_of_one_era() -> None:
    ahead = clock_of(NOW + CLOCKS_APART)
    assert clock_after(ahead, NOW) == ahead + 1
    assert clock_after(ahead + 1, NOW) == ERA + clock_of(NOW)
    assert clock_after(0, NOW) == clock_of(NOW)


def test_a_moment_that_no_clock_can_have_is_the_nearest_that_it_can() -> None:
    assert clock_of(datetime(1000, 1, 1, tzinfo=UTC)) == 0
    assert clock_of(datetime(8999, 12, 31, tzinfo=UTC)) == ERA - 1


@pytest.mark.parametrize(
    ("apart", "is_doubtful"),
    [(timedelta(0), False), (timedelta(days=300), False), (timedelta(days=-30), True), (timedelta(days=800), True)],
)
def test_a_moment_far_from_the_last_one_is_in_doubt(apart: timedelta, is_doubtful: bool) -> None:
    assert moment_in_doubt(ERA + clock_of(NOW), NOW + apart) == (NOW if is_doubtful else None)
    assert moment_in_doubt(0, NOW + apart) is None
