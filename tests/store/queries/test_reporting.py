"""What the reports say, against the store they are read from."""

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.report import Assessment, Deadlines, Progress, Reminder, ReportKind
from partui.domain.tasks.dossier import Dossier
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day
from partui.domain.tasks.typed_milestones import read_steps
from partui.store.db.open import open_store
from partui.store.edits.due.milestones import set_milestones
from partui.store.edits.evidence import put_evidence
from partui.store.edits.rows import move_row
from partui.store.exchange.copying import copy_to
from partui.store.journal.writing import Author
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import agency_named
from partui.store.queries.reports.building import assessment, deadlines, progress
from partui.store.queries.reports.kinds import build_report
from partui.store.queries.reports.reminders import reminder, reminders
from partui.store.queries.scores import load_scores
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit

MADE_ON = date(2020, 10, 7)


def agency(conn: sqlite3.Connection, name: str) -> int:
    return agency_named(conn, PLAN, name)[0]


def prove(conn: sqlite3.Connection, code: str) -> None:
    document = Evidence("", code, (), "12/BC-SNV", None, "", "", "")
    put_evidence(conn, task_id(conn, PLAN, code), document, Author("An", NOW))


def test_progress_of_the_whole_plan(busy: sqlite3.Connection) -> None:
    prove(busy, "1.3.1")
    report = progress(busy, PLAN, DAY, MADE_ON)
    head = report.head
    assert (head.year, head.number, head.issuer) == (2020, "/KH-UBND", "UBND tỉnh Đắk Lắk")
    assert (head.day, head.made_on, head.agency) == (DAY.date, MADE_ON, None)
    assert len(report.tasks) == report.total.total == 86
    assert report.total == plan_tally(busy, PLAN, DAY)
    assert list(report.leads) == agency_tallies(busy, PLAN, DAY)
    assert [row.chapter.code for row in report.chapters] == list("12345678")
    for timeliness in Timeliness:
        counted = [row.tally.by_timeliness[timeliness] for row in report.chapters]
        assert sum(counted) == report.total.by_timeliness[timeliness]
    assert len(report.headings) == 32
    assert list(report.evidence) == ["1.3.1"]
    assert [task.position for task in report.tasks] == sorted(task.position for task in report.tasks)


def test_progress_of_what_an_agency_leads(busy: sqlite3.Connection) -> None:
    prove(busy, "1.3.1")
    report = progress(busy, PLAN, DAY, MADE_ON, agency(busy, "so tu phap"))
    assert report.head.agency == "Sở Tư pháp"
    assert {task.code for task in report.tasks} == {"2.1.1", "2.1.2", "2.2", "2.3", "3.1.2"}
    assert report.total.total == 5
    assert [(row.chapter.code, row.tally.total) for row in report.chapters] == [("2", 4), ("3", 1)]
    assert [lead.name for lead in report.leads] == ["Sở Tư pháp"]
    assert report.evidence == {}


def test_why_a_task_is_not_carried_out(conn: sqlite3.Connection) -> None:
    edit(conn, "1.5", status="cancelled", why="trùng với 1.6")
    edit(conn, "1.1", status="cancelled", why="cũ")
    edit(conn, "1.1", status="doing")
    edit(conn, "1.2", status="cancelled")
    edit(conn, "1.3.1", status="cancelled", why="cũ", now=NOW)
    edit(conn, "1.3.1", status="todo", now=NOW)
    edit(conn, "1.3.1", status="cancelled", why="mới", now=NOW)
    assert progress(conn, PLAN, DAY, MADE_ON).reasons == {"1.5": "trùng với 1.6", "1.3.1": "mới"}


def test_no_progress_of_who_only_carries_out(conn: sqlite3.Connection) -> None:
    key = next(
        key
        for (key,) in conn.execute("SELECT agency_id FROM task_agency GROUP BY agency_id HAVING sum(role = 'lead') = 0")
    )
    with pytest.raises(PartuiError, match="không chủ trì nhiệm vụ nào"):
        progress(conn, PLAN, DAY, MADE_ON, key)


def test_a_report_for_the_past_does_not_know_what_came_later(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done", completed_on="2020-10-01")
    late = Evidence("", "1.3.1", (1,), "99/BC", date(2020, 10, 1), "", "", "")
    put_evidence(conn, task_id(conn, PLAN, "1.3.1"), late, Author("An", NOW))
    before = progress(conn, PLAN, Day(date(2020, 9, 30)), MADE_ON)
    assert before.evidence == assessment(conn, PLAN, Day(date(2020, 9, 30)), MADE_ON).evidence == {}
    assert list(assessment(conn, PLAN, DAY, MADE_ON).evidence) == ["1.3.1"]
    assert {task.code: task.status for task in before.tasks}["1.3.1"] is Status.DOING
    assert before.total.done == 0
    assert progress(conn, PLAN, DAY, MADE_ON).total.done == 1


def test_a_reminder_names_the_longest_late_and_the_soonest_due_first(busy: sqlite3.Connection) -> None:
    edit(busy, "1.5", deadline="Ngày 10/10")
    edit(busy, "1.1", status="todo", deadline="Tháng 6")
    edit(busy, "1.4.1", deadline="Ngày 7/10")
    report = reminder(busy, PLAN, DAY, MADE_ON, agency(busy, "so noi vu"))
    assert report.head.agency == "Sở Nội vụ"
    assert [task.code for task in report.overdue] == ["1.1", "1.3.2"]
    assert [task.code for task in report.due_soon] == ["1.4.1", "1.5"]


def test_nobody_is_reminded_of_nothing(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="Sở Tài chính không có nhiệm vụ quá hạn"):
        reminder(conn, PLAN, DAY, MADE_ON, agency(conn, "so tai chinh"))


def test_reminders_go_to_each_agency_with_late_or_soon_tasks(busy: sqlite3.Connection) -> None:
    found, unled = reminders(busy, PLAN, DAY, MADE_ON)
    expected = [
        (lead.name, lead.tally.by_timeliness[Timeliness.OVERDUE], lead.tally.by_timeliness[Timeliness.DUE_SOON])
        for lead in agency_tallies(busy, PLAN, DAY)
    ]
    assert [(each.head.agency, len(each.overdue), len(each.due_soon)) for each in found] == [
        row for row in expected if row[1] or row[2]
    ]
    assert len(found) == 4
    assert unled == ()
    assert reminders(busy, PLAN, Day(date(2020, 2, 1)), MADE_ON) == ((), ())


def test_a_late_milestone_is_a_reason_for_a_letter_and_being_behind_is_not(conn: sqlite3.Connection) -> None:
    day = Day(date(2020, 10, 25))
    steps = read_steps("dự thảo 30/9; ban hành 15/12", PLAN)
    set_milestones(conn, task_id(conn, PLAN, "6.2.3"), steps, Author("An", NOW))
    found = {letter.head.agency: letter for letter in reminders(conn, PLAN, day, MADE_ON).letters}
    assert list(found) == ["Sở Nội vụ", "Sở Tài chính"]
    money = found["Sở Tài chính"]
    assert (money.overdue, money.due_soon) == ((), ())
    assert [(each.code, each.words, each.days) for each in money.milestones] == [("6.2.3", "dự thảo", -25)]
    assert money == reminder(conn, PLAN, day, MADE_ON, agency(conn, "Sở Tài chính"))
    assert {"6.2.3", "6.2.4", "8.4"} < {each.task.code for each in money.behind}
    assert all("Sở Tài chính" in each.task.leads for each in money.behind)
    law = agency(conn, "Sở Tư pháp")
    with pytest.raises(PartuiError, match="không có gì để đôn đốc"):
        reminder(conn, PLAN, day, MADE_ON, law)


def test_late_tasks_without_a_lead_are_told_of(conn: sqlite3.Connection) -> None:
    conn.execute("DELETE FROM task_agency WHERE role = 'lead' AND task_id = ?", (task_id(conn, PLAN, "1.3.2"),))
    conn.execute("DELETE FROM task_agency WHERE role = 'lead' AND task_id = ?", (task_id(conn, PLAN, "1.1"),))
    letters, unled = reminders(conn, PLAN, DAY, MADE_ON)
    assert [[task.code for task in letter.overdue] for letter in letters] == [["1.3.1"]]
    assert unled == ("1.3.2",)
    edit(conn, "1.3.2", status="done")
    assert reminders(conn, PLAN, DAY, MADE_ON).unled == ()


def test_the_assessment_of_the_whole_plan(busy: sqlite3.Connection) -> None:
    prove(busy, "8.2")
    report = assessment(busy, PLAN, DAY, MADE_ON)
    assert report.scores == load_scores(busy, PLAN, DAY)
    assert len(report.tasks) == 86
    assert {code for row in report.scores.rows for code in row.tasks} <= set(report.tasks)
    assert list(report.evidence) == ["8.2"]


def test_the_assessment_of_what_an_agency_leads(conn: sqlite3.Connection) -> None:
    report = assessment(conn, PLAN, DAY, MADE_ON, agency(conn, "so tu phap"))
    leaves = [row.criterion.code for row in report.scores.rows if row.is_leaf]
    printed = conn.execute("SELECT code FROM criterion WHERE lead LIKE '%Sở Tư pháp%' ORDER BY position")
    assert leaves == [code for (code,) in printed if code != "2.4"]
    assert report.scores.total.max < 100
    with pytest.raises(PartuiError, match="không giao UBND cấp xã"):
        assessment(conn, PLAN, DAY, MADE_ON, agency(conn, "ubnd cap xa"))


def test_deadlines_are_those_with_a_date(busy: sqlite3.Connection) -> None:
    report = deadlines(busy, PLAN, DAY, MADE_ON)
    dated = busy.execute("SELECT count(*) FROM task WHERE due_on IS NOT NULL").fetchone()[0]
    assert len(report.tasks) == dated
    own = deadlines(busy, PLAN, DAY, MADE_ON, agency(busy, "so tu phap"))
    assert {task.code for task in own.tasks} == {"2.1.1", "2.1.2", "2.2", "2.3", "3.1.2"}
    busy.execute("UPDATE task SET due_on = NULL, original_due_on = NULL")
    with pytest.raises(PartuiError, match="nào có hạn"):
        deadlines(busy, PLAN, DAY, MADE_ON)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ReportKind.PROGRESS, Progress),
        (ReportKind.REMINDER, Reminder),
        (ReportKind.SCORES, Assessment),
        (ReportKind.CALENDAR, Deadlines),
        (ReportKind.DOSSIER, Dossier),
    ],
)
def test_each_kind_is_built(busy: sqlite3.Connection, kind: ReportKind, expected: type) -> None:
    report = build_report(busy, kind, PLAN, DAY, MADE_ON, agency(busy, "so noi vu"))
    assert isinstance(report, expected)
    assert report.head.agency == "Sở Nội vụ"
    assert not busy.in_transaction


def test_a_dossier_from_a_folder_whose_name_is_no_utf_8(busy: sqlite3.Connection, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"k\xff")
    folder.mkdir()
    copy_to(busy, str(folder / "a.db"))
    with closing(open_store(str(folder / "a.db"))) as conn:
        assert isinstance(build_report(conn, ReportKind.DOSSIER, PLAN, DAY, MADE_ON), Dossier)


def test_a_reminder_needs_an_agency(busy: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="chọn cơ quan"):
        build_report(busy, ReportKind.REMINDER, PLAN, DAY, MADE_ON)


def test_an_agency_that_is_gone(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="không còn trong tệp"):
        progress(conn, PLAN, DAY, MADE_ON, 99_999)


def test_a_deadline_keeps_its_name_when_its_task_is_moved(conn: sqlite3.Connection) -> None:
    move_row(conn, PLAN, Subject("task", task_id(conn, PLAN, "1.3.1")), Author("An", NOW), code="1.9")
    names = deadlines(conn, PLAN, DAY, MADE_ON).names
    assert names["1.9"] == "task/2020/1.3.1"
