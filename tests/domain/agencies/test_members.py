"""How far a member of a group has come with a task, as the journal says it and as it stood on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.members import (
    Member,
    MemberStatus,
    followed,
    member_on,
    member_value,
    members_done,
    read_member,
)
from partui.domain.tasks.status import Status

DAY = date(2020, 9, 30)
DONE = MemberStatus(Status.DONE, DAY)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (MemberStatus(Status.TODO), "todo UBND huyện A"),
        (MemberStatus(Status.DOING), "doing UBND huyện A"),
        (DONE, "done 2020-09-30 UBND huyện A"),
    ],
)
def test_what_is_said_of_a_member_is_read_as_it_was_written(said: MemberStatus, value: str) -> None:
    assert member_value(said, "UBND huyện A") == value
    assert read_member(value) == said


@pytest.mark.parametrize(
    "value",
    [None, "", " ", "cancelled UBND huyện A", "done", "done UBND huyện A", "done 2020-02-30 A", "DONE 2020-09-30"],
)
def test_what_says_nothing_of_a_member_is_no_status(value: str | None) -> None:
    assert read_member(value) is None


@given(st.text(max_size=40) | st.text(max_size=20).map("done {}".format))
def test_no_value_makes_the_reader_raise(value: str) -> None:
    said = read_member(value)
    assert said is None or (said.status is Status.DONE) == (said.completed_on is not None)


def test_a_member_as_it_stood_on_a_day() -> None:
    assert member_on(None, DAY) == MemberStatus(Status.TODO)
    assert member_on(MemberStatus(Status.DOING), DAY) == MemberStatus(Status.DOING)
    assert member_on(DONE, DAY) == DONE
    assert member_on(DONE, date(2020, 9, 29)) == MemberStatus(Status.DOING)


def test_members_that_have_done_their_part_are_counted() -> None:
    members = [Member("", "", status, None, False) for status in (Status.DONE, Status.TODO, Status.DOING, Status.DONE)]
    assert members_done(members) == 2


def test_of_members_that_nobody_follows_nothing_is_said() -> None:
    known, unknown = (
        Member(name, name, Status.TODO, None, False, is_followed) for name, is_followed in (("a", True), ("b", False))
    )
    assert followed([unknown, known, unknown]) == (known,)
