"""Next year's plan made of this year's: last year's scores become the baseline, deadlines move on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR
from partui.domain.deadlines.kinds import AGAIN, DeadlineKind
from partui.domain.deadlines.other_year import words_in_year, words_of_day
from partui.domain.deadlines.reading import read_deadline
from partui.domain.errors import PartuiError
from partui.domain.plan.codes import chapter_of, is_code
from partui.domain.plan.file import FORMAT, ClauseRow, PlanHead, check_plan
from partui.domain.plan.reading import ResolvedPlan, ResolvedTask, read_plan
from partui.domain.plan.structure import upward
from partui.domain.scores.index import ScoreRow, Scores
from partui.domain.scores.points import points_text
from partui.domain.targets.target import Target, read_target
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Heading, Task

_SHOWN_CODES = 8
_BEGUN_ANEW = AGAIN | {DeadlineKind.CONTINUOUS}


class CarryOver(StrEnum):
    """What becomes of the tasks that are not done.

    `fresh`: every task begins anew. `late`: a task that is not done and has a due date comes with its status,
    progress, figure and note, and keeps its due date, so that it is overdue in the new plan too.
    """

    FRESH = "fresh"
    LATE = "late"


class MovedDeadline(NamedTuple):
    """A deadline whose words were moved into the new year."""

    code: str
    before: str
    after: str


class NextPlan(NamedTuple):
    """A plan made of another.

    Attributes:
        plan: the new plan, every task not begun.
        moved: the deadlines whose words were changed.
        unread: codes of tasks whose deadline cannot be read.
        not_scored: leaves without a score, whose baseline is the old plan's.
        naming_year: codes of tasks, headings and clauses whose words name the old year, or compare with one before;
            they are kept as they are.
        late: code to the fields that a task carried as late has besides.
        targets: code to the confirmed target of a task of the old plan; in the new one it waits to be confirmed again.
    """

    plan: ResolvedPlan
    moved: tuple[MovedDeadline, ...]
    unread: tuple[str, ...]
    not_scored: tuple[str, ...]
    naming_year: tuple[str, ...]
    late: Mapping[str, Mapping[str, str]]
    targets: Mapping[str, Target]


def make_next_plan(
    head: PlanHead,
    scores: Scores,
    items: Sequence[Heading | Task],
    year: int,
    carry: CarryOver,
    printed: Mapping[int, str] = MappingProxyType({}),
    body: Sequence[ClauseRow] = (),
) -> NextPlan:
    """Make the plan of another year.

    Args:
        head: what the old plan says of itself.
        scores: the old plan's Phụ lục I with the scores entered.
        items: the old plan's headings and tasks as they stand, in its order.
        year: the new plan's year.
        carry: what becomes of the tasks that are not done.
        printed: a task's id to the deadline that the old plan itself has; it counts for what came into that plan late.
        body: the old plan's goals, actions and duties as they stand, in its order.

    Raises:
        PartuiError: two rows of the old plan have one code; a year out of reason.
    """
    _check_year(year)
    _check_rows(items)
    tasks = [item for item in items if isinstance(item, Task)]
    words = {task.code: words_in_year(_own_words(task, printed), head.year, year) for task in tasks}
    baselines = _baselines(scores)
    file = check_plan(
        {
            "format": FORMAT,
            "plan": _head(head, baselines, scores, year),
            "criteria": [_criterion_row(row, baselines[row.criterion.code]) for row in scores.rows],
            "items": list(_item_rows(items, words)),
            "body": [row.model_dump() | {"deadline": words_in_year(row.deadline, head.year, year)} for row in body],
        }
    )
    return NextPlan(
        plan=_left_blank(read_plan(file), {task.code: task for task in tasks}),
        moved=tuple(
            MovedDeadline(task.code, task.deadline, words[task.code])
            for task in tasks
            if words[task.code] != task.deadline
        ),
        unread=tuple(task.code for task in tasks if read_deadline(words[task.code], year).kind is DeadlineKind.UNKNOWN),
        not_scored=tuple(row.criterion.code for row in scores.rows if row.is_leaf and row.entered is None),
        naming_year=tuple(_naming_year([*items, *body], head.year)),
        late={task.code: _late_fields(task) for task in tasks if _is_late(task)} if carry is CarryOver.LATE else {},
        targets={task.code: target for task in tasks if (target := read_target(task.target)) is not None},
    )


def _own_words(task: Task, printed: Mapping[int, str]) -> str:
    came_late = task.due_on is not None and task.due_on.year < task.plan
    return (printed.get(task.id) if came_late else None) or task.deadline


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PartuiError(
            "Không lập kế hoạch cho năm {year}; năm phải từ {first} đến {last}.",
            year=year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


def _check_rows(items: Sequence[Heading | Task]) -> None:
    wrong = [item.code for item in items if not is_code(item.code)]
    if wrong:
        raise PartuiError(
            "Chưa lập được kế hoạch mới: {codes} trùng mã; hãy sửa trước.",
            codes=", ".join(wrong[:_SHOWN_CODES]),
        )


def _head(head: PlanHead, baselines: Mapping[str | None, Decimal], scores: Scores, year: int) -> dict[str, object]:
    printed = head.totals
    return {
        "year": year,
        "number": "",
        "issued": "",
        "issuer": head.issuer,
        "title": re.sub(rf"(năm\s+){head.year}(?![0-9])", rf"\g<1>{year}", head.title, flags=re.IGNORECASE),
        "totals": {
            "max": printed.max,
            "baseline": _number(baselines[None])
            if any(row.entered is not None for row in scores.rows)
            else printed.baseline,
            "target": printed.target,
        },
    }


def _baselines(scores: Scores) -> dict[str | None, Decimal]:
    """Return each criterion's new baseline by code, and the sum of all leaves under none.

    A leaf takes the score that is entered, else it keeps its baseline. A parent is the sum of its leaves where one
    below it was scored, else as printed: the plan may print another sum.
    """
    leaf_sums: dict[str | None, Decimal] = {}
    parents = {row.criterion.code: row.criterion.parent for row in scores.rows}
    scored: set[str] = set()
    for row in scores.rows:
        if row.is_leaf:
            points = row.criterion.baseline if row.entered is None else row.entered
            for code in upward(row.criterion.code, parents):
                leaf_sums[code] = leaf_sums.get(code, Decimal()) + points
                if row.entered is not None:
                    scored.add(code)
            leaf_sums[None] = leaf_sums.get(None, Decimal()) + points
    return leaf_sums | {
        row.criterion.code: row.criterion.baseline for row in scores.rows if row.criterion.code not in scored
    }


def _criterion_row(row: ScoreRow, baseline: Decimal) -> dict[str, object]:
    """The old target is kept as a start: nobody but the officer knows the new one."""
    criterion = row.criterion
    return {
        "code": criterion.code,
        "title": criterion.title,
        "max": _number(criterion.max),
        "baseline": _number(baseline),
        "target": _number(criterion.target),
        "lead": criterion.leads_words,
    }


def _number(points: Decimal) -> float:
    return float(points_text(points))


def _item_rows(items: Sequence[Heading | Task], words: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Yield the rows of Phụ lục II; a cell that was merged with the one above stays so while it says the same."""
    last: dict[str, dict[str, object]] = {}
    for item in items:
        if isinstance(item, Heading):
            yield {"code": item.code, "title": item.title, "number": item.number, "kind": "heading", **_EMPTY}
            continue
        above = last.setdefault(chapter_of(item.code), {})
        cells: dict[str, object] = {
            "products": item.products,
            "requirements": item.requirements,
            "deadline": words[item.code],
            "leads": item.leads_words,
            "implementers": item.implementers_words,
        }
        merged = {field for field in cells if field in item.inherited and above.get(field) == cells[field]}
        if {"products", "requirements"} <= merged and cells["products"]:
            # In a file that says no kinds a row with neither would be a heading.
            merged.discard("products")
        above.update((field, value) for field, value in cells.items() if value)
        own = {"lead" if field == "leads" else field: value for field, value in cells.items() if field not in merged}
        further = {
            "number": item.number, "second_code": item.second_code, "person": item.person, "other": dict(item.other)
        }  # fmt: skip
        yield {"code": item.code, "title": item.title, "kind": "task", **further, **_EMPTY, **own}


_EMPTY: dict[str, object] = {"products": [], "requirements": [], "deadline": "", "lead": "", "implementers": ""}


def _left_blank(plan: ResolvedPlan, before: Mapping[str, Task]) -> ResolvedPlan:
    """A cell that an officer emptied is blank in the new plan too, not merged with the one above."""
    return plan._replace(tasks=tuple(_emptied(task, before[task.code]) for task in plan.tasks))


def _emptied(task: ResolvedTask, before: Task) -> ResolvedTask:
    empty = {field for field in task.inherited if not getattr(before, _COLUMNS.get(field, field))}
    if not empty:
        return task
    blanks: dict[str, Any] = {}
    for field in empty:
        blanks |= {field: ()} if field != "deadline" else {field: read_deadline("", 0)}
        blanks |= {_COLUMNS[field]: ""} if field in _COLUMNS else {}
    left = {field: code for field, code in task.inherited.items() if field not in empty}
    return task._replace(**blanks, inherited=left)


_COLUMNS = {"leads": "leads_words", "implementers": "implementers_words"}


def _naming_year(items: Iterable[Heading | Task | ClauseRow], year: int) -> Iterator[str]:
    named = re.compile(rf"(?<![0-9]){year}(?![0-9])|\b(?:năm|so với)\s+(?:19|20)\d\d(?![0-9])", re.IGNORECASE)
    for item in items:
        texts = [item.title] if isinstance(item, Heading) else [item.title, *item.products, *item.requirements]
        if any(named.search(text) for text in texts):
            yield item.code


def _is_late(task: Task) -> bool:
    open_yet = task.status in {Status.TODO, Status.DOING}
    begins_anew = task.deadline_kind in _BEGUN_ANEW or bool(task.periods)
    return open_yet and task.due_on is not None and not begins_anew


def _late_fields(task: Task) -> dict[str, str]:
    """The words of the old deadline would be read in the new year: the day is written out."""
    assert task.due_on is not None
    fields = {
        "status": task.status.value,
        "deadline": words_of_day(task.due_on),
        "progress": str(task.progress),
        "measured": task.measured,
        "note": task.note,
    }
    return {field: value for field, value in fields.items() if value}
