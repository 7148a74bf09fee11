"""Whose edit stays, whatever the order in which two or three copies meet."""

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.journal.conflicts import Conflict, LastEdit, conflict_between, later_edit

heads = st.builds(
    LastEdit,
    clock=st.integers(1, 2),
    uuid=st.sampled_from("abc"),
    value=st.none() | st.sampled_from("xyz"),
)


@given(heads, heads, heads)
def test_the_order_in_which_copies_meet_decides_nothing(one: LastEdit, two: LastEdit, three: LastEdit) -> None:
    def name(head: LastEdit) -> tuple[int, str]:
        return head.clock, head.uuid

    assert name(later_edit(one, two)) == name(later_edit(two, one))
    assert name(later_edit(later_edit(one, two), three)) == name(later_edit(one, later_edit(two, three)))
    assert later_edit(one, one) == one


def test_of_two_at_one_moment_the_greater_uuid_stays() -> None:
    ours, theirs = LastEdit(2020, "b", "của ta"), LastEdit(2020, "a", "của họ")
    assert conflict_between("1.1", "note", ours, theirs) == Conflict("1.1", "note", "của ta", "của họ", "của ta")
    assert conflict_between("1.1", "note", theirs, ours) == Conflict("1.1", "note", "của họ", "của ta", "của ta")


def test_what_two_files_say_otherwise_under_one_name_stops_no_merge() -> None:
    unset, said = LastEdit(2020, "a", None), LastEdit(2020, "a", "x")
    assert later_edit(unset, said) is unset
    assert later_edit(said, unset) is said


def test_who_went_on_from_what_the_other_says_is_in_no_conflict() -> None:
    known, new = LastEdit(1, "a", "x", is_shared=True), LastEdit(2, "b", "y")
    assert conflict_between("1.1", "note", known, new) is None
    assert conflict_between("1.1", "note", known._replace(clock=3), new) == Conflict("1.1", "note", "x", "y", "x")
