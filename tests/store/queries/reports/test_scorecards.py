"""Scorecards equal a slow recount of the tasks themselves."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.members import MemberStatus
from partui.domain.errors import PartuiError
from partui.domain.plan.report import as_its_own, says_of
from partui.domain.scorecards.card import EarlierCounts, LetterRecord, Scorecard
from partui.domain.scorecards.ranking import AgencyRanking
from partui.domain.scores.agency_part import part_of
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role, Task
from partui.store.edits.evidence import put_evidence
from partui.store.edits.members import set_members
from partui.store.edits.reports.reminders import answer_letters, remember_letters
from partui.store.edits.snapshots import take_snapshot
from partui.store.past.looking import looking_at
from partui.store.queries.agencies import agency_named, directory_agency
from partui.store.queries.document.evidence import plan_evidence
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.reports.brief import brief
from partui.store.queries.reports.reminders import reminder
from partui.store.queries.reports.scorecards import load_ranking, tasks_counted
from partui.store.queries.scores import load_sheet
from partui.store.queries.tallies import plan_tally
from partui.store.queries.tasks import task_id, tasks_by_id
from tests.store.edits.test_members import AN, THREE, with_members
from tests.store.officer import DAY, PLAN, edit, in_memory, task

DONE = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)
CODES = ("1.1", "1.3.1", "1.3.2", "2.2", "3.1.1", "3.4.3")


def card_of(found: AgencyRanking, name: str) -> Scorecard:
    return next(each.card for each in found.cards if each.card.name == name)


def recounted(conn: sqlite3.Connection, card: Scorecard, day: Day, role: Role) -> dict[str, object]:
    """Count an agency's tasks one by one, as they stand for it."""
    keys = task_keys(conn, PLAN, TaskQuery(agency=card.id, role=role), day)
    tasks = [task for task in tasks_by_id(conn, keys, day) if has(task, card.name, role) or says_of(task, card.name)]
    own = [as_its_own(task, card.name, day) for task in tasks]
    due = [each for each in own if each.due_on and each.due_on < day.date and each.status is not Status.CANCELLED]
    return {
        "total": len(own),
        "late": sum(each.timeliness is Timeliness.OVERDUE for each in own),
        "done": sum(each.timeliness in DONE for each in own),
        "due": len(due),
        "on_time": sum(each.timeliness is Timeliness.DONE_ON_TIME for each in due),
        "unproved": sum(lacks(conn, each, day) for each in tasks),
    }


def has(task: Task, name: str, role: Role) -> bool:
    named = {Role.LEAD: task.leads, Role.IMPLEMENTER: task.implementers, Role.ANY: task.leads + task.implementers}
    return name in named[role]


def lacks(conn: sqlite3.Connection, task: Task, day: Day) -> bool:
    documents = plan_evidence(conn, PLAN).get(task.code, ())
    known = [each.products for each in documents if each.issued_on is None or each.issued_on <= day.date]
    return task.status is Status.DONE and any(
        () not in known and all(number not in products for products in known)
        for number, _product in enumerate(task.products, 1)
    )


def check_counts(conn: sqlite3.Connection, day: Day, role: Role) -> None:
    found = load_ranking(conn, PLAN, day, role=role)
    for card in (each.card for each in found.cards):
        assert {
            "total": card.tally.total,
            "late": card.late,
            "done": card.tally.done,
            "due": card.due.due,
            "on_time": card.due.on_time,
            "unproved": card.unproved,
        } == recounted(conn, card, day, role), card.name
        assert len(tasks_counted(conn, PLAN, card.id, day, role)) == card.tally.total


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("day", [DAY, Day(date(2020, 12, 31)), Day(date(2021, 6, 1), 0)], ids=str)
def test_a_plan_at_work(busy: sqlite3.Connection, day: Day, role: Role) -> None:
    for code, products in (("1.1", (1,)), ("1.3.1", (1,)), ("8.2", ())):
        document = Evidence("", code, products, f"{code}/BC", date(2020, 10, 20), "", "", "")
        put_evidence(busy, task_id(busy, PLAN, code), document, AN)
    check_counts(busy, day, role)


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from([*Status, "lead", "member", "quorum"]), st.integers(0, 2)),
        max_size=6,
    ),
    role=st.sampled_from(Role),
)
def test_whatever_is_edited(little: Path, steps: list[tuple[str, Status | str, int]], role: Role) -> None:
    with closing(with_members(in_memory(little))) as conn:
        known = {code for (code,) in conn.execute("SELECT code FROM task")}
        for code, what, at in steps:
            if code not in known:
                continue
            if what == "lead":
                edit(conn, code, leads=("Sở Nội vụ", "UBND cấp huyện", "Sở Y tế; UBND cấp huyện")[at])
            elif what == "member":
                keys = [each.key for each in task(conn, code).members if each.name == THREE[at]]
                said = MemberStatus(Status.DONE, date(2020, 9, 1 + at))
                set_members(conn, [task_id(conn, PLAN, code)], keys, said, AN, DAY.date)
            elif what == "quorum":
                edit(conn, code, quorum=str(at + 1) if task(conn, code).members else "")
            else:
                edit(conn, code, status=what, why="thử")
        check_counts(conn, DAY, role)
        check_points(conn)


def test_a_part_that_is_asked_no_more_is_neither_late_nor_done(conn: sqlite3.Connection) -> None:
    with_members(conn)
    edit(conn, "1.3.1", quorum="2")
    for at in (0, 1):
        keys = [each.key for each in task(conn, "1.3.1").members if each.name == THREE[at]]
        said = MemberStatus(Status.DONE, date(2020, 9, 1 + at))
        set_members(conn, [task_id(conn, PLAN, "1.3.1")], keys, said, AN, DAY.date)
    assert task(conn, "1.3.1").status is Status.DONE
    placed = {each.card.name: each.place for each in load_ranking(conn, PLAN, DAY, role=Role.ANY).cards}
    assert (placed[THREE[0]], placed[THREE[1]], THREE[2] in placed) == (1, 1, False)
    idle = agency_named(conn, PLAN, THREE[2])[0]
    assert idle is not None
    assert plan_tally(conn, PLAN, DAY, idle, Role.ANY).total == 0
    assert not tasks_counted(conn, PLAN, idle, DAY, Role.ANY)
    assert plan_tally(conn, PLAN, DAY, directory_agency(conn, PLAN, "UBND cấp huyện").id, Role.ANY).done == 1
    with pytest.raises(PartuiError, match="không chủ trì nhiệm vụ nào"):
        brief(conn, PLAN, DAY, DAY.date, idle)
    # The day before it was enough, all were still asked.
    before = Day(date(2020, 9, 1))
    assert plan_tally(conn, PLAN, before, idle, Role.ANY).open == 1
    for role in Role:
        check_counts(conn, DAY, role)
        check_counts(conn, before, role)


def check_points(conn: sqlite3.Connection) -> None:
    sheet = load_sheet(conn, PLAN, DAY)
    for card in (each.card for each in load_ranking(conn, PLAN, DAY).cards):
        total = part_of(sheet.scores, card.name, sheet.tasks).scores.total
        assert (card.max, card.at_risk) == (total.max, total.at_risk), card.name


def test_points_are_those_of_its_own_score(busy: sqlite3.Connection) -> None:
    check_points(busy)
    assert card_of(load_ranking(busy, PLAN, DAY), "Sở Nội vụ").max > 0


def test_letters_and_what_the_snapshot_said(busy: sqlite3.Connection) -> None:
    take_snapshot(busy, PLAN, "Đầu tháng 9", Day(date(2020, 9, 1)), AN)
    key, name = agency_named(busy, PLAN, "so noi vu")
    with looking_at(busy, date(2020, 9, 1)):
        tally = plan_tally(busy, PLAN, Day(date(2020, 9, 1)), key)
        then = tally.by_timeliness[Timeliness.OVERDUE], tally.done
    remember_letters(busy, [reminder(busy, PLAN, DAY, DAY.date, key)], AN)
    before = load_ranking(busy, PLAN, Day(date(2020, 10, 15)))
    assert before.against == "“Đầu tháng 9” (01/09/2020)"
    assert card_of(before, name).answering == LetterRecord(1, ())
    answer_letters(busy, PLAN, key, (), date(2020, 10, 5), AN)
    after = card_of(load_ranking(busy, PLAN, Day(date(2020, 10, 15))), name)
    assert after.answering == LetterRecord(1, (0,))
    assert after.then == EarlierCounts(*then)
    assert load_ranking(busy, PLAN, DAY, since="1/10").against == "01/10/2020"
    assert card_of(load_ranking(busy, PLAN, DAY, role=Role.ANY), name).then is None


def test_a_group_has_no_place_and_its_member_its_own(conn: sqlite3.Connection) -> None:
    with_members(conn)
    edit(conn, "1.3.1", leads="UBND cấp huyện")
    members = task(conn, "1.3.1").members
    set_members(conn, [task_id(conn, PLAN, "1.3.1")], [members[0].key], MemberStatus(Status.DONE), AN, date(2020, 9, 1))
    found = load_ranking(conn, PLAN, DAY)
    places = {each.card.name: each.place for each in found.cards}
    assert places["UBND cấp huyện"] is None
    assert (places[members[0].name], card_of(found, members[0].name).due) == (1, (1, 1))
    assert [card_of(found, each.name).due for each in members[1:]] == [(1, 0), (1, 0)]
