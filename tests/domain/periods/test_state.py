"""How a task stands by its instances, and which of them is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.periods.calendar import instances_of
from partui.domain.periods.instance import PlanTimes
from partui.domain.periods.naming import find_period
from partui.domain.periods.state import (
    Period,
    PeriodState,
    PeriodStatus,
    Settlement,
    StandingByPeriods,
    period_on,
    read_state,
    settlement_of,
    standing_by,
    state_value,
    states_in,
)
from partui.domain.tasks.status import Status, Timeliness
from partui.wording.due.periods import period_label

QUARTERS = instances_of("Hàng quý", PlanTimes(2020, 2020))
DONE, WAIVED = PeriodStatus.DONE, PeriodStatus.WAIVED


def states(**days: str) -> dict[str, PeriodState]:
    return {f"2020-{key}": PeriodState(DONE, date.fromisoformat(f"2020-{day}")) for key, day in days.items()}


def test_the_first_open_instance_is_what_is_due() -> None:
    assert settlement_of(QUARTERS, {}) == Settlement(date(2020, 3, 31), None)
    assert settlement_of(QUARTERS, states(Q1="03-20", Q3="07-01")) == Settlement(date(2020, 6, 30), None)
    said = states(Q1="03-20", Q2="06-29")
    assert settlement_of(QUARTERS, said, date(2020, 6, 28)) == Settlement(date(2020, 6, 30), None)
    assert settlement_of(QUARTERS, said, date(2020, 3, 19)) == Settlement(date(2020, 3, 31), None)


def test_a_task_is_done_with_its_last_instance_and_late_if_one_was() -> None:
    on_time = states(Q1="03-20", Q2="06-30", Q3="09-01", Q4="12-31")
    assert settlement_of(QUARTERS, on_time) == Settlement(date(2020, 12, 31), date(2020, 12, 31))
    late = on_time | states(Q2="07-01")
    assert settlement_of(QUARTERS, late) == Settlement(date(2020, 6, 30), date(2020, 12, 31))
    waived = late | {"2020-Q2": PeriodState(WAIVED, date(2020, 8, 1), "sáp nhập")}
    assert settlement_of(QUARTERS, waived).due_on == date(2020, 12, 31)


def test_what_is_said_of_the_task_itself() -> None:
    first, last, day = QUARTERS[0].due_on, QUARTERS[-1].due_on, date(2020, 5, 1)
    ticked = states(Q1="03-20")
    assert standing_by(QUARTERS, {}, Status.DONE, day) == StandingByPeriods(Status.DONE, day, last)
    assert standing_by(QUARTERS, ticked, Status.DONE, day) == StandingByPeriods(Status.DOING, None, QUARTERS[1].due_on)
    assert standing_by(QUARTERS, {}, Status.CANCELLED, None) == StandingByPeriods(Status.CANCELLED, None, first)


def test_an_instance_seen_from_a_day() -> None:
    third = QUARTERS[2]
    for day, state, task, expected in (
        ("09-15", None, Status.TODO, (PeriodStatus.OPEN, Timeliness.DUE_SOON, 15)),
        ("10-01", None, Status.DOING, (PeriodStatus.OPEN, Timeliness.OVERDUE, -1)),
        ("10-01", PeriodState(DONE, date(2020, 10, 2)), Status.DOING, (PeriodStatus.OPEN, Timeliness.OVERDUE, -1)),
        ("10-02", PeriodState(DONE, date(2020, 10, 2)), Status.DOING, (DONE, Timeliness.DONE_LATE, -2)),
        ("10-02", PeriodState(WAIVED, date(2020, 10, 2), "x"), Status.DOING, (WAIVED, Timeliness.CANCELLED, -2)),
        ("10-02", None, Status.DONE, (DONE, Timeliness.DONE_ON_TIME, -2)),
        ("10-02", None, Status.CANCELLED, (WAIVED, Timeliness.CANCELLED, -2)),
    ):
        found = period_on(third, state, task, date.fromisoformat(f"2020-{day}"), 15)
        assert (found.status, found.timeliness, found.days) == expected


@given(st.sampled_from([DONE, WAIVED]), st.dates(), st.text(max_size=20).map(str.strip))
def test_what_the_journal_says_is_read_back(status: PeriodStatus, on: date, reason: str) -> None:
    read = read_state(state_value(PeriodState(status, on, reason)))
    assert read is not None
    assert read[:2] == (status, on)


@given(st.none() | st.text(max_size=30) | st.sampled_from(['{"status": "done"}', '{"status": 1, "on": 2}', "[]"]))
def test_anything_else_says_nothing(value: str | None) -> None:
    assert read_state(value) is None
    assert states_in({"period/2020-Q1": value, f"period/{'9' * 50}": state_value(PeriodState(DONE, date.max))}) == {}


LABELS = {each.key: period_label(each.key, 2020) for each in QUARTERS}


@pytest.mark.parametrize(
    "typed", ["quý 3", "Q3", "q3/2020", "QUÝ III", "quy iii", "3", "kỳ 3", "2020-Q3", "2020-q3", "iii"]
)
def test_a_quarter_as_officers_type_it(typed: str) -> None:
    assert find_period(typed, LABELS, "1.1") == "2020-Q3"


@pytest.mark.parametrize(
    ("words", "typed", "key"),
    [
        ("Hàng tháng", "tháng 9", "2020-09"),
        ("Hàng tháng", "09", "2020-09"),
        ("Hàng tháng", "t9", "2020-09"),
        ("Định kỳ 6 tháng", "cuối", "2020-H2"),
        ("Định kỳ 6 tháng", "6 tháng đầu năm", "2020-H1"),
        ("ngày 01/6 và 15/11 hằng năm", "1/6", "2020-06-01"),
        ("Thứ 5 hàng tuần", "tuần 40", "2020-W40"),
    ],
)
def test_other_instances_as_officers_type_them(words: str, typed: str, key: str) -> None:
    found = instances_of(words, PlanTimes(2020, 2020))
    assert find_period(typed, {each.key: period_label(each.key, 2020) for each in found}, "1.1") == key


@pytest.mark.parametrize("typed", ["", "quý", "q5", "2021-Q3", "tháng 9"])
def test_what_names_no_single_instance_is_refused_with_those_that_there_are(typed: str) -> None:
    with pytest.raises(PartuiError, match="Quý I; Quý II; Quý III; Quý IV"):
        find_period(typed, LABELS, "1.1")


def test_labels_say_the_year_where_it_is_another() -> None:
    keys = ["2020-Q1", "2021-03", "2020-H1", "2020-06-01", "2020-W40", "2026", "2020-??", "x"]
    told = ["Quý I", "Tháng 3/2021", "6 tháng đầu năm", "01/06", "Tuần 40", "Năm 2026", "??", "Năm x"]
    assert [period_label(key, 2020) for key in keys] == told


@pytest.mark.parametrize(
    ("reported", "owing", "owed"),
    [(0, (), True), (1, ("B",), False), (1, (), False), (1, ("A", "B"), True), (0, ("A",), True)],
)
def test_a_member_owes_an_instance_until_it_has_reported(reported: int, owing: tuple[str, ...], owed: bool) -> None:
    day = date(2020, 9, 30)
    instance = Period("2020-Q3", day, day, PeriodStatus.OPEN, None, "", Timeliness.DUE_SOON, 0)
    assert instance._replace(reported=reported, owing=owing).is_owed_by("A") is owed


def test_an_instance_done_on_the_day_looked_at_is_done_on_it() -> None:
    said = states(Q1="03-20")
    assert settlement_of(QUARTERS, said, date(2020, 3, 20)) == Settlement(date(2020, 6, 30), None)


def test_an_instance_keeps_its_own_days_whatever_is_said_of_it() -> None:
    third = QUARTERS[2]
    for state in (None, PeriodState(DONE, date(2020, 9, 1)), PeriodState(WAIVED, date(2020, 9, 1), "x")):
        found = period_on(third, state, Status.DOING, date(2020, 9, 2), 15)
        assert (found.key, found.starts_on, found.due_on) == third
