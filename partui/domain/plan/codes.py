"""Codes of the plan's rows: numbers parted by full stops, such as 1.3.1."""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import takewhile

CODE_PATTERN = r"[1-9][0-9]{0,5}(\.[1-9][0-9]{0,5}){0,7}"

_CODE = re.compile(CODE_PATTERN)


def is_code(text: str) -> bool:
    """Return whether the text is a code and nothing else."""
    return _CODE.fullmatch(text) is not None


def code_key(code: str) -> tuple[int, ...]:
    """Return the key that sorts codes by their numbers: 1.2 before 1.10, 1 before 1.1.

    Raises:
        ValueError: the text is no code.
    """
    return tuple(int(part) for part in code.split("."))


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
