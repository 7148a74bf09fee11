"""Figures: what was measured, how often, and how it is told."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

_WHOLE = 10


class Spread(NamedTuple):
    """The middle and the slow end of what was measured several times."""

    p50: float
    p95: float


class Figure(NamedTuple):
    """One line of the table.

    Attributes:
        what: what was measured, against which floor.
        size: how many tasks.
        value: the figure as it is told.
        target: the target as it is told, or none.
        met: whether the figure is within the target; none without one.
    """

    what: str
    size: str
    value: str
    target: str = ""
    met: bool | None = None


def spread(values: Sequence[float]) -> Spread:
    """Return the median and the 95th percentile, the nearest that was measured."""
    ordered = sorted(values)
    return Spread(statistics.median(ordered), ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))])


def side_by_side(rounds: int, *tried: Callable[[], float]) -> list[list[float]]:
    """Measure several things in turn, so that a busy machine is busy for all of them.

    Args:
        rounds: how often.
        tried: each returns what it measured.
    """
    for each in tried:
        each()
    measured: list[list[float]] = [[] for _each in tried]
    for _round in range(rounds):
        for values, each in zip(measured, tried, strict=True):
            values.append(each())
    return measured


def ratio(values: Sequence[float], floor: Sequence[float]) -> float:
    """Return how many times the floor, from one round to the next: the median of the rounds' ratios."""
    return statistics.median(one / other for one, other in zip(values, floor, strict=True))


def seconds_of(function: Callable[[], object]) -> float:
    """Return how long a call takes."""
    begun = time.perf_counter()
    function()
    return time.perf_counter() - begun


def within(what: str, size: str, value: float, target: float, unit: str = "×") -> Figure:
    """Return a figure held against the most that it may be."""
    return Figure(what, size, told(value, unit), f"≤ {told(target, unit)}", value <= target)


def told(value: float, unit: str = "×") -> str:
    """Return a number with its unit, with no more digits than it is worth."""
    digits = 2 if unit == "×" else 0 if value >= _WHOLE or value == round(value) else 1
    return f"{value:.{digits}f} {unit}"
