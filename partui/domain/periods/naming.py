"""Which instance an officer means: `quý 3`, `Q3`, `tháng 9`, `9`, `15/11`, its key, or a part of its label."""

import re
from collections.abc import Iterator, Mapping

from partui.domain.errors import PartuiError
from partui.domain.text import clean, fold

_ROMAN = {1: "i", 2: "ii", 3: "iii", 4: "iv"}
_YEAR_BEHIND = re.compile(r"(.+)[/ ]((?:19|20|21)[0-9]{2})")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def find_period(typed: str, labels: Mapping[str, str], code: str) -> str:
    """Return the key of the instance that is meant.

    Args:
        typed: what the officer typed.
        labels: the task's instances by key, each as an officer reads it.
        code: the task's.

    Raises:
        PartuiError: none is meant, or several.
    """
    words = _plain(typed)
    exact = [key for key, label in labels.items() if words in {_plain(key), _plain(label)}]
    dated = _YEAR_BEHIND.fullmatch(fold(clean(typed)))
    bare, year = (_plain(dated[1]), dated[2]) if dated else (words, "")
    named = [key for key in labels if key.startswith(year) and bare in _forms(key)]
    parts = [key for key, label in labels.items() if words and words in _plain(label)]
    for found in (exact, named, parts):
        if len(found) == 1:
            return found[0]
    told = "; ".join(labels[key] for key in [*named, *parts] or labels)
    raise PartuiError(
        "{code} không có đúng một kỳ “{typed}”; các kỳ: {told}.", code=code, typed=clean(typed), told=told
    )


def _plain(text: str) -> str:
    squeezed = "".join(fold(clean(text)).split()).removeprefix("ky")
    return _LEADING_ZEROS.sub("", squeezed)


def _forms(key: str) -> Iterator[str]:
    """Yield what officers write for an instance, without marks and blanks."""
    year, _hyphen, rest = key.partition("-")
    match rest[:1]:
        case "":
            yield from (year, f"nam{year}")
        case "Q":
            yield from (rest[1:], f"q{rest[1:]}", f"quy{rest[1:]}", f"q{_ROMAN[int(rest[1:])]}")
            yield f"quy{_ROMAN[int(rest[1:])]}"
        case "H":
            yield from (rest[1:], f"h{rest[1:]}", ("6thangdau", "6thangcuoi")[int(rest[1:]) - 1])
        case "W":
            yield from (str(int(rest[1:])), f"w{int(rest[1:])}", f"tuan{int(rest[1:])}")
        case _:
            month, _hyphen, day = rest.partition("-")
            if day:
                yield from (f"{int(day)}/{int(month)}", f"ngay{int(day)}/{int(month)}")
            else:
                yield from (str(int(month)), f"t{int(month)}", f"thang{int(month)}")
