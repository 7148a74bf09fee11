"""Late tasks by how long they are late: under 30 days, 30 to 90, over 90."""

from collections.abc import Iterable
from enum import StrEnum

_LITTLE, _MUCH = 30, 90


class Lateness(StrEnum):
    """How long a task is late."""

    OVER_90 = "over_90"
    UP_TO_90 = "30_to_90"
    UNDER_30 = "under_30"


def lateness_of(days: int) -> Lateness:
    """Return how long a task is late.

    Args:
        days: since its due day, above zero.
    """
    if days > _MUCH:
        return Lateness.OVER_90
    return Lateness.UNDER_30 if days < _LITTLE else Lateness.UP_TO_90


def count_lateness(days: Iterable[int]) -> dict[Lateness, int]:
    """Return how many tasks are late how long, the longest first; none is left out.

    Args:
        days: since the due day of each late task, above zero.
    """
    counted = dict.fromkeys(Lateness, 0)
    for late in days:
        counted[lateness_of(late)] += 1
    return counted
