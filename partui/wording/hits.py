"""Where in a text what was searched stands, as the search compares: case, marks, spaces, i or y count for nothing."""

from partui.domain.text import fold, holds, with_i
from partui.wording.columns import cut


def hits(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where the wanted stands in a text, from and to which character.

    Args:
        text: cleaned text.
        wanted: folded; nothing is nowhere.
    """
    if not wanted or not holds(fold(text), wanted):
        return []
    folded, places = "", list[int]()
    for at, character in enumerate(text):
        letters = fold(character) or (" " if character.isspace() else "")
        folded += letters
        places += [at] * len(letters)
    if wanted not in folded:
        # As long as they were, so that the places stay.
        folded, wanted = with_i(folded), with_i(wanted)
    found, start = list[tuple[int, int]](), folded.find(wanted)
    while start >= 0:
        stop = start + len(wanted)
        found.append((places[start], places[stop - 1] + 1))
        start = folded.find(wanted, stop)
    return found


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
