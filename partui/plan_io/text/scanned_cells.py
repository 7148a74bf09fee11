"""Cells of a scanned table: mark-up goes, paragraphs stay apart."""

import re
from collections.abc import Iterator

from partui.domain.text import clean
from partui.plan_io.document import Cell, Line

_INLINE_TAG = re.compile(r"</?(?:i|b|u|em|strong|span|sub|sup)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def scanned_cell(text: str, column: int = 0) -> Cell:
    """Return the cell that a piece of a scanned row is.

    Args:
        text: its words with mark-up such as `<ul>`, `<li>`, `<p>`, `<i>`.
        column: 0-based.
    """
    lines = tuple(Line(block) for block in _blocks(text))
    return Cell(lines, column, run_on=True, goes_on=_BLOCK_TAG.match(text.lstrip()) is None)


def _blocks(text: str) -> Iterator[str]:
    for block in _BLOCK_TAG.split(text):
        words = clean(_INLINE_TAG.sub("", block))
        if words:
            yield words
