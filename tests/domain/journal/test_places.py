"""There is always room for a row between two others, however often rows are moved to one spot."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.journal.places import MOST_DECIMALS, make_room, places_between, read_place

PLACES = st.decimals(-999_999_999, 999_999_999, places=3)
MOVES = 10_000


@pytest.mark.parametrize(
    "text", [None, "", "x", "1e5", "NaN", "1.", ".5", "+1", "1234567890", "\N{DEVANAGARI DIGIT ONE}"]
)
def test_what_is_no_place_counts_as_none(text: str | None) -> None:
    assert read_place(text) is None


def test_places_at_the_top_at_the_end_and_between_are_short() -> None:
    assert places_between(None, None, 2) == ["0", "1"]
    assert places_between(None, Decimal("3.5"), 2) == ["2", "3"]
    assert places_between(Decimal("3.5"), None, 2) == ["4", "5"]
    assert places_between(Decimal(3), Decimal(4), 1) == ["3.5"]
    assert places_between(Decimal("-3.0501"), Decimal(-3), 2) == ["-3.04", "-3.02"]
    assert places_between(Decimal(3), Decimal(3), 1) == []


@given(PLACES, PLACES, st.integers(1, 1_300))
def test_rows_between_two_others_stand_in_order_with_few_decimals(one: Decimal, other: Decimal, number: int) -> None:
    above, below = sorted((one, other))
    found = [read_place(text) for text in places_between(above, below, number)]
    placed = [place for place in found if place is not None]
    assert len(placed) == (number if above < below else 0)
    assert all(before < after for before, after in zip([above, *placed], [*placed, below], strict=True) if placed)
    assert all(-place.as_tuple().exponent <= 3 + len(str(number)) + 1 for place in placed)  # type: ignore[operator]


def test_rows_at_one_place_move_apart() -> None:
    room = make_room([Decimal(1), Decimal(2), Decimal(2), Decimal(3)], 2, 1)
    places = [Decimal(1), Decimal(2), Decimal(2), Decimal(3)]
    for number, place in room.moved.items():
        places[number] = Decimal(place)
    places[2:2] = map(Decimal, room.places)
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    "habit", ["after one row", "before one row", "between the last two", "anywhere", "many at once"]
)
def test_ten_thousand_moves_lead_where_they_should(habit: str) -> None:
    chance = Random(habit)
    rows = {name: Decimal(name) for name in range(60)}
    order = list(rows)
    pushed = 0
    for turn in range(MOVES if habit != "many at once" else MOVES // 20):
        first, number = chance.randrange(len(order)), 20 if habit == "many at once" else 1
        moving = order[first : first + number]
        staying = [name for name in order if name not in moving]
        at = {
            "after one row": 1 + staying.index(0) if 0 in staying else 0,
            "before one row": staying.index(0) if 0 in staying else 0,
            "between the last two": len(staying) // 2 + turn % 2,
        }.get(habit, chance.randrange(len(staying) + 1))
        room = make_room([rows[name] for name in staying], at, len(moving))
        for name, text in [
            *zip(moving, room.places, strict=True),
            *((staying[n], text) for n, text in room.moved.items()),
        ]:
            place = read_place(text)
            assert place is not None
            assert len(text.partition(".")[2]) <= MOST_DECIMALS
            rows[name] = place
        order = staying[:at] + moving + staying[at:]
        pushed += len(room.moved)
    assert sorted(rows, key=rows.__getitem__) == order
    assert pushed <= MOVES, "rows move apart more seldom than rows are moved"
