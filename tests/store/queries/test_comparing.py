"""Two plans side by side."""

import sqlite3
from datetime import date
from decimal import Decimal

import pytest

from partui.domain.errors import PartuiError
from partui.domain.periods.state import PeriodStatus
from partui.domain.plan.differences import TaskDifferences
from partui.domain.plan.next_plan import CarryOver
from partui.domain.tasks.task import Day
from partui.store.edits.due.periods import set_periods
from partui.store.edits.next_plan import new_plan
from partui.store.journal.writing import Author
from partui.store.queries.plans import compare_plans
from partui.store.queries.tasks import task_id
from tests.store.officer import NOW, PLAN, edit, set_own

AN = Author("An", NOW)
DAY = Day(date(2021, 10, 5))


def test_scores_and_rates_of_both_years(conn: sqlite3.Connection) -> None:
    edit(conn, "1.1", "1.3.1", status="done", completed_on="2020-10-20", day=date(2020, 10, 20))
    set_own(conn, PLAN, "1.2", Decimal("0.25"), AN)
    new_plan(conn, 2021, PLAN, CarryOver.FRESH, AN, DAY)
    set_own(conn, 2021, "1.2", Decimal("0.5"), AN)
    found = compare_plans(conn, PLAN, 2021, DAY)
    assert (found.first.tally.done, found.second.tally.done) == (2, 0)
    assert found.first.by_chapter["1"].rate == 0.25
    pairs = {pair.code: pair for pair in found.criteria}
    # Half of 1.3 is done in 2020; in 2021 all of it is late.
    assert (pairs["1.2"].gained, pairs["1.3"].gained) == (Decimal("0.25"), Decimal(-1))
    # On the same day of 2020 nothing was done yet.
    assert compare_plans(conn, PLAN, 2021, DAY, each_in_its_year=True).first.tally.done == 0


def test_tasks_that_differ_are_named(conn: sqlite3.Connection) -> None:
    new_plan(conn, 2021, PLAN, CarryOver.FRESH, AN, DAY)
    assert compare_plans(conn, PLAN, 2021, DAY).tasks == TaskDifferences((), (), (), 86)
    edit(conn, "1.3.1", deadline="Tháng 11")
    found = compare_plans(conn, PLAN, 2021, DAY).tasks
    assert [(moved.first.words, moved.second.words, moved.days) for moved in found.moved] == [
        ("Tháng 11", "Quý III", -61)
    ]


def test_work_that_comes_back_alike_is_the_same_whichever_instance_is_due_next(conn: sqlite3.Connection) -> None:
    edit(conn, "1.4.1", deadline="Hàng quý", day=date(2020, 8, 15))
    new_plan(conn, 2021, PLAN, CarryOver.FRESH, AN, DAY)
    set_periods(conn, task_id(conn, PLAN, "1.4.1"), ["quý 3"], PeriodStatus.DONE, AN, DAY.date)
    assert compare_plans(conn, PLAN, 2021, DAY).tasks.moved == ()


def test_a_plan_that_is_not_there_is_refused(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="không có kế hoạch năm 2019"):
        compare_plans(conn, 2019, PLAN, DAY)
