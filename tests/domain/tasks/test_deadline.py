"""How a task's deadline reads."""

from datetime import date

import pytest

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.tasks.deadline import deadline_of
from partui.domain.tasks.status import Status
from tests.reports.builders import plan, task

RELATIVE = "15 ngày kể từ ngày nhận được văn bản"
ISSUED = date(2020, 2, 29)


@pytest.mark.parametrize(
    ("words", "start", "issued", "kind", "due_on"),
    [
        ("Quý III", "", ISSUED, DeadlineKind.QUARTER, date(2020, 9, 30)),
        ("Quý III", "15/3", None, DeadlineKind.QUARTER, date(2020, 9, 30)),
        ("Theo quy định của Bộ Nội vụ", "", ISSUED, DeadlineKind.EXTERNAL, None),
        (RELATIVE, "15/3", ISSUED, DeadlineKind.RELATIVE, date(2020, 3, 30)),
        (RELATIVE, "", ISSUED, DeadlineKind.RELATIVE, ISSUED),
        (RELATIVE, "", None, DeadlineKind.RELATIVE, None),
    ],
)
def test_words_that_count_from_a_day_do_so_from_the_tasks_start_or_the_plans_day(
    words: str, start: str, issued: date | None, kind: DeadlineKind, due_on: date | None
) -> None:
    of = task(plan().tasks[0], Status.TODO, None, date(2020, 9, 30))
    read = deadline_of(of._replace(deadline=words, start=start, original_due_on=issued))
    assert (read.words, read.kind, read.due_on) == (words, kind, due_on)


def test_a_year_that_is_not_said_is_the_plans() -> None:
    of = task(plan().tasks[0], Status.TODO, None, date(2020, 9, 30))
    assert deadline_of(of._replace(deadline="Quý III", plan=2026)).due_on == date(2026, 9, 30)
