"""A cell that was filled in: whether it says anything new of its task."""

from datetime import date

import pytest

from partui.domain.errors import PartuiError
from partui.domain.forms.filled import FilledCell, entries_of, is_passed_over, says_the_same, sets_nothing
from partui.domain.tasks.status import Status
from tests.reports import builders

TASK = next(task for task in builders.tasks() if task.code == "1.3.1")._replace(
    status=Status.DONE, completed_on=date(2020, 9, 28), after=("1.1", "1.2"), number="3", serves="", criterion="1.3"
)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("status", "done"),
        ("completed_on", "2020-09-28"),
        ("progress", "0"),
        ("note", ""),
        ("criterion", "1.3"),
        ("number", "3"),
        ("after", "1.1; 1.2"),
        ("after", "- 1.1\n- 1.2;"),
        ("effort", ""),
    ],
)
def test_what_the_task_says_already(column: str, text: str) -> None:
    assert says_the_same(TASK, column, text)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("status", "todo"),
        ("status", ""),
        ("after", "1.2; 1.1"),
        ("after", ""),
        ("progress", ""),
        ("criterion", "1.3.1"),
    ],
)
def test_what_would_be_new(column: str, text: str) -> None:
    assert not says_the_same(TASK, column, text)


def test_a_list_with_entries_that_end_in_a_semicolon() -> None:
    task = TASK._replace(products=("Kế hoạch;", "Báo cáo"))
    assert says_the_same(task, "products", "Kế hoạch; Báo cáo")
    assert says_the_same(task, "products", "Kế hoạch;\nBáo cáo;")


def test_a_blank_cell_passes_over_what_could_be_blank() -> None:
    assert is_passed_over(TASK, "after")
    assert is_passed_over(TASK, "completed_on")
    assert not is_passed_over(TASK, "note")
    assert not is_passed_over(TASK, "status")
    assert not is_passed_over(TASK, "progress")


def test_a_result_in_an_officers_words() -> None:
    assert sets_nothing(TASK, "status", FilledCell("status", "done"))
    assert sets_nothing(TASK, "status", FilledCell("status", "đã xong", "done"))
    assert sets_nothing(TASK, "completed_on", FilledCell("completed_on", "28/9", "2020-09-28"))
    assert not sets_nothing(TASK, "status", FilledCell("status", "đang làm", "doing"))
    assert not sets_nothing(TASK, "status", FilledCell("status", "x"))
    assert not sets_nothing(TASK, "status", FilledCell("status", "xong?", "done", PartuiError("x")))
    # Words of another column are the task's own, not an officer's for them.
    assert not sets_nothing(TASK, "note", FilledCell("note", "trống", ""))


def test_the_entries_of_a_cell() -> None:
    assert entries_of("Sở A; Sở B ;") == ("Sở A", "Sở B")
    assert entries_of("- Sở A; B;\n\n Sở C") == ("Sở A; B", "Sở C")
    assert entries_of(" ") == ()
