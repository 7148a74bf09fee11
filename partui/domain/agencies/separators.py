"""Where a cell may be parted: marks, line breaks, "và", and a blank where one whole name follows another."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from partui.domain.agencies.asides import is_label
from partui.domain.agencies.heads import starts_agency
from partui.domain.agencies.official_names import WHOLE_NAMES
from partui.domain.text import fold

_TOKEN = re.compile(
    r"(?P<paren>[()])|(?P<mark>[;,:\n]|\s(?:và|va|&)(?=\s))"
    r"|(?P<before_name>\s[0-9]{1,2}[.)]\s+(?=[^\W\d_])|/\s?|\.\s+(?=[^\W\d_]|[-+])|\s(?:cùng(?:\s+với)?|hoặc|\+)(?=\s))"
    r"|(?P<dash>\s[-\u2013]\s)|(?P<blank>\s(?=(?:Sở|Bộ|UBND|Ủy|Các|Công|Văn|Thanh|Ban|Báo|Đài|Thuế|Kho|Chủ|HĐND)\s))",
    re.IGNORECASE,
)
# A name of these is whole where another such name follows it; "Thanh tra Sở" and "Văn phòng Sở" are not.
_PEER = re.compile(
    r"(?:so|bo|ubnd|uy ban nhan dan|cac (?:so|bo|xa|phuong)|cong an|xa|phuong|dac khu|thi tran)\b.*|(?:ban )?nganh|"
    r".*\b(?:tinh|thanh pho|chinh phu|viet nam)"
)
_LEADS_ON = re.compile(
    r".*\b(?:cua|thuoc|va|cac|voi|cap|tai|do|tham muu|trinh|giup|de nghi|bao cao|lanh dao|giam doc|chu tich|"
    r"(?<!moi )truong|chi huy|chi dao|dia ban|theo|so|bo|ubnd|o)"
)
# "VP. UBND tỉnh", "UBND TP. Huế".
_SHORT = re.compile(r"\b(?:VP|TP|TX|TT)$", re.IGNORECASE)
_MAY_PART = re.compile(r"[,/&-]|\bva\b")
# Of a directory: "Văn phòng" may stand in it, and yet go on.
_FEWEST_BLANKS = 2
_DASHES = "\u2013\u2014"
_LONGEST_LOOK = 120


class Piece(NamedTuple):
    """What stands between separators of a cell.

    Attributes:
        separators: those before it, together; a line break or a blank is `\\n`.
    """

    separators: str
    words: str


def pieces(text: str, known: Sequence[str]) -> Iterator[Piece]:
    """Yield what stands between separators; parentheses and whole names are left alone.

    Args:
        text: a cleaned cell.
        known: names of the directory.
    """
    separators = ""
    start = 0
    for separator, at, end in _separators(text, tuple(known)):
        if words := text[start:at].strip():
            yield Piece(separators, " ".join(words.split()))
            separators = ""
        separators += separator
        start = end
    if words := text[start:].strip():
        yield Piece(separators, " ".join(words.split()))


def _separators(text: str, known: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    whole = {place for found in _known(known).finditer(_folded(text)) for place in range(found.start(), found.end())}
    # Parentheses that do not pair protect nothing.
    paired = text.count("(") == text.count(")")
    depth = 0
    start = 0
    for found in _TOKEN.finditer(text):
        if found["paren"]:
            depth = max(0, depth + (1 if found[0] == "(" else -1))
        elif (depth == 0 or not paired) and found.start() not in whole:
            separator = _separator(found, text, start, known)
            if separator:
                yield separator, found.start(), found.end()
                start = found.end()


def _separator(found: re.Match[str], text: str, start: int, known: tuple[str, ...]) -> str:
    """Return the mark that a place of a cell parts names with; none where it does not."""
    if found["mark"]:
        return found[0].strip() or "\n"
    after = text[found.end() : found.end() + _LONGEST_LOOK].lstrip(" -+\n")
    if not after or (found[0][0] == "." and _SHORT.search(text[start : found.start()])):
        return ""
    if not starts_agency(after, fold(after)):
        label, colon, _rest = after.partition(":")
        return ";" if colon and found["before_name"] and is_label(fold(label)) else ""
    if found["before_name"] or (found["dash"] and text[:1] in "-\u2013"):
        return ";"
    return ";" if after[:1].isupper() and _is_whole(text[start : found.start()], known) else ""


def _is_whole(before: str, known: tuple[str, ...]) -> bool:
    """Return whether words are a whole name: no "Thanh tra" that goes on with "Sở Nội vụ"."""
    if len(before) > _LONGEST_LOOK:
        return False
    folded = fold(before).strip(" -.")
    if folded in whole_names(()):
        return True
    if _LEADS_ON.fullmatch(folded):
        return False
    return bool(_PEER.fullmatch(folded)) or (folded.count(" ") >= _FEWEST_BLANKS and folded in whole_names(known))


def _folded(text: str) -> str:
    """Return a text folded letter by letter, each in its place."""
    return "".join(map(_bare, text))


@lru_cache(maxsize=1000)
def _bare(letter: str) -> str:
    bare = "-" if letter in _DASHES else fold(letter)
    return bare if len(bare) == 1 else letter


def whole_names(known: Sequence[str]) -> frozenset[str]:
    """Return the names of laws and of the directory, folded."""
    return _whole_names(tuple(known))


@lru_cache(maxsize=4)
def _whole_names(known: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, (*WHOLE_NAMES, *known)))


@lru_cache(maxsize=4)
def _known(known: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the names that hold a mark, "và" or a line break, the longest first."""
    parted = {name for name in map(fold, known) if _MAY_PART.search(name)}
    names = sorted({*whole_names(()), *parted}, key=len, reverse=True)
    patterns = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile("|".join(rf"(?<!\w){pattern}(?!\w)" for pattern in patterns))
