"""The order of agencies: total, stable, by the rule that is said; groups have no place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.rollup.figures import DueCount
from partui.domain.scorecards.card import Scorecard
from partui.domain.scorecards.ranking import rank_agencies
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Tally

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Ban Dân tộc", "UBND cấp huyện", "An", "Ân")


def card(
    name: str, on_time: int = 0, due: int = 0, late: int = 0, other: int = 0, unproved: int = 0, group: bool = False
) -> Scorecard:
    counts = {**dict.fromkeys(Timeliness, 0), Timeliness.OVERDUE: late, Timeliness.IN_TIME: other}
    by_status = {**dict.fromkeys(Status, 0), Status.TODO: late + other}
    return Scorecard(0, name, group, Tally(by_status, counts), DueCount(due, on_time), unproved=unproved)


def places(*cards: Scorecard) -> list[tuple[int | None, str]]:
    return [(each.place, each.card.name) for each in rank_agencies(cards)]


def test_by_rate_then_share_late_then_documents() -> None:
    assert places(
        card("Ân", 1, 2, 1, 3, unproved=1),
        card("Sở Y tế", 1, 2, 1, 1),
        card("An", 9, 10, 1),
        card("Ban Dân tộc", 5, 10, 1, 3),
    ) == [(1, "An"), (2, "Ban Dân tộc"), (3, "Ân"), (4, "Sở Y tế")]


def test_equals_share_a_place_in_official_order() -> None:
    equal = [card(name, 1, 2) for name in ("Ân", "An", "Sở Y tế", "Sở Nội vụ")]
    assert places(*equal, card("Ban Dân tộc", 0, 2)) == [
        (1, "Sở Nội vụ"), (1, "Sở Y tế"), (1, "An"), (1, "Ân"), (5, "Ban Dân tộc"),
    ]  # fmt: skip


def test_groups_and_those_of_whom_nothing_was_due_have_no_place() -> None:
    found = places(card("UBND cấp huyện", 9, 9, group=True), card("Sở Y tế"), card("An", 0, 1, 1))
    assert found == [(1, "An"), (None, "Sở Y tế"), (None, "UBND cấp huyện")]


few = st.integers(0, 3)
cards = st.lists(
    st.builds(
        lambda name, due, missed, late, other, unproved, group: card(
            name, max(due - missed, 0), due, late, other, unproved, group
        ),
        st.sampled_from(NAMES), few, few, few, few, few, st.booleans(),
    ),
    unique_by=lambda each: each.name,
)  # fmt: skip


@given(cards=cards, order=st.randoms(use_true_random=False))
def test_the_order_is_total_and_hangs_on_nothing_but_the_cards(cards: list[Scorecard], order: object) -> None:
    found = rank_agencies(cards)
    shuffled = list(cards)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank_agencies(shuffled) == found
    assert sorted(each.card.name for each in found) == sorted(each.name for each in cards)
    placed = [each for each in found if each.place is not None]
    assert [*placed, *(each for each in found if each.place is None)] == list(found)
    for each in placed:
        assert not each.card.group
        assert each.card.due.due
        better = sum(_is_better(other.card, each.card) for other in placed)
        assert each.place == 1 + better
    for first, second in pairwise(placed):
        assert not _is_better(second.card, first.card)


def _is_better(one: Scorecard, other: Scorecard) -> bool:
    """Whether a card comes before another by the rule as it is said, without its order."""
    rates = [each.due.on_time / each.due.due for each in (one, other)]
    if rates[0] != rates[1]:
        return rates[0] > rates[1]
    if one.late_share != other.late_share:
        return one.late_share < other.late_share
    return one.unproved < other.unproved
