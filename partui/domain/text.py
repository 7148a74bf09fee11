"""Text from outside, made safe to keep and to show, its search key and its place in the alphabet."""

import re
import unicodedata
from functools import lru_cache

# Patterns are compiled where they are first needed: a quick command seldom needs one.
# Controls other than white space, lone surrogates, bidi and zero-width marks, variation selectors,
# interlinear and tag characters, and the two code points that XML refuses.
_ALWAYS_INVISIBLE = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\uffa0\ud800-\udfff\ufe00-\ufe0e\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
# What makes one picture of several, or a picture of a sign, has a meaning between these alone.
_PICTURE = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINER = f"\u200d(?![{_PICTURE}])|(?<![{_PICTURE}])(?<![{_PICTURE}]\ufe0f)\u200d"
_AS_PICTURE = f"(?<![{_PICTURE}])\ufe0f(?!(?<=[0-9#*]\ufe0f)\u20e3)"
_INVISIBLE = f"{_ALWAYS_INVISIBLE}|{_JOINER}|{_AS_PICTURE}"
_LINE_BREAK = "\r\n|[\n\r\v\f\x85\u2028\u2029]"
_SPACES_IN_LINE = r"[^\S\n]+"
_SPACES_ROUND_BREAK = r" *\n *"

# Normalising sorts a pile of marks in quadratic time; 30 is Unicode's stream-safe height.
_TALLEST_PILE = 30
_MAYBE_PILE = rf"[^\w\s\x00-\x7f]{{{_TALLEST_PILE + 1},}}"

# So long is about any agency's name.
_SHORT = 120

_MARKS = "[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
# Old fonts write the Icelandic or the African letter, which looks the same.
_BARRED_D = str.maketrans("đðɖ", "ddd")

# Of a folded text: quí and quý, kì and kỳ, tỉ and tỷ, công ti and công ty.
I_OR_Y = r"(?<!\w)(h|k|l|m|s|t|v|qu)[iy](?!\w)"

# What Vietnamese is written with, composed: none of it is taken out of a text, and each fills one cell.
USUAL_LETTERS = re.compile("[\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027]*")

# a ă â, e ê, o ô ơ, u ư: the mark that makes another letter, in its order.
_LETTER_MARKS = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}
# ngang has none; then huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}

_WORD = "([0-9]+)|((?:[^\\W\\d_][\u0300-\u036f]*)+)"
_LETTER = "([^\\W\\d_])([\u0300-\u036f]*)"


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
    if not USUAL_LETTERS.fullmatch(text):
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
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFD", clean(text).casefold())
    return " ".join(re.sub(_MARKS, "", apart).translate(_BARRED_D).split())


# The names of agencies come again with every task that they have.
_fold_short = lru_cache(maxsize=5000)(_fold)


def for_file_name(text: str, most: int) -> str:
    """Return a text as a part of a file's name, at most so many letters of it: `so-noi-vu`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text))[:most].strip("-")


def with_i(folded: str) -> str:
    """Return a folded text with i at the end of each syllable that is written both ways: `quy`, `ky` → `qui`, `ki`."""
    return re.sub(I_OR_Y, r"\1i", folded)


def holds(folded: str, wanted: str) -> bool:
    """Return whether a folded text stands in another one, i and y alike where Vietnamese writes both."""
    return wanted in folded or with_i(wanted) in with_i(folded)


def alphabet_key(text: str) -> str:
    """Return the sort key of a text in a Vietnamese dictionary: word by word, the letters, then the tone.

    Digits come before letters and a number counts by its value; case and punctuation count for nothing.

    Args:
        text: cleaned text.
    """
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(_number_key(word[1]) if word[1] else _word_key(word[2]) for word in re.finditer(_WORD, apart))


# A blank ends a word's letters and a ! its tones: both sort before every digit and letter.


def _number_key(digits: str) -> str:
    # Longer is greater: no int(), which refuses very long numbers.
    value = digits.lstrip("0")
    return f"0{len(value):09} {value}!"


# A language of one syllable a word: the same few thousand come again and again.
@lru_cache(maxsize=4096)
def _word_key(word: str) -> str:
    letters: list[str] = []
    tone: list[str] = []
    for letter, marks in re.findall(_LETTER, word):
        base, mark = ("d", "1") if letter == "đ" else (letter, "0")
        letters.append(base + next((_LETTER_MARKS[each] for each in marks if each in _LETTER_MARKS), mark))
        tone.extend(_TONES[each] for each in marks if each in _TONES)
    return f"1{''.join(letters)} {''.join(tone)}!"


def entries(cell: str) -> tuple[str, ...]:
    """Return the entries of a list that is written as one text, a line each."""
    return tuple(line for line in cell.split("\n") if line)
