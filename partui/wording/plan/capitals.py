"""A heading that a plan prints in capitals, as a sentence writes it: a table has no room for capitals."""

import re

from partui.domain.text import fold

_INITIAL = "ngh|ng|nh|gh|gi|kh|ch|tr|th|ph|qu|[bcdghklmnpqrstvx]"
_SYLLABLE = re.compile(rf"(?:{_INITIAL})?[aeiouy]{{1,3}}(?:ng|nh|ch|[cmnpt])?")
_NUMERALS = frozenset({"I", "II", "III", "IV", "V", "IX", "X"})
_WORD = re.compile(r"[^\W\d_]+")
_PROPER = ("Chính phủ", "Thủ tướng", "Quốc hội", "Đảng", "Việt Nam", "Trung ương")


def as_sentence(text: str, issuer: str = "") -> str:
    """Return a text of capitals with the first alone: `CẢI CÁCH THỦ TỤC HÀNH CHÍNH (TTHC)` → `Cải cách … (TTHC)`.

    Other texts stay as they are, and so do abbreviations, which no Vietnamese syllable can be.

    Args:
        text: clean.
        issuer: of the plan; the place in its name keeps its capitals.
    """
    if not text.isupper():
        return text
    lowered = _WORD.sub(lambda found: _lowered(found[0]), text)
    for name in (*_PROPER, _place(issuer)):
        if name:
            lowered = re.sub(rf"\b{re.escape(name)}\b", name, lowered, flags=re.IGNORECASE)
    return lowered[:1].upper() + lowered[1:]


def _lowered(word: str) -> str:
    return word.lower() if _SYLLABLE.fullmatch(fold(word)) and word not in _NUMERALS else word


def _place(issuer: str) -> str:
    """Return the place in the name of an office: `UBND tỉnh Đồng Nai` → `Đồng Nai`."""
    words = issuer.split()
    level = next((at for at, word in enumerate(words) if word.islower()), len(words))
    return " ".join(word for word in words[level:] if word[:1].isupper())
