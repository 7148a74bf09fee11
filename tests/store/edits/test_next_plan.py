"""Next year's plan: what it takes over of this year's."""

import sqlite3
from datetime import date
from decimal import Decimal

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.next_plan import CarryOver, NextPlan
from partui.domain.tasks.task import Day
from partui.store.db.settings import plan_in_use
from partui.store.edits.next_plan import new_plan
from partui.store.edits.scores import set_scoring
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.scores import load_scores, printed_totals
from partui.store.queries.tasks import task_coded, task_id
from partui.wording.plan.preview import next_plan_lines
from tests.store.officer import NOW, PLAN, edit, everything, set_own, undo

NEXT = 2021
NEW_YEAR = Day(date(2021, 1, 5))
AN = Author("An", NOW, "Chuyển từ kế hoạch 2020")


def made(conn: sqlite3.Connection, carry: CarryOver = CarryOver.FRESH) -> NextPlan:
    return new_plan(conn, NEXT, PLAN, carry, AN, NEW_YEAR)


def test_every_row_comes_over_and_nothing_is_begun(busy: sqlite3.Connection) -> None:
    made(busy)
    shape = "SELECT position, code, title FROM {} WHERE plan = ? ORDER BY position"
    for table in ("criterion", "heading", "task"):
        assert (
            busy.execute(shape.format(table), (NEXT,)).fetchall()
            == busy.execute(shape.format(table), (PLAN,)).fetchall()
        )
    begun = "SELECT count(*) FROM task WHERE plan = ? AND (status <> 'todo' OR progress OR note <> '' OR version <> 1)"
    assert busy.execute(begun, (NEXT,)).fetchone() == (0,)
    assert plan_in_use(busy) == PLAN
    assert check(busy) == []


def test_deadlines_are_read_for_the_new_year(conn: sqlite3.Connection) -> None:
    plan = made(conn)
    due = dict(conn.execute("SELECT code, due_on FROM task WHERE plan = ?", (NEXT,)))
    assert (due["1.3.1"], due["1.5"], due["1.2"]) == ("2021-09-30", "2021-12-31", None)
    assert ("1.5", "Trong năm 2020", "Trong năm 2021") in plan.moved
    # "So với năm 2019" is as wrong in the plan of 2021 as 2020 is; "ngày 12/6/2018" of a decree is not.
    assert {"6.3.4", "8.3.1", "8.2"} <= set(plan.naming_year)
    assert "6.1.1" not in plan.naming_year
    assert plan.unread == ()


def test_the_appraised_and_the_surveyed_score_become_the_baseline(conn: sqlite3.Connection) -> None:
    set_scoring(conn, PLAN, "1.2", {"own": "0,5", "appraised": "0,25"}, AN)
    set_scoring(conn, PLAN, "8.1", {"surveyed": "7,9"}, AN)
    made = new_plan(conn, NEXT, PLAN, CarryOver.FRESH, AN, NEW_YEAR)
    rows = {row.criterion.code: row.criterion for row in load_scores(conn, NEXT, NEW_YEAR).rows}
    assert [rows[code].baseline for code in ("1.2", "8.1")] == [Decimal("0.25"), Decimal("7.9")]
    assert {"1.2", "8.1"}.isdisjoint(made.not_scored)


def test_the_body_comes_over_with_its_places(conn: sqlite3.Connection) -> None:
    body = "SELECT code, part, title, criterion FROM clause WHERE plan = ? ORDER BY position"
    plan = made(conn)
    assert conn.execute(body, (NEXT,)).fetchall() == conn.execute(body, (PLAN,)).fetchall()
    assert conn.execute("SELECT count(*) FROM clause WHERE plan = ? AND status <> 'todo'", (NEXT,)).fetchone() == (0,)
    assert len([row for row in plan.plan.body if row.kind != "heading"]) == 45
    assert any(code.startswith("I") for code in plan.naming_year)
    assert "Thân kế hoạch: 45 mục chuyển sang, chưa mục nào thực hiện." in next_plan_lines(plan, PLAN)


def test_rules_come_over_and_targets_wait_to_be_confirmed(conn: sqlite3.Connection) -> None:
    set_scoring(conn, PLAN, "6.1.1", {"steps": ">=30: 1; >=20: 0,5", "on_time_only": "1"}, AN)
    edit(conn, "6.1.1", bar=">= 95%", effort="4")
    edit(conn, "6.2.2", serves="6.2.1")
    plan = made(conn)
    rows = {row.criterion.code: row.criterion for row in load_scores(conn, NEXT, NEW_YEAR).rows}
    before = {row.criterion.code: row.criterion for row in load_scores(conn, PLAN, NEW_YEAR).rows}
    assert {code: row.rule for code, row in rows.items()} == {code: row.rule for code, row in before.items()}
    task = task_coded(conn, NEXT, "6.1.1", NEW_YEAR)
    assert (task.target, task_coded(conn, NEXT, "6.2.2", NEW_YEAR).criterion) == ("", "6.2.1")
    assert conn.execute("SELECT effort FROM task WHERE id = ?", (task.id,)).fetchone() == (4,)
    assert any("6.1.1 (≥ 95%)" in line for line in next_plan_lines(plan, PLAN))
    assert check(conn) == []
    undo(conn, AN, plan=NEXT)
    assert task_coded(conn, NEXT, "6.2.2", NEW_YEAR).criterion == "6.2.2"


def test_own_scores_become_the_baseline(conn: sqlite3.Connection) -> None:
    set_own(conn, PLAN, "1.2", Decimal("0.25"), AN)
    plan = made(conn)
    rows = {row.criterion.code: row.criterion for row in load_scores(conn, NEXT, NEW_YEAR).rows}
    before = {row.criterion.code: row.criterion for row in load_scores(conn, PLAN, NEW_YEAR).rows}
    assert rows["1.2"].baseline == Decimal("0.25")
    assert rows["1.1"].baseline == before["1.1"].baseline
    assert rows["1"].baseline == Decimal("6.75")
    # No criterion of chapter 4 is scored: what the plan prints, another sum than its leaves', stays.
    assert rows["4"].baseline == before["4"].baseline == Decimal("7.74")
    assert {code: row.target for code, row in rows.items()} == {code: row.target for code, row in before.items()}
    assert "1.2" not in plan.not_scored
    assert len(plan.not_scored) == 79
    totals = printed_totals(conn, NEXT)
    assert totals.baseline == sum(
        (row.baseline for row in (each.criterion for each in load_scores(conn, NEXT, NEW_YEAR).rows if each.is_leaf)),
        Decimal(),
    )


def test_without_any_own_score_the_printed_total_stays(conn: sqlite3.Connection) -> None:
    made(conn)
    assert printed_totals(conn, NEXT) == printed_totals(conn, PLAN)


def test_merged_cells_stay_merged_and_edited_ones_are_their_own(conn: sqlite3.Connection) -> None:
    edit(conn, "4.1.1", deadline="Quý II")
    edit(conn, "4.1.2", leads="Sở Y tế")
    made(conn)
    above, below = (task_coded(conn, NEXT, code, NEW_YEAR) for code in ("4.1.1", "4.1.2"))
    assert (above.deadline, below.deadline) == ("Quý II", "Trong năm 2021")
    assert below.leads == ("Sở Y tế",)
    assert below.inherited == {"implementers": "4.1.1"}


def test_what_is_late_comes_over_as_late(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="doing", progress="40", note="Đợi", measured="20 %")
    edit(conn, "1.3.2", status="done", completed_on="2020-10-01")
    edit(conn, "1.4.1", status="cancelled", why="bỏ")
    plan = made(conn, CarryOver.LATE)
    late = task_coded(conn, NEXT, "1.3.1", NEW_YEAR)
    assert (late.status, late.progress, late.note, late.measured) == ("doing", 40, "Đợi", "20 %")
    assert (late.due_on, late.timeliness, late.days) == (date(2020, 9, 30), "overdue", -97)
    done, dropped, endless = (task_coded(conn, NEXT, code, NEW_YEAR) for code in ("1.3.2", "1.4.1", "8.1.2"))
    assert (done.status, done.due_on) == ("todo", date(2021, 9, 30))
    assert (dropped.status, dropped.due_on) == ("todo", date(2021, 11, 30))
    assert (endless.status, endless.version) == ("todo", 1)
    assert "1.3.1" in plan.late
    assert not {"1.3.2", "1.4.1", "8.1.2"} & plan.late.keys()
    assert check(conn) == []
    undo(conn, AN, plan=NEXT)
    assert task_coded(conn, NEXT, "1.3.1", NEW_YEAR).due_on == date(2021, 9, 30)


def test_what_came_late_has_its_own_deadline_again_in_the_plan_after(conn: sqlite3.Connection) -> None:
    new_plan(conn, 2021, PLAN, CarryOver.LATE, Author("An", NOW), Day(date(2021, 1, 5)))
    edit_tasks(conn, [task_id(conn, 2021, "1.3.2")], {"deadline": "Quý II"}, Author("An", NOW), date(2021, 3, 1))
    after = Day(date(2022, 1, 5))
    new_plan(conn, 2022, 2021, CarryOver.FRESH, Author("An", NOW), after)
    fresh = [task_coded(conn, 2022, code, after) for code in ("1.3.1", "1.3.2", "1.5")]
    assert [task.deadline for task in fresh] == ["Quý III", "Quý II", "Trong năm 2022"]
    assert [task.due_on for task in fresh] == [date(2022, 9, 30), date(2022, 6, 30), date(2022, 12, 31)]
    new_plan(conn, 2023, 2021, CarryOver.LATE, Author("An", NOW), after)
    late = task_coded(conn, 2023, "1.3.1", after)
    assert late.due_on == date(2020, 9, 30)
    assert check(conn) == []


def test_a_year_that_is_there_or_out_of_reason_is_refused_and_nothing_written(conn: sqlite3.Connection) -> None:
    before = everything(conn)
    for year, source in ((2020, 2020), (9999, 2020), (2021, 2019)):
        with pytest.raises(PartuiError):
            new_plan(conn, year, source, CarryOver.FRESH, AN, NEW_YEAR)
    assert everything(conn) == before
