"""Values that say several things, and an edit of one that was made of another state of it."""

import pytest

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
