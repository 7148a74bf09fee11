"""Milestones in the store: listed anew, reached, late ones found, undone and mended."""

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.tasks.task import Day
from partui.domain.tasks.typed_milestones import read_steps
from partui.store.db.connection import Connection
from partui.store.edits.due.milestones import reach_milestone, remove_milestone, set_milestones
from partui.store.journal.writing import Author
from partui.store.past.later import LookedAt
from partui.store.past.looking import look_at
from partui.store.projection.checking import check, repair
from partui.store.queries.due.open_parts import open_milestones
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, redo, task, undo

AN = Author("An", NOW)


def put(conn: sqlite3.Connection, code: str, text: str) -> list[Change]:
    return set_milestones(conn, task_id(conn, PLAN, code), read_steps(text, PLAN), AN)


def late(conn: sqlite3.Connection, day: date = DAY.date) -> list[tuple[str, str, int]]:
    return [(each.code, each.words, each.days) for each in open_milestones(conn, PLAN, day, day)]


def test_a_list_written_anew_keeps_what_was_reached(conn: sqlite3.Connection) -> None:
    put(conn, "6.2.3", "dự thảo 30/9; thẩm định 3/10; ban hành 15/12")
    key = task_id(conn, PLAN, "6.2.3")
    assert late(conn) == [("6.2.3", "dự thảo", -5), ("6.2.3", "thẩm định", -2)]
    reach_milestone(conn, key, 1, date(2020, 10, 1), AN, DAY.date)
    assert [late(conn), late(conn, date(2020, 9, 30))] == [
        [("6.2.3", "thẩm định", -2)],
        [("6.2.3", "dự thảo", 0)],
    ]
    put(conn, "6.2.3", "Dự thảo 29/9; ban hành 31/12")
    assert [(each.words, each.due_on, each.done_on) for each in task(conn, "6.2.3").milestones] == [
        ("Dự thảo", date(2020, 9, 29), date(2020, 10, 1)),
        ("ban hành", date(2020, 12, 31), None),
    ]
    assert put(conn, "6.2.3", "ban hành 31/12; Dự thảo 29/9") == []
    undo(conn, AN)
    assert [each.words for each in task(conn, "6.2.3").milestones] == ["dự thảo", "thẩm định", "ban hành"]
    redo(conn, AN)
    remove_milestone(conn, key, 2, AN)
    assert [each.words for each in task(conn, "6.2.3").milestones] == ["Dự thảo"]
    assert check(conn) == []
    conn.execute("UPDATE milestone SET done_on = NULL")
    assert [finding.text for finding in repair(conn)] == ["6.2.3: milestone không khớp với nhật ký thay đổi."]
    assert (task(conn, "6.2.3").milestones[0].done_on, check(conn)) == (date(2020, 10, 1), [])


def test_what_is_seen_from_an_earlier_day_leaves_what_was_reached_later(conn: sqlite3.Connection) -> None:
    put(conn, "6.2.3", "dự thảo 30/9; ban hành 15/12")
    key, steps = task_id(conn, PLAN, "6.2.3"), read_steps("dự thảo 30/9; ban hành 15/12", PLAN)
    reach_milestone(conn, key, 1, date(2020, 10, 1), AN, DAY.date)
    assert set_milestones(conn, key, steps, AN, set(), date(2020, 9, 30)) == []
    set_milestones(conn, key, steps, AN, {0, 1}, date(2020, 9, 30))
    assert [each.done_on for each in task(conn, "6.2.3").milestones] == [date(2020, 9, 30), date(2020, 9, 30)]
    set_milestones(conn, key, steps, AN, set(), DAY.date)
    assert [each.done_on for each in task(conn, "6.2.3").milestones] == [None, None]


def test_a_day_with_other_milestones_than_now_is_no_place_to_edit_them(conn: Connection) -> None:
    key, first = task_id(conn, PLAN, "6.2.3"), date(2020, 9, 1)
    for day, text in ((first, "a 30/9; b 31/10"), (date(2020, 10, 15), "b 31/10")):
        look_at(conn, LookedAt(day))
        put(conn, "6.2.3", text)
    between = LookedAt(date(2020, 10, 1))
    said = "ngày 01/10/2020 là a 30/09/2020; b 31/10/2020; ghi sau đó, nay là b 31/10/2020"
    edits: list[Callable[[], object]] = [
        lambda: reach_milestone(conn, key, 1, first, AN, between.day),
        lambda: remove_milestone(conn, key, 1, AN),
        lambda: put(conn, "6.2.3", "c 31/10"),
    ]
    for edited in edits:
        look_at(conn, between)
        with pytest.raises(PartuiError, match=said):
            edited()
    look_at(conn, LookedAt(date(2020, 10, 20)))
    reach_milestone(conn, key, 1, date(2020, 10, 19), AN, date(2020, 10, 20))
    look_at(conn, LookedAt(date(2020, 10, 16)))
    reach_milestone(conn, key, 1, date(2020, 10, 16), AN, date(2020, 10, 16))
    assert [each.done_on for each in task(conn, "6.2.3", Day(date(2020, 12, 1))).milestones] == [date(2020, 10, 16)]


def test_a_closed_task_has_no_late_milestones(conn: sqlite3.Connection) -> None:
    put(conn, "6.2.3", "dự thảo 30/9")
    edit(conn, "6.2.3", status="done", completed_on="2020-10-04")
    assert (late(conn), late(conn, date(2020, 10, 3))) == ([], [("6.2.3", "dự thảo", -3)])
    edit(conn, "6.2.3", status="cancelled", why="trùng")
    assert late(conn, date(2020, 10, 3)) == []


def test_what_is_refused_leaves_nothing(conn: sqlite3.Connection) -> None:
    key = task_id(conn, PLAN, "6.2.3")
    for text, said in (("a 1/9; A 2/9", "cùng tên"), ("a 1/9/2002", "cách quá xa năm 2020")):
        with pytest.raises(PartuiError, match=said):
            put(conn, "6.2.3", text)
    with pytest.raises(PartuiError, match="không có mốc thứ 1"):
        reach_milestone(conn, key, 1, DAY.date, AN, DAY.date)
    with pytest.raises(PartuiError, match="chưa có mốc nào"):
        remove_milestone(conn, key, None, AN)
    assert conn.execute("SELECT count(*) FROM change").fetchone() == (0,)
    put(conn, "6.2.3", "dự thảo 30/9")
    with pytest.raises(PartuiError, match="ở trong tương lai"):
        reach_milestone(conn, key, 1, date(2020, 10, 6), AN, DAY.date)
