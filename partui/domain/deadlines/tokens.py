"""A deadline's words as tokens: a letter each for what it is, and its value."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from partui.domain.deadlines.vocabulary import Branch, Token, phrases

# A date that the calendar has not: nothing that stands with it is read.
WRONG = Token("!")
_OTHER = Token("_")
_LAST_YEAR = Token("p", -1)
# Behind "năm trước" where it is a year and a time before something: a day, a month, a quarter, an event.
_BEFORE_WHAT = frozenset("dmq134v")

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212~→", "-"))
# Footnotes, bullets, quotation marks.
_MARKS = r"\[[0-9]+\]|\([0-9]{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079*\"'“”‘’…•]+"
_FOREIGN_DIGIT = r"[^\D0-9]"
# "QIII", "Quý2", "T9/2026".
_GLUED = (
    r"\bq(?:uý|uí|úy|úi|uy)?(?=(?:[il]{1,3}|[il1]v|0?[1-4]|[\u2170-\u2173])\b)"
    r"|\bt\.?(?=(?:0?[1-9]|1[0-2])\b)"
)
# Letters and signs of which none is a footnote, a mark or a digit of another script.
_PLAIN = "[ 0-9a-z\u00e0-\u00fd\u0103\u0111\u0129\u0169\u01a1\u01b0\u1ea0-\u1ef9,;:./+%-]*"
# With a dash or a full stop a day only where no month has the first number and a sentence can end or go on behind it:
# "28-9", "28-9/2026", "28.9 năm 2026".
_TEXT = r"""
  (?P<word>[^\W\d_]+)
|(?P<document>[0-9]+[a-z]?(?:/[0-9]{4})?[/-](?!th|tr|tu|qu|nam|ng|l|den|va|ban)[a-zđ]{2,}(?![^\W\d_])(?:[-/.]?[^\W_]+)*)
| (?P<clock>[0-9]{1,2}\ ?(?:giờ|gio|h|g)(?:\ ?[0-9]{1,2})?(?:\ ?(?:phút|phut|p))?(?![^\W_])
          |[0-9]{1,2}:[0-9]{2}(?![0-9]))
| (?P<full>[0-9]{4}(?P<a>[/.-])[0-9]{1,2}(?P=a)[0-9]{1,2}(?![0-9/])
         |[0-9]{1,2}\ ?(?P<b>[/.-])\ ?[0-9]{1,2}\ ?(?P=b)\ ?[0-9]{4}(?![0-9])
         |[0-9]{1,2}(?P<c>[/.-])[0-9]{1,2}(?P=c)[0-9]{2}(?![0-9]|[/.-][0-9]))
| (?P<dashed>(?<![0-9/.-])(?:1[3-9]|2[0-9]|3[01])\ ?-\ ?(?:0?[1-9]|1[0-2])/[0-9]{4}(?![0-9]))
| (?P<month>[0-9]{1,2}\ ?[/.-]\ ?[0-9]{4}(?![/.]?[0-9]))
| (?P<day>[0-9]{1,2}\ ?/\ ?[0-9]{1,2}(?![0-9/%])
         |(?<![0-9/.-])(?:1[3-9]|2[0-9]|3[01])(?:\ ?-\ ?|\.(?=[0-9]+\ n[aă]m\ [0-9]{4}))(?:0?[1-9]|1[0-2])
          (?=\ *(?:$|[;,()]|\.(?:$|\ )|(?:đến|den|tới|toi|và|va)\ |(?:h[aăằ]ng|mỗi|moi)\ n[aă]m)
              |\ -\ |\ n[aă]m\ [0-9]{4}))
| (?P<year>(?:19|20|21)[0-9]{2}(?![0-9%]|[.,][0-9]))
| (?P<small>[0-9]{1,2}(?![0-9%]|\.[0-9]{3}))
| (?P<other>[0-9]+(?:[.,][0-9]+)*%?|_)
| (?P<sign>[^\w\s])
"""
_SIGNS = {"+": "&", "[": "(", "]": ")", "{": "(", "}": ")", "!": ";", "?": ";"} | {sign: sign for sign in ",&-/.;:()"}
_MOST_DAYS, _MOST_MONTHS = 31, 12
_NUMBER = r"[0-9]+"
_LONGEST_COUNT = 4


def tokens_of(text: str) -> tuple[list[Token], bool]:
    """Return the tokens of a cleaned text, and whether it has marks; case, Unicode form and footnotes do not matter."""
    text = text.casefold()
    if not _pattern(_PLAIN).fullmatch(text):
        text = _pattern(_FOREIGN_DIGIT).sub("_", _pattern(_MARKS).sub(" ", text.translate(_DASHES)))
        text = unicodedata.normalize("NFC", text)
    marked = not text.isascii()
    text = _pattern(_GLUED).sub(_unglued_marked if marked else _unglued, text)
    return _with_phrases(list(_pattern(_TEXT).finditer(text)), text, phrases(marked=marked)), marked


def _unglued_marked(found: re.Match[str]) -> str:
    return "tháng " if found[0][0] == "t" else "quý "


def _unglued(found: re.Match[str]) -> str:
    return "thang " if found[0][0] == "t" else "quy "


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE if text is _TEXT else 0)


def _with_phrases(matches: list[re.Match[str]], text: str, known: Mapping[str, Branch]) -> list[Token]:
    """Return the tokens of words, numbers and signs; of the phrases that begin with a word the longest counts."""
    words = [match[0] if match.lastgroup == "word" else "" for match in matches]
    words.append("")
    tokens: list[Token] = []
    at = 0
    while at < len(matches):
        if words[at]:
            token, at = _phrase(words, at, known)
        else:
            token, at = _number_or_sign(matches[at], text), at + 1
        tokens.append(token)
    return list(_parted(tokens)) if _LAST_YEAR in tokens else tokens


def _parted(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens with each "năm trước" as the year that it is, or as the two words that it is before a time."""
    for token, behind in zip(tokens, [*tokens[1:], _OTHER], strict=True):
        if token != _LAST_YEAR:
            yield token
        elif behind.letter in _BEFORE_WHAT:
            yield from (Token("y"), Token("b"))
        else:
            yield Token("j", -1)


def _phrase(words: list[str], at: int, known: Mapping[str, Branch]) -> tuple[Token, int]:
    """Return the longest phrase that stands at a place, and where it ends."""
    token, end = _OTHER, at + 1
    branch = known.get(words[at])
    while branch is not None:
        at += 1
        if branch.token is not None:
            token, end = branch.token, at
        branch = branch.further.get(words[at])
    return token, end


def _number_or_sign(match: re.Match[str], text: str) -> Token:
    shown = match[0]
    match match.lastgroup:
        case "document":
            return Token("8")
        case "clock":
            return Token("9")
        case "small":
            return Token("1", int(shown))
        case "year":
            return Token("6", int(shown))
        case "other":
            return Token("7", int(shown) if shown.isdecimal() and len(shown) <= _LONGEST_COUNT else 0)
        case "sign":
            full_stop = shown == "." and text[match.end() : match.end() + 1] in {"", " "}
            return Token(";" if full_stop else _SIGNS.get(shown, "."))
        case kind:
            return _date(kind or "", [int(part) for part in _pattern(_NUMBER).findall(shown)])


def _date(kind: str, parts: list[int]) -> Token:
    if kind == "month":
        month, year = parts
        return _known("5", 1, month, year)
    if kind == "day":
        day, month = parts
        return _known("3", day, month, 0)
    day, month, year = parts if parts[0] <= _MOST_DAYS else reversed(parts)
    return _known("4", day, month, year)


def _known(letter: str, day: int, month: int, year: int) -> Token:
    return Token(letter, (year, month, day)) if 1 <= day <= _MOST_DAYS and 1 <= month <= _MOST_MONTHS else Token("7")
