"""How wide a column and how high a row must be for their texts: Excel works neither out by itself."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from unicodedata import combining, normalize

from xlsxwriter.utility import xl_pixel_width

LINE = 15.0
# Excel takes no higher row, in points.
HIGHEST = 409.0
_PIXELS = 7
_BOLD = 1.12
_SPACE = 3
# What a filter is opened by, beside the last line of a head.
_BUTTON = 10
_HEAD_LINES = 2.5


def content_width(head: str, texts: Iterable[str], most: float) -> float:
    """Return how wide a column is that holds texts, in characters: as its longest line, or so many where they wrap.

    Args:
        head: of the column; it wraps between words, and has a button to filter by.
        most: characters that it has at the most.
    """
    words = max((_pixels(word) * _BOLD + _BUTTON for word in head.split()), default=0.0)
    words = max(words, _pixels(head) * _BOLD / _HEAD_LINES + _BUTTON)
    lines = (line for text in texts for line in text.split("\n"))
    longest = max((sum(map(_pixels, words)) + _SPACE * len(words) for words in map(str.split, lines)), default=0)
    return round(max(words, min(longest + _PIXELS, most * _PIXELS)) / _PIXELS, 1)


def row_height(cells: Iterable[tuple[str, float]], *, bold: bool = False) -> float | None:
    """Return the height of a row in points; none where a single line holds every text.

    Args:
        cells: each text that wraps, with its column's width in characters.
        bold: whether the row is in bold letters, which are wider.
    """
    lines = max((_lines(text, width * _PIXELS, _BOLD if bold else 1.0) for text, width in cells), default=1)
    return min(HIGHEST, lines * LINE) if lines > 1 else None


def _lines(text: str, room: float, stretch: float) -> int:
    return sum(_wrapped(line, room, stretch) for line in text.split("\n"))


def _wrapped(line: str, room: float, stretch: float) -> int:
    """Count the lines that words fill one after the other; a word with no room of its own is broken."""
    lines, filled = 1, 0.0
    for word in line.split(" "):
        width = _pixels(word) * stretch
        if filled and filled + _SPACE + width > room:
            lines, filled = lines + 1, 0.0
        lines += max(0, ceil(width / room) - 1)
        filled += width % room + (_SPACE if filled else 0) if width > room else width + (_SPACE if filled else 0)
    return lines


@lru_cache(maxsize=20_000)
def _pixels(word: str) -> int:
    """The width of a word; a mark over or under a letter takes no room."""
    return int(xl_pixel_width("".join(letter for letter in normalize("NFD", word) if not combining(letter))))
