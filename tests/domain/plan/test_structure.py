"""Which rows a plan has once an officer has added, moved, renumbered and removed some."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.plan.structure import (
    PlacedRow,
    PlannedRow,
    codes_twice,
    is_below,
    planned_row,
    refuse_circles,
    renumbered,
    settle_rows,
)

PLACES = st.decimals(-999_999_999, 999_999_999, places=3)


def row(uid: str, code: str, place: str, removed: bool = False) -> PlannedRow:
    return PlannedRow(uid, code, Decimal(place), removed)


def test_rows_stand_by_their_places_and_of_two_at_one_place_the_lesser_uid_is_first() -> None:
    placed = settle_rows({1: row("b", "1.3", "2"), 2: row("c", "1.1", "1"), 3: row("a", "1.2", "2")})
    assert placed == {2: PlacedRow("1.1", 0), 3: PlacedRow("1.2", 1), 1: PlacedRow("1.3", 2)}


def test_what_is_removed_or_has_no_code_is_not_there() -> None:
    assert settle_rows({1: row("a", "1.1", "0", removed=True), 2: row("b", "", "1"), 3: row("c", "1.2", "2")}) == {
        3: PlacedRow("1.2", 0)
    }


def test_of_rows_with_one_code_the_least_uid_keeps_it_wherever_it_stands() -> None:
    placed = settle_rows({1: row("c", "1.1", "0"), 2: row("b", "1.1", "1"), 3: row("a", "1.1", "2")})
    assert placed == {1: PlacedRow("1.3", 0), 2: PlacedRow("1.2", 1), 3: PlacedRow("1.1", 2)}
    assert codes_twice(placed.values()) == []


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["1.3", "1.4", "1.3"], ["1.3", "1.4", "1.5"]),
        (["I.9", "I.9", "I.9"], ["I.9", "I.10", "I.11"]),
        (["II", "II", "III"], ["II", "IV", "III"]),
        (["3.b", "3.b"], ["3.b", "3.c"]),
        (["XCIX", "XCIX"], ["XCIX", "XCIX (2)"]),
    ],
)
def test_a_row_that_gives_way_has_the_next_code_that_none_has_or_wants(codes: list[str], found: list[str]) -> None:
    placed = settle_rows({key: row(f"u{key}", code, str(key)) for key, code in enumerate(codes)})
    assert [placed[key].code for key in range(len(codes))] == found


@pytest.mark.parametrize(
    ("added", "values", "wanted"),
    [
        (False, {}, row("u", "1.1", "4")),
        (True, {}, row("u", "1.1", "4", removed=True)),
        (False, {"title": "Khác"}, row("u", "1.1", "4")),
        (False, {"code": "2.1"}, row("u", "2.1", "4")),
        (False, {"code": "Mục 2"}, row("u", "1.1", "4")),
        (False, {"code": None, "place": None}, row("u", "1.1", "4")),
        (False, {"place": "-0.5"}, row("u", "1.1", "-0.5")),
        (False, {"place": "0"}, row("u", "1.1", "0")),
        (False, {"place": "giữa"}, row("u", "1.1", "4")),
        (False, {"removed": "1"}, row("u", "1.1", "4", removed=True)),
        (True, {"removed": ""}, row("u", "1.1", "4")),
        (True, {"place": "7"}, row("u", "1.1", "7", removed=True)),
    ],
)
def test_a_row_is_what_its_source_says_until_the_journal_says_otherwise(
    added: bool, values: Mapping[str, str | None], wanted: PlannedRow
) -> None:
    assert planned_row("u", "1.1", 4, added, values) == wanted


def test_a_row_goes_along_with_the_one_above_it() -> None:
    assert renumbered("1.3", of="1.3", to="2.10") == "2.10"
    assert renumbered("1.3.1", of="1.3", to="2.10") == "2.10.1"


def test_what_stands_below_is_told_by_whole_numbers() -> None:
    assert is_below("1.3.1", "1.3")
    assert not is_below("1.30", "1.3")
    assert not is_below("1.3", "1.3")


def test_trees_are_let_be() -> None:
    refuse_circles({})
    refuse_circles({"1": None, "1.1": "1", "2.1": "2"} | {f"x{n}": f"x{n + 1}" for n in range(2_000)})


@pytest.mark.parametrize("above", [{"1": "1"}, {"2": None, "1.1": "1", "1": "1.1.1", "1.1.1": "1.1"}])
def test_a_row_under_itself_is_told_of(above: Mapping[str, str | None]) -> None:
    with pytest.raises(PartuiError, match=r"dòng 1\S* đứng dưới chính nó"):
        refuse_circles(above)
