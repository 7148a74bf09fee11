"""Values that say several things, and an edit of one that was made of another state of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.journal.objects import edited, read_object, write_object

OLD = write_object({"on": "2020-09-30", "by": "12/QĐ", "why": "lũ"})


@pytest.mark.parametrize("value", [None, "", "x", "[]", "1", '"a"', "[" * 100_000])
def test_what_is_no_object(value: str | None) -> None:
    assert read_object(value) is None


def test_what_an_edit_did_not_touch_stays() -> None:
    now = write_object({"on": "2020-10-05", "by": "12/QĐ", "why": "bão", "note": "a"})
    new = write_object({"on": "2020-09-30", "by": "15/QĐ", "more": "b"})
    assert read_object(edited(now, OLD, new)) == {"on": "2020-10-05", "by": "15/QĐ", "note": "a", "more": "b"}


def test_of_the_same_state_and_of_none_it_is_as_it_was_written() -> None:
    new = write_object({"on": "2020-10-01"})
    assert edited(OLD, OLD, new) == new
    assert edited(None, OLD, new) == new
    assert edited(OLD, None, None) is None
    assert read_object(edited(OLD, None, new)) == {"on": "2020-10-01", "by": "12/QĐ", "why": "lũ"}


SAID = st.dictionaries(st.sampled_from("abcdef"), st.text("xyz", min_size=1, max_size=2))


@given(SAID, SAID, SAID, st.sets(st.sampled_from("abcdef")))
def test_edits_of_different_words_both_stay_in_either_order(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str], our_words: set[str]
) -> None:
    one = {**base, **{word: ours[word] for word in ours if word in our_words}}
    other = {**base, **{word: theirs[word] for word in theirs if word not in our_words}}
    old, first, second = map(write_object, (base, one, other))
    both = {**base, **{word: (one if word in our_words else other)[word] for word in {**one, **other}}}
    assert read_object(edited(first, old, second)) == read_object(edited(second, old, first)) == both
