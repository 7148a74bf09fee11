from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.deadlines.reading import read_deadline
from partui.domain.tasks.status import (
    DUE_SOON_DAYS,
    DUE_SOON_YEAR_DAYS,
    Status,
    Timeliness,
    days_left,
    status_on,
    timeliness_on,
)
from partui.wording.labels import standing_label, timeliness_label

OPEN = (Status.TODO, Status.DOING)
DAYS = st.dates(date(2019, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        ("Quý III", date(2020, 9, 30)),
        ("Quý IV", date(2020, 12, 31)),
        ("Trước ngày 01/12", date(2020, 11, 30)),
        ("Trước ngày 31/01 năm sau", date(2021, 1, 30)),
        ("Trong năm 2020", date(2020, 12, 31)),
        ("Tháng 2", date(2020, 2, 29)),
        ("Chậm nhất ngày 15/10", date(2020, 10, 15)),
    ],
)
def test_open_tasks_around_their_due_date(status: Status, words: str, last_day: date) -> None:
    due_on = read_deadline(words, 2020).due_on
    soon = DUE_SOON_YEAR_DAYS if (last_day.month, last_day.day) == (12, 31) else DUE_SOON_DAYS
    expected = {
        -soon - 1: Timeliness.IN_TIME,
        -soon: Timeliness.DUE_SOON,
        -1: Timeliness.DUE_SOON,
        0: Timeliness.DUE_SOON,
        1: Timeliness.OVERDUE,
        400: Timeliness.OVERDUE,
    }
    for after, timeliness in expected.items():
        day = last_day + timedelta(days=after)
        assert timeliness_on(status, due_on, None, day) is timeliness
        assert days_left(due_on, day) == -after


@pytest.mark.parametrize("words", ["Thường xuyên", "Theo quy định của Bộ Nội vụ", "không rõ"])
def test_without_a_due_date_nothing_is_ever_overdue(words: str) -> None:
    due_on = read_deadline(words, 2020).due_on
    assert timeliness_on(Status.TODO, due_on, None, date(2199, 1, 1)) is Timeliness.NO_DEADLINE
    assert timeliness_on(Status.DONE, due_on, date(2021, 1, 1), date(2199, 1, 1)) is Timeliness.DONE_ON_TIME
    assert days_left(due_on, date(2199, 1, 1)) is None


@pytest.mark.parametrize(
    ("completed_on", "day", "timeliness"),
    [
        (date(2020, 9, 30), date(2020, 9, 30), Timeliness.DONE_ON_TIME),
        (date(2020, 9, 30), date(2020, 12, 1), Timeliness.DONE_ON_TIME),
        (date(2020, 10, 1), date(2020, 10, 1), Timeliness.DONE_LATE),
        (date(2020, 10, 1), date(2020, 9, 30), Timeliness.DUE_SOON),
        (date(2020, 10, 5), date(2020, 10, 1), Timeliness.OVERDUE),
        (None, date(2020, 10, 1), Timeliness.DONE_ON_TIME),
    ],
)
def test_done_tasks_as_they_stood_on_a_day(completed_on: date | None, day: date, timeliness: Timeliness) -> None:
    assert timeliness_on(Status.DONE, date(2020, 9, 30), completed_on, day) is timeliness


def test_the_days_of_due_soon_are_a_setting() -> None:
    due_on = date(2020, 9, 30)
    assert timeliness_on(Status.TODO, due_on, None, date(2020, 8, 31), soon_days=30) is Timeliness.DUE_SOON
    assert timeliness_on(Status.TODO, due_on, None, date(2020, 9, 29), soon_days=0) is Timeliness.IN_TIME
    assert timeliness_on(Status.TODO, due_on, None, due_on, soon_days=0) is Timeliness.DUE_SOON


@given(st.sampled_from(Status), st.none() | DAYS, DAYS)
def test_status_on_a_day(status: Status, completed_on: date | None, day: date) -> None:
    was = status_on(status, completed_on, day)
    later = status is Status.DONE and completed_on is not None and completed_on > day
    assert was is (Status.DOING if later else status)


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_a_cancelled_task_is_never_late(due_on: date | None, completed_on: date | None, day: date) -> None:
    assert timeliness_on(Status.CANCELLED, due_on, completed_on, day) is Timeliness.CANCELLED


@given(DAYS, DAYS)
def test_overdue_is_a_negative_number_of_days_left(due_on: date, day: date) -> None:
    left = days_left(due_on, day)
    assert left is not None
    assert (timeliness_on(Status.TODO, due_on, None, day) is Timeliness.OVERDUE) == (left < 0)


def test_each_timeliness_has_its_own_label() -> None:
    assert timeliness_label(Timeliness.OVERDUE) == "Quá hạn"
    assert len({timeliness_label(timeliness) for timeliness in Timeliness}) == len(Timeliness)


def test_what_has_no_known_day_is_not_said_to_be_in_time_or_without_a_deadline() -> None:
    said = {each: standing_label(each, unread=True) for each in Timeliness}
    assert (said[Timeliness.DONE_ON_TIME], said[Timeliness.NO_DEADLINE]) == ("Hoàn thành, chưa rõ hạn", "Chưa rõ hạn")
    changed = {each for each in Timeliness if said[each] != standing_label(each, unread=False)}
    assert changed == {Timeliness.DONE_ON_TIME, Timeliness.NO_DEADLINE}


@pytest.mark.parametrize(
    ("due_on", "day", "timeliness"),
    [
        ("2020-12-31", "2020-11-01", Timeliness.IN_TIME),
        ("2020-12-31", "2020-11-02", Timeliness.IN_TIME),
        ("2020-12-31", "2020-11-03", Timeliness.DUE_SOON),
        ("2021-12-31", "2020-12-31", Timeliness.IN_TIME),
        ("2020-12-30", "2020-11-30", Timeliness.IN_TIME),
        ("2021-01-30", "2020-12-31", Timeliness.IN_TIME),
        ("2020-09-30", "2020-09-14", Timeliness.IN_TIME),
        ("2020-09-30", "2020-09-15", Timeliness.DUE_SOON),
    ],
)
def test_a_years_end_is_told_of_earlier(due_on: str, day: str, timeliness: Timeliness) -> None:
    days = date.fromisoformat(due_on), None, date.fromisoformat(day)
    assert timeliness_on(Status.TODO, *days, 15, 58) is timeliness


def test_the_longer_notice_holds_at_a_years_end() -> None:
    assert timeliness_on(Status.TODO, date(2020, 12, 31), None, date(2020, 12, 1), 30, 0) is Timeliness.DUE_SOON
