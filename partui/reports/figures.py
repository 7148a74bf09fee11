"""Numbers as Vietnamese write them."""

from decimal import ROUND_HALF_UP, Decimal

from partui.domain.scores.points import show_points
from partui.locale import _


def show_rate(rate: float | None) -> str:
    """Return a share of 0 to 1 as percent with at most one decimal: `85,7 %`; a dash where there is none."""
    if rate is None:
        return show_points(None)
    percent = (Decimal(str(rate)) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{show_points(percent)} %"


def show_gap(gap: Decimal) -> str:
    """Return a difference in points with its sign: `-0,5`, `+1`, `0`."""
    return f"{'+' if gap > 0 else ''}{show_points(gap)}"


def show_printed(printed: Decimal, summed: Decimal, between: str = " ") -> str:
    """Return points as the plan prints them, with the sum beside where it is another: `8,67 (cộng: 8,66)`."""
    if printed == summed:
        return show_points(printed)
    return f"{show_points(printed)}{between}{_('(cộng: {sum})').format(sum=show_points(summed))}"
