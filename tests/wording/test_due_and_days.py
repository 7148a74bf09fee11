"""A task's day and how far off it is, in one narrow column."""

import sqlite3
from datetime import date

import pytest

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day, Task
from partui.store.queries.tasks import task_coded
from partui.tui.rows.tasks import DUE_CELLS, task_columns
from partui.tui.widgets.table.columns import fit_columns
from partui.wording.columns import cell_width
from partui.wording.tasks import due_and_days

DAY = date(2020, 10, 1)


@pytest.fixture
def task(conn: sqlite3.Connection) -> Task:
    """A task of the third quarter."""
    return task_coded(conn, 2020, "1.3.1", Day(DAY))


@pytest.mark.parametrize(
    ("due_on", "days", "timeliness", "shown"),
    [
        (date(2020, 9, 30), -1, Timeliness.OVERDUE, "▲ 30/09 quá 1"),
        (date(2020, 12, 31), 305, Timeliness.IN_TIME, "○ 31/12 còn 305"),
        (date(2021, 1, 30), 9, Timeliness.DUE_SOON, "● 30/01/21 còn 9"),
        (date(2021, 1, 30), 121, Timeliness.IN_TIME, "○ 30/01/21"),
        (date(2019, 12, 31), -275, Timeliness.OVERDUE, "▲ quá 275"),
    ],
)
def test_what_has_no_room_is_left_out_whole(
    task: Task, due_on: date, days: int, timeliness: Timeliness, shown: str
) -> None:
    said = due_and_days(task._replace(due_on=due_on, days=days, timeliness=timeliness), DUE_CELLS)
    assert said == shown
    assert cell_width(said) <= DUE_CELLS


def test_every_kind_of_task_without_a_day_is_said_whole(task: Task) -> None:
    for kind in ("continuous", "external", "unknown"):
        dayless = task._replace(due_on=None, days=None, deadline_kind=kind, timeliness=Timeliness.NO_DEADLINE)
        assert cell_width(due_and_days(dayless, DUE_CELLS)) <= DUE_CELLS


def test_a_title_has_35_cells_in_a_window_of_80() -> None:
    titles = [fitted.width for fitted in fit_columns(task_columns(), 80 - 3) if fitted.column.key == "title"]
    assert titles == [35]
    assert len(fit_columns(task_columns(), 80 - 3)) == len(task_columns())


def test_a_long_code_is_whole_and_takes_its_room_from_the_title() -> None:
    fitted = fit_columns(task_columns(longest_code=len("A.VII.7.12")), 80 - 3)
    assert [(each.column.key, each.width) for each in fitted[:2]] == [("code", 10), ("title", 31)]
    assert len(fitted) == len(task_columns())
