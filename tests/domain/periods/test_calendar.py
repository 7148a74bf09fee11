"""Calendars worked out by hand: which instances words set, and when each is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.deadlines.kinds import AGAIN
from partui.domain.deadlines.reading import read_deadline
from partui.domain.periods.calendar import MOST, comes_back, instances_of, plan_times, proposed_periods
from partui.domain.periods.instance import PlanTimes
from tests.domain.deadlines.test_reading import EVERY_FORM, WORDS

YEAR = PlanTimes(2020, 2020)
CALENDARS = {
    "Hàng quý": {"2020-Q1": "03-31", "2020-Q2": "06-30", "2020-Q3": "09-30", "2020-Q4": "12-31"},
    "Hằng quý, trước ngày 20": {"2020-Q1": "03-19", "2020-Q2": "06-19", "2020-Q3": "09-19", "2020-Q4": "12-19"},
    "Hàng quý, ngày 20": {"2020-Q1": "03-20", "2020-Q2": "06-20", "2020-Q3": "09-20", "2020-Q4": "12-20"},
    "Ngày 20 hàng quý": {"2020-Q1": "03-20", "2020-Q2": "06-20", "2020-Q3": "09-20", "2020-Q4": "12-20"},
    "Định kỳ 6 tháng": {"2020-H1": "06-30", "2020-H2": "12-31"},
    "6 tháng, năm": {"2020-H1": "06-30", "2020-H2": "12-31"},
    "Tháng 3, 6, 9, 12": {"2020-03": "03-31", "2020-06": "06-30", "2020-09": "09-30", "2020-12": "12-31"},
    "Quý II và Quý IV": {"2020-Q2": "06-30", "2020-Q4": "12-31"},
    "mỗi năm 2 lần": {"2020-H1": "06-30", "2020-H2": "12-31"},
    "Bốn lần/năm": {"2020-Q1": "03-31", "2020-Q2": "06-30", "2020-Q3": "09-30", "2020-Q4": "12-31"},
    "mỗi năm hai lần vào quý I và quý III": {"2020-Q1": "03-31", "2020-Q3": "09-30"},
    "ngày 01/6 và 15/11 hằng năm": {"2020-06-01": "06-01", "2020-11-15": "11-15"},
    "Định kỳ 4 tháng": {"2020-04": "04-30", "2020-08": "08-31", "2020-12": "12-31"},
}
NONE = ["Hàng năm", "Quý III", "Thường xuyên", "Thường xuyên, hàng quý", "Hàng ngày", "Khi có yêu cầu"]


@pytest.mark.parametrize(("words", "due"), CALENDARS.items())
def test_instances_of_a_year(words: str, due: dict[str, str]) -> None:
    assert {each.key: f"{each.due_on:%m-%d}" for each in instances_of(words, YEAR)} == due


def test_each_month_has_its_own_last_day() -> None:
    expected = [
        "01-31",
        "02-29",
        "03-31",
        "04-30",
        "05-31",
        "06-30",
        "07-31",
        "08-31",
        "09-30",
        "10-31",
        "11-30",
        "12-31",
    ]
    for words in ("Hàng tháng", "Ngày 31 hàng tháng"):
        found = instances_of(words, YEAR)
        assert [f"{each.due_on:%m-%d}" for each in found] == expected
        assert [each.key for each in found] == [f"2020-{month:02}" for month in range(1, 13)]
    assert instances_of("Ngày 31 hàng tháng", PlanTimes(2021, 2021))[1].due_on == date(2021, 2, 28)
    assert [each.due_on.day for each in instances_of("trước ngày 15 hàng tháng", YEAR)] == [14] * 12


def test_a_month_that_is_due_in_the_next_one_ends_in_the_next_year() -> None:
    found = instances_of("Trước ngày 05 của tháng liền kề", YEAR)
    assert (found[0].key, found[0].due_on) == ("2020-01", date(2020, 2, 4))
    assert (found[-1].key, found[-1].due_on) == ("2020-12", date(2021, 1, 4))


def test_weeks_go_by_their_own_numbers() -> None:
    found = instances_of("Thứ 5 hàng tuần", PlanTimes(2026, 2026))
    assert (len(found), found[0].key, found[0].due_on) == (53, "2026-W01", date(2026, 1, 1))
    assert {each.due_on.isoweekday() for each in found} == {4}
    assert next(each.due_on for each in found if each.key == "2026-W40") == date(2026, 10, 1)
    assert {each.due_on.isoweekday() for each in instances_of("Hàng tuần", YEAR)} == {7}


def test_a_plan_issued_in_august_begins_with_what_is_due_from_then_on() -> None:
    times = plan_times(2020, "Kế hoạch năm 2020", "2020-08")
    assert times == PlanTimes(2020, 2020, date(2020, 8, 1))
    assert [each.key for each in instances_of("Hàng quý", times)] == ["2020-Q3", "2020-Q4"]
    issued = plan_times(2020, "", "2020-09-30")
    assert [each.key for each in instances_of("Hàng quý", issued)] == ["2020-Q3", "2020-Q4"]
    assert [each.key for each in instances_of("Hàng quý", plan_times(2020, "", "2020-10-01"))] == ["2020-Q4"]


def test_a_plan_of_several_years_has_what_comes_back_in_each() -> None:
    times = plan_times(2026, "Kế hoạch cải cách hành chính giai đoạn 2026 - 2030", "")
    assert times == PlanTimes(2026, 2030)
    yearly = instances_of("Hằng năm", times)
    assert [(each.key, each.due_on) for each in yearly] == [(f"{y}", date(y, 12, 31)) for y in range(2026, 2031)]
    assert [each.key for each in instances_of("Trước ngày 15/12 hằng năm", times)][:2] == ["2026-12-15", "2027-12-15"]
    assert len(instances_of("Hàng quý", times)) == 20
    assert instances_of("Ngày 29 hàng tháng", times)[25].due_on == date(2028, 2, 29)
    assert instances_of("Quý II và Quý IV", times) == instances_of("Quý II và Quý IV", PlanTimes(2026, 2026))
    own = instances_of("Giai đoạn 2026 - 2030, hằng năm", PlanTimes(2026, 2026))
    assert [each.key for each in own] == ["2026", "2027", "2028", "2029", "2030"]


@pytest.mark.parametrize("words", NONE)
def test_words_that_set_one_day_or_none_have_no_instances(words: str) -> None:
    assert instances_of(words, YEAR) == ()


def test_more_than_anybody_follows_are_none() -> None:
    assert instances_of("Hàng tháng, giai đoạn 1900 - 2199", YEAR) == ()


@given(
    st.sampled_from(EVERY_FORM) | st.lists(WORDS, max_size=8).map(" ".join),
    st.integers(1900, 2199),
    st.integers(0, 4),
    st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
)
def test_instances_are_sorted_unique_and_only_of_words_that_say_so(
    words: str, year: int, more: int, issued: date | None
) -> None:
    found = instances_of(words, PlanTimes(year, year + more, issued))
    assert [each.due_on for each in found] == sorted(each.due_on for each in found)
    assert len({each.key for each in found}) == len(found) <= MOST
    assert all(each.starts_on <= each.due_on for each in found)
    assert issued is None or all(each.due_on >= issued for each in found)
    if found:
        assert read_deadline(words, year).kind in AGAIN
        assert found[-1].due_on - found[0].due_on >= timedelta(0)


def test_periods_are_proposed_from_products() -> None:
    dialogue = "Định kỳ 6 tháng tổ chức đối thoại với cá nhân, tổ chức về TTHC"
    assert proposed_periods(["Báo cáo CCHC", dialogue], YEAR) == "Định kỳ 6 tháng"
    assert proposed_periods(["Báo cáo hằng quý gửi Sở Nội vụ"], YEAR) == "hằng quý"
    assert proposed_periods(["Báo cáo CCHC định kỳ;", "Hàng hóa", "Hàng năm"], YEAR) == ""


@pytest.mark.parametrize(
    ("words", "again"),
    [("Hàng quý", True), ("Tháng 3, 6, 9, 12", True), ("Hàng năm", True), ("Quý III", False), ("Thường xuyên", False)],
)
def test_work_comes_back_where_its_words_say_so(words: str, again: bool) -> None:
    assert comes_back(words, 2020) is again


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("ngày 01/6 và 15/11 hằng năm", ["2020-01-01", "2020-06-02"]),
        ("Quý II và Quý IV", ["2020-04-01", "2020-10-01"]),
        ("Định kỳ 6 tháng", ["2020-01-01", "2020-07-01"]),
        ("Hàng quý, ngày 20", ["2020-01-01", "2020-04-01", "2020-07-01", "2020-10-01"]),
    ],
)
def test_an_instance_begins_with_its_stretch_of_the_year(words: str, starts: list[str]) -> None:
    assert [each.starts_on.isoformat() for each in instances_of(words, YEAR)] == starts


def test_a_week_begins_on_monday_and_a_month_with_its_first_day() -> None:
    assert {each.starts_on.isoweekday() for each in instances_of("Thứ 5 hàng tuần", YEAR)} == {1}
    assert {(each.due_on - each.starts_on).days for each in instances_of("Thứ 5 hàng tuần", YEAR)} == {3}
    assert [each.starts_on.day for each in instances_of("Hàng tháng", YEAR)] == [1] * 12
