"""Numbers of rows as plans print them, a part at a time: 1, 01, 1a, II, A, b, đ, iv."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# What lists are lettered with: a, b, c, d, đ, e, g, h, i, k …
_LISTED = "abcdđeghiklmnopqrstuvxy"
_INSERTED = "abcdefghijklmnopqrstuvwxyz"
_MOST_ROMAN = 99
_ROMAN_PAIRS = (("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))

_ARABIC = "0{0,2}[1-9][0-9]{0,5}"
_ROMAN = "(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_LETTER = "[a-zđ]"
_CAPITAL = "[A-ZĐ]"
_COPY = "[0-9]{0,6}"

# A number, and a letter where it was put in after another (1a, IVa); of letters alike, which one (a2).
PART_PATTERN = rf"(?:(?:{_ARABIC}|{_ROMAN})(?:{_LETTER}{_COPY})?|(?:{_ROMAN.lower()}|{_CAPITAL}|{_LETTER}){_COPY})"


class Style(IntEnum):
    """How a number is written; where several stand in one list, the lesser first."""

    ARABIC = 0
    ROMAN = 1
    CAPITAL = 2
    SMALL_ROMAN = 3
    SMALL = 4


class Numeral(NamedTuple):
    """A number as it is written.

    Attributes:
        value: what it counts: 2 for 2, 02 and II, the place in the alphabet of a letter.
        inserted: the place in the alphabet of the letter after it: 1 in 1a, 0 where there is none.
        copy: which of several that are written alike, 0 where there is one.
    """

    style: Style
    value: int
    inserted: int = 0
    copy: int = 0


@lru_cache(maxsize=4096)
def read_numeral(text: str, letter: bool = False) -> Numeral | None:
    """Return the number that a part of a code is, none where it is none.

    Args:
        letter: whether a single Roman digit is a letter of the alphabet here, as I is after H.
    """
    found = _parts().fullmatch(text)
    if found is None:
        return None
    written = found["counted"] or found["lettered"]
    copy = int(found["copy"] or found["alike"] or 0)
    inserted = _place(found["inserted"]) if found["inserted"] else 0
    if written.isdecimal():
        return Numeral(Style.ARABIC, int(written), inserted, copy)
    roman = _roman_value(written.upper())
    # L stands for 50 only in what is longer.
    if roman and (len(written) > 1 or (written not in "Ll" and not (letter and not inserted))):
        return Numeral(Style.ROMAN if written.isupper() else Style.SMALL_ROMAN, roman, inserted, copy)
    return Numeral(Style.CAPITAL if written.isupper() else Style.SMALL, _place(written.lower()), inserted, copy)


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<counted>{_ARABIC}|{_ROMAN})(?:(?P<inserted>{_LETTER})(?P<copy>{_COPY}))?"
        rf"|(?P<lettered>{_ROMAN.lower()}|{_CAPITAL}|{_LETTER})(?P<alike>{_COPY})"
    )


def _place(letter: str) -> int:
    return _ALPHABET.index(letter) + 1


@lru_cache(maxsize=256)
def _roman_value(text: str) -> int:
    """Return the value of a Roman number, 0 where it is none."""
    return next((value for value in range(1, _MOST_ROMAN + 1) if _roman(value) == text), 0)


def _roman(value: int) -> str:
    written = ""
    for digits, worth in _ROMAN_PAIRS:
        while value >= worth:
            written, value = written + digits, value - worth
    return written


def next_part(text: str, letter: bool = False) -> str:
    """Return the number that follows in a list: 2 after 1, 10 after 09, III after II, đ after d, 1b after 1a.

    Args:
        text: a part of a code.
        letter: as for `read_numeral`.
    """
    numeral = read_numeral(text, letter)
    if numeral is None or numeral.inserted or numeral.copy:
        return variant(text)
    match numeral.style:
        case Style.ARABIC:
            following = str(numeral.value + 1).zfill(len(text))
            return following if read_numeral(following) else variant(text)
        case Style.ROMAN | Style.SMALL_ROMAN:
            following = _roman(numeral.value + 1)
            return following if numeral.style is Style.ROMAN else following.lower()
        case Style.CAPITAL:
            return next_letter(text.lower()).upper() or variant(text)
        case Style.SMALL:
            return next_letter(text) or variant(text)


def next_letter(letter: str) -> str:
    """Return the letter that follows one in a list, blank after the last."""
    return next((after for after in _LISTED if _place(after) > _place(letter)), "")


def variant(text: str) -> str:
    """Return a number for what is put in after one, or numbered like it: 1a after 1, 1b after 1a, b2 after b.

    Args:
        text: a part of a code.
    """
    numeral = read_numeral(text)
    if numeral is None:
        return text
    if numeral.copy:
        return f"{text.removesuffix(str(numeral.copy))}{numeral.copy + 1}"
    if numeral.inserted:
        following = next((each for each in _INSERTED if _place(each) > numeral.inserted), "")
        return f"{text[:-1]}{following}" if following else f"{text}2"
    return f"{text}a" if numeral.style in {Style.ARABIC, Style.ROMAN} else f"{text}2"
