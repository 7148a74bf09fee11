"""The order of the Vietnamese alphabet."""

import re
import unicodedata
from functools import lru_cache

# a ă â, e ê, o ô ơ, u ư: the mark that makes another letter, in its order.
_LETTER_MARKS = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}
# ngang has none; then huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}

_WORD = re.compile("([0-9]+)|((?:[^\\W\\d_][\u0300-\u036f]*)+)")
_LETTER = re.compile("([^\\W\\d_])([\u0300-\u036f]*)")


def alphabet_key(text: str) -> str:
    """Return the sort key of a text in a Vietnamese dictionary: word by word, the letters, then the tone.

    Digits come before letters and a number counts by its value; case and punctuation count for nothing.

    Args:
        text: cleaned text.
    """
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(_number_key(word[1]) if word[1] else _word_key(word[2]) for word in _WORD.finditer(apart))


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
    for letter, marks in _LETTER.findall(word):
        base, mark = ("d", "1") if letter == "đ" else (letter, "0")
        letters.append(base + next((_LETTER_MARKS[each] for each in marks if each in _LETTER_MARKS), mark))
        tone.extend(_TONES[each] for each in marks if each in _TONES)
    return f"1{''.join(letters)} {''.join(tone)}!"
