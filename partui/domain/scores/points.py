"""Points of the PAR Index as they are typed and shown."""

from decimal import Decimal

from partui.domain.errors import PartuiError
from partui.locale import _


def read_points(text: str) -> Decimal:
    """Read points as an officer types them: `1.25` or `1,25`.

    Raises:
        PartuiError: no number of at most four decimals.
    """
    plain = text.strip().replace(",", ".")
    whole, _dot, part = plain.partition(".")
    if not (plain.isascii() and (whole + part).isdigit() and len(plain) <= 9 and len(part) <= 4):  # noqa: PLR2004
        raise PartuiError("Không đọc được điểm “{text}”; hãy viết như 1,25 hoặc 1.25.", text=text.strip()[:50])
    return Decimal(plain)


def points_text(points: Decimal | float) -> str:
    """Return points as the journal writes them: 1.25, 8."""
    return f"{Decimal(str(points)).normalize():f}"


def show_points(points: Decimal | None) -> str:
    """Return points as the user's language writes them, 79,53 in Vietnamese; a dash where there are none."""
    return "–" if points is None else decimal_sign(points_text(points))


def decimal_sign(number: str) -> str:
    """Return a number with the sign that the user's language writes before decimals.

    Args:
        number: with a point.
    """
    return number.replace(".", _(","))
