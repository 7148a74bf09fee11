"""Tasks and headings by id and by code."""

import sqlite3
from datetime import date

import pytest

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Day
from partui.store.queries.headings import chapters, headings_above, headings_by_id
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import task_coded, task_id, tasks_by_id
from tests.store.officer import DAY, PLAN, edit, task


def test_a_task_whole(conn: sqlite3.Connection) -> None:
    found = task(conn, "1.3.1")
    assert (found.plan, found.chapter, found.heading, found.criterion) == (2020, "1", "1.3", "1.3")
    assert (found.deadline, found.due_on, found.timeliness, found.days) == (
        "Quý III", date(2020, 9, 30), "overdue", -5,
    )  # fmt: skip
    assert found.leads == ("Sở Nội vụ",)
    assert (len(found.products), found.requirements) == (3, ("Đạt từ 30% cơ quan, đơn vị trở lên",))


def test_the_order_asked_for_is_kept(conn: sqlite3.Connection) -> None:
    keys = list(task_keys(conn, PLAN, TaskQuery(), DAY))[::-1]
    assert [each.id for each in tasks_by_id(conn, keys, DAY)] == keys
    assert [each.id for each in tasks_by_id(conn, [keys[3], 9999, keys[1], keys[3]], DAY)] == [
        keys[3], keys[1], keys[3],
    ]  # fmt: skip
    assert tasks_by_id(conn, [], DAY) == []


def test_more_ids_than_one_question_takes(conn: sqlite3.Connection) -> None:
    keys = list(task_keys(conn, PLAN, TaskQuery(), DAY)) * 20
    assert [each.id for each in tasks_by_id(conn, keys, DAY)] == keys


@pytest.mark.parametrize("code", ["1.3.9", "9", "", "x" * 1_000, "%", "1.3.1 x"])
def test_no_such_code_names_the_nearest(conn: sqlite3.Connection, code: str) -> None:
    with pytest.raises(PartuiError, match="không có nhiệm vụ mã") as refused:
        task_coded(conn, PLAN, code, DAY)
    assert "gần nhất: " in str(refused.value)


def test_the_nearest_is_near(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError) as refused:
        task_id(conn, PLAN, "1.3.11")
    assert "gần nhất: 1.3.1" in str(refused.value)


@pytest.mark.parametrize(
    ("code", "below"), [("1.3", "1.3.1, 1.3.2."), ("1", "1.1, 1.2, 1.3.1, 1.3.2,"), ("8.1", "8.1.1")]
)
def test_a_heading_is_no_task_and_names_those_below(conn: sqlite3.Connection, code: str, below: str) -> None:
    with pytest.raises(PartuiError, match="là một mục") as refused:
        task_id(conn, PLAN, code)
    assert f"{code} là một mục, không phải nhiệm vụ; nhiệm vụ bên dưới: {below}" in str(refused.value)


def test_chapters_and_headings(conn: sqlite3.Connection) -> None:
    found = chapters(conn, PLAN)
    assert [chapter.code for chapter in found] == list("12345678")
    assert all(chapter.is_chapter for chapter in found)
    assert sorted(headings_by_id(conn, [chapter.id for chapter in found])) == sorted(found)
    assert headings_by_id(conn, []) == []


def test_headings_above(conn: sqlite3.Connection) -> None:
    assert [heading.code for heading in headings_above(conn, task_id(conn, PLAN, "1.3.1"))] == ["1", "1.3"]
    assert [heading.code for heading in headings_above(conn, task_id(conn, PLAN, "1.1"))] == ["1"]


def test_seen_from_a_day(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done", completed_on="2020-10-03")
    seen = {day: task(conn, "1.3.1", Day(date(2020, *day))) for day in ((9, 15), (9, 30), (10, 1), (10, 3))}
    assert [(each.status, each.timeliness, each.days) for each in seen.values()] == [
        ("doing", "due_soon", 15), ("doing", "due_soon", 0), ("doing", "overdue", -1), ("done", "done_late", -3),
    ]  # fmt: skip
    assert task(conn, "1.3.1", Day(date(2020, 9, 15), 14)).timeliness == "in_time"
