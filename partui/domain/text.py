"""Text from outside, made safe to keep, to search and to lay out in a terminal."""

import re
import unicodedata
from typing import Literal

# Patterns are compiled where they are first needed: a quick command seldom needs one.
# Controls other than white space, lone surrogates, bidi and zero-width marks, variation selectors,
# interlinear and tag characters, and the two code points that XML refuses.
_INVISIBLE = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\uffa0\ud800-\udfff\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_LINE_BREAK = "\r\n|[\n\r\v\f\x85\u2028\u2029]"
_SPACES_IN_LINE = r"[^\S\n]+"
_SPACES_ROUND_BREAK = r" *\n *"

# Normalising sorts a pile of marks in quadratic time; 30 is Unicode's stream-safe height.
_TALLEST_PILE = 30
_MAYBE_PILE = rf"[^\w\s\x00-\x7f]{{{_TALLEST_PILE + 1},}}"

_MARKS = "[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
# Old fonts write the Icelandic or the African letter, which looks the same.
_BARRED_D = str.maketrans("đðɖ", "ddd")

# What Vietnamese is written with, composed, and nothing that is taken out of a text.
_ONE_CELL_EACH = re.compile("[\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027]*")
_HANGUL_JOINING = range(0x1160, 0x1200)


def clean(text: str, *, lines: bool = False) -> str:
    """Return text that is safe to store and to show, in NFC.

    Control characters, lone surrogates, bidi and zero-width marks go; runs of white space become one space.

    Args:
        text: anything, however hostile.
        lines: keep line breaks, as `\\n`, each line stripped; else they are white space.
    """
    composed = visible(text)
    if not lines:
        return " ".join(composed.split())
    spaced = re.sub(_SPACES_IN_LINE, " ", re.sub(_LINE_BREAK, "\n", composed))
    return re.sub(_SPACES_ROUND_BREAK, "\n", spaced).strip()


def visible(text: str) -> str:
    """Return what can be seen of a text, in NFC, its white space as it is: for text that is still being typed."""
    if not _ONE_CELL_EACH.fullmatch(text):
        text = re.sub(_MAYBE_PILE, _lower_pile, re.sub(_INVISIBLE, "", text))
    return unicodedata.normalize("NFC", text)


def _lower_pile(found: re.Match[str]) -> str:
    kept = []
    height = 0
    for character in found[0]:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _TALLEST_PILE:
            kept.append(character)
    return "".join(kept)


def fold(text: str) -> str:
    """Return the search key of a text: no case, no marks, one space between words (`Đắk Lắk` → `dak lak`)."""
    apart = unicodedata.normalize("NFD", clean(text).casefold())
    return " ".join(re.sub(_MARKS, "", apart).translate(_BARRED_D).split())


def cell_width(text: str) -> int:
    """Return how many terminal cells a cleaned text fills."""
    if _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Mc", "Me", "Cc", "Cs"} or ord(character) in _HANGUL_JOINING:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cut(text: str, width: int) -> str:
    """Return the text in at most so many cells, ending in `…` where something was cut off.

    Args:
        text: cleaned text.
        width: terminal cells; none or fewer gives an empty text.
    """
    if width <= 0:
        return ""
    if cell_width(text) <= width:
        return text
    used = 0
    end = 0
    while (used := used + _cells(text[end])) < width:
        end += 1
    return text[:end] + "…"


def pad(text: str, width: int, align: Literal["left", "right", "center"] = "left") -> str:
    """Return the text filled with spaces to so many cells; a wider text comes back as it is.

    Args:
        text: cleaned text.
        width: terminal cells.
        align: the side on which the text stands.
    """
    room = max(0, width - cell_width(text))
    before = {"left": 0, "center": room // 2, "right": room}[align]
    return " " * before + text + " " * (room - before)
