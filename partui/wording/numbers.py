"""Points, shares, differences and sizes as they are shown."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from partui.locale import _
from partui.locale.formats import decimal_sign, show_number
from partui.wording.labels import NOTHING

CENT = Decimal("0.01")
_KILOBYTE = 1024


def show_points(points: Decimal | None) -> str:
    """Return points as the user's language writes them, 79,53 in Vietnamese; a dash where there are none."""
    return NOTHING if points is None else show_number(points)


def table_points(points: Decimal) -> str:
    """Return points with two decimals, so that they stand under one another; more where there are more."""
    return decimal_sign(f"{points:.2f}") if points == points.quantize(CENT) else show_points(points)


def show_gap(gap: Decimal | None) -> str:
    """Return a difference in points with its sign, `-0,5`, `+1`, `0`; a dash where there is none."""
    return f"{'+' if gap and gap > 0 else ''}{show_points(gap)}"


def printed_and_sum(printed: Decimal, summed: Decimal, shown: Callable[[Decimal], str] = show_points) -> str:
    """Return points as the plan prints them, with the sum beside where it is another: `8,67 (cộng 8,66)`."""
    if printed == summed:
        return shown(printed)
    return _("{printed} (cộng {summed})").format(printed=shown(printed), summed=shown(summed))


def official_printed(printed: Decimal, summed: Decimal, between: str = " ") -> str:
    """Return the same as an official document has it: `8,67 (cộng: 8,66)`.

    Args:
        between: what stands before the sum.
    """
    if printed == summed:
        return show_points(printed)
    return f"{show_points(printed)}{between}{_('(cộng: {sum})').format(sum=show_points(summed))}"


def show_percent(rate: float | None) -> str:
    """Return a share of 0 to 1 as percent with one decimal, so that they stand under one another: `85,7%`."""
    return NOTHING if rate is None else decimal_sign(f"{rate * 100:.1f}%")


def official_percent(rate: float | None) -> str:
    """Return a share of 0 to 1 as an official document has it, with a decimal where there is one: `85,7%`, `86%`."""
    if rate is None:
        return NOTHING
    return f"{show_number((Decimal(str(rate)) * 100).quantize(Decimal('0.1'), ROUND_HALF_UP))}%"


def official_count(number: int) -> str:
    """Return a number of things as an officer writes it in a sentence: `05`, `12`, but `0`."""
    return f"{number:02}" if number else "0"


def size_text(count: int) -> str:
    """Return a number of bytes in B, KB or MB, rounded up."""
    for unit in ("B", "KB"):
        if count < _KILOBYTE:
            return f"{count} {unit}"
        count = -(-count // _KILOBYTE)
    return f"{count} MB"
