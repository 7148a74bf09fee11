"""What a spreadsheet would take for a formula, made text on its way out and read back as it was."""

import re

from partui.domain.text import clean

# What begins so is a formula, full-width signs included; an apostrophe of the text's own is doubled.
_FORMULA = r"'*\s*[=+\-@＝＋－＠]"
_APOSTROPHE = rf"\A'(?={_FORMULA})"


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; line breaks stay."""
    cleaned = clean(text, lines=True)
    return f"'{cleaned}" if re.match(_FORMULA, cleaned) else cleaned


def without_apostrophe(text: str) -> str:
    """Return a text without what keeps a spreadsheet from taking it for a formula."""
    return re.sub(_APOSTROPHE, "", text, count=1)
