"""A deadline's words in another year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.other_year import words_in_year, words_of_day
from partui.domain.deadlines.reading import read_deadline


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("Trong năm 2020", "Trong năm 2021"),
        ("31/12/2020", "31/12/2021"),
        ("Trước ngày 31/01/2021", "Trước ngày 31/01/2022"),
        ("Ngày 2020-10-15", "Ngày 2021-10-15"),
        ("15/10/20", "15/10/21"),
        ("Ngày 29/02/2020", "Ngày 28/02/2021"),
        ("Quý III", "Quý III"),
        ("Trước ngày 31/01 năm sau", "Trước ngày 31/01 năm sau"),
        ("Thường xuyên", "Thường xuyên"),
        ("Theo Kế hoạch năm 2020 của Bộ Nội vụ", "Theo Kế hoạch năm 2020 của Bộ Nội vụ"),
        ("sớm nhất năm 2020 có thể", "sớm nhất năm 2020 có thể"),
        ("", ""),
    ],
)
def test_words_mean_the_same_time_of_the_next_year(words: str, moved: str) -> None:
    assert words_in_year(words, 2020, 2021) == moved


@pytest.mark.parametrize(
    ("words", "year", "to", "moved"),
    [
        ("Ngày 29/02/2020", 2020, 2024, "Ngày 29/02/2024"),
        ("15/10/99", 2099, 2100, "15/10/00"),
        ("15/10/09", 2009, 2010, "15/10/10"),
        ("15/10/00", 2000, 2005, "15/10/05"),
    ],
)
def test_words_of_any_year(words: str, year: int, to: int, moved: str) -> None:
    assert words_in_year(words, year, to) == moved


@given(words=st.sampled_from(["Trong năm {y}", "Quý II năm {y}", "Ngày 5/6/{y}", "Tháng 2"]), ahead=st.integers(1, 9))
def test_the_date_read_is_as_many_years_later(words: str, ahead: int) -> None:
    before = read_deadline(words.format(y=2020), 2020)
    after = read_deadline(words_in_year(words.format(y=2020), 2020, 2020 + ahead), 2020 + ahead)
    assert before.due_on is not None
    assert after.due_on is not None
    assert (after.kind, after.due_on.year, after.due_on.month) == (
        before.kind,
        before.due_on.year + ahead,
        before.due_on.month,
    )


@given(st.text(max_size=60))
def test_no_words_make_it_fail(words: str) -> None:
    if read_deadline(words, 2020).kind is DeadlineKind.UNKNOWN:
        assert read_deadline(words_in_year(words, 2020, 2021), 2021).due_on is None


def test_a_day_in_words_is_that_day_in_any_plan() -> None:
    day = date(2020, 9, 30)
    assert {read_deadline(words_of_day(day), year).due_on for year in (2019, 2020, 2025)} == {day}
