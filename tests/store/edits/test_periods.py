"""Instances in the store: ticked, waived, opened again; the task, its lateness and every count follow them."""

import sqlite3
from datetime import date, timedelta

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.periods.state import PeriodStatus
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day
from partui.store.edits.due.extensions import extend_tasks, extension_typed
from partui.store.edits.due.periods import give_periods, period_typed, set_periods
from partui.store.edits.evidence import put_evidence
from partui.store.edits.plan_head import set_head
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.queries.due.open_parts import periods_due
from partui.store.queries.due.overdue import late_tasks, overdue_by_agency
from partui.store.queries.due.recurring import proposed_for, recurring_tasks
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.scores import task_standings
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import task_id
from partui.wording.due.periods import period_line
from partui.wording.fields import value_label
from tests.store.officer import DAY, NOW, PLAN, edit, redo, task, undo

AN = Author("An", NOW, "lý do")
AUGUST, OCTOBER, NEXT_YEAR = (Day(date(2020, 8, 20)), DAY, Day(date(2021, 1, 5)))


def say(
    conn: sqlite3.Connection,
    *periods: str,
    status: PeriodStatus = PeriodStatus.DONE,
    on: date | None = None,
    day: Day = DAY,
    who: Author = AN,
) -> list[Change]:
    return set_periods(conn, task_id(conn, PLAN, "1.3.1"), periods, status, who, day.date, on)


@pytest.fixture
def quarterly(conn: sqlite3.Connection) -> sqlite3.Connection:
    """The plan of August 2020 with a task that comes back each quarter: the third and the fourth are left."""
    edit(conn, "1.3.1", deadline="Hàng quý")
    return conn


def test_the_first_open_instance_makes_a_task_late_soon_or_in_time(quarterly: sqlite3.Connection) -> None:
    assert [each.key for each in task(quarterly, "1.3.1").periods] == ["2020-Q3", "2020-Q4"]
    for day, timeliness, days in (
        (date(2020, 9, 10), Timeliness.IN_TIME, 20),
        (date(2020, 9, 15), Timeliness.DUE_SOON, 15),
        (date(2020, 10, 1), Timeliness.OVERDUE, -1),
    ):
        found = task(quarterly, "1.3.1", Day(day))
        assert (found.timeliness, found.days, found.due_on) == (timeliness, days, date(2020, 9, 30))
    say(quarterly, "quý 3", on=date(2020, 9, 28))
    found = task(quarterly, "1.3.1")
    assert (found.status, found.timeliness, found.due_on) == (Status.DOING, Timeliness.IN_TIME, date(2020, 12, 31))
    assert task(quarterly, "1.3.1", NEXT_YEAR).timeliness is Timeliness.OVERDUE


def test_a_task_is_done_with_its_last_instance(quarterly: sqlite3.Connection) -> None:
    say(quarterly, "Q3", on=date(2020, 9, 28))
    changes = say(quarterly, "4", on=date(2020, 12, 30), day=NEXT_YEAR)
    assert [change.field for change in changes] == ["period/2020-Q4", "status", "completed_on"]
    found = task(quarterly, "1.3.1", NEXT_YEAR)
    assert (found.status, found.completed_on) == (Status.DONE, date(2020, 12, 30))
    assert found.timeliness is Timeliness.DONE_ON_TIME
    undo(quarterly, AN)
    assert task(quarterly, "1.3.1", NEXT_YEAR).status is Status.DOING
    redo(quarterly, AN)
    say(quarterly, "Q4", status=PeriodStatus.OPEN, day=NEXT_YEAR)
    assert task(quarterly, "1.3.1", NEXT_YEAR).status is Status.DOING
    say(quarterly, "Q4", status=PeriodStatus.WAIVED, day=NEXT_YEAR)
    found = task(quarterly, "1.3.1", NEXT_YEAR)
    assert (found.status, found.periods[1].reason) == (Status.DONE, "lý do")
    assert check(quarterly) == []


def test_one_late_instance_makes_a_task_done_late(quarterly: sqlite3.Connection) -> None:
    say(quarterly, "Q3", on=date(2020, 10, 2))
    say(quarterly, "Q4", on=date(2020, 12, 30), day=NEXT_YEAR)
    found = task(quarterly, "1.3.1", NEXT_YEAR)
    assert (found.timeliness, found.due_on) == (Timeliness.DONE_LATE, date(2020, 9, 30))


def test_done_said_of_the_task_is_of_its_earliest_instance_that_has_begun(quarterly: sqlite3.Connection) -> None:
    edit(quarterly, "1.3.1", "1.3.2", status="done", day=AUGUST.date)
    assert task(quarterly, "1.3.1").status is Status.DOING
    assert [each.completed_on for each in task(quarterly, "1.3.1").periods] == [AUGUST.date, None]
    with pytest.raises(PartuiError, match="bắt đầu từ 01/10/2020, hạn 31/12/2020"):
        edit(quarterly, "1.3.1", status="done", day=date(2020, 9, 30))
    edit(quarterly, "1.3.1", completed_on="2020-10-03", note="xong")
    found = task(quarterly, "1.3.1")
    assert (found.status, found.completed_on, found.note) == (Status.DONE, date(2020, 10, 3), "xong")
    edit(quarterly, "1.3.1", completed_on="2020-10-04")
    assert task(quarterly, "1.3.1").completed_on == date(2020, 10, 4)
    assert edit(quarterly, "1.3.1", status="done") == []
    edit(quarterly, "1.3.1", status="doing")
    assert [each.status for each in task(quarterly, "1.3.1").periods] == [PeriodStatus.DONE, PeriodStatus.OPEN]
    edit(quarterly, "1.3.1", status="cancelled", why="sáp nhập")
    assert task(quarterly, "1.3.1").periods[1].status is PeriodStatus.WAIVED
    assert check(quarterly) == []


def test_a_task_that_was_done_as_a_whole_stays_done(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done", completed_on="2020-09-01")
    edit(conn, "1.3.1", deadline="Hàng quý")
    found = task(conn, "1.3.1")
    assert (found.status, found.timeliness, found.due_on) == (
        Status.DONE, Timeliness.DONE_ON_TIME, date(2020, 12, 31),
    )  # fmt: skip
    assert {each.status for each in found.periods} == {PeriodStatus.DONE}
    with pytest.raises(PartuiError, match="đã hoàn thành cả nhiệm vụ"):
        say(conn, "Q3")


def test_a_day_in_the_past_sees_what_was_done_later_as_open(quarterly: sqlite3.Connection) -> None:
    say(quarterly, "Q3", on=date(2020, 10, 5))
    day = Day(date(2020, 10, 4))
    found = task(quarterly, "1.3.1", day)
    assert (found.due_on, found.timeliness) == (date(2020, 9, 30), Timeliness.OVERDUE)
    key = task_id(quarterly, PLAN, "1.3.1")
    for query in (
        TaskQuery(timeliness=Timeliness.OVERDUE),
        TaskQuery(search="kiểm tra", timeliness=Timeliness.OVERDUE),
    ):
        assert key in task_keys(quarterly, PLAN, query, day)
    assert late_tasks(quarterly, PLAN, day)[key].days == -4
    assert key in overdue_by_agency(quarterly, PLAN, day)[0].tasks
    late = plan_tally(quarterly, PLAN, day).by_timeliness[Timeliness.OVERDUE]
    assert late == len(late_tasks(quarterly, PLAN, day))
    assert agency_tallies(quarterly, PLAN, day)[0].tally.by_timeliness[Timeliness.OVERDUE] == late
    by_code = {each.code: each.timeliness for each in task_standings(quarterly, PLAN, day)}
    assert by_code["1.3.1"] is Timeliness.OVERDUE
    assert key not in late_tasks(quarterly, PLAN, DAY)


def test_periods_are_given_in_words_and_proposed(conn: sqlite3.Connection) -> None:
    assert proposed_for(conn, PLAN, None, DAY) == {"8.1.2": "Định kỳ 6 tháng"}
    key = task_id(conn, PLAN, "8.1.2")
    with pytest.raises(PartuiError, match="không có kỳ nào"):
        set_periods(conn, key, ["1"], PeriodStatus.DONE, AN, DAY.date)
    for words in ("khi rảnh", "Quý III"):
        with pytest.raises(PartuiError, match="Không đọc được kỳ nào"):
            give_periods(conn, key, words, AN)
    give_periods(conn, key, "Hàng tháng", AN)
    assert [each.key for each in task(conn, "8.1.2").periods][:2] == ["2020-08", "2020-09"]
    assert recurring_tasks(conn, PLAN) == [key]
    due = periods_due(conn, PLAN, DAY.date, date(2020, 9, 30), date(2020, 10, 31))
    assert [(each.key, each.days) for each in due] == [("2020-09", -5), ("2020-10", 26)]
    give_periods(conn, key, "", AN)
    assert (task(conn, "8.1.2").periods, task(conn, "8.1.2").due_on) == ((), None)
    assert check(conn) == []


def test_what_cannot_be_is_refused(quarterly: sqlite3.Connection) -> None:
    for periods, status, who, on, told in (
        (["Q2"], PeriodStatus.DONE, AN, None, "các kỳ: Quý III; Quý IV"),
        (["Q3"], PeriodStatus.WAIVED, AN._replace(why=""), None, "phải ghi lý do"),
        (["Q3"], PeriodStatus.DONE, AN, date(2020, 10, 6), "tương lai"),
    ):
        with pytest.raises(PartuiError, match=told):
            set_periods(quarterly, task_id(quarterly, PLAN, "1.3.1"), periods, status, who, DAY.date, on)
    longer = extension_typed("Ngày 15/1/2021", DAY.date, "", PLAN)
    with pytest.raises(PartuiError, match="gia hạn từng kỳ chưa có"):
        extend_tasks(quarterly, [task_id(quarterly, PLAN, "1.3.1")], longer, AN, DAY.date)
    edit(quarterly, "1.3.1", status="cancelled", why="thôi")
    with pytest.raises(PartuiError, match="không thực hiện"):
        say(quarterly, "Q3")


def test_of_an_extended_day_and_the_next_instance_the_later_counts(conn: sqlite3.Connection) -> None:
    key = task_id(conn, PLAN, "8.1.2")
    edit(conn, "8.1.2", deadline="Quý III")
    extend_tasks(conn, [key], extension_typed("Ngày 15/11", DAY.date, "", PLAN), AN, DAY.date)
    give_periods(conn, key, "Hàng quý", AN)
    found = task(conn, "8.1.2")
    assert (found.original_due_on, found.due_on) == (date(2020, 9, 30), date(2020, 11, 15))
    set_periods(conn, key, ["2020-Q3"], PeriodStatus.DONE, AN, DAY.date)
    assert task(conn, "8.1.2").due_on == date(2020, 12, 31)
    before = Day(DAY.date - timedelta(days=1))
    assert task(conn, "8.1.2", before).due_on == date(2020, 9, 30)
    assert key in late_tasks(conn, PLAN, before)
    assert check(conn) == []


def test_the_day_of_issue_decides_which_instances_there_are(quarterly: sqlite3.Connection) -> None:
    say(quarterly, "Q3", on=date(2020, 9, 28))
    set_head(quarterly, PLAN, {"issued": "2020-02-15"}, AN)
    assert [each.key[-2:] for each in task(quarterly, "1.3.1").periods] == ["Q1", "Q2", "Q3", "Q4"]
    assert task(quarterly, "1.3.1").due_on == date(2020, 3, 31)
    edit(quarterly, "1.3.1", deadline="Quý III")
    assert task(quarterly, "1.3.1").periods == ()
    undo(quarterly, AN)
    assert task(quarterly, "1.3.1").periods[2].status is PeriodStatus.DONE
    assert check(quarterly) == []
    quarterly.execute("UPDATE task_period SET due_on = '2020-01-01' WHERE key = '2020-Q4'")
    assert [finding.text for finding in repair(quarterly)] == ["1.3.1: task_period không khớp với nhật ký thay đổi."]
    assert check(quarterly) == []


def test_a_document_proves_one_instance_from_its_day_on(quarterly: sqlite3.Connection) -> None:
    key = task_id(quarterly, PLAN, "1.3.1")
    third = Evidence("", "", (), "12/BC", date(2020, 10, 2), "", "", "", "2020-Q3")
    (change,) = put_evidence(quarterly, key, third, AN)
    put_evidence(quarterly, key, third._replace(number="", link="q4.pdf", issued_on=None, period="2020-Q4"), AN)
    put_evidence(quarterly, key, third._replace(number="13/KH", period=""), AN)

    def proofs(day: Day = DAY) -> list[tuple[str, ...]]:
        return [each.proofs for each in task(quarterly, "1.3.1", day).periods]

    assert proofs() == [("12/BC",), ("q4.pdf",)]
    assert proofs(Day(date(2020, 10, 1))) == [(), ("q4.pdf",)]
    shown = period_line(task(quarterly, "1.3.1").periods[0], PLAN)
    assert shown == "▲ Quý III: hạn 30/09/2020, quá 5 ngày · 12/BC"
    assert value_label(change.field, change.new) == "12/BC ngày 02/10/2020 [kỳ Quý III/2020]"
    put_evidence(quarterly, key, third._replace(uuid=change.field.removeprefix("evidence/"), period="2020-Q4"), AN)
    assert proofs() == [(), ("12/BC", "q4.pdf")]
    undo(quarterly, AN)
    assert proofs() == [("12/BC",), ("q4.pdf",)]
    assert check(quarterly) == []


def test_a_document_is_of_an_instance_that_there_is(quarterly: sqlite3.Connection) -> None:
    key = task_id(quarterly, PLAN, "1.3.1")
    document = Evidence("", "", (), "12/BC", None, "", "", "", "2020-Q1")
    with pytest.raises(PartuiError, match="không có kỳ Quý I/2020"):
        put_evidence(quarterly, key, document, AN)
    (change,) = put_evidence(quarterly, key, document._replace(period=period_typed(quarterly, key, "quý 3")), AN)
    kept = document._replace(uuid=change.field.removeprefix("evidence/"), period="2020-Q3", summary="Báo cáo")
    edit(quarterly, "1.3.1", deadline="Quý III")
    put_evidence(quarterly, key, kept, AN)
    assert check(quarterly) == []
    with pytest.raises(PartuiError, match="không có kỳ nào"):
        period_typed(quarterly, key, "Q3")
