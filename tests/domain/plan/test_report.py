"""A task as one member of its groups has it."""

from datetime import date

import pytest

from partui.domain.agencies.members import Member
from partui.domain.agencies.names import agency_key
from partui.domain.plan.report import as_its_own, is_asked, says_of
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Task
from tests.reports.builders import plan, task

DUE = date(2020, 9, 30)
DAY = Day(date(2020, 9, 20), soon_days=3)
CODE = "1.3.1"
(READ,) = (each for each in plan().tasks if each.code == CODE)


def shared(status: Status, completed_on: date | None, member: Status, member_on: date | None = None) -> Task:
    """A task of a group with two members, the second one as far as is said."""
    members = (
        Member(agency_key("UBND huyện Ea Kar"), "UBND huyện Ea Kar", Status.TODO, None, False),
        Member(agency_key("UBND huyện Krông Pắc"), "UBND huyện Krông Pắc", member, member_on, False),
    )
    whole = task(READ, status, completed_on, DAY.date)
    return whole._replace(due_on=DUE, progress=50, leads=("Sở Nội vụ",), members=members)


def test_a_member_has_the_task_as_far_as_it_has_come_itself() -> None:
    whole = shared(Status.TODO, None, Status.DOING)
    own = as_its_own(whole, "UBND huyện Krông Pắc.", DAY)
    assert own == whole._replace(
        members=(), status=Status.DOING, recorded_status=Status.DOING, progress=0, timeliness=Timeliness.IN_TIME
    )
    first = as_its_own(whole, "UBND huyện Ea Kar", DAY)
    assert first.status is Status.TODO


def test_a_member_that_has_done_its_part_is_through() -> None:
    on = date(2020, 9, 18)
    own = as_its_own(shared(Status.DOING, None, Status.DONE, on), "UBND huyện Krông Pắc", DAY)
    assert (own.status, own.recorded_status, own.completed_on, own.recorded_completed_on) == (
        Status.DONE,
        Status.DONE,
        on,
        on,
    )
    assert (own.progress, own.timeliness) == (100, Timeliness.DONE_ON_TIME)


@pytest.mark.parametrize(
    ("day", "timeliness"),
    [
        (date(2020, 9, 26), Timeliness.IN_TIME),
        (date(2020, 9, 27), Timeliness.DUE_SOON),
        (date(2020, 10, 1), Timeliness.OVERDUE),
    ],
)
def test_a_members_lateness_is_by_the_day_and_the_days_of_due_soon(day: date, timeliness: Timeliness) -> None:
    own = as_its_own(shared(Status.TODO, None, Status.TODO), "UBND huyện Krông Pắc", Day(day, soon_days=3))
    assert own.timeliness is timeliness


def test_who_is_no_member_and_who_leads_by_its_own_name_has_the_task_itself() -> None:
    whole = shared(Status.DOING, None, Status.TODO)
    assert as_its_own(whole, "Sở Nội vụ", DAY) is whole
    leading = whole._replace(leads=("Sở Nội vụ", "UBND huyện Krông Pắc"))
    assert as_its_own(leading, "UBND huyện Krông Pắc", DAY) is leading


def test_of_a_member_that_is_not_followed_nothing_is_said() -> None:
    whole = shared(Status.DOING, None, Status.TODO)
    silent = whole._replace(members=tuple(each._replace(followed=False) for each in whole.members))
    assert as_its_own(silent, "UBND huyện Krông Pắc", DAY) == silent._replace(members=())
    assert (says_of(silent, "UBND huyện Krông Pắc"), says_of(whole, "UBND huyện Krông Pắc")) == (False, True)
    assert says_of(silent._replace(leads=("UBND huyện Krông Pắc",)), "UBND huyện Krông Pắc")


def test_what_is_settled_for_all_is_settled_for_a_member() -> None:
    name = "UBND huyện Krông Pắc"
    cancelled = shared(Status.CANCELLED, None, Status.DOING)
    assert as_its_own(cancelled, name, DAY) == cancelled._replace(members=())
    done = shared(Status.DONE, date(2020, 9, 15), Status.DOING)
    assert as_its_own(done, name, DAY) == done._replace(members=())
    same_day = shared(Status.DONE, date(2020, 9, 15), Status.DONE, date(2020, 9, 15))
    assert as_its_own(same_day, name, DAY) == same_day._replace(members=())
    undated = done._replace(completed_on=None, members=(done.members[1]._replace(completed_on=date(2020, 9, 1)),))
    assert as_its_own(undated, name, DAY) == undated._replace(members=())


def test_a_member_that_was_through_before_all_were_keeps_its_own_day() -> None:
    done = shared(Status.DONE, date(2020, 9, 15), Status.DONE, date(2020, 9, 14))
    assert as_its_own(done, "UBND huyện Krông Pắc", DAY).completed_on == date(2020, 9, 14)


def test_a_part_is_asked_no_more_once_enough_others_have_done_theirs() -> None:
    name = "UBND huyện Krông Pắc"
    done = shared(Status.DONE, date(2020, 9, 15), Status.DOING)._replace(quorum="1")
    assert (is_asked(done, name), says_of(done, name)) == (False, False)
    assert is_asked(done._replace(quorum=""), name)
    assert is_asked(done._replace(status=Status.DOING), name)
    assert is_asked(done, "Sở Nội vụ")
    assert says_of(done._replace(implementers=(name,)), name)
    assert says_of(shared(Status.DONE, date(2020, 9, 15), Status.DONE, date(2020, 9, 15))._replace(quorum="1"), name)
