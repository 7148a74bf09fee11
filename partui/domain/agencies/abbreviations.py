"""Names of agencies as short as offices write them: Sở Nội vụ is SNV, Văn phòng UBND tỉnh VP UBND."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from partui.domain.text import clean, fold

_MANY = "các"
_JOINING = {"và", "của", "cấp", _MANY, "-", "–"}
# In the province's own plan its name says nothing.
_OWN = "tỉnh"
_LEVELS = {"huyện", "xã"}
_LEAST = 3
_FEWEST_PIECES = 2
_PARTED = re.compile(r"[\s,.&/–-]+")
_COMMITTEE = re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\bhội đồng nhân dân\b", re.IGNORECASE)


# The same few names stand in every row.
@lru_cache(maxsize=1000)
def abbreviated(name: str) -> str:
    """Return the initials of a name; what is initials already stays, and "Các …", which names many bodies, stays whole.

    Args:
        name: an agency's name.
    """
    words = clean(name).replace(",", " ").split()
    if not words[1:] or words[0].casefold() == _MANY:
        return clean(name)
    kept = [word for word in words if word.casefold() not in _JOINING]
    parts, run = list[str](), ""
    for at, word in enumerate(kept):
        is_last = at == len(kept) - 1
        if len(word) > 1 and word.isupper():
            parts += [run, word]
            run = ""
        elif is_last and word == _OWN and len("".join(parts) + run) >= _LEAST:
            break
        elif is_last and word in _LEVELS and parts:
            parts += [run, f"{word[0]}."]
            run = ""
        else:
            run += word[0].upper()
    return " ".join(part for part in (*parts, run) if part)


def short_names(agencies: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return every agency's name with the shortest that means it alone: the directory's own before initials.

    Args:
        agencies: each agency's name and what the directory abbreviates it to, empty where nothing is written there.
    """
    short = {name: clean(own) or abbreviated(name) for name, own in agencies}
    meanings = Counter(each.casefold() for each in short.values())
    return {name: each if meanings[each.casefold()] == 1 else name for name, each in short.items()}


def meanings(names: Iterable[str], directory: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return which known agencies each of some names may be an abbreviation of; names that are none are left out.

    What lists show is read back, case ignored; so is what offices write: `VP UBND tỉnh`, `Sở TT&TT`, `Sở GD&ĐT`.

    Args:
        names: what stands in cells.
        directory: each known agency's name and what the directory abbreviates it to, empty where nothing is written.
    """
    shown = {_plain(short): name for name, short in short_names(directory.items()).items() if short != name}
    found = {name: _meant(name, shown, directory) for name in names}
    return {name: meant for name, meant in found.items() if meant}


def _meant(written: str, shown: Mapping[str, str], directory: Iterable[str]) -> tuple[str, ...]:
    if exact := shown.get(_plain(written)):
        return (exact,)
    meant = [name for name in directory if _is_as(written, name) or _stands_for(written, name)]
    # Of two ways to write one name the longer is meant.
    return tuple(
        name
        for at, name in enumerate(meant)
        if not any(_stands_for(name, other) for other in meant) and _words(name) not in map(_words, meant[:at])
    )


def _is_as(written: str, name: str) -> bool:
    """Whether one name is written as the other, or as its initials: of two that have the same either may be meant."""
    return _words(written) == _words(name) or _plain(written) == _plain(abbreviated(name))


# Every new name is held against all known ones.
@lru_cache(maxsize=5000)
def _plain(name: str) -> str:
    return clean(name).casefold().rstrip(" .")


def _stands_for(short: str, name: str) -> bool:
    """Whether a name is another one with some of its words as their initials, and all other words the same."""
    pieces, words = _words(short), _words(name)
    if len(pieces) < _FEWEST_PIECES or pieces == words:
        return False
    at = 0
    for piece in pieces:
        taken = _taken(piece, words[at:])
        if not taken:
            return False
        at += taken
    return not words[at:] or (words[at:] == (_OWN,) and at > len(pieces))


@lru_cache(maxsize=5000)
def _words(name: str) -> tuple[str, ...]:
    text = _COMMITTEE.sub("UBND", _COUNCIL.sub("HĐND", clean(name)))
    return tuple(
        word if word.isupper() else word.casefold()
        for word in _PARTED.split(text)
        if word and word.casefold() not in _JOINING
    )


def _taken(piece: str, words: Sequence[str]) -> int:
    """Return how many words a piece of an abbreviation stands for: one that is the same, or several by initials."""
    if words and piece.casefold() == words[0].casefold():
        return 1
    if not piece.isupper():
        return 0
    letters, initials = fold(piece), ""
    for taken, word in enumerate(words, start=1):
        initials += fold(word) if word.isupper() else fold(word[0])
        if initials == letters:
            return taken
    return 0
