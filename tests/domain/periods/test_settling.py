"""What an edit of a task's result means for its instances, and the other way round."""

from datetime import date

import pytest

from partui.domain.errors import PartuiError
from partui.domain.periods.calendar import instances_of
from partui.domain.periods.instance import PlanTimes
from partui.domain.periods.settling import by_periods, with_consequence
from partui.domain.periods.state import PERIOD, PeriodState, PeriodStatus, state_value

QUARTERS = instances_of("Hàng quý", PlanTimes(2020, 2020))
DAY = date(2020, 8, 1)


def done(on: str) -> str:
    return state_value(PeriodState(PeriodStatus.DONE, date.fromisoformat(on)))


def current(status: str = "todo", **ticked: str) -> dict[str, str | None]:
    return {"status": status, **{f"{PERIOD}2020-{key}": done(f"2020-{day}") for key, day in ticked.items()}}


ALL = current("done", Q1="03-20", Q2="06-20", Q3="09-20", Q4="12-20")


def settle(now: dict[str, str | None], **wanted: str | None) -> tuple[dict[str, str | None], dict[str, str | None]]:
    found = by_periods("1.2", now, wanted, QUARTERS, DAY, 2020)
    return found.fields, found.periods


def test_done_is_of_the_earliest_open_instance() -> None:
    assert settle(current(), status="done", note="x") == (
        {"status": "doing", "note": "x"},
        {"period/2020-Q1": done("2020-08-01")},
    )
    assert settle(current("doing", Q1="03-20"), completed_on="30/6") == ({}, {"period/2020-Q2": done("2020-06-30")})


def test_the_last_one_done_is_the_task_done() -> None:
    three = current("doing", Q1="03-20", Q2="06-20", Q3="09-20")
    assert settle(three, status="done", completed_on="2020-12-30") == (
        {"status": "done", "completed_on": "2020-12-30"},
        {"period/2020-Q4": done("2020-12-30")},
    )


def test_one_that_has_not_begun_is_not_done() -> None:
    with pytest.raises(PartuiError, match=r"kỳ tới bắt đầu từ 01/10/2020, hạn 31/12/2020.*period done 1.2 2020-Q4"):
        settle(current("doing", Q1="03-20", Q2="06-20", Q3="07-20"), status="done")


def test_a_task_that_is_done_no_more_has_its_last_instance_open_again() -> None:
    assert settle(ALL, status="doing") == ({"status": "doing"}, {"period/2020-Q4": None})


def test_the_day_of_a_done_task_is_that_of_its_last_instance() -> None:
    assert settle(ALL, completed_on="21/12/2020") == (
        {"status": "done", "completed_on": "2020-12-21"},
        {"period/2020-Q4": done("2020-12-21")},
    )
    assert settle(ALL, status="done") == ({"status": "done", "completed_on": "2020-12-20"}, {})


def test_what_says_nothing_of_the_result_is_left() -> None:
    assert settle(current(), note="x") == ({"note": "x"}, {})
    assert settle(current(), status="cancelled") == ({"status": "cancelled"}, {})
    assert settle(current(), status="doing") == ({"status": "doing"}, {})
    # Done as a whole before it had instances.
    assert settle(current("done"), status="doing") == ({"status": "doing"}, {})
    no_instances = by_periods("1.2", current(), {"status": "done"}, [], DAY, 2020)
    assert no_instances == ({"status": "done"}, {})


def test_what_follows_from_new_states() -> None:
    state = PeriodState(PeriodStatus.DONE, DAY)
    assert with_consequence(current(), {}, {"2020-Q3": state}, QUARTERS) == (
        {"status": "doing"},
        {"period/2020-Q3": state_value(state)},
    )
    assert with_consequence(current("cancelled"), {}, {"2020-Q3": state}, QUARTERS).fields == {}
    assert with_consequence(current("doing", Q1="03-20"), {}, {"2020-Q1": None}, QUARTERS) == (
        {},
        {"period/2020-Q1": None},
    )
    said = with_consequence(ALL, {"status": "cancelled"}, {"2020-Q1": None, "2020-Q9": None}, QUARTERS)
    assert said.fields == {"status": "cancelled"}
