"""One agency's part in an instance: written and read, and when the parts together are the instance."""

from datetime import date

import pytest

from partui.domain.periods.agency_periods import (
    AGENCY_PERIOD,
    AgencyPeriod,
    agency_period_value,
    read_agency_period,
    settled_by,
)
from partui.domain.periods.state import PeriodStatus
from partui.domain.tasks.quorum import Quorum

THIRD = "2020-Q3"


def part(agency: str, day: int, period: str = THIRD, status: PeriodStatus = PeriodStatus.DONE) -> AgencyPeriod:
    return AgencyPeriod(f"{agency}{period}", period, agency, agency.upper(), status, date(2020, 10, day))


PARTS = (part("a", 2), part("b", 9), part("c", 1, status=PeriodStatus.WAIVED), part("x", 1), part("d", 3, "2020-Q4"))


@pytest.mark.parametrize(
    ("members", "quorum", "day"),
    [
        ("abc", None, 9),
        ("abcd", None, None),
        ("abcd", Quorum(3, is_share=False), 9),
        ("abcd", Quorum(50, is_share=True), 2),
        ("abcd", Quorum(4, is_share=False), None),
        ("", None, None),
        ("c", None, 1),
    ],
)
def test_an_instance_is_done_with_the_last_agency_or_with_enough(
    members: str, quorum: Quorum | None, day: int | None
) -> None:
    found = settled_by(PARTS, THIRD, set(members), quorum)
    assert (found and found.on) == (day and date(2020, 10, day))


def test_what_was_said_is_read_again() -> None:
    for said in (PARTS[0], PARTS[2]._replace(reason="sáp nhập")):
        assert read_agency_period(f"{AGENCY_PERIOD}{said.uuid}", agency_period_value(said)) == said
    for value in (None, "", "x", '{"period": "2020-Q3", "agency": "a"}', '{"status": "done", "on": "2020-10-01"}'):
        assert read_agency_period(f"{AGENCY_PERIOD}u", value) is None
