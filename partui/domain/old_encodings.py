"""Vietnamese as it was written before Unicode: TCVN3 (ABC) and VNI letters, known by their look and read as Unicode."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"

# TCVN 5712:1993 (VN3): a letter's own sign, then à ả ã á ạ.
_TCVN3_LETTERS = {
    "a": "µ¶·¸¹", "ă": "»¼½¾Æ", "â": "ÇÈÉÊË", "e": "ÌÎÏÐÑ", "ê": "ÒÓÔÕÖ", "i": "×ØÜÝÞ", "o": "ßáâãä",
    "ô": "åæçèé", "ơ": "êëìíî", "u": "ïñòóô", "ư": "õö÷øù", "y": "úûüýþ",
}  # fmt: skip
_TCVN3_PLAIN = dict(zip("ăâđêôơưĂÂĐÊÔƠƯ", "¨©®ª«¬\u00ad¡¢§£¤¥¦", strict=True))
_TCVN3_TONES = _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT

# VNI for Windows: the letter, then a sign for its mark and tone; ơ, ư, đ, i and ỵ are signs of their own.
_VNI_TONES = {"ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ù": _ACUTE, "ï": _DOT}
_VNI_ROUND = {"â": "", "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "á": _ACUTE, "ä": _DOT}
_VNI_SHORT = {"ê": "", "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "é": _ACUTE, "ë": _DOT}
_VNI_SINGLE = dict(zip("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ", strict=True)) | {each: each for each in "íìÍÌ"}
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"

# What no Vietnamese word has in Unicode, and each old encoding has in many.
_TELLING = {
    "TCVN3": re.compile("[µ¶·¸¹»¼½¾¨©®ª«¬\u00ad¡§£¤¥¦Æ÷þÞßäåæçëîïñøûü×]"),
    "VNI": re.compile("[ñöøûïåäëüæîÑÖØÛÏÅÄËÜÆÎ]"),
}
_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u0323]")
_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_SYLLABLE = re.compile(
    "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    "(?:uye|uya|uyu|oai|oay|oeo|uoi|uou|ieu|yeu|uay|[aeiouy]{1,2})(?:ch|ng|nh|[cmnpt])?"
)
_LONGEST_SAMPLE = 200_000
_FEWEST, _MOST_MODERN, _LEAST_SHARE, _LEAST_TELLING = 5, 0.02, 0.85, 0.2


class OldEncoding(NamedTuple):
    """An encoding from before Unicode.

    Attributes:
        name: as offices call it.
        convert: gives the Unicode of a text.
    """

    name: str
    convert: Callable[[str], str]


def old_encoding(texts: Iterable[str]) -> OldEncoding | None:
    """Return the old encoding in which a document is written; none where it is Unicode, or too little to tell.

    Args:
        texts: the document's texts, as they stand there before any cleaning.
    """
    sample = _sample(texts)
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    if len(words) < _FEWEST or len(_MODERN.findall(sample)) > _MOST_MODERN * len(words):
        return None
    shares = {encoding: _share(encoding, words) for encoding in (_TCVN3, _VNI)}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _LEAST_SHARE else None


def in_unicode(text: str) -> str:
    """Return a text that was typed or pasted, in Unicode where it is long enough to be known as older."""
    found = None if text.isascii() else old_encoding([text])
    return found.convert(text) if found else text


def _sample(texts: Iterable[str]) -> str:
    taken: list[str] = []
    length = 0
    for text in texts:
        taken.append(text[: _LONGEST_SAMPLE - length])
        length += len(text)
        if length > _LONGEST_SAMPLE:
            break
    return "\n".join(taken)


def _share(encoding: OldEncoding, words: list[str]) -> float:
    """Return how many of the words would be Vietnamese, none where hardly any has a letter that only it has."""
    telling = sum(1 for word in words if _TELLING[encoding.name].search(word))
    if telling < _LEAST_TELLING * len(words):
        return 0
    return sum(1 for word in words if _is_syllable(encoding.convert(word))) / len(words)


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
    tones = sum(apart.count(tone) for tone in _TCVN3_TONES)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return tones <= 1 and _SYLLABLE.fullmatch(plain) is not None


def _from_tcvn3(text: str) -> str:
    return text.translate(_tcvn3_table())


@cache
def _tcvn3_table() -> dict[int, str]:
    table = {ord(sign): letter for letter, sign in _TCVN3_PLAIN.items()}
    for letter, signs in _TCVN3_LETTERS.items():
        for sign, tone in zip(signs, _TCVN3_TONES, strict=True):
            table[ord(sign)] = unicodedata.normalize("NFC", letter + tone)
    return table


def _from_vni(text: str) -> str:
    pairs, pattern = _vni_pairs()
    return pattern.sub(lambda found: pairs[found[0]], text)


@cache
def _vni_pairs() -> tuple[dict[str, str], re.Pattern[str]]:
    pairs = dict(_VNI_SINGLE)
    for sign, tone in _VNI_TONES.items():
        pairs |= {letter + sign: letter + tone for letter in "aeouyAEOUY"}
        pairs |= {old + sign: new + tone for old, new in _VNI_SINGLE.items() if old in "ôöÔÖ"}
    for signs, mark, letters in ((_VNI_ROUND, _CIRCUMFLEX, "aeoAEO"), (_VNI_SHORT, _BREVE, "aA")):
        pairs |= {letter + sign: letter + mark + tone for sign, tone in signs.items() for letter in letters}
    pairs |= {old[0] + old[1].upper(): new for old, new in pairs.items() if len(old) == 2}  # noqa: PLR2004
    composed = {old: unicodedata.normalize("NFC", new) for old, new in pairs.items()}
    return composed, re.compile("|".join(sorted(map(re.escape, composed), key=len, reverse=True)))


_TCVN3, _VNI = OldEncoding("TCVN3", _from_tcvn3), OldEncoding("VNI", _from_vni)
