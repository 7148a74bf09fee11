"""The page for a chief, against the store that it is read from."""

import sqlite3
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from partui.domain.brief.answers import Proposal
from partui.domain.brief.page import Brief
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, Answer, AnswerState, answer_value
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day
from partui.store.db.connection import transaction
from partui.store.edits.snapshots import take_snapshot
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import agency_named
from partui.store.queries.reports.brief import brief
from partui.store.queries.scores import load_scores
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit

MADE_ON = date(2020, 10, 7)
LATER = Day(date(2020, 12, 31))
AN = Author("An", NOW)


def made(conn: sqlite3.Connection, day: Day = DAY, agency: str = "", since: str = "") -> Brief:
    """The page of a day."""
    about = agency_named(conn, PLAN, agency)[0] if agency else None
    return brief(conn, PLAN, day, MADE_ON, about, since)


def number(conn: sqlite3.Connection, where: str, day: Day = DAY) -> int:
    """How many tasks a condition of SQL finds."""
    sql = f"SELECT count(*) FROM task WHERE plan = {PLAN} AND {where}"
    (found,) = conn.execute(sql, {"day": day.date.isoformat()}).fetchone()
    return int(found)


def test_every_figure_is_that_of_the_tables(busy: sqlite3.Connection) -> None:
    report = made(busy)
    done = "status = 'done' AND (completed_on IS NULL OR completed_on <= :day)"
    assert report.due.due == number(busy, "due_on <= :day AND status <> 'cancelled'")
    assert report.due.done == number(busy, f"due_on <= :day AND {done}")
    assert report.total.done == number(busy, done)
    late = busy.execute(
        f"SELECT code FROM task WHERE plan = {PLAN} AND due_on < :day AND status <> 'cancelled' AND NOT ({done})"
        " ORDER BY due_on, position",
        {"day": DAY.date.isoformat()},
    ).fetchall()
    assert late
    assert [task.code for task in report.late] == [code for (code,) in late]
    soon = "due_on BETWEEN :day AND date(:day, '+15 days') AND status IN ('todo', 'doing')"
    assert len(report.soon) == number(busy, soon) > 0
    assert report.scores == load_scores(busy, PLAN, DAY)
    assert report.before is None


def test_the_order_of_agencies_is_that_of_the_tables(busy: sqlite3.Connection) -> None:
    found = made(busy).ranking
    assert found is not None
    counted = busy.execute(
        "SELECT a.name, count(*), sum(t.status = 'done' AND t.completed_on <= t.due_on),"
        " sum(t.status IN ('todo', 'doing')) FROM task t JOIN task_agency ta ON ta.task_id = t.id AND ta.role = 'lead'"
        f" JOIN agency a ON a.id = ta.agency_id WHERE t.plan = {PLAN} AND t.due_on < :day AND t.status <> 'cancelled'"
        " AND NOT a.is_group GROUP BY a.id",
        {"day": DAY.date.isoformat()},
    ).fetchall()
    placed = [each for each in found.cards if each.place is not None]
    assert {(each.card.name, each.card.due.due, each.card.due.on_time, each.card.late) for each in placed} == {
        tuple(row) for row in counted
    }
    assert len(placed) > 1
    rates = [on_time / due for _name, due, on_time, _late in counted]
    assert [each.card.due.rate for each in placed] == sorted(rates, reverse=True)


def test_it_is_compared_with_the_last_snapshot(conn: sqlite3.Connection) -> None:
    take_snapshot(conn, PLAN, "Quý III", DAY, AN)
    then = made(conn)
    after = datetime(2020, 10, 25, tzinfo=UTC)
    edit(conn, "1.1", status="done", completed_on="2020-10-20", now=after, day=after.date())
    edit(conn, "1.3.1", status="done", completed_on="2020-10-21", now=after, day=after.date())
    now = made(conn, LATER)
    assert now.before is not None
    assert now.before.label == "“Quý III” (05/10/2020)"
    assert (now.before.done, now.total.done) == (0, 2)
    assert now.before.overdue == len(then.late)
    assert now.before.due == then.due
    assert then.scores is not None
    assert now.before.expected == then.scores.total.expected


def test_it_is_compared_with_a_day_that_is_named(conn: sqlite3.Connection) -> None:
    edit(conn, "1.1", status="done", completed_on="2020-10-01", day=date(2020, 10, 1))
    now = made(conn, LATER, since="2020-10-05")
    assert now.before is not None
    assert (now.before.label, now.before.done) == ("05/10/2020", 1)
    with pytest.raises(PartuiError, match="bản chốt"):
        made(conn, since="quý ix")


def test_an_agency_has_its_own_page(busy: sqlite3.Connection) -> None:
    take_snapshot(busy, PLAN, "Quý III", DAY, AN)
    report = made(busy, LATER, "so tu phap")
    assert report.head.agency == "Sở Tư pháp"
    assert all("Sở Tư pháp" in task.leads for task in (*report.late, *report.soon))
    assert report.ranking is None
    assert report.before is not None
    assert (report.before.due, report.before.expected) == (None, None)
    then = made(busy, DAY, "so tu phap")
    assert report.before.overdue == then.total.by_timeliness[Timeliness.OVERDUE]
    assert report.scores is not None
    assert report.scores.total.target < Decimal(92)


def test_an_agency_that_leads_no_criterion_has_no_scores(busy: sqlite3.Connection) -> None:
    assert made(busy, DAY, "Đài Phát thanh và Truyền hình tỉnh").scores is None


def answered(conn: sqlite3.Connection, code: str, answer: Answer) -> None:
    """Put what an agency has answered on a task into the store, as a form that came back does."""
    subject = Subject("task", task_id(conn, PLAN, code))
    with transaction(conn):
        write_changes(conn, [NewValue(subject, f"{ANSWER}{answer.uuid}", answer_value(answer))], AN)


def test_reasons_are_notes_then_difficulties_and_agencies_ask(conn: sqlite3.Connection) -> None:
    asked = Answer(str(UUID(int=1)), "f", "a", "Sở Nội vụ", difficulties="thiếu kinh phí", proposal="cấp thêm kinh phí")
    answered(conn, "1.3.1", asked)
    answered(conn, "1.3.2", asked._replace(uuid=str(UUID(int=2)), difficulties="thiếu người", proposal="cho lùi hạn"))
    answered(conn, "1.1", asked._replace(uuid=str(UUID(int=3)), state=AnswerState.RETURNED))
    edit(conn, "1.3.2", note="chờ Bộ")
    report = made(conn)
    assert dict(report.reasons) == {"1.3.1": "thiếu kinh phí", "1.3.2": "chờ Bộ"}
    assert report.proposals == (
        Proposal("1.3.1", "Sở Nội vụ", "cấp thêm kinh phí"),
        Proposal("1.3.2", "Sở Nội vụ", "cho lùi hạn"),
    )
    assert made(conn, agency="so tu phap").proposals == ()
