"""How a task stands to its target on a day: what was reached, what is lacking, and whether it keeps pace."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.targets.figures import PERCENT, Figure
from partui.domain.targets.readings import Reading
from partui.domain.targets.target import Course, Target

_WHOLE = Decimal(100)
_CENT = Decimal("0.01")


class TargetStanding(NamedTuple):
    """A target and what was measured up to a day.

    Attributes:
        reading: the last one, none where nothing was measured yet.
        actual: what is held against the bar: the figure, or the change since the year compared with; none where that
            cannot be known.
        reached: whether it is up to the bar; none where that cannot be known.
        lacking: how much is lacking to the bar, 0 where it is reached.
        share: the share of the target that is reached, 0 to 1.
        gone: the share of its time that is gone, 0 to 1.
    """

    target: Target
    reading: Reading | None
    actual: Decimal | None
    reached: bool | None
    lacking: Decimal | None
    share: Decimal | None
    gone: Decimal

    @property
    def is_below(self) -> bool:
        """Whether what was measured is known to be below the bar."""
        return self.reached is False

    @property
    def is_behind(self) -> bool:
        """Whether less of the target is reached than of its time is gone."""
        return self.is_below and self.share is not None and self.share < self.gone


def readings_by(readings: Sequence[Reading], day: date) -> tuple[Reading, ...]:
    """Return the readings of days up to a day, the last one last."""
    return tuple(sorted((each for each in readings if each.on <= day), key=lambda each: each.on))


def standing_of(
    target: Target, readings: Sequence[Reading], day: date, plan: int, due_on: date | None
) -> TargetStanding:
    """Hold what was measured up to a day against a target.

    Args:
        readings: of the task, those of one day in the order they were written.
        plan: the plan's year, with which its time begins.
        due_on: when its time ends; the end of the year where there is no such day.
    """
    known = readings_by(readings, day)
    actual, limit = actual_of(target, known[-1].figure) if known else None, target.limit
    gone = _elapsed_share(day, plan, due_on)
    last = known[-1] if known else None
    if actual is None or limit is None:
        return TargetStanding(target, last, actual, None, None, None, gone)
    reached = target.comparison.holds(actual, limit)
    lacking = Decimal() if reached else abs(limit - actual)
    return TargetStanding(target, last, actual, reached, lacking, _share(target, actual, limit, reached), gone)


def actual_of(target: Target, figure: Figure) -> Decimal | None:
    """Return what a figure says of a target; none where the two cannot be compared (yet).

    A percentage is itself the change that a target asks for; any other figure is compared with the year's.
    """
    if target.course is None:
        is_comparable = target.limit is None or figure.is_share == target.is_share
        return figure.value if is_comparable else None
    if figure.is_share:
        return figure.value
    if not target.base:
        return None
    change = (figure.number - target.base) * _WHOLE / target.base
    return change if target.course is Course.UP else -change


def rounded(target: Target, actual: Decimal) -> Decimal:
    """Return a figure with two decimals, rounded away from the bar: nothing below it looks as if it were up to it."""
    return actual.quantize(_CENT, ROUND_CEILING if target.comparison.is_downward else ROUND_FLOOR)


def check_reading(code: str, target: Target | None, figure: Figure) -> Figure:
    """Return a figure with the unit that the target has, where it was typed without one.

    Args:
        code: the task's.

    Raises:
        PartuiError: it is out of range, or not what the target counts.
    """
    if target is None or target.course is not None or target.limit is None:
        said = figure
    elif target.is_share and not figure.unit and figure.whole is None:
        said = figure._replace(unit=PERCENT)
    elif target.is_share != figure.is_share:
        raise PartuiError(
            "{code} đo bằng {unit}; chưa lưu gì. Hãy ghi như {example}.",
            code=code,
            unit=target.unit or "số",
            example="62/100, 62,5%" if target.is_share else f"53 {target.unit}".strip(),
        )
    else:
        said = figure if figure.unit or figure.is_share else figure._replace(unit=target.unit)
    changes = target is not None and (target.course is not None or target.bar is None)
    if said.number < 0 and not (changes and said.is_share):
        raise PartuiError("Số đo của {code} không được âm; chưa lưu gì.", code=code)
    if said.is_share and not changes and said.value > _most_percent(target):
        raise PartuiError("Số đo của {code} vượt quá 100%; chưa lưu gì. Hãy xem lại.", code=code)
    return said


def _most_percent(target: Target | None) -> Decimal:
    """A bar above the whole has figures above it too."""
    return _WHOLE if target is None or target.bar is None or target.bar <= _WHOLE else target.bar * 10


def _share(target: Target, actual: Decimal, limit: Decimal, reached: bool) -> Decimal:
    if reached:
        return Decimal(1)
    if target.comparison.is_downward:
        part, of = limit, actual
    else:
        part, of = actual, limit
    return min(max(part / of, Decimal()), Decimal(1)) if of > 0 else Decimal()


def _elapsed_share(day: date, plan: int, due_on: date | None) -> Decimal:
    first, last = date(plan, 1, 1), due_on or date(plan, 12, 31)
    every = (last - first).days + 1
    return min(max(Decimal((day - first).days + 1) / every, Decimal()), Decimal(1)) if every > 0 else Decimal(1)
