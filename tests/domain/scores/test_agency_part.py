"""An agency's part of Phụ lục I: the points of what it leads, and what is at risk through its own tasks."""

from decimal import Decimal

import pytest

from partui.domain.agencies.names import agency_key
from partui.domain.scores.agency_part import held_by_each, part_of
from partui.domain.scores.index import Scores, work_out_scores
from partui.domain.scores.leaf import TaskStanding
from partui.domain.tasks.status import Status, Timeliness
from tests.domain.scores.test_share import criterion

A, B = "Sở Nội vụ", "Sở Tài chính"


def task(code: str, criterion: str, lead: str, timeliness: Timeliness = Timeliness.OVERDUE) -> TaskStanding:
    return TaskStanding(code, criterion, (lead,), Status.TODO, timeliness)


CRITERIA = [
    criterion("1", None, "", "4"),
    criterion("1.1", "1", A, "2"),
    criterion("1.2", "1", B, "2"),
    criterion("2", None, B, "3"),
]
TASKS = [
    task("1.1.1", "1.1", A),
    task("1.1.2", "1.1", B),
    task("1.2.1", "1.2", B),
    task("2.1", "2", A),
    task("2.2", "2", B, Timeliness.IN_TIME),
    task("2.3", "2", "Sở Y tế"),
]


@pytest.fixture
def whole() -> Scores:
    return work_out_scores(CRITERIA, TASKS)


def test_it_has_the_criteria_that_the_agency_leads(whole: Scores) -> None:
    part = part_of(whole, A, TASKS)
    assert {row.criterion.code: row.sums.max for row in part.scores.rows} == {"1": 2, "1.1": 2}
    assert [row.criterion.code for row in part.elsewhere] == ["2"]
    assert part.scores.total.max == 2


def test_as_much_is_at_risk_as_the_whole_says(whole: Scores) -> None:
    assert dict(whole.agencies) == {A: 2, B: 3, "Sở Y tế": 1}
    for agency, at_risk in whole.agencies[:2]:
        part = part_of(whole, agency, TASKS)
        assert (part.scores.total.at_risk, part.scores.agencies) == (at_risk, ((agency, at_risk),))
        shown = [row.sums.at_risk for row in (*part.scores.rows, *part.elsewhere) if row.is_leaf]
        assert sum(shown, Decimal()) == at_risk


def test_a_task_of_a_sum_works_where_it_does_in_the_whole() -> None:
    tasks = [*TASKS, task("1.9", "1", A)]
    criteria = [*CRITERIA[:3], criterion("1.3", "1", "Sở Y tế", "6"), CRITERIA[3]]
    whole = work_out_scores(criteria, tasks)
    part = part_of(whole, A, tasks)
    assert [row.criterion.code for row in part.elsewhere] == ["1.3", "2"]
    assert part.scores.total.at_risk == dict(whole.agencies)[A] == 8


def test_no_more_is_at_risk_than_a_score_that_was_entered_has_to_lose() -> None:
    criteria = [CRITERIA[0], CRITERIA[1]._replace(own=Decimal("0.5")), *CRITERIA[2:]]
    whole = work_out_scores(criteria, TASKS)
    assert dict(whole.agencies)[A] == Decimal("1.5")
    assert part_of(whole, A, TASKS).scores.total.at_risk == Decimal("1.5")


def test_who_leads_nothing_has_no_rows(whole: Scores) -> None:
    assert part_of(whole, "Sở Y tế", TASKS).scores.rows == ()


def test_what_each_agency_holds_adds_up(whole: Scores) -> None:
    held = held_by_each(whole, TASKS)
    assert {key: tuple(map(int, points)) for key, points in held.items()} == {
        agency_key(A): (2, 2), agency_key(B): (5, 3), agency_key("Sở Y tế"): (0, 1),
    }  # fmt: skip
