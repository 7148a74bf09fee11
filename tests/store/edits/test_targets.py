"""Targets and readings in the store: the journal knows them, each day sees its own, undo takes them back."""

import sqlite3
from datetime import date

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.targets.completion import BelowBar
from partui.domain.targets.figures import read_figure
from partui.domain.targets.readings import Reading
from partui.domain.tasks.task import Day
from partui.store.edits.targets import add_reading, remove_reading, target_or_proposal
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.queries.scores import target_standings
from partui.store.queries.tasks import task_id
from partui.wording.targets import standing_text, target_text
from tests.store.officer import DAY, NOW, PLAN, edit, redo, task, undo

AN = Author("An", NOW)


def measure(conn: sqlite3.Connection, code: str, figure: str, on: date = date(2020, 9, 30)) -> list[Change]:
    reading = Reading("", on, read_figure(figure), "Sở Tài chính")
    return add_reading(conn, task_id(conn, PLAN, code), reading, AN, DAY.date)


def test_a_target_is_confirmed_corrected_and_turned_down(conn: sqlite3.Connection) -> None:
    assert task(conn, "6.1.1").standing is None
    assert target_text(target_or_proposal(conn, task_id(conn, PLAN, "6.1.1"))) == "≥ 90%"
    edit(conn, "6.1.1", bar="90% trở lên")
    edit(conn, "6.1.2", bar="none")
    found = task(conn, "6.1.1")
    assert standing_text(found) == "– / ≥ 90% · chưa đo"
    assert (task(conn, "6.1.2").target, task(conn, "6.1.2").standing) == ("none", None)
    edit(conn, "6.1.1", bar="")
    assert task(conn, "6.1.1").target == ""
    assert check(conn) == []


@pytest.mark.parametrize("code", ["3.4.5", "1.2"])
def test_what_names_no_single_target_is_not_guessed(conn: sqlite3.Connection, code: str) -> None:
    with pytest.raises(PartuiError, match="Hãy tự ghi"):
        target_or_proposal(conn, task_id(conn, PLAN, code))


def test_readings_are_seen_from_their_day_and_go_back_and_forth(conn: sqlite3.Connection) -> None:
    edit(conn, "6.1.1", bar=">= 90%")
    measure(conn, "6.1.1", "40/100", date(2020, 6, 30))
    measure(conn, "6.1.1", "62/100")
    seen = {
        day: target_standings(conn, PLAN, Day(day))["6.1.1"].actual
        for day in (date(2020, 5, 1), date(2020, 7, 1), date(2020, 10, 1))
    }
    assert list(seen.values()) == [None, 40, 62]
    (undone,) = undo(conn, AN)
    assert (undone.new, len(task(conn, "6.1.1").readings)) == (None, 1)
    redo(conn, AN)
    first, second = task(conn, "6.1.1").readings
    assert (first.on, second.figure, second.source) == (date(2020, 6, 30), read_figure("62/100"), "Sở Tài chính")
    remove_reading(conn, task_id(conn, PLAN, "6.1.1"), second.uuid[:8], AN)
    assert task(conn, "6.1.1").readings == (first,)
    assert check(conn) == []
    conn.execute("UPDATE reading SET number = '95'")
    conn.execute("UPDATE task SET bar = ''")
    assert [finding.text for finding in repair(conn)] == ["6.1.1: bar, reading không khớp với nhật ký thay đổi."]
    assert (task(conn, "6.1.1").readings, check(conn)) == ((first,), [])


def test_done_below_the_bar_needs_a_reason(conn: sqlite3.Connection) -> None:
    edit(conn, "6.1.1", bar=">= 90%")
    measure(conn, "6.1.1", "62,5%")
    with pytest.raises(BelowBar) as refused:
        edit(conn, "6.1.1", status="done")
    assert str(refused.value).startswith("6.1.1 mới đạt 62,5%, chưa tới mức ≥ 90%; chưa lưu gì.")
    assert task(conn, "6.1.1").recorded_status == "todo"
    edit(conn, "6.1.1", status="done", why="vốn về chậm")
    assert standing_text(task(conn, "6.1.1")).endswith("còn thiếu 27,5% · ! hoàn thành dưới mức")
    edit(conn, "6.1.1", note="một sửa đổi khác")
    measure(conn, "6.1.3", "10%")
    edit(conn, "6.1.3", status="done")


@pytest.mark.parametrize("on", [date(2031, 1, 1), date(2010, 1, 1)])
def test_a_reading_of_no_possible_day_is_refused(conn: sqlite3.Connection, on: date) -> None:
    with pytest.raises(PartuiError, match="chưa lưu gì"):
        measure(conn, "6.1.1", "62%", on)
    with pytest.raises(PartuiError, match="không có đúng một số đo"):
        remove_reading(conn, task_id(conn, PLAN, "6.1.1"), "", AN)
    assert conn.execute("SELECT count(*) FROM change").fetchone() == (0,)
