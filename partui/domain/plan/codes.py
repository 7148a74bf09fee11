"""Codes of the plan's rows: the path of their numbers as printed, such as 1.3.1, I.1, A.II.2.3 and 3.b."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from partui.domain.plan.numerals import PART_PATTERN, Numeral, next_part, read_numeral
from partui.domain.text import clean

MOST_PARTS = 12
CODE_PATTERN = rf"{PART_PATTERN}(?:\.{PART_PATTERN}){{0,{MOST_PARTS - 1}}}"

_WORD_BEFORE = re.compile(r"(?:phần|mục|chương|nhóm|nhiệm vụ)\s+(?=\S)", re.IGNORECASE)
_ROUND_A_NUMBER = " .,;:()[]/-–—•*+"
_NO_NUMERAL = (9, 0, 0, 0)

CodeKey = tuple[tuple[int, int, int, int, str], ...]


def is_code(text: str) -> bool:
    """Return whether the text is a code and nothing else."""
    return _code().fullmatch(text) is not None


@lru_cache(maxsize=1)
def _code() -> re.Pattern[str]:
    return re.compile(CODE_PATTERN)


def plain_number(printed: str) -> str:
    """Return a number as printed without the signs round it."""
    return clean(printed).strip(_ROUND_A_NUMBER)


def read_number(printed: str) -> tuple[str, ...]:
    """Return the parts of a number as printed, without what stands round it; nothing where there is none.

    `1.`, `1)` and `(1)` are 1, `b)` is b, `Phần II` is II, `III.1` is III and 1.
    """
    text = plain_number(_WORD_BEFORE.sub("", clean(printed)))
    parts = tuple(part.strip() for part in text.split("."))
    return parts if is_code(".".join(parts)) else ()


def code_key(code: str) -> CodeKey:
    """Return the key that sorts codes by their numbers: 1.2 before 1.10, I.9 before II, 1 before 1a before 2.

    Any text has one; what is no number comes last.
    """
    return tuple(_part_key(part) for part in code.split("."))


@lru_cache(maxsize=4096)
def _part_key(part: str) -> tuple[int, int, int, int, str]:
    number, _blank, rest = part.partition(" ")
    numeral: Numeral | tuple[int, int, int, int] = read_numeral(number) or _NO_NUMERAL
    return (*numeral, rest if isinstance(numeral, Numeral) else part)


def code_after(code: str) -> str:
    """Return the code that follows one in its list: 1.4 after 1.3, II after I, 3.c after 3.b."""
    above, dot, last = code.rpartition(".")
    return f"{above}{dot}{next_part(last)}"


def chapter_of(code: str) -> str:
    """Return the chapter (lĩnh vực) of a code: its first number."""
    return code.partition(".")[0]


def prefixes_of(code: str) -> Iterator[str]:
    """Yield the codes above a code, nearest first: 1.3.1 gives 1.3, then 1."""
    above = code.rpartition(".")[0]
    while above:
        yield above
        above = above.rpartition(".")[0]


def parent_among(code: str, codes: Container[str]) -> str | None:
    """Return the nearest code above a code that is among some codes, none if there is none.

    The plan may skip a level: 5.2.1 stands under 5 when no row bears 5.2.
    """
    return next((above for above in prefixes_of(code) if above in codes), None)


def nearest_among(code: str, codes: Container[str]) -> str | None:
    """Return the code itself if it is among some codes, else the nearest above it, none if there is none."""
    return code if code in codes else parent_among(code, codes)


def nearest_codes(code: str, codes: Iterable[str], number: int = 3) -> list[str]:
    """Return the codes most like one that is not there: those that begin alike, then those written alike."""
    from difflib import SequenceMatcher

    def unlike(known: str) -> tuple[int, float]:
        alike = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(code, known, strict=False)))
        return -alike, -SequenceMatcher(None, code, known).ratio()

    return sorted(codes, key=unlike)[:number]
