"""Counts equal a recount of the tasks themselves."""

import sqlite3
from collections import Counter
from datetime import date

import pytest

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role, Task
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import tasks_by_id
from tests.store.officer import DAY, PLAN

DAYS = [DAY, Day(date(2020, 12, 31)), Day(date(2021, 6, 1), 0)]


def every(conn: sqlite3.Connection, day: Day) -> list[Task]:
    return tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(), day), day)


def names(task: Task, role: Role) -> set[str]:
    named = {Role.LEAD: task.leads, Role.IMPLEMENTER: task.implementers, Role.ANY: task.leads + task.implementers}
    return set(named[role])


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_plan(busy: sqlite3.Connection, day: Day) -> None:
    tasks = every(busy, day)
    tally = plan_tally(busy, PLAN, day)
    assert tally.by_status == {status: sum(task.status is status for task in tasks) for status in Status}
    assert tally.by_timeliness == {each: sum(task.timeliness is each for task in tasks) for each in Timeliness}
    assert tally.total == 86
    assert tally.open == sum(task.status in {Status.TODO, Status.DOING} for task in tasks)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_agency(busy: sqlite3.Connection, day: Day, role: Role) -> None:
    tasks = every(busy, day)
    tallies = agency_tallies(busy, PLAN, day, role)
    assert {each.name for each in tallies} == set().union(*(names(task, role) for task in tasks))
    for each in tallies:
        own = [task for task in tasks if each.name in names(task, role)]
        assert Counter(each.tally.by_status) == Counter(task.status for task in own)
        assert Counter(each.tally.by_timeliness) == Counter(task.timeliness for task in own)
        assert agency_tallies(busy, PLAN, day, role, each.id) == [each]
        if role is Role.LEAD:
            assert plan_tally(busy, PLAN, day, each.id) == each.tally


def test_the_worst_agency_comes_first(busy: sqlite3.Connection) -> None:
    tallies = agency_tallies(busy, PLAN, DAY, Role.ANY)
    worst = [
        (-each.tally.by_timeliness[Timeliness.OVERDUE], -each.tally.by_timeliness[Timeliness.DUE_SOON])
        for each in tallies
    ]
    assert worst == sorted(worst)
    assert worst[0][0] < 0
    unhurried = [each.name for each, late in zip(tallies, worst, strict=True) if late == (0, 0)]
    assert unhurried.index("Sở Tài chính") < unhurried.index("Sở Xây dựng") < unhurried.index("Báo Đắk Lắk")


def test_groups_are_marked(busy: sqlite3.Connection) -> None:
    groups = {each.name for each in agency_tallies(busy, PLAN, DAY, Role.ANY) if each.group}
    assert groups == {"Các sở, ban, ngành", "Các cơ quan, đơn vị liên quan", "UBND cấp huyện", "UBND cấp xã"}


def test_no_plan_no_tasks(conn: sqlite3.Connection) -> None:
    tally = plan_tally(conn, 1999, DAY)
    assert tally.total == 0
    assert set(tally.by_status) == set(Status)
    assert set(tally.by_timeliness) == set(Timeliness)
    assert agency_tallies(conn, 1999, DAY) == []
