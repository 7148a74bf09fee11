"""Work that comes back and that each body of a group owes by itself: part III's periodic reports."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, Answer, answer_value
from partui.domain.journal.changes import Change
from partui.domain.periods.state import PeriodStatus
from partui.domain.plan.report import as_its_own
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.due.agency_periods import set_agency_periods
from partui.store.edits.due.periods import set_periods
from partui.store.edits.forms.accepting import accept_answers
from partui.store.edits.rows import add_row
from partui.store.exchange.merge import merge
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.past.looking import looking_at
from partui.store.projection.checking import check, repair
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import directory_agency
from partui.store.queries.due.overdue import late_tasks, overdue_by_agency
from partui.store.queries.due.today import load_today
from partui.store.queries.forms.asked import forms_of
from partui.store.queries.reports.reminders import reminders
from partui.store.queries.tallies import agency_tallies
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.task_parts import parts_done
from tests.store.officer import DAY, NOW, PLAN, edit, redo, task, undo

AN = Author("An", NOW, "lý do")
CODE = "8.9"
THREE = ["UBND huyện Ea Kar", "UBND huyện Krông Pắc", "UBND thị xã Buôn Hồ"]
NEXT_YEAR = Day(date(2021, 1, 5))


@pytest.fixture
def reported(conn: sqlite3.Connection) -> sqlite3.Connection:
    """A store with the report of each quarter that three districts owe: the third and the fourth are left."""
    before = AN._replace(on=date(2020, 8, 15))
    set_agency(conn, directory_agency(conn, PLAN, "UBND cấp huyện").id, AgencyEdit(add=THREE), before)
    fields = {"title": "Định kỳ báo cáo", "products": "Báo cáo", "deadline": "Hàng quý", "leads": "UBND cấp huyện"}
    add_row(conn, PLAN, "task", CODE, fields, None, before)
    return conn


def say(
    conn: sqlite3.Connection,
    *agencies: str,
    period: str = "quý 3",
    status: PeriodStatus = PeriodStatus.DONE,
    on: date | None = None,
    day: Day = DAY,
) -> list[Change]:
    return set_agency_periods(conn, task_id(conn, PLAN, CODE), [period], agencies, status, AN, day.date, on)


def late(conn: sqlite3.Connection, day: Day = DAY) -> list[str]:
    key = task_id(conn, PLAN, CODE)
    return [each.name for each in overdue_by_agency(conn, PLAN, day) if key in each.tasks]


def test_each_owes_each_instance_by_itself(reported: sqlite3.Connection) -> None:
    assert late(reported) == ["UBND cấp huyện"]
    (change, begun) = say(reported, "krong pac", on=date(2020, 9, 28))
    assert (change.field[:14], begun.field, begun.new) == ("agency_period/", "status", "doing")
    third, fourth = task(reported, CODE).periods
    assert [(each.reported, each.owing) for each in (third, fourth)] == [(1, (THREE[0], THREE[2])), (0, tuple(THREE))]
    assert late(reported) == ["UBND cấp huyện", THREE[0], THREE[2]]
    assert set(late(reported, NEXT_YEAR)) == {"UBND cấp huyện", *THREE}
    assert say(reported, "krong pac", on=date(2020, 9, 28)) == []
    own = as_its_own(task(reported, CODE), THREE[1], DAY)
    assert (own.timeliness, own.due_on, own.status) == (Timeliness.IN_TIME, date(2020, 12, 31), Status.DOING)
    assert as_its_own(task(reported, CODE), THREE[0], DAY).timeliness is Timeliness.OVERDUE
    letters = {each.head.agency: [task.code for task in each.overdue] for each in reminders(
        reported, PLAN, DAY, DAY.date).letters}  # fmt: skip
    assert letters == {"Sở Nội vụ": ["1.3.1", "1.3.2"], THREE[0]: [CODE], THREE[2]: [CODE]}
    assert parts_done(task(reported, CODE)) == (1, 3, (THREE[0], THREE[2]))


def test_a_group_whose_members_are_not_followed_is_reminded_itself(reported: sqlite3.Connection) -> None:
    departments = "Các sở, ban, ngành"
    set_agency(reported, directory_agency(reported, PLAN, departments).id, AgencyEdit(add=["Sở Tư pháp"]), AN)
    subject = Subject("task", task_id(reported, PLAN, CODE))
    write_changes(reported, [NewValue(subject, "leads", f"{departments}; UBND cấp huyện")], AN)
    say(reported, "krong pac", on=date(2020, 9, 28))
    letters = {letter.head.agency for letter in reminders(reported, PLAN, DAY, DAY.date).letters}
    assert letters == {"Sở Nội vụ", departments, THREE[0], THREE[2]}


def test_an_instance_is_done_with_the_last_of_them(reported: sqlite3.Connection) -> None:
    say(reported, "krong pac", "ea kar", on=date(2020, 9, 28))
    changes = say(reported, "buon ho", on=date(2020, 10, 2))
    assert [change.field.partition("/")[0] for change in changes] == ["agency_period"]
    third, fourth = task(reported, CODE).periods
    assert (third.status, third.completed_on, third.owing) == (PeriodStatus.DONE, date(2020, 10, 2), ())
    assert (fourth.status, task(reported, CODE).due_on) == (PeriodStatus.OPEN, date(2020, 12, 31))
    with looking_at(reported, date(2020, 10, 1)):
        then = task(reported, CODE, Day(date(2020, 10, 1)))
        assert (then.periods[0].status, then.periods[0].owing) == (PeriodStatus.OPEN, (THREE[2],))
    undo(reported, AN)
    assert task(reported, CODE).periods[0].owing == (THREE[2],)
    redo(reported, AN)
    with pytest.raises(PartuiError, match="mở lại phần"):
        set_periods(reported, task_id(reported, PLAN, CODE), ["quý 3"], PeriodStatus.OPEN, AN, DAY.date)
    say(reported, "buon ho", status=PeriodStatus.OPEN)
    assert task(reported, CODE).periods[0].status is PeriodStatus.OPEN
    assert check(reported) == []
    reported.execute("DELETE FROM agency_period")
    assert [finding.text for finding in repair(reported)] == [f"{CODE}: agency_period không khớp với nhật ký thay đổi."]
    assert task(reported, CODE).periods[0].owing == (THREE[2],)


def test_all_instances_of_all_are_the_task(reported: sqlite3.Connection) -> None:
    for period in ("quý 3", "quý 4"):
        say(reported, *THREE, period=period, day=NEXT_YEAR)
    found = task(reported, CODE, NEXT_YEAR)
    assert (found.status, found.timeliness) == (Status.DONE, Timeliness.DONE_LATE)
    assert late(reported, NEXT_YEAR) == []
    with pytest.raises(PartuiError, match="đã đủ số thành viên"):
        edit(reported, CODE, status="doing", day=NEXT_YEAR.date)


def test_members_that_leave_the_group_owe_nothing_any_more(reported: sqlite3.Connection) -> None:
    say(reported, *THREE[:2], on=date(2020, 9, 28))
    group = directory_agency(reported, PLAN, "UBND cấp huyện").id
    set_agency(reported, group, AgencyEdit(drop=[THREE[2]]), AN)
    assert task(reported, CODE).periods[0].completed_on == date(2020, 9, 28)
    undo(reported, AN)
    assert task(reported, CODE).periods[0].completed_on is None
    assert check(reported) == []


def test_what_two_copies_have_done_together_is_done(reported: sqlite3.Connection, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.db", "b.db")]
    for path in paths:
        reported.execute(f"VACUUM INTO '{path}'")
    with closing(open_store(str(paths[0]))) as ours, closing(open_store(str(paths[1]))) as theirs:
        say(ours, *THREE[:2], on=date(2020, 9, 28))
        say(theirs, THREE[2], on=date(2020, 10, 2))
        for into, path in ((ours, paths[1]), (theirs, paths[0])):
            merge(into, [str(path)])
        for each in (ours, theirs):
            third, fourth = task(each, CODE).periods
            assert (third.status, third.completed_on, fourth.status) == (
                PeriodStatus.DONE, date(2020, 10, 2), PeriodStatus.OPEN,
            )  # fmt: skip
            assert task(each, CODE).due_on == date(2020, 12, 31)
            assert check(each) == []
        # Nobody has said of the whole that it is done: one part taken back, it is not.
        say(theirs, THREE[0], status=PeriodStatus.OPEN)
        merge(ours, [str(paths[1])])
        assert task(ours, CODE).periods[0].owing == (THREE[0],)
        assert task(ours, CODE).periods[0].status is PeriodStatus.OPEN


def test_who_has_nothing_left_while_others_have_is_done(reported: sqlite3.Connection) -> None:
    for period in ("quý 3", "quý 4"):
        say(reported, "ea kar", period=period, on=date(2020, 9, 29))
    found = {member.name: (member.status, member.late) for member in task(reported, CODE).members}
    assert found == {
        THREE[0]: (Status.DONE, False),
        THREE[1]: (Status.TODO, True),
        THREE[2]: (Status.TODO, True),
    }


@pytest.mark.parametrize("day", [date(2020, 9, 20), DAY.date, date(2020, 12, 1), NEXT_YEAR.date], ids=str)
def test_counts_and_views_agree(reported: sqlite3.Connection, day: date) -> None:
    say(reported, "ea kar", on=date(2020, 9, 15))
    say(reported, "krong pac", period="quý 4", on=date(2020, 10, 3))
    for period in ("quý 3", "quý 4"):
        say(reported, "buon ho", period=period, on=date(2020, 9, 10))
    reported.execute("REPLACE INTO setting VALUES ('looked_at', ?)", (day.isoformat(),))
    reported.row_factory = sqlite3.Row
    rows = reported.execute("SELECT * FROM agency_today WHERE plan = ? AND role = 'lead'", (PLAN,)).fetchall()
    counted = {each.name: each.tally.by_timeliness for each in agency_tallies(reported, PLAN, Day(day), Role.LEAD)}
    assert {row["agency"]: {each: row[each] for each in Timeliness} for row in rows} == counted
    own = [(name, as_its_own(task(reported, CODE, Day(day)), name, Day(day))) for name in THREE]
    late_days = "SELECT agency, due_on, -days_late FROM overdue_today WHERE code = ? AND through_group"
    assert {tuple(row) for row in reported.execute(late_days, (CODE,))} == {
        (name, str(each.due_on), each.days) for name, each in own if each.timeliness is Timeliness.OVERDUE
    }
    keys = {name: directory_agency(reported, PLAN, name).id for name in THREE}
    lists = {name: late_tasks(reported, PLAN, Day(day), agency=key) for name, key in keys.items()}
    assert {(name, found.due_on, found.days) for name, late in lists.items() for found in late.values()} == {
        (name, each.due_on, each.days) for name, each in own if each.timeliness is Timeliness.OVERDUE
    }
    months = "SELECT agency, month, tasks FROM agency_month WHERE role = 'lead' AND agency IN (?, ?, ?)"
    assert {tuple(row) for row in reported.execute(months, THREE)} == {
        (name, f"{each.due_on:%Y-%m}", 1) for name, each in own if each.due_on
    }


def test_todays_work_of_a_member_is_its_own_part(reported: sqlite3.Connection) -> None:
    november, key = Day(date(2020, 11, 1)), task_id(reported, PLAN, CODE)
    say(reported, "krong pac")
    say(reported, "buon ho", period="quý 4")

    def due(name: str, day: Day) -> list[tuple[str, int, list[str]]]:
        today = load_today(reported, PLAN, day, directory_agency(reported, PLAN, name).id)
        return [
            (each.code, each.days, [work.key for work in today.work(each)]) for each in today.due if each.code == CODE
        ]

    assert due("UBND huyện Ea Kar", november) == [(CODE, -32, ["2020-Q3"])]
    assert due("UBND huyện Krông Pắc", november) == []
    assert due("UBND huyện Krông Pắc", Day(date(2020, 12, 20))) == [(CODE, 11, ["2020-Q4"])]
    assert due("UBND thị xã Buôn Hồ", NEXT_YEAR) == [(CODE, -97, ["2020-Q3"])]
    shown = tasks_by_id(reported, [key], NEXT_YEAR)[0]
    owed = {name: [each.key for each in as_its_own(shown, name, NEXT_YEAR).periods] for name in THREE}
    assert owed == dict(zip(THREE, (["2020-Q3", "2020-Q4"], ["2020-Q4"], ["2020-Q3"]), strict=True))


@pytest.mark.parametrize(("joined", "into"), [(0, 1), (1, 0)])
def test_what_a_joined_agency_said_is_taken_back_with_what_the_other_said(
    reported: sqlite3.Connection, joined: int, into: int
) -> None:
    say(reported, "ea kar", "krong pac")
    old, new = (directory_agency(reported, PLAN, THREE[each]).id for each in (joined, into))
    join_agencies(reported, old, new, AN)
    say(reported, THREE[into], status=PeriodStatus.OPEN)
    assert reported.execute("SELECT count(*) FROM agency_period").fetchone() == (0,)
    assert check(reported) == []


def test_what_cannot_be_is_refused(reported: sqlite3.Connection) -> None:
    for agencies, period, told in (
        (["Sở Tư pháp"], "quý 3", "Không có đúng một thành viên"),
        (["ea kar"], "quý 1", "không có đúng một kỳ"),
    ):
        with pytest.raises(PartuiError, match=told):
            say(reported, *agencies, period=period)
    with pytest.raises(PartuiError, match="tương lai"):
        say(reported, "ea kar", on=date(2030, 1, 1))
    with pytest.raises(PartuiError, match="phải ghi lý do"):
        set_agency_periods(
            reported, task_id(reported, PLAN, CODE), ["quý 3"], ["ea kar"], PeriodStatus.WAIVED, Author("An", NOW),
            DAY.date,
        )  # fmt: skip
    assert task(reported, CODE).periods[0].reported == 0


def test_a_form_asks_each_instance_that_is_owed_and_its_answer_is_that_part(reported: sqlite3.Connection) -> None:
    say(reported, "krong pac", on=date(2020, 9, 28))
    key = task_id(reported, PLAN, CODE)
    ids = [directory_agency(reported, PLAN, name).id for name in THREE[:2]]
    asked = [
        [(row.code, row.period, row.status) for row in form.rows if row.code == CODE]
        for form in forms_of(reported, PLAN, ids, DAY)
    ]
    third, fourth = (CODE, "2020-Q3", Status.TODO), (CODE, "2020-Q4", Status.TODO)
    assert asked == [[third, fourth], [fourth]]
    answer = Answer(
        "a" * 36, "f" * 36, agency_key(THREE[0]), THREE[0], status="done", completed_on="2020-10-02",
        document="12/BC", period="2020-Q3",
    )  # fmt: skip
    write_changes(reported, [NewValue(Subject("task", key), f"{ANSWER}{answer.uuid}", answer_value(answer))], AN)
    accept_answers(reported, [(key, answer.uuid)], AN, DAY)
    found = task(reported, CODE).periods[0]
    assert (found.reported, found.owing, found.proofs) == (2, (THREE[2],), ("12/BC",))
    assert check(reported) == []
