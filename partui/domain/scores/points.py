"""Points of the PAR Index as they are typed and kept."""

from decimal import Decimal

from partui.domain.errors import PartuiError


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
