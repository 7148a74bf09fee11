from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR, calendar_day, month_end
from partui.domain.dates import is_day_shaped, past_day, read_date, read_day, read_year, same_day, whole_day
from partui.domain.errors import PartuiError
from partui.locale.formats import show_date

ANY_DAY = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "2020-09-30",
        "2020/9/30",
        "30/9/2020",
        "30/09/2020",
        "30-9-2020",
        "30.9.2020",
        " 30/9/2020 ",
        "30/9/20",
        "30.09.20",
        "20200930",
        "ngày 30/9/2020",
        "Ngày 30 tháng 9 năm 2020",
        "30/9/2020\u200b",
    ],
)
def test_ways_to_type_a_date(typed: str) -> None:
    assert read_date(typed) == date(2020, 9, 30)


@pytest.mark.parametrize(
    "typed",
    ["", "mai", "30/9", "30/9/", "30-9-20", "30/9-2020", "30/9/2020 10:00", "٣٠/٩/٢٠٢٠", "30/9/²020", "[/x]", "{x}"],
)
def test_what_is_no_date_is_refused_with_the_accepted_forms(typed: str) -> None:
    with pytest.raises(PartuiError, match=r"Không đọc được ngày.*30/9/2020 hoặc 2020-09-30"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["31/02/2020", "29/02/2021", "00/01/2020", "1/13/2020", "0000-01-01", "1/1/0020"])
def test_a_day_that_is_not_in_the_calendar_is_refused(typed: str) -> None:
    with pytest.raises(PartuiError, match="Không có ngày"):
        read_date(typed)


def test_what_is_refused_is_shown_and_cut_where_it_is_long() -> None:
    with pytest.raises(PartuiError) as refused:
        read_date(" mai\x1b ")
    assert str(refused.value) == "Không đọc được ngày “mai”; hãy viết như 30/9/2020 hoặc 2020-09-30"
    with pytest.raises(PartuiError) as refused:
        read_date("31/2/2020")
    assert str(refused.value) == (
        "Không có ngày “31/2/2020”; hãy viết một ngày có thật như 30/9/2020, năm từ 1900 đến 2199"
    )
    for text, shown in (("x" * 40, "x" * 40), ("x" * 41, "x" * 39 + "…")):
        with pytest.raises(PartuiError, match=f"“{shown}”"):
            read_date(text)


def test_a_day_without_a_year_is_of_the_year_given() -> None:
    for typed in ("28/9", "28-09", " 28.9 "):
        assert read_date(typed, 2020) == whole_day(read_day(typed), 2020) == date(2020, 9, 28)
    assert read_date("28/9/2021", 2020) == whole_day(read_day("28/9/2021"), 2020) == date(2021, 9, 28)
    assert str(read_day("08/09")) == "8/9"
    assert read_date("29/2", 2020) == date(2020, 2, 29)
    with pytest.raises(PartuiError, match="Không có ngày “29/2/2021”"):
        read_date("29/2", 2021)
    for typed in ("31/9", "0/9", "1/13"):
        with pytest.raises(PartuiError, match=f"Không có ngày “{typed}”"):
            read_day(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2020-08-31"),
        ("Hôm nay", "2020-08-31"),
        ("hom qua", "2020-08-30"),
        ("tomorrow", "2020-09-01"),
        ("ngày mai", "2020-09-01"),
        ("-7d", "2020-08-24"),
        ("+2w", "2020-09-14"),
        ("+1m", "2020-09-30"),
        ("-1y", "2019-08-31"),
        ("cuối tháng", "2020-08-31"),
        ("CUỐI QUÝ", "2020-09-30"),
        ("end of year", "2020-12-31"),
    ],
)
def test_a_day_said_from_another_one(typed: str, day: str) -> None:
    today = date(2020, 8, 31)
    assert read_date(typed, 2020, today) == whole_day(read_day(typed), 2019, today) == date.fromisoformat(day)
    with pytest.raises(PartuiError, match="Không đọc được ngày"):
        read_date(typed)


@given(ANY_DAY, st.integers(-9999, 9999), st.sampled_from("dwmy"))
def test_no_step_leaves_the_calendar(today: date, count: int, unit: str) -> None:
    with suppress(PartuiError):
        day = read_date(f"{count:+}{unit}", None, today)
        assert (day - today).days * count >= 0
        assert read_date("cuối quý", None, day) >= day


def test_a_year_is_four_digits() -> None:
    assert read_year(" 2020\u200b ") == 2020
    for text in ("", "20", "20200", "2o20", "٢٠٢٠", "²020", "-202"):
        with pytest.raises(PartuiError) as refused:
            read_year(text)
        assert str(refused.value) == f"“{text or '(trống)'}” không phải là một năm; ghi như 2020"
    with pytest.raises(PartuiError, match=f"“{'9' * 39}…”"):
        read_year("9" * 41)


@given(ANY_DAY)
def test_a_shown_date_reads_back(day: date) -> None:
    assert read_date(show_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.text(st.characters(), max_size=30))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(PartuiError, match="2020-09-30"):
        read_date(f"{text}x")
    with suppress(PartuiError):
        read_date(text)


def test_a_date_is_shown_day_first() -> None:
    assert show_date(date(2020, 9, 3)) == "03/09/2020"


def test_month_ends() -> None:
    assert [month_end(2020, month).day for month in (1, 2, 4, 12)] == [31, 29, 30, 31]
    assert month_end(2021, 2) == date(2021, 2, 28)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_a_day_of_the_calendar(day: date) -> None:
    assert calendar_day(day.year, day.month, day.day) == day


@given(st.integers(), st.integers() | st.integers(0, 13), st.integers(min_value=32) | st.integers(max_value=0))
def test_no_numbers_make_the_calendar_raise(year: int, month: int, day: int) -> None:
    assert calendar_day(year, month, day) is None


def test_the_same_day_of_another_year() -> None:
    assert same_day(date(2021, 2, 3), 2020, 2021) == date(2020, 2, 3)
    assert same_day(date(2020, 2, 29), 2019, 2020) == date(2019, 2, 28)
    assert same_day(date(2022, 1, 9), 2020, 2021) == date(2021, 1, 9)


def test_what_is_written_as_a_day_though_the_calendar_has_none() -> None:
    assert all(is_day_shaped(text) for text in ("31/2", "30/9/2020", "2020-13-01", " 20200930 ", "30 tháng 9 năm 2020"))
    assert not any(is_day_shaped(text) for text in ("", "30", "Quý III", "30/9 x", "trước 30/9"))


def test_what_was_entered_is_of_the_past() -> None:
    assert past_day(date.today()) == date.today()
    with pytest.raises(PartuiError, match="chưa đến; muộn nhất là hôm nay"):
        past_day(date.today() + timedelta(days=1))
