"""What would follow if some tasks were done."""

from decimal import Decimal

from partui.domain.scores.criterion import Criterion
from partui.domain.scores.leaf import TaskStanding
from partui.domain.scores.what_if import ScoreSheet, make_sheet, suppose
from partui.domain.tasks.status import Status, Timeliness

CRITERIA = [
    Criterion(at, at, code, code.rpartition(".")[0] or None, code, Decimal(3), Decimal(1), Decimal(2), "")
    for at, code in enumerate(("1", "1.1", "1.2", "2"), 10)
]


def standing(code: str, criterion: str | None, status: Status = Status.TODO) -> TaskStanding:
    return TaskStanding(code, criterion, (), status, Timeliness.IN_TIME)


TASKS = [
    standing("1.1.1", "1.1"),
    standing("1.1.2", "1.1", Status.DONE),
    standing("1.2.1", "1.2", Status.DOING),
    standing("1.2.2", "1.2", Status.CANCELLED),
    standing("1.3", "1"),
    standing("9.1", None),
]


def sheet(*supposed: str) -> ScoreSheet:
    return make_sheet(CRITERIA, TASKS, supposed)


def codes(tasks: tuple[TaskStanding, ...]) -> list[str]:
    return [task.code for task in tasks]


def test_with_nothing_supposed_all_stands_as_it_does() -> None:
    made = sheet()
    assert made.supposed == frozenset()
    assert made.outcome is made.scores
    assert made.tasks == tuple(TASKS)
    assert (made.scores.total.earned, made.scores.total.expected) == (Decimal("0.67"), Decimal("3.33"))


def test_tasks_stand_behind_their_criterion_and_all_above_it() -> None:
    behind = {code: codes(tasks) for code, tasks in sheet().behind.items()}
    assert behind == {
        "1": ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.3"],
        "1.1": ["1.1.1", "1.1.2"],
        "1.2": ["1.2.1", "1.2.2"],
        "2": [],
    }


def test_open_is_what_is_neither_done_nor_cancelled() -> None:
    assert sheet().open_behind("1") == {"1.1.1", "1.2.1", "1.3"}
    assert sheet().open_behind("2") == frozenset()


def test_what_is_supposed_done_raises_the_outcome_and_not_the_scores() -> None:
    made = sheet("1.1.1")
    assert [made.scores.total.earned, made.outcome.total.earned] == [Decimal("0.67"), Decimal("1.34")]
    earned = {key: row.sums.earned for key, row in made.rows.items()}
    assert earned == {10: Decimal("1.34"), 11: Decimal("1.34"), 12: 0, 13: 0}
    assert made.touched() == {10, 11}


def test_only_what_is_still_open_can_be_supposed() -> None:
    assert sheet("1.1.1", "1.1.2", "1.2.2", "8.8").supposed == {"1.1.1"}


def test_what_is_supposed_next_takes_the_place_of_what_was() -> None:
    again = suppose(sheet("1.1.1"), ["1.2.1"])
    assert again.supposed == {"1.2.1"}
    assert again.touched() == {10, 12}
    assert suppose(again, []).outcome is again.scores
