"""Which changes take another back, and which bring it back."""

import pytest

from partui.domain.journal.changes import Change
from partui.domain.journal.reversals import find_undos, undos_among


@pytest.mark.parametrize(
    ("reversals", "undos"),
    [
        ([], set()),
        ([("b", "a")], {"b"}),
        ([("b", "a"), ("c", "b")], {"b"}),
        ([("b", "a"), ("c", "b"), ("d", "c")], {"b", "d"}),
        ([("b", "a"), ("d", "c")], {"b", "d"}),
    ],
)
def test_what_reverses_an_undo_brings_back(reversals: list[tuple[str, str]], undos: set[str]) -> None:
    assert find_undos(reversals) == undos


def test_changes_say_themselves_what_they_reverse() -> None:
    made = Change("a", "1", None, "1.1", "note", "", "x", "An", "2020-09-01T00:00:00.000000Z", "")
    undone, redone = made._replace(uuid="b", undoes="a"), made._replace(uuid="c", undoes="b")
    assert undos_among([made, undone, redone, made._replace(uuid="d")]) == {"b"}
