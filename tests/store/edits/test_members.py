"""Tasks followed member by member."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.members import MemberStatus
from partui.domain.errors import PartuiError
from partui.domain.plan.next_plan import CarryOver
from partui.domain.plan.report import as_its_own, says_of
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.members import member_named, set_members
from partui.store.edits.next_plan import new_plan
from partui.store.edits.plan_removal import remove_plan
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.agencies import agency_named, directory_agency
from partui.store.queries.due.overdue import overdue_by_agency
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.reports.building import deadlines, progress
from partui.store.queries.reports.reminders import reminder, reminders
from partui.store.queries.screens import load_overview
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import task_coded, task_id, tasks_by_id
from partui.wording.task_parts import members_count, members_text
from tests.examples import examples
from tests.store.officer import DAY, NOW, PLAN, edit, in_memory, task, undo

AN = Author("An", NOW)
DISTRICTS = "UBND cấp huyện"
THREE = ("UBND huyện Ea H'leo", "UBND huyện Lắk", "UBND thị xã Buôn Hồ")


def with_members(conn: sqlite3.Connection) -> sqlite3.Connection:
    set_agency(conn, directory_agency(conn, PLAN, DISTRICTS).id, AgencyEdit(add=THREE), AN)
    return conn


@pytest.fixture
def districts(conn: sqlite3.Connection) -> sqlite3.Connection:
    """A store in which "UBND cấp huyện" stands for three bodies."""
    return with_members(conn)


def say(conn: sqlite3.Connection, code: str, member: str, status: Status, day: date | None = None) -> None:
    key = task_id(conn, PLAN, code)
    set_members(conn, [key], [member_named(conn, key, member, DAY.date).key], MemberStatus(status, day), AN, DAY.date)


def late(conn: sqlite3.Connection, name: str, role: Role = Role.IMPLEMENTER, day: Day = DAY) -> list[str]:
    found = {each.name: each.tasks for each in overdue_by_agency(conn, PLAN, day, role)}
    codes = dict(conn.execute("SELECT id, code FROM task"))
    return [codes[key] for key in found.get(name, [])]


def test_nothing_is_said_where_no_group_has_members(conn: sqlite3.Connection) -> None:
    assert task(conn, "1.3.1").members == ()
    with pytest.raises(PartuiError, match="không có nhóm nào đã ghi thành viên"):
        member_named(conn, task_id(conn, PLAN, "1.3.1"), "Lắk", DAY.date)


FIFTEEN = (
    "UBND thành phố Buôn Ma Thuột", "UBND thị xã Buôn Hồ", "UBND huyện Buôn Đôn", "UBND huyện Cư Kuin",
    "UBND huyện Cư M'gar", "UBND huyện Ea H'leo", "UBND huyện Ea Kar", "UBND huyện Ea Súp", "UBND huyện Krông Ana",
    "UBND huyện Krông Bông", "UBND huyện Krông Búk", "UBND huyện Krông Năng", "UBND huyện Krông Pắc", "UBND huyện Lắk",
    "UBND huyện M'Đrắk",
)  # fmt: skip


def test_silence_accuses_nobody(conn: sqlite3.Connection) -> None:
    set_agency(conn, directory_agency(conn, PLAN, DISTRICTS).id, AgencyEdit(add=FIFTEEN), AN)
    day = Day(date(2021, 1, 1))

    def accused() -> dict[str, list[str]]:
        letters = reminders(conn, PLAN, day, day.date).letters
        return {each.head.agency or "": [task.code for task in each.overdue] for each in letters}

    before = accused()
    assert not set(before) & set(FIFTEEN)
    for role in Role:
        assert not {each.name for each in overdue_by_agency(conn, PLAN, day, role)} & set(FIFTEEN)
    ticked = {"1.3.1": FIFTEEN[:11], "1.3.2": FIFTEEN[4:]}
    for code, names in ticked.items():
        keys = [each.key for each in task(conn, code).members if each.name in names]
        done = MemberStatus(Status.DONE, date(2020, 9, 1))
        set_members(conn, [task_id(conn, PLAN, code)], keys, done, AN, DAY.date)
    wanted = {name: ["1.3.2"] for name in FIFTEEN[:4]} | {name: ["1.3.1"] for name in FIFTEEN[11:]}
    assert accused() == before | wanted
    found = {name: late(conn, name, day=day) for name in FIFTEEN}
    assert {name: codes for name, codes in found.items() if codes} == wanted
    for name in FIFTEEN:
        agency = agency_named(conn, PLAN, name)[0]
        assert plan_tally(conn, PLAN, day, agency, Role.ANY).total == 2
        assert len(task_keys(conn, PLAN, TaskQuery(agency, Role.ANY), day)) == 82
    shown = {each.code: members_count(each) for each in tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(), day), day)}
    assert {code: count for code, count in shown.items() if count} == {"1.3.1": "11/15", "1.3.2": "11/15"}


def test_a_tick_taken_back_follows_no_longer(districts: sqlite3.Connection) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE)
    assert late(districts, THREE[1]) == ["1.3.1"]
    say(districts, "1.3.1", "buon ho", Status.TODO)
    assert late(districts, THREE[1]) == []
    assert members_text(task(districts, "1.3.1")) == "chưa theo dõi từng thành viên"


def test_one_group_s_tick_says_nothing_of_another_group(districts: sqlite3.Connection) -> None:
    set_agency(conn := districts, directory_agency(conn, PLAN, "UBND cấp xã").id, AgencyEdit(add=["UBND xã Ea Tu"]), AN)
    edit(conn, "1.3.1", implementers="UBND cấp huyện; UBND cấp xã")
    say(conn, "1.3.1", "buon ho", Status.DONE)
    assert late(conn, THREE[1]) == ["1.3.1"]
    assert late(conn, "UBND xã Ea Tu") == []
    assert {each.name: each.followed for each in task(conn, "1.3.1").members}["UBND xã Ea Tu"] is False


def test_each_member_stands_as_it_is_said_of_it(districts: sqlite3.Connection) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 9, 1))
    say(districts, "1.3.1", "ea h", Status.DOING)
    members = task(districts, "1.3.1").members
    assert [(each.name, each.status, each.completed_on, each.late) for each in members] == [
        (THREE[0], Status.DOING, None, True),
        (THREE[1], Status.TODO, None, True),
        (THREE[2], Status.DONE, date(2020, 9, 1), False),
    ]
    before = task(districts, "1.3.1", Day(date(2020, 8, 1)))
    assert [each.status for each in before.members] == [Status.DOING, Status.TODO, Status.DOING]
    assert not any(each.late for each in before.members)
    assert check(districts) == []


def test_a_member_that_has_done_its_part_is_not_late(districts: sqlite3.Connection) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 10, 1))
    assert late(districts, THREE[2]) == []
    assert late(districts, THREE[1]) == ["1.3.1"]
    assert late(districts, DISTRICTS) == ["1.3.1", "1.3.2"]
    assert late(districts, THREE[1], Role.LEAD) == []
    # On the day before it was done it was late.
    assert late(districts, THREE[2], day=Day(date(2020, 9, 30))) == []
    edit(districts, "1.3.1", status="done")
    assert late(districts, THREE[1]) == []


def test_members_are_counted_under_their_own_names(districts: sqlite3.Connection) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 10, 1))
    say(districts, "1.3.2", "huyen lak", Status.DOING)
    tallies = {each.name: each.tally for each in agency_tallies(districts, PLAN, DAY, Role.IMPLEMENTER)}
    assert [tallies[name].total for name in (DISTRICTS, *THREE)] == [80, 2, 2, 2]
    assert tallies[THREE[2]].by_timeliness[Timeliness.DONE_LATE] == 1
    assert tallies[THREE[2]].by_timeliness[Timeliness.OVERDUE] == 1
    assert tallies[THREE[1]].by_timeliness[Timeliness.OVERDUE] == 2
    assert not {each.name for each in agency_tallies(districts, PLAN, DAY)} & set(THREE)


def test_a_member_that_is_named_itself_counts_once(districts: sqlite3.Connection) -> None:
    edit(districts, "1.3.1", implementers="UBND cấp huyện; UBND huyện Lắk")
    member = agency_named(districts, PLAN, "huyen lak")[0]
    (tally,) = agency_tallies(districts, PLAN, DAY, Role.IMPLEMENTER, member)
    assert tally.tally.total == 1
    assert late(districts, THREE[1]) == ["1.3.1"]
    say(districts, "1.3.1", "Lắk", Status.DONE)
    assert late(districts, THREE[1]) == []


def test_members_stand_below_their_group_which_has_them_among_its_own(districts: sqlite3.Connection) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 10, 1))
    for role in (Role.IMPLEMENTER, Role.ANY):
        tallies = agency_tallies(districts, PLAN, DAY, role)
        names = [each.name for each in tallies]
        at = names.index(DISTRICTS)
        assert [(each.name, each.within) for each in tallies[at + 1 : at + 4]] == [
            (name, DISTRICTS) for name in (*THREE[:2], THREE[2])
        ]
        assert not any(each.within for each in tallies[:at] + tallies[at + 4 :])
        late = overdue_by_agency(districts, PLAN, DAY, role)
        assert [each.name for each in late if each.within] == [*THREE[:2]]
        assert late[[each.name for each in late].index(THREE[0]) - 1].name == DISTRICTS
    # Alone, or with a task of its own, it is a part of nothing.
    member = agency_named(districts, PLAN, "huyen lak")[0]
    assert [each.within for each in agency_tallies(districts, PLAN, DAY, Role.ANY, member)] == [""]
    edit(districts, "2.1.1", implementers="UBND huyện Lắk")
    assert {each.name: each.within for each in agency_tallies(districts, PLAN, DAY, Role.ANY)}[THREE[1]] == ""
    assert load_overview(districts, PLAN, DAY, DAY.date).leads == tuple(
        each for each in agency_tallies(districts, PLAN, DAY) if not each.within
    )


@pytest.mark.parametrize("day", [date(2020, 8, 1), date(2020, 9, 10), date(2020, 10, 5), date(2021, 2, 1)])
def test_its_tasks_stand_as_its_counts_say(districts: sqlite3.Connection, day: date) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 9, 1))
    say(districts, "1.3.2", "buon ho", Status.DONE, date(2020, 10, 2))
    edit(districts, "1.3.2", status="done", completed_on="2020-09-15")
    say(districts, "1.4.1", "buon ho", Status.DONE, date(2020, 9, 5))
    edit(districts, "1.4.1", status="cancelled", why="thôi")
    say(districts, "1.1", "buon ho", Status.DOING)
    member = agency_named(districts, PLAN, "buon ho")[0]
    looked = Day(day)
    wanted = task_keys(districts, PLAN, TaskQuery(member, Role.ANY), looked)
    listed = tasks_by_id(districts, wanted, looked)
    own = [as_its_own(each, THREE[2], looked) for each in listed if says_of(each, THREE[2])]
    assert len(listed) == 82
    counted = plan_tally(districts, PLAN, looked, member, Role.ANY)
    assert Counter(each.timeliness for each in own) == {
        timeliness: number for timeliness, number in counted.by_timeliness.items() if number
    }
    assert not any(each.members for each in own)


def test_a_member_s_reports_show_how_far_it_has_come_itself(districts: sqlite3.Connection) -> None:
    member = agency_named(districts, PLAN, "buon ho")[0]
    with pytest.raises(PartuiError, match="chưa ghi tệp nào"):
        progress(districts, PLAN, DAY, DAY.date, member)
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 9, 1))
    say(districts, "1.3.2", "huyen lak", Status.DOING)
    report = progress(districts, PLAN, DAY, DAY.date, member)
    assert len(report.tasks) == report.total.total == sum(row.tally.total for row in report.chapters) == 2
    assert {task.code: task.status for task in report.tasks}["1.3.1"] is Status.DONE
    assert (report.total.done, report.total.by_timeliness[Timeliness.OVERDUE]) == (1, 1)
    assert [task.code for task in reminder(districts, PLAN, DAY, DAY.date, member).overdue] == ["1.3.2"]
    dated = {task.code: task.status for task in deadlines(districts, PLAN, DAY, DAY.date, member).tasks}
    assert len(dated) > 2  # a deadline is the plan's, whoever is followed
    assert (dated["1.3.1"], dated["1.3.2"]) == (Status.DONE, Status.TODO)
    say(districts, "1.3.2", "buon ho", Status.DONE)
    with pytest.raises(PartuiError, match="không có gì để đôn đốc"):
        reminder(districts, PLAN, DAY, DAY.date, member)


def test_each_late_member_is_reminded(districts: sqlite3.Connection) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 9, 1))
    say(districts, "1.3.2", "buon ho", Status.DONE, date(2020, 9, 1))
    say(districts, "1.3.2", "huyen lak", Status.DONE, date(2020, 9, 1))
    letters = {each.head.agency: each for each in reminders(districts, PLAN, DAY, DAY.date).letters}
    assert {name: [task.code for task in letter.overdue] for name, letter in letters.items()} == {
        "Sở Nội vụ": ["1.3.1", "1.3.2"],
        THREE[0]: ["1.3.1", "1.3.2"],
        THREE[1]: ["1.3.1"],
    }
    assert [each.late for each in letters["Sở Nội vụ"].overdue[0].members] == [True, True, False]


def test_a_member_s_part_of_the_file_has_its_group_s_tasks(districts: sqlite3.Connection, tmp_path: Path) -> None:
    say(districts, "1.3.1", "buon ho", Status.DOING)
    member = agency_named(districts, PLAN, "buon ho")[0]
    target = tmp_path / "part.db"
    copy_to(districts, str(target), shorten=partial(keep_only_tasks_of, plan=PLAN, agency=member, role=Role.ANY))
    with closing(open_store(str(target))) as part:
        assert part.execute("SELECT count(*) FROM task").fetchone() == (82,)
        assert check(part) == []
        say(part, "1.3.1", "buon ho", Status.DONE, date(2020, 9, 1))
    merge(districts, [str(target)])
    assert {each.name: each.status for each in task(districts, "1.3.1").members}[THREE[2]] is Status.DONE
    assert check(districts) == []


def test_what_is_late_goes_into_the_next_plan_with_its_members(districts: sqlite3.Connection) -> None:
    say(districts, "1.3.1", "buon ho", Status.DONE, date(2020, 9, 1))
    new_plan(districts, 2021, PLAN, CarryOver.LATE, AN, Day(date(2021, 1, 5)))
    members = task_coded(districts, 2021, "1.3.1", Day(date(2021, 1, 5))).members
    assert [each.status for each in members] == [Status.TODO, Status.TODO, Status.DONE]
    assert check(districts) == []
    assert remove_plan(districts, PLAN).used == 2021
    assert check(districts) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (MemberStatus(Status.CANCELLED), "Kết quả của thành viên chỉ là"),
        (MemberStatus(Status.DONE, date(2021, 9, 1)), "tương lai"),
        (MemberStatus(Status.DOING, date(2020, 9, 1)), "chỉ ghi cho thành viên đã hoàn thành"),
    ],
)
def test_what_cannot_be_said_of_a_member(districts: sqlite3.Connection, said: MemberStatus, sentence: str) -> None:
    key = task_id(districts, PLAN, "1.3.1")
    with pytest.raises(PartuiError, match=sentence):
        set_members(districts, [key], [task(districts, "1.3.1").members[0].key], said, AN, DAY.date)
    with pytest.raises(PartuiError, match="không nhóm nào"):
        set_members(districts, [key], ["sở nội vụ"], MemberStatus(Status.DONE), AN, DAY.date)


@examples(0.4, deep=1)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["1.3.1", "8.5"]), st.integers(0, 2), st.sampled_from([*Status, None])), max_size=8
    )
)
def test_whatever_is_said_of_members_the_journal_tells_it(
    little: Path, steps: list[tuple[str, int, Status | None]]
) -> None:
    with closing(with_members(in_memory(little))) as conn:
        for code, at, status in steps:
            try:
                if status is None:
                    undo(conn, AN)
                else:
                    say(conn, code, THREE[at], status)
            except PartuiError:
                pass
        assert check(conn) == []
        with pytest.raises(PartuiError, match="Chưa có thay đổi nào"):
            undo_all(conn)
        assert check(conn) == []
        assert conn.execute("SELECT count(*) FROM task_member").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM agency_member").fetchone() == (0,)


def undo_all(conn: sqlite3.Connection) -> None:
    while True:
        undo(conn, AN)
