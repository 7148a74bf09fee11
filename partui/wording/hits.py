"""Where in a text what was searched stands, as the search compares: case, marks, spaces, i or y count for nothing."""

from functools import lru_cache

from partui.domain.text import fold, with_i
from partui.wording.columns import cut

# The cells of a screen are looked through at every letter of a search.
_CELLS, _LETTERS = 2048, 1024


def hits(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where the wanted stands in a text, from and to which character.

    Args:
        text: cleaned text.
        wanted: folded; nothing is nowhere.
    """
    if not wanted or text.isspace():
        return []
    folded, alike, places = _folded(text)
    if wanted not in folded:
        # As long as they were, so that the places stay.
        folded, wanted = alike, with_i(wanted)
    found, start = list[tuple[int, int]](), folded.find(wanted)
    while start >= 0:
        stop = start + len(wanted)
        found.append((places[start], places[stop - 1] + 1))
        start = folded.find(wanted, stop)
    return found


@lru_cache(maxsize=_CELLS)
def _folded(text: str) -> tuple[str, str, list[int]]:
    """Return a text folded letter by letter, with i for y too, and from which character each letter comes."""
    letters = [_letters(character) for character in text]
    folded = "".join(letters)
    return folded, with_i(folded), [at for at, each in enumerate(letters) for _letter in each]


@lru_cache(maxsize=_LETTERS)
def _letters(character: str) -> str:
    return fold(character) or (" " if character.isspace() else "")


def hit_in_context(text: str, wanted: str, width: int) -> str:
    """Return the part of a text around the first hit, `…` where something is left out; empty where there is none.

    Args:
        text: cleaned text.
        wanted: folded.
        width: cells of the part.
    """
    found = hits(text, wanted)
    if not found:
        return ""
    start = max(found[0][0] - width // 3, 0)
    start = text.rfind(" ", 0, start + 1) + 1
    return ("…" if start else "") + cut(text[start:], width - 1)
