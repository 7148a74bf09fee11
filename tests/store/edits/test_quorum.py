"""Tasks that are done once enough members of their groups are."""

import sqlite3
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
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.members import set_members
from partui.store.edits.next_plan import new_plan
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.journal.edit import edit_tasks
from partui.store.past.later import LookedAt
from partui.store.past.looking import look_at
from partui.store.projection.checking import check
from partui.store.queries.agencies import agency_named, directory_agency
from partui.store.queries.due.overdue import overdue_by_agency
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import task_coded, task_id
from partui.wording.task_parts import members_count, members_text, quorum_standing
from tests.examples import examples
from tests.store.edits.test_members import AN, DISTRICTS, FIFTEEN
from tests.store.officer import DAY, PLAN, edit, in_memory, task, undo
from tests.store.older import unpack

CODE = "1.3.1"


def with_districts(conn: sqlite3.Connection) -> sqlite3.Connection:
    set_agency(conn, directory_agency(conn, PLAN, DISTRICTS).id, AgencyEdit(add=FIFTEEN), AN)
    return conn


@pytest.fixture
def districts(conn: sqlite3.Connection) -> sqlite3.Connection:
    """A store in which "UBND cấp huyện" stands for fifteen bodies."""
    return with_districts(conn)


def tick(conn: sqlite3.Connection, *at: int, on: int = 1, status: Status = Status.DONE, code: str = CODE) -> None:
    names = {FIFTEEN[place] for place in at}
    keys = [each.key for each in task(conn, code).members if each.name in names]
    said = MemberStatus(status, date(2020, 9, on) if status is Status.DONE else None)
    set_members(conn, [task_id(conn, PLAN, code)], keys, said, AN, DAY.date)


def late_bodies(conn: sqlite3.Connection, code: str = CODE) -> list[str]:
    key = task_id(conn, PLAN, code)
    return [each.name for each in overdue_by_agency(conn, PLAN, DAY, Role.ANY) if key in each.tasks]


def test_a_requirement_proposes_and_sets_nothing(districts: sqlite3.Connection) -> None:
    assert task(districts, CODE).quorum == ""
    assert quorum_standing(task(districts, CODE)) == "chưa xác nhận; yêu cầu nêu 30% cơ quan, đơn vị"
    assert quorum_standing(task(districts, "3.4.5")) == "chưa xác nhận; yêu cầu nêu 80% UBND cấp xã"
    tick(districts, *range(11))
    assert task(districts, CODE).status is Status.TODO
    assert len(late_bodies(districts)) == len(FIFTEEN[11:]) + len(("Sở Nội vụ", "Các sở, ban, ngành", DISTRICTS))


def test_the_views_count_an_idle_member_no_more_once_enough_are_done(districts: sqlite3.Connection) -> None:
    edit(districts, CODE, quorum="2")
    tick(districts, 0, 1, on=4)
    tick(districts, 2, status=Status.DOING)
    districts.execute("REPLACE INTO setting VALUES ('looked_at', ?)", (DAY.date.isoformat(),))
    rows = districts.execute(
        "SELECT agency, tasks, overdue, done_on_time FROM agency_today WHERE plan = ? AND role = 'implementer'", (PLAN,)
    ).fetchall()
    tallies = [each for each in agency_tallies(districts, PLAN, DAY, Role.IMPLEMENTER) if each.tally.total]
    assert {name: tuple(counts) for name, *counts in rows} == {
        each.name: (
            each.tally.total,
            each.tally.by_timeliness[Timeliness.OVERDUE],
            each.tally.by_timeliness[Timeliness.DONE_ON_TIME],
        )
        for each in tallies
    }
    said = districts.execute(
        "SELECT a.name, v.timeliness FROM assignee_today AS v JOIN agency AS a ON a.id = v.agency_id"
        " WHERE v.task_id = ? AND v.through_group ORDER BY a.sort_key",
        (task_id(districts, PLAN, CODE),),
    ).fetchall()
    assert dict(said) == dict.fromkeys(FIFTEEN[:2], "done_on_time")


def test_a_task_is_done_on_the_day_on_which_enough_are(districts: sqlite3.Connection) -> None:
    edit(districts, CODE, quorum="30%")
    assert quorum_standing(task(districts, CODE)) == "30% thành viên: 5/15; đã có 0, còn thiếu 5"
    assert members_text(task(districts, CODE)) == "chưa theo dõi từng thành viên"
    assert set(late_bodies(districts)).isdisjoint(FIFTEEN)
    for at, on in enumerate((9, 4, 2, 28)):
        tick(districts, at, on=on)
    assert members_count(task(districts, CODE)) == "4/≥5"
    assert members_text(task(districts, CODE)) == "4/15 thành viên hoàn thành (cần 5), 11 quá hạn"
    assert len(late_bodies(districts)) == 11 + 3
    before = plan_tally(districts, PLAN, DAY)
    tick(districts, 7, on=15)
    now = task(districts, CODE)
    assert (now.status, now.completed_on, now.timeliness) == (Status.DONE, date(2020, 9, 28), Timeliness.DONE_ON_TIME)
    assert members_text(now) == "5/15 thành viên hoàn thành (cần 5: đủ)"
    assert late_bodies(districts) == []
    after = plan_tally(districts, PLAN, DAY)
    assert after.by_timeliness[Timeliness.OVERDUE] == before.by_timeliness[Timeliness.OVERDUE] - 1
    counted = {each.name: each.tally for each in agency_tallies(districts, PLAN, DAY, Role.ANY)}
    assert FIFTEEN[14] not in counted
    assert counted[FIFTEEN[7]].done == 1
    assert check(districts) == []
    # On an earlier day it was not done yet.
    assert task(districts, CODE, Day(date(2020, 9, 20))).status is Status.DOING


def test_what_was_enough_may_be_so_no_more(districts: sqlite3.Connection) -> None:
    edit(districts, CODE, quorum="2")
    tick(districts, 0, 1)
    assert task(districts, CODE).status is Status.DONE
    tick(districts, 1, status=Status.DOING)
    assert task(districts, CODE).status is Status.TODO
    undo(districts, AN)
    assert task(districts, CODE).status is Status.DONE
    edit(districts, CODE, quorum="3")
    assert task(districts, CODE).status is Status.TODO
    edit(districts, CODE, quorum="")
    assert task(districts, CODE).status is Status.TODO
    assert check(districts) == []


def test_how_many_members_a_group_has_changes_what_a_share_is(districts: sqlite3.Connection) -> None:
    edit(districts, CODE, quorum="30%")
    tick(districts, 0, 1, 2, on=3)
    assert task(districts, CODE).status is Status.TODO
    group = directory_agency(districts, PLAN, DISTRICTS).id
    set_agency(districts, group, AgencyEdit(drop=FIFTEEN[10:]), AN)
    assert task(districts, CODE).completed_on == date(2020, 9, 3)
    assert check(districts) == []
    undo(districts, AN)
    assert task(districts, CODE).status is Status.TODO
    # Two that are one are one member: 14 of them need 5, then as many as are said.
    edit(districts, CODE, quorum="3")
    one, other = (directory_agency(districts, PLAN, name).id for name in (FIFTEEN[0], FIFTEEN[1]))
    join_agencies(districts, one, other, AN)
    assert task(districts, CODE).status is Status.TODO
    assert check(districts) == []


def test_an_officer_s_word_stands(districts: sqlite3.Connection) -> None:
    edit(districts, CODE, quorum="1")
    edit(districts, CODE, status="cancelled", why="thôi")
    tick(districts, 0)
    assert task(districts, CODE).status is Status.CANCELLED
    edit(districts, CODE, status="done", completed_on="2020-09-30")
    assert task(districts, CODE).completed_on == date(2020, 9, 30)
    with pytest.raises(PartuiError, match=r"đã đủ số thành viên cần có \(1\)"):
        edit(districts, CODE, status="doing")
    edit(districts, CODE, status="doing", quorum="2")
    assert task(districts, CODE).status is Status.DOING
    assert check(districts) == []


def test_what_is_no_number_is_refused_and_of_unknown_members_none_is_known(districts: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="không phải số thành viên"):
        edit(districts, CODE, quorum="nhiều")
    # Of a group whose members are not known yet nobody can tell.
    edit(districts, "5.1.2", quorum="16")
    assert quorum_standing(task(districts, "5.1.2")) == "16 thành viên; chưa ghi thành viên cho nhóm nào"


def test_the_past_knows_what_was_said_then(districts: sqlite3.Connection) -> None:
    edit(districts, CODE, quorum="1")
    tick(districts, 0, on=3)
    late = AN._replace(now=AN.now.replace(month=11))
    set_agency(districts, directory_agency(districts, PLAN, DISTRICTS).id, AgencyEdit(drop=[FIFTEEN[0]]), late)
    edit(districts, CODE, note="x", now=late.now)
    assert task(districts, CODE).status is Status.TODO
    look_at(districts, LookedAt(date(2020, 10, 20)))  # type: ignore[arg-type]
    assert task(districts, CODE).status is Status.DONE
    look_at(districts, None)  # type: ignore[arg-type]
    assert task(districts, CODE).status is Status.TODO


def test_two_files_that_tick_half_each_are_enough_together(districts: sqlite3.Connection, tmp_path: Path) -> None:
    edit(districts, CODE, quorum="2")
    paths = [str(tmp_path / name) for name in ("a.db", "b.db")]
    for at, path in enumerate(paths):
        copy_to(districts, path)
        with closing(open_store(path)) as conn:
            tick(conn, at, on=4 + at)
            assert task(conn, CODE).status is Status.TODO
    for mine, theirs in (paths, paths[::-1]):
        with closing(open_store(mine)) as conn:
            merge(conn, [theirs])
            assert task(conn, CODE).completed_on == date(2020, 9, 5)
            assert check(conn) == []


def test_a_part_of_the_file_and_the_next_plan_know_it(districts: sqlite3.Connection, tmp_path: Path) -> None:
    edit(districts, CODE, quorum="30%")
    for name in (FIFTEEN[2], "Sở Nội vụ"):
        tick(districts, *range(5), on=3)
        target = str(tmp_path / f"{name}.db")
        agency = agency_named(districts, PLAN, name)[0]
        copy_to(districts, target, shorten=partial(keep_only_tasks_of, plan=PLAN, agency=agency, role=Role.ANY))
        with closing(open_store(target)) as part:
            assert task(part, CODE).status is Status.DONE
            tick(part, 3, status=Status.DOING)
            assert task(part, CODE).status is Status.TODO
            assert check(part) == []
        merge(districts, [target])
        assert task(districts, CODE).status is Status.TODO
    new_plan(districts, 2021, PLAN, CarryOver.LATE, AN, Day(date(2021, 1, 5)))
    assert task_coded(districts, 2021, CODE, Day(date(2021, 1, 5))).quorum == "30%"
    assert check(districts) == []


@examples(0.4, deep=1)
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("tick"), st.integers(0, 3), st.sampled_from([Status.DONE, Status.DOING, Status.TODO])),
            st.tuples(st.just("quorum"), st.sampled_from(["", "1", "2", "50%", "100%"]), st.none()),
            st.tuples(st.just("status"), st.sampled_from(["todo", "doing", "done", "cancelled"]), st.none()),
            st.tuples(st.just("drop"), st.integers(0, 3), st.none()),
            st.tuples(st.just("undo"), st.none(), st.none()),
        ),
        max_size=9,
    )
)
def test_whatever_is_said_the_rows_follow_from_the_journal(
    little: Path, steps: list[tuple[str, object, Status | None]]
) -> None:
    with closing(with_districts(in_memory(little))) as conn:
        for kind, value, status in steps:
            try:
                if kind == "undo":
                    undo(conn, AN)
                elif kind == "tick" and status is not None:
                    tick(conn, int(str(value)), status=status)
                elif kind == "drop":
                    group = directory_agency(conn, PLAN, DISTRICTS).id
                    set_agency(conn, group, AgencyEdit(drop=[FIFTEEN[int(str(value))]]), AN)
                else:
                    edit_tasks(conn, [task_id(conn, PLAN, CODE)], {kind: str(value)}, AN, DAY.date)
            except PartuiError:
                pass
        assert check(conn) == []


def test_an_older_file_has_none(tmp_path: Path) -> None:
    with closing(open_store(str(unpack("seeded", tmp_path / "older.db")))) as conn:
        assert conn.execute("SELECT DISTINCT quorum FROM task").fetchall() == [("",)]
