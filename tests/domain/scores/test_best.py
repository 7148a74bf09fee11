"""What pays most, and the cheapest tasks for a goal."""

from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.scores.best import USUAL_EFFORT, answer_goal, open_tasks
from partui.domain.scores.criterion import Criterion, CriterionKind, ScoringRule
from partui.domain.scores.leaf import TaskStanding
from partui.domain.scores.what_if import ScoreSheet, make_sheet, suppose
from partui.domain.tasks.status import Status, Timeliness


def sheet(*tasks: tuple[str, int | None, Timeliness]) -> ScoreSheet:
    """A plan with a criterion for each task, and a survey of 2 points that gave 1.5."""
    criteria = [
        Criterion(at, at, str(at), None, "", Decimal(points), Decimal(), Decimal(points), "")
        for at, (points, _effort, _timeliness) in enumerate(tasks)
    ]
    survey = ScoringRule(CriterionKind.SURVEY)
    criteria.append(Criterion(99, 99, "99", None, "", Decimal(2), Decimal("1.5"), Decimal(2), "", rule=survey))
    standing = [
        TaskStanding(
            f"{at}.1",
            str(at),
            ("A",),
            Status.DONE if late is Timeliness.DONE_LATE else Status.TODO,
            late,
            effort=effort,
        )
        for at, (_points, effort, late) in enumerate(tasks)
    ]
    return make_sheet(criteria, standing, ())


SMALL = sheet(
    ("1", 1, Timeliness.IN_TIME),
    ("2", 5, Timeliness.OVERDUE),
    ("1.5", None, Timeliness.DUE_SOON),
    ("3", 4, Timeliness.DONE_LATE),
)


def test_open_tasks_stand_by_what_they_bring_for_their_effort() -> None:
    found = open_tasks(SMALL)
    assert [(task.code, task.gain, task.effort, task.is_typed) for task in found] == [
        ("0.1", Decimal(1), 1, True),
        ("2.1", Decimal("1.5"), USUAL_EFFORT, False),
        ("1.1", Decimal(2), 5, True),
    ]


def test_a_goal_is_answered_by_the_cheapest_tasks() -> None:
    """3 are earned and the survey stands at 1.5."""
    for goal, codes, reached in (
        ("4.5", [], "4.5"),
        ("5.5", ["0.1"], "5.5"),
        ("5.6", ["2.1"], "6"),
        ("7", ["0.1", "2.1"], "7"),
        ("7.5", ["0.1", "1.1"], "7.5"),
    ):
        answer = answer_goal(SMALL, Decimal(goal))
        assert (answer.base, answer.reached, answer.is_met) == (Decimal("4.5"), Decimal(reached), True)
        assert sorted(task.code for task in answer.tasks) == codes
        assert suppose(SMALL, codes).outcome.total.earned == answer.reached - Decimal("1.5")


def test_a_goal_out_of_reach_says_how_far_all_of_them_lead() -> None:
    answer = answer_goal(SMALL, Decimal(88))
    assert (answer.is_met, answer.reached, len(answer.tasks)) == (False, Decimal(9), 3)


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 5)), min_size=1, max_size=6),
    st.integers(0, 120),
)
def test_nothing_cheaper_reaches_the_goal(tasks: list[tuple[int, int]], goal: int) -> None:
    found = sheet(*((str(Decimal(points) / 10), effort, Timeliness.IN_TIME) for points, effort in tasks))
    answer = answer_goal(found, Decimal(goal) / 10)
    every = [chosen for size in range(len(tasks) + 1) for chosen in combinations(tasks, size)]
    costs = [
        sum(effort for _points, effort in chosen)
        for chosen in every
        if Decimal(sum(points for points, _effort in chosen)) / 10 + Decimal("1.5") >= answer.goal
    ]
    assert answer.is_met == bool(costs)
    if costs:
        assert answer.effort == min(costs)
