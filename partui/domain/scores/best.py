"""What pays most: open tasks by the points that they can still bring, and the cheapest of them for a goal."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.scores.leaf import Basis, ShareOutcome
from partui.domain.scores.what_if import ScoreSheet
from partui.domain.tasks.status import Timeliness

# What is taken for an effort that nobody has said.
USUAL_EFFORT = 3
_BY_TASKS = (Basis.TASKS, Basis.TASKS_AND_SURVEY)
# So many can be tried in every combination.
_MOST_TRIED = 300


class OpenTask(NamedTuple):
    """An open task with what it can still bring.

    Attributes:
        gain: points that its being done would earn.
        effort: 1 to 5, as typed, or else what is usual.
        is_typed: whether somebody has said the effort.
    """

    code: str
    gain: Decimal
    effort: int
    is_typed: bool
    leads: tuple[str, ...]
    timeliness: Timeliness


class GoalAnswer(NamedTuple):
    """The cheapest open tasks with which a goal is reached; all of them where it is not.

    Attributes:
        goal: the points wanted.
        base: the points that are there without them: earned, and surveys at last year's score.
        reached: the points with them.
        effort: theirs together.
    """

    goal: Decimal
    base: Decimal
    tasks: tuple[OpenTask, ...]
    reached: Decimal
    effort: int

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.reached >= self.goal


def open_tasks(sheet: ScoreSheet) -> tuple[OpenTask, ...]:
    """Return the open tasks that can still bring points, those that bring the most for their effort first."""
    gains: dict[str, Decimal] = {}
    for row in sheet.scores.rows:
        if row.leaf is not None and row.leaf.basis in _BY_TASKS:
            for part in row.leaf.parts:
                if part.fate in (ShareOutcome.OPEN, ShareOutcome.LATE) and part.counted:
                    gains[part.code] = gains.get(part.code, Decimal()) + part.counted
    found = [
        OpenTask(
            task.code,
            gains[task.code],
            task.effort or USUAL_EFFORT,
            task.effort is not None,
            task.leads,
            task.timeliness,
        )
        for task in sheet.tasks
        if task.code in gains
    ]
    return tuple(sorted(found, key=lambda task: (-task.gain / task.effort, -task.gain)))


def answer_goal(sheet: ScoreSheet, goal: Decimal) -> GoalAnswer:
    """Return the cheapest open tasks with which a goal is reached.

    Args:
        goal: the points wanted.
    """
    tasks = open_tasks(sheet)
    not_late = [task.gain for task in tasks if task.timeliness is not Timeliness.OVERDUE]
    base = sheet.scores.total.expected - sum(not_late, Decimal())
    chosen = _cheapest(tasks, goal - base)
    return GoalAnswer(
        goal,
        base,
        chosen,
        base + sum((task.gain for task in chosen), Decimal()),
        sum(task.effort for task in chosen),
    )


def _cheapest(tasks: Sequence[OpenTask], lacking: Decimal) -> tuple[OpenTask, ...]:
    """Return the tasks of least effort that bring so many points together; all where they do not."""
    taken = _one_after_another(tasks, lacking)
    if len(tasks) > _MOST_TRIED or sum((task.gain for task in taken), Decimal()) < lacking:
        return taken
    # The most points for each effort, and the tasks that bring them, the last one first.
    most = sum(task.effort for task in taken)
    best: list[tuple[Decimal, tuple[int, ...]]] = [(Decimal(), ())] * (most + 1)
    for place, task in enumerate(tasks):
        for effort in range(most, task.effort - 1, -1):
            gain, chosen = best[effort - task.effort]
            if gain + task.gain > best[effort][0]:
                best[effort] = gain + task.gain, (*chosen, place)
    places = next(chosen for gain, chosen in best if gain >= lacking)
    return tuple(tasks[place] for place in places)


def _one_after_another(tasks: Sequence[OpenTask], lacking: Decimal) -> tuple[OpenTask, ...]:
    taken: list[OpenTask] = []
    for task in tasks:
        if lacking <= 0:
            break
        taken.append(task)
        lacking -= task.gain
    for task in [*reversed(taken)]:
        if task.gain <= -lacking:
            taken.remove(task)
            lacking += task.gain
    return tuple(taken)
