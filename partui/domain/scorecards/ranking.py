"""The order of agencies by their scorecards."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.official_names import official_rank
from partui.domain.scorecards.card import Scorecard
from partui.domain.text import alphabet_key


class PlacedCard(NamedTuple):
    """A scorecard in its place.

    Attributes:
        place: from 1 on, the same for those that stand equal; none of a group, and where nothing was due yet.
    """

    place: int | None
    card: Scorecard


class AgencyRanking(NamedTuple):
    """Agencies on one day.

    Attributes:
        cards: those with a place, the best first; then those without one, groups last.
        against: what they are compared with is called; blank where there is nothing.
    """

    plan: int
    as_of: date
    cards: tuple[PlacedCard, ...]
    against: str = ""

    @property
    def placed(self) -> int:
        """How many have a place."""
        return sum(each.place is not None for each in self.cards)


def rank_agencies(cards: Iterable[Scorecard]) -> tuple[PlacedCard, ...]:
    """Put agencies in their order.

    By the share done on time of what was due, the greatest first; of equals the one with the smaller share of its tasks
    late now, then the one that lacks fewer documents. What stands equal in all three shares a place, in official order.
    A group stands for many bodies and would count beside its own members: it has no place, like those of whom nothing
    was due yet.
    """
    ordered = sorted(cards, key=lambda each: (*_standing(each), *_official(each)))
    found: list[PlacedCard] = []
    for place, each in enumerate(ordered, 1):
        if not _has_place(each):
            found.append(PlacedCard(None, each))
        elif found and _standing(found[-1].card) == _standing(each):
            found.append(PlacedCard(found[-1].place, each))
        else:
            found.append(PlacedCard(place, each))
    return tuple(found)


def _has_place(card: Scorecard) -> bool:
    return not card.group and card.due.rate is not None


def _standing(card: Scorecard) -> tuple[bool, bool, float, float, int]:
    return card.group, card.due.rate is None, -(card.due.rate or 0.0), card.late_share, card.unproved


def _official(card: Scorecard) -> tuple[int, str, str]:
    return official_rank(card.name), alphabet_key(card.name), card.name
