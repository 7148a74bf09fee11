"""Late tasks under each of their agencies."""

import sqlite3
from datetime import date

import pytest

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day, Role
from partui.store.queries.agencies import agency_named
from partui.store.queries.due.overdue import overdue_by_agency
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import tasks_by_id
from tests.store.officer import DAY, PLAN


def by_name(conn: sqlite3.Connection, role: Role = Role.LEAD, day: Day = DAY) -> dict[str, list[str]]:
    return {
        each.name: [task.code for task in tasks_by_id(conn, each.tasks, day)]
        for each in overdue_by_agency(conn, PLAN, day, role)
    }


def test_worst_first_then_longest_late(busy: sqlite3.Connection) -> None:
    assert list(by_name(busy).items()) == [
        ("Đài Phát thanh và Truyền hình tỉnh", ["3.1.1"]),
        ("Sở Nội vụ", ["1.3.2"]),
        ("Sở Tư pháp", ["3.1.2"]),
        ("Sở Y tế", ["3.1.2"]),
    ]
    busy.execute("UPDATE task SET due_on = '2020-09-01' WHERE code = '1.1' OR code = '1.2'")
    assert next(iter(by_name(busy).items())) == ("Sở Nội vụ", ["1.2", "1.3.2"])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("day", [DAY, Day(date(2021, 1, 1)), Day(date(2021, 6, 1))], ids=str)
def test_every_late_task_under_each_of_its_agencies(busy: sqlite3.Connection, day: Day, role: Role) -> None:
    late = tasks_by_id(busy, task_keys(busy, PLAN, TaskQuery(timeliness=Timeliness.OVERDUE), day), day)
    expected: dict[str, set[str]] = {}
    for task in late:
        leads, implementers = task.leads, task.implementers
        for name in {Role.LEAD: leads, Role.IMPLEMENTER: implementers, Role.ANY: leads + implementers}[role]:
            expected.setdefault(name, set()).add(task.code)
    found = by_name(busy, role, day)
    assert {name: set(codes) for name, codes in found.items()} == expected
    assert all(len(set(codes)) == len(codes) for codes in found.values())
    assert [len(codes) for codes in found.values()] == sorted((len(codes) for codes in found.values()), reverse=True)


def test_one_agency_only(busy: sqlite3.Connection) -> None:
    agency, name = agency_named(busy, PLAN, "y te")
    (found,) = overdue_by_agency(busy, PLAN, DAY, agency=agency)
    assert (found.name, found.group) == (name, False)
    assert overdue_by_agency(busy, PLAN, DAY, Role.IMPLEMENTER, agency) == []


def test_nothing_is_late_on_the_due_date(conn: sqlite3.Connection) -> None:
    assert overdue_by_agency(conn, PLAN, Day(date(2020, 9, 30))) == []
    assert by_name(conn, day=Day(date(2020, 10, 1))) == {"Sở Nội vụ": ["1.3.1", "1.3.2"]}
