"""Cells of a scanned table: mark-up goes, bulleted cells become lists, words stay as printed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from partui.domain.text import clean

BULLETS = "-\N{EN DASH}\N{EM DASH}\N{BULLET}+"

_INLINE_TAG = re.compile(r"</?(?:i|b|u|em|strong|span|sub|sup)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FIRST_BULLET = re.compile(rf"([{BULLETS}])(?:\s+|(?=[^\W\d_]))")
_ENDS_ENTRY = (";", ".", ":")


def read_words(pieces: Sequence[str]) -> str:
    """Return the words of a cell as one line.

    Args:
        pieces: the cell and, where page breaks split its row, what continues it.
    """
    return " ".join(_paragraphs(pieces))


def read_entries(pieces: Sequence[str]) -> tuple[str, ...]:
    """Return the entries of a cell: "- A; - B" is "A;" and "B", a cell without bullets is one entry.

    A paragraph is split only if it begins with a bullet, and only where that bullet follows a semicolon,
    a full stop or a colon: "kinh tế - xã hội" stays whole.

    Args:
        pieces: the cell and, where page breaks split its row, what continues it.
    """
    return tuple(entry for paragraph in _paragraphs(pieces) for entry in _split_bullets(paragraph))


def _paragraphs(pieces: Iterable[str]) -> list[str]:
    paragraphs: list[list[str]] = []
    for piece in pieces:
        blocks = list(_blocks(piece))
        if blocks and paragraphs and not _begins_anew(piece, paragraphs[-1][-1]):
            paragraphs[-1].append(blocks.pop(0))
        paragraphs.extend([block] for block in blocks)
    return [" ".join(parts) for parts in paragraphs]


def _begins_anew(piece: str, before: str) -> bool:
    return before.endswith(_ENDS_ENTRY) and _BLOCK_TAG.match(piece.lstrip()) is not None


def _blocks(piece: str) -> Iterator[str]:
    for block in _BLOCK_TAG.split(piece):
        words = clean(_INLINE_TAG.sub("", block))
        if words:
            yield words


def _split_bullets(paragraph: str) -> Iterator[str]:
    first = _FIRST_BULLET.match(paragraph)
    if first is None:
        yield paragraph
        return
    next_bullet = rf"(?<=[;.:])\s+{re.escape(first[1])}(?:\s+|(?=[^\W\d_]))"
    for entry in re.split(next_bullet, paragraph[first.end() :]):
        if entry:
            yield entry
