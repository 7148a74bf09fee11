"""How many members suffice: as typed, as a requirement names it, and the day on which that many were done."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.members import MemberStatus
from partui.domain.errors import PartuiError
from partui.domain.tasks.quorum import (
    Quorum,
    check_quorum,
    met_on,
    propose_quorums,
    quorum_value,
    read_quorum,
)
from partui.domain.tasks.status import Status

FIRST = date(2020, 9, 1)


def done(day: int) -> MemberStatus:
    return MemberStatus(Status.DONE, FIRST + timedelta(days=day))


@pytest.mark.parametrize(
    ("typed", "written"),
    [("8", "8"), (" 30 % ", "30%"), ("100%", "100%"), ("08", "8"), ("", ""), (None, ""), ("9999", "9999")],
)
def test_what_is_typed(typed: str | None, written: str) -> None:
    assert check_quorum(typed) == written


@pytest.mark.parametrize("typed", ["0", "0%", "101%", "-1", "30,5%", "ba mươi", "8/15", "10000", "²%", "٣%", "%"])
def test_what_is_no_quorum(typed: str) -> None:
    with pytest.raises(PartuiError, match="30%"):
        check_quorum(typed)
    assert read_quorum(typed) is None


@given(text=st.text(max_size=20))
def test_what_is_read_is_written_the_same(text: str) -> None:
    quorum = read_quorum(text)
    assert quorum is None or read_quorum(quorum_value(quorum)) == quorum
    assert isinstance(propose_quorums([text]), tuple)


@pytest.mark.parametrize(
    ("quorum", "members", "needed"),
    [("30%", 15, 5), ("30%", 10, 3), ("80%", 184, 148), ("1%", 15, 1), ("100%", 15, 15), ("8", 15, 8), ("30%", 0, 0)],
)
def test_a_share_is_rounded_up(quorum: str, members: int, needed: int) -> None:
    read = read_quorum(quorum)
    assert read is not None
    assert read.needed(members) == needed


def test_the_day_on_which_enough_were_done() -> None:
    districts, communes = frozenset("abcd"), frozenset("vwxyz")
    half = Quorum(50, is_share=True)
    said = {"a": done(5), "b": MemberStatus(Status.DOING)}
    assert met_on(half, said, [districts]) is None
    said["c"] = done(2)
    assert met_on(half, said, [districts]) == FIRST + timedelta(days=5)
    assert met_on(Quorum(1, is_share=False), said, [districts]) == FIRST + timedelta(days=2)
    # Of a group that is not followed in the task nothing is said: it needs no more of the others.
    assert met_on(half, said, [districts, communes]) == FIRST + timedelta(days=5)
    said["z"] = MemberStatus(Status.DOING)
    assert met_on(half, said, [districts, communes]) is None
    # A body that is no member any more does not count.
    assert met_on(Quorum(2, is_share=False), said, [districts - {"a"}, communes]) is None
    assert met_on(Quorum(1, is_share=False), {}, [districts]) is None
    assert met_on(Quorum(1, is_share=True), {"a": MemberStatus(Status.TODO)}, []) is None


@pytest.mark.parametrize(
    ("requirement", "proposed"),
    [
        ("Đạt từ 30% cơ quan, đơn vị trở lên", [("30%", "cơ quan, đơn vị")]),
        ("80% UBND cấp xã thực hiện đánh giá chất lượng giải quyết TTHC", [("80%", "UBND cấp xã")]),
        ("Tối thiểu 30 % số cơ quan, địa phương được kiểm tra", [("30%", "cơ quan, địa phương")]),
        ("Kiểm tra ít nhất 8 huyện, thị xã trong năm", [("8", "huyện, thị xã")]),
        ("100% UBND cấp huyện công khai kết quả", []),
        ("Giảm 10% đơn vị so với năm 2015", []),
        ("Thực hiện giảm 10% số đơn vị sự nghiệp công lập", []),
        ("Từ 50% số TTHC trở lên có phát sinh hồ sơ", []),
        ("Không quá 5% cơ quan chậm", []),
        ("Đạt tỷ lệ 10%", []),
        ("Giải ngân 90% trở lên so với kế hoạch", []),
    ],
)
def test_what_a_requirement_names(requirement: str, proposed: list[tuple[str, str]]) -> None:
    assert [(quorum_value(each.quorum), each.bodies) for each in propose_quorums([requirement])] == proposed
