"""Points: exact decimals as officers type them and the journal writes them, and shares that add up."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from partui.domain.errors import PartuiError

_DECIMALS = 4
_FINEST = Decimal("0.0001")
_CENT = Decimal("0.01")


def read_points(text: str) -> Decimal:
    """Read points as an officer types them: `1.25` or `1,25`.

    Raises:
        PartuiError: no number of at most four decimals.
    """
    plain = text.strip().replace(",", ".")
    whole, _dot, part = plain.partition(".")
    if not (plain.isascii() and (whole + part).isdigit() and len(plain) <= 9 and len(part) <= _DECIMALS):  # noqa: PLR2004
        raise PartuiError("Không đọc được điểm “{text}”; hãy viết như 1,25 hoặc 1.25.", text=text.strip()[:50])
    return Decimal(plain)


def points_text(points: Decimal | float) -> str:
    """Return points as the journal writes them: 1.25, 8."""
    return f"{Decimal(str(points)).normalize():f}"


def divide(whole: Decimal, typed: Sequence[Decimal | None]) -> list[Decimal]:
    """Divide points into shares that add up to them exactly.

    What is typed counts as typed and the rest is divided equally. Where the typed shares do not fit, they are brought
    to scale: the points may have changed since.

    Args:
        whole: the points to divide.
        typed: each share as typed, none where it is to be worked out.
    """
    if not typed:
        return []
    said = sum((share for share in typed if share is not None), Decimal())
    blank = sum(1 for share in typed if share is None)
    if said > whole or (not blank and said != whole):
        return _in_proportion(whole, [share or Decimal() for share in typed])
    rest = iter(_in_proportion(whole - said, [Decimal(1)] * blank))
    return [next(rest) if share is None else share for share in typed]


def portion(points: Decimal, share: Decimal, whole: Decimal) -> Decimal:
    """Return of points as much as a share is of a whole, rounded down; nothing of nothing."""
    return (points * share / whole).quantize(_FINEST, ROUND_DOWN) if whole else Decimal()


def _in_proportion(whole: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    total = sum(weights, Decimal())
    if not total:
        weights, total = [Decimal(1)] * len(weights), Decimal(len(weights))
    # Hundredths are what people divide in, as long as there is one for each.
    unit = _CENT if whole % _CENT == 0 and whole >= _CENT * len(weights) else _FINEST
    units = int(whole / unit)
    shares = [int(units * weight / total) for weight in weights]
    lacking = units - sum(shares)
    for place, weight in enumerate(weights):
        if lacking > 0 and weight:
            shares[place] += 1
            lacking -= 1
    return [share * unit for share in shares]
