"""The year of a plan, as typed."""

from partui.domain.errors import PartuiError


def a_year(text: str) -> int:
    """Read a plan's year.

    Raises:
        PartuiError: no number of at most four digits.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= 4):  # noqa: PLR2004
        raise PartuiError("“{text}” không phải là một năm; ghi như 2020", text=text)
    return int(text)
