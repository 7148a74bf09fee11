"""How one criterion comes by its points: rules, scores entered, figures reached."""

from decimal import Decimal
from typing import Any

import pytest

from partui.domain.scores.criterion import Criterion, CriterionKind, ScoringRule
from partui.domain.scores.leaf import Basis, LeafFigures, ReachedFigure, ShareOutcome, TaskStanding, leaf_figures
from partui.domain.scores.steps import read_steps
from partui.domain.tasks.status import Status, Timeliness

CRITERION = Criterion(1, 1, "1.2", "1", "Báo cáo", Decimal("1"), Decimal("0.4"), Decimal("1"), "")
STEPS = read_steps(">=30: 1; >=20: 0,5", Decimal(1))
WORK, SURVEY, BOTH = CriterionKind
DONE, LATE = Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE


def task(number: int, timeliness: Timeliness, share: str | None = None) -> TaskStanding:
    status = {DONE: Status.DONE, LATE: Status.DONE, Timeliness.CANCELLED: Status.CANCELLED}.get(timeliness, Status.TODO)
    return TaskStanding(f"1.2.{number}", "1.2", (), status, timeliness, Decimal(share) if share else None)


def figures(
    *tasks: TaskStanding,
    kind: CriterionKind = WORK,
    reading: ReachedFigure | None = None,
    rule: ScoringRule = ScoringRule(),  # noqa: B008
    **entered: Any,
) -> LeafFigures:
    readings = {} if reading is None else {"1.2.1" if tasks else "1.2": reading}
    return leaf_figures(CRITERION._replace(rule=rule, **entered), kind, tasks, readings)


def points(found: LeafFigures) -> str:
    return " ".join(str(each.normalize()) for each in found.points)


def test_late_work_counts_unless_the_rule_says_otherwise() -> None:
    """1.2 scored nothing in 2019 because its reports were late."""
    on_time = ScoringRule(on_time_only=True)
    assert points(figures(task(1, LATE))) == "1 1 1"
    assert points(figures(task(1, LATE), rule=on_time)) == "0 0 0"
    assert points(figures(task(1, Timeliness.OVERDUE))) == "0 0 1"
    lost = figures(task(1, Timeliness.OVERDUE), task(2, DONE), rule=on_time)
    assert points(lost) == "0.5 0.5 0.5"
    assert [part.fate for part in lost.parts] == [ShareOutcome.LOST, ShareOutcome.EARNED]
    assert points(figures(task(1, DONE), rule=on_time)) == "1 1 1"


def test_of_work_that_comes_back_only_what_was_late_is_lost() -> None:
    on_time = ScoringRule(on_time_only=True)
    done, open_yet = task(1, LATE)._replace(late=(1, 4)), task(1, Timeliness.OVERDUE)._replace(late=(1, 4))
    assert points(figures(done, rule=on_time)) == "0.75 0.75 0.75"
    assert points(figures(open_yet, rule=on_time)) == "0 0.75 0.75"
    assert points(figures(done)) == "1 1 1"
    assert points(figures(task(1, LATE)._replace(late=(4, 4)), rule=on_time)) == "0 0 0"


def test_a_cancelled_task_counts_only_where_the_officer_says_so() -> None:
    cancelled = task(1, Timeliness.CANCELLED)
    assert points(figures(cancelled, task(2, DONE))) == "0.5 0.5 0.5"
    assert points(figures(cancelled, task(2, DONE), rule=ScoringRule(counts_cancelled=True))) == "1 1 1"


@pytest.mark.parametrize(
    ("value", "is_enough", "rule", "said"),
    [
        # Measured at 12 % against a bar of 30 %.
        ("12", False, ScoringRule(), "0 0 0"),
        ("12", False, ScoringRule(steps=STEPS), "0 0 0"),
        ("22", False, ScoringRule(steps=STEPS), "0.5 0.5 0.5"),
        ("31", True, ScoringRule(steps=STEPS), "1 1 1"),
        ("31", True, ScoringRule(), "1 1 1"),
        ("31", None, ScoringRule(), "1 1 1"),
    ],
)
def test_a_task_done_brings_what_its_figure_reaches(
    value: str, is_enough: bool | None, rule: ScoringRule, said: str
) -> None:
    reading = ReachedFigure(Decimal(value), is_enough)
    assert points(figures(task(1, DONE), rule=rule, reading=reading)) == said
    assert points(figures(task(1, Timeliness.IN_TIME), rule=rule, reading=reading)) == "0 1 1"


def test_a_step_is_shared_as_the_points_are() -> None:
    rule, reading = ScoringRule(steps=STEPS), ReachedFigure(Decimal(22))
    found = figures(task(1, DONE, "0.8"), task(2, Timeliness.IN_TIME), rule=rule, reading=reading)
    assert points(found) == "0.4 0.6 0.6"


def test_the_figure_of_a_task_that_serves_elsewhere_scores_nothing_here() -> None:
    """The task 6.2.2 serves criterion 6.2.1, and has the code of another one."""
    found = figures(rule=ScoringRule(steps=STEPS), reading=ReachedFigure(Decimal(25)))
    assert (points(found), found.basis) == ("0 0 1", Basis.NO_TASKS)


def test_a_survey_is_expected_at_last_years_score_and_reaches_its_target() -> None:
    found = figures(task(1, DONE), kind=SURVEY)
    assert (points(found), found.basis, found.parts, found.at_risk) == ("0 0.4 1", Basis.LAST_YEAR, (), Decimal())
    assert points(figures(kind=SURVEY, surveyed=Decimal("0.3"))) == "0.3 0.3 0.3"


def test_the_score_of_the_appraisal_takes_the_place_of_the_own() -> None:
    found = figures(task(1, DONE), own=Decimal("0.9"), appraised=Decimal("0.7"))
    assert (points(found), found.basis) == ("0.7 0.7 0.7", Basis.APPRAISED)
    late = figures(task(1, Timeliness.OVERDUE), own=Decimal("0.9"))
    assert (points(late), late.basis, late.at_risk) == ("0.9 0.9 0.9", Basis.OWN, Decimal("0.9"))


def test_work_and_survey_divide_a_criterion() -> None:
    rule = ScoringRule(survey_share=Decimal("0.4"))
    assert points(figures(task(1, DONE), kind=BOTH, rule=rule)) == "0.6 0.76 1"
    assert points(figures(task(1, DONE), kind=BOTH)) == "0.5 0.7 1"
    assert points(figures(task(1, DONE), kind=BOTH, rule=rule, surveyed=Decimal("0.3"))) == "0.9 0.9 0.9"
    # Together they are never more than the maximum.
    assert points(figures(kind=BOTH, own=Decimal("0.9"), surveyed=Decimal("0.3"))) == "1 1 1"


def test_a_criterion_without_tasks_is_all_the_surveys_and_reaches_its_target_at_most() -> None:
    target = Decimal("0.6")
    both = figures(kind=BOTH, target=target, rule=ScoringRule(survey_share=Decimal("0.4")))
    assert (both.basis, both.survey_share, points(both)) == (Basis.TASKS_AND_SURVEY, target, "0 0.4 0.6")
    survey = figures(kind=SURVEY, target=target)
    assert (survey.basis, survey.survey_share, points(survey)) == (Basis.LAST_YEAR, target, "0 0.4 0.6")
    assert points(figures(kind=WORK, target=target)) == "0 0 0.6"
