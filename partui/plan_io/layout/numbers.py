"""Numbers that a plan prints before its rows, in whatever way: 1.3.1, III.2, A., a), 1a, 01."""

import re

_ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_PART = rf"(?:[0-9]{{1,6}}[a-zđA-ZĐ]?|{_ROMAN}|[A-ZĐ]|[a-zđ])"
_NUMBER = re.compile(rf"\(?{_PART}(?:[.,/-]{_PART}){{0,8}}[.):/]{{0,2}}")
_SINGLE = re.compile(r"[0-9]{1,2}|[a-z]")
# A word of one letter is a number only with a sign behind it.
_BEFORE_TITLE = re.compile(
    rf"(?P<number>\(?(?:[0-9]{{1,3}}(?:[.,][0-9]{{1,3}}){{0,7}}[.):/]?|{_ROMAN}[.):/]|[A-ZĐa-zđ][.):/]|"
    rf"{_ROMAN}(?:\.[0-9]{{1,3}}){{1,4}}[.):/]?|[A-ZĐ](?:\.[0-9IVX]{{1,4}}){{1,4}}[.):/]?))\s+(?P<title>[^\W\d_“\"(].*)",
    re.DOTALL,
)


def is_number(words: str) -> bool:
    """Return whether some words are a row's number and nothing else."""
    return _NUMBER.fullmatch(words.replace(" ", "")) is not None


def is_single_number(words: str) -> bool:
    """Return whether some words number a column: 1, 12 or a."""
    return _SINGLE.fullmatch(words) is not None


def split_number(words: str) -> tuple[str, str]:
    """Return the number that stands before a title and the title; the number is blank where there is none."""
    found = _BEFORE_TITLE.fullmatch(words)
    if found is None or (found["number"].isdecimal() and not found["title"][0].isupper()):
        return "", words
    return found["number"], found["title"]


def is_deeper(number: str, above: str) -> bool:
    """Return whether a row with a number stands under one with another: 1 under I, a) under 1, 1.1 under 1."""
    return _depth(number) > _depth(above)


def _depth(number: str) -> tuple[int, int]:
    plain = number.strip(" .:()/")
    parts = plain.count(".")
    if plain[:1].isdecimal():
        return 2, parts
    if re.fullmatch(_ROMAN, plain.partition(".")[0]):
        return 1, parts
    return (3 if plain.islower() else 0), parts
