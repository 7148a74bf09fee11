"""Texts laid out in terminal cells: their width, cutting, filling and breaking into lines."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from partui.domain.text import USUAL_LETTERS

# What makes one picture of several signs.
_JOINED = ("\u200d", "\ufe0f")
_HANGUL_JOINING = range(0x1160, 0x1200)


def cell_width(text: str) -> int:
    """Return how many terminal cells a cleaned text fills."""
    if USUAL_LETTERS.fullmatch(text):
        return len(text)
    if any(sign in text for sign in _JOINED):
        # As the app counts them; nobody knows what a terminal makes of them.
        from rich.cells import cell_len

        return cell_len(text)
    return sum(map(_cells, text))


@lru_cache(4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Mc", "Me", "Cc", "Cs"} or ord(character) in _HANGUL_JOINING:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cut(text: str, width: int) -> str:
    """Return the text in at most so many cells, ending in `…` where something was cut off.

    Args:
        text: cleaned text.
        width: terminal cells; none or fewer gives an empty text.
    """
    if width <= 0:
        return ""
    if cell_width(text) <= width:
        return text
    used = 0
    end = 0
    while (used := used + _cells(text[end])) < width:
        end += 1
    return text[:end] + "…"


def pad(text: str, width: int, align: Literal["left", "right", "center"] = "left") -> str:
    """Return the text filled with spaces to so many cells; a wider text comes back as it is.

    Args:
        text: cleaned text.
        width: terminal cells.
        align: the side on which the text stands.
    """
    room = max(0, width - cell_width(text))
    before = {"left": 0, "center": room // 2, "right": room}[align]
    return " " * before + text + " " * (room - before)


def columns_that_fit(least: Sequence[int], leaves: Sequence[int], room: int, gap: int) -> list[int]:
    """Return which columns stand side by side in a line, by their places.

    Args:
        least: the cells that each needs.
        leaves: the order in which they leave where there is no room: the highest first, of equals the last; 0 stays.
        room: the cells of the line.
        gap: the cells between two columns.
    """
    stay = list(range(len(least)))
    while sum(least[at] + gap for at in stay) - gap > room and any(leaves[at] for at in stay):
        stay.remove(max(stay, key=lambda at: (leaves[at], at)))
    return stay


def wrap(text: str, width: int | None, *, whole_words: bool = True) -> list[str]:
    """Return the lines of a text broken between words.

    Args:
        text: cleaned text, which may hold line breaks; the spaces that a line begins with stand before its parts too.
        width: the cells of a line; none breaks nothing.
        whole_words: whether a word longer than a line stays whole; else it is broken within.
    """
    if width is None:
        return text.split("\n")
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words = paragraph.lstrip(" ")
        margin = paragraph[: len(paragraph) - len(words)]
        room = width - len(margin)
        line = ""
        used = 0
        for word in words.split(" "):
            begin, cells = 0, cell_width(word)
            if line and used + 1 + cells > room:
                lines.append(margin + line)
                line, used = "", 0
            while not whole_words and cells > max(room, 1):
                end, taken = _line_end(word, begin, room)
                lines.append(margin + word[begin:end])
                begin, cells = end, cells - taken
            rest = word[begin:] if begin else word
            line = f"{line} {rest}" if line else rest
            used += cells + (used > 0)
        lines.append(margin + line)
    return lines


def _line_end(word: str, begin: int, room: int) -> tuple[int, int]:
    """Return where a line ends that a part of a word fills but for its last cell, and how many cells that part has."""
    end, used = begin + 1, _cells(word[begin])
    while end < len(word) and used + (cells := _cells(word[end])) < room:
        end, used = end + 1, used + cells
    return end, used


def hanging(text: str, width: int) -> list[str]:
    """Return the lines of a text, what does not fit into its first line set in below it.

    Args:
        text: cleaned text in one line; spaces at its start stay before every line.
        width: cells of a line.
    """
    margin = text[: len(text) - len(text.lstrip())]
    hang = f"{margin}  "
    first, *others = wrap(text[len(margin) :], max(width - len(hang), 1), whole_words=False)
    return [f"{margin}{first}", *(f"{hang}{line}" for line in others)]
