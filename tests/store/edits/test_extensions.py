"""Extensions in the store: the journal knows them, every count goes by the day, undo and merging take them along."""

import re
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.plan.report import ReportKind
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import TaskCount, tally_of
from partui.domain.tasks.task import Day, Role
from partui.store.db.connection import Connection
from partui.store.edits.due.extensions import extend_tasks, extension_typed, take_extension_back
from partui.store.journal.writing import Author
from partui.store.past.later import LookedAt
from partui.store.past.looking import look_at
from partui.store.projection.checking import check, repair
from partui.store.queries.due.overdue import late_tasks
from partui.store.queries.listing import Sort, TaskQuery, task_keys
from partui.store.queries.plans import compare_plans
from partui.store.queries.reports.kinds import build_report
from partui.store.queries.scores import task_standings
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.tasks import extension_note
from tests.examples import examples
from tests.store.officer import DAY, NOW, PLAN, edit, in_memory, redo, task, undo

AN = Author("An", NOW)
BEFORE, AFTER = Day(date(2020, 10, 4)), Day(date(2020, 10, 5))


def extend(conn: sqlite3.Connection, *codes: str, to: str = "Ngày 15/11", on: date = AFTER.date) -> list[Change]:
    extension = extension_typed(to, on, "1234/UBND-TH", PLAN)
    return extend_tasks(conn, [task_id(conn, PLAN, code) for code in codes], extension, AN, DAY.date)


def test_it_counts_from_its_day_and_goes_back_and_forth(conn: sqlite3.Connection) -> None:
    extend(conn, "1.3.1", "1.3.2")
    before, after = task(conn, "1.3.1", BEFORE), task(conn, "1.3.1", AFTER)
    assert (before.due_on, before.timeliness, before.extensions) == (date(2020, 9, 30), Timeliness.OVERDUE, ())
    assert (after.due_on, after.original_due_on, after.timeliness) == (
        date(2020, 11, 15), date(2020, 9, 30), Timeliness.IN_TIME,
    )  # fmt: skip
    assert (len(late_tasks(conn, PLAN, BEFORE)), len(late_tasks(conn, PLAN, AFTER))) == (2, 0)
    edit(conn, "1.3.1", status="done", completed_on="2020-10-10", day=date(2020, 10, 10))
    done = task(conn, "1.3.1", Day(date(2020, 12, 1)))
    assert (done.timeliness, done.is_in_time_by_extension) == (Timeliness.DONE_ON_TIME, True)
    undo(conn, AN)
    undo(conn, AN)
    assert task(conn, "1.3.1").extensions == ()
    redo(conn, AN)
    take_extension_back(conn, task_id(conn, PLAN, "1.3.2"), None, AN)
    assert [len(task(conn, code).extensions) for code in ("1.3.1", "1.3.2")] == [1, 0]
    assert check(conn) == []
    conn.execute("DELETE FROM extension")
    conn.execute("UPDATE task SET due_on = '2020-12-31' WHERE code = '1.3.1'")
    assert [finding.text for finding in repair(conn)] == ["1.3.1: due_on, extension không khớp với nhật ký thay đổi."]
    assert (task(conn, "1.3.1").due_on, check(conn)) == (date(2020, 11, 15), [])


def test_a_correction_of_the_plans_words_leaves_extensions_standing(conn: sqlite3.Connection) -> None:
    extend(conn, "1.3.1")
    edit(conn, "1.3.1", deadline="Trong năm")
    corrected = task(conn, "1.3.1")
    assert (corrected.due_on, corrected.original_due_on) == (date(2020, 12, 31), date(2020, 12, 31))
    assert extension_note(corrected) == "gia hạn đến 15/11/2020 không muộn hơn hạn gốc"
    edit(conn, "1.3.1", deadline="")
    assert task(conn, "1.3.1").due_on == date(2020, 11, 15)


def test_what_a_past_day_does_not_show_is_not_taken_back_from_it(conn: Connection) -> None:
    key = task_id(conn, PLAN, "1.3.1")
    extend(conn, "1.3.1", on=date(2020, 10, 5))
    extend_tasks(conn, [key], extension_typed("30/11", date(2020, 11, 5), "", PLAN), AN, date(2020, 11, 5))
    look_at(conn, LookedAt(date(2020, 10, 10)))
    with pytest.raises(PartuiError, match=r"ngày 10/10/2020 là đến 15/11/2020, .*nay là .*; đến 30/11/2020"):
        take_extension_back(conn, key, None, AN)
    look_at(conn, LookedAt(date(2020, 11, 6)))
    take_extension_back(conn, key, None, AN)
    assert [each.due_on for each in task(conn, "1.3.1").extensions] == [date(2020, 11, 15)]


def test_what_was_done_before_the_granting_day_stays_late(conn: Connection) -> None:
    extend(conn, "1.3.1", "1.3.2", on=date(2020, 10, 3))
    for code, day in (("1.3.1", "2020-10-02"), ("1.3.2", "2020-10-03")):
        edit(conn, code, status="done", completed_on=day)
    for seen in (DAY, Day(date(2020, 10, 2)), Day(date(2020, 9, 30))):
        _assert_counts_go_by_the_rule(conn, seen)
    early, granted = (task(conn, code) for code in ("1.3.1", "1.3.2"))
    assert (early.due_on, early.timeliness, early.is_in_time_by_extension) == (
        date(2020, 9, 30), Timeliness.DONE_LATE, False,
    )  # fmt: skip
    assert (extension_note(early), granted.timeliness, granted.is_in_time_by_extension) == (
        "gia hạn đến 15/11/2020 cho sau khi xong, không tính", Timeliness.DONE_ON_TIME, True,
    )  # fmt: skip
    edit(conn, "1.3.1", status="doing", now=NOW + timedelta(days=5), day=date(2020, 10, 10))
    assert task(conn, "1.3.1").due_on == date(2020, 11, 15)
    look_at(conn, LookedAt(date(2020, 10, 6)))
    assert late_done(conn) == ["1.3.1"]


def late_done(conn: Connection) -> list[str]:
    found = task_keys(conn, PLAN, TaskQuery(timeliness=Timeliness.DONE_LATE), Day(date(2020, 10, 6)))
    return [each.code for each in tasks_by_id(conn, found, Day(date(2020, 10, 6)))]


@pytest.mark.parametrize(
    ("code", "to", "said"),
    [
        ("1.3.1", "Hàng quý", "lặp lại nhiều lần"),
        ("1.3.1", "31/12/2199", "31/12/2199 cách quá xa năm 2020"),
        ("1.3.1", "Ngày 30/9", "là ngày 30/09/2020, không sau hạn đang có"),
        ("1.3.1", "sẽ báo sau", "Không đọc được ngày hạn mới nào trong “sẽ báo sau”"),
        ("1.3.1", "Thường xuyên", "Không đọc được ngày hạn mới nào"),
        ("1.2", "Quý IV", "chưa có ngày hạn để gia hạn"),
        ("1.3", "Quý IV", "là một mục"),
    ],
)
def test_what_is_refused_leaves_nothing(conn: sqlite3.Connection, code: str, to: str, said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        extend(conn, "1.3.2", code, to=to)
    with pytest.raises(PartuiError, match="cách quá xa năm 2020"):
        extend(conn, "1.3.2", on=date(2002, 10, 5))
    for number, told in ((None, "chưa được gia hạn lần nào"), (2, "chưa được gia hạn lần nào")):
        with pytest.raises(PartuiError, match=told):
            take_extension_back(conn, task_id(conn, PLAN, "1.3.2"), number, AN)
    assert conn.execute("SELECT count(*) FROM change").fetchone() == (0,)


GRANTS = st.lists(
    st.tuples(
        st.sampled_from(["1.3.1", "1.3.2", "1.4.1", "3.1.1", "8.2"]),
        st.dates(date(2020, 10, 1), date(2021, 2, 1)),
        st.dates(date(2020, 6, 1), date(2020, 10, 5)),
    ),
    max_size=6,
)


def _figures(conn: sqlite3.Connection, day: Day) -> list[object]:
    return [
        tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(sort=Sort.DUE), day), day),
        late_tasks(conn, PLAN, day),
        task_standings(conn, PLAN, day),
        plan_tally(conn, PLAN, day),
        [agency_tallies(conn, PLAN, day, role) for role in Role],
        compare_plans(conn, PLAN, PLAN, day),
        build_report(conn, ReportKind.PROGRESS, PLAN, day, DAY.date),
    ]


def _without_versions(figures: list[object]) -> str:
    return re.sub(r"version=\d+", "", repr(figures))


@examples(0.2)
@given(GRANTS, st.dates(date(2020, 6, 1), date(2021, 2, 1)))
def test_every_count_goes_by_the_rule_and_no_earlier_day_changes(
    seeded: Path, grants: list[tuple[str, date, date]], day: date
) -> None:
    conn, seen = in_memory(seeded), Day(day)
    for code, due_on, granted_on in grants:
        earlier = Day(granted_on - timedelta(days=1))
        before = _without_versions(_figures(conn, earlier))
        try:
            extend(conn, code, to=f"Ngày {due_on:%d/%m/%Y}", on=granted_on)
        except PartuiError:
            continue
        assert _without_versions(_figures(conn, earlier)) == before
    _assert_counts_go_by_the_rule(conn, seen)
    conn.close()


def _assert_counts_go_by_the_rule(conn: sqlite3.Connection, seen: Day) -> None:
    tasks = tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(), seen), seen)
    counts = (TaskCount(each.recorded_status, each.due_on, each.recorded_completed_on) for each in tasks)
    assert plan_tally(conn, PLAN, seen) == tally_of(counts, seen)
    overdue = [each.id for each in tasks if each.timeliness is Timeliness.OVERDUE]
    assert list(late_tasks(conn, PLAN, seen)) == overdue
    assert [each.timeliness for each in task_standings(conn, PLAN, seen)] == [each.timeliness for each in tasks]
    for timeliness in Timeliness:
        asked = TaskQuery(timeliness=timeliness)
        assert list(task_keys(conn, PLAN, asked, seen)) == [each.id for each in tasks if each.timeliness is timeliness]
    by_agency = {each.name: each.tally for each in agency_tallies(conn, PLAN, seen)}
    for name, tally in by_agency.items():
        assert tally.total == sum(name in each.leads for each in tasks)
        assert tally.by_timeliness[Timeliness.OVERDUE] == sum(
            name in each.leads and each.timeliness is Timeliness.OVERDUE for each in tasks
        )
    assert check(conn) == []
