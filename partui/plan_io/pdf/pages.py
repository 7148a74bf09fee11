"""The lines and ruled tables of a PDF, as a program of its own: `python -m partui.plan_io.pdf.pages SOURCE TARGET`.

What reads PDF files follows what a hostile one says as far as it goes: the system holds this program to its limits.
"""

import json
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from partui.system.limits import limit_self

_SECONDS, _BYTES, _WRITTEN = 60, 1536 * 2**20, 64 * 2**20
_MOST_PAGES, _MOST_CELLS_A_PAGE = 200, 3_000
# Points: what is nearer is one line, or one rule.
_ONE_LINE, _ONE_RULE = 3.0, 2.5
_PAGE_NUMBER = re.compile(r"[-–\s]*[0-9]{1,3}[-–\s]*")
_NEW_PARAGRAPH = re.compile(r"[-+•*–]\s|[0-9]{1,2}[.)]\s|[a-zđ]\)\s")

Box = tuple[float, float, float, float]


class Word(NamedTuple):
    """A word and where it stands on its page."""

    text: str
    x: float
    y: float


def main() -> None:
    """Write the pages of a file as JSON: lines, and tables as rows of cells."""
    limit_self(_SECONDS, _BYTES, _WRITTEN)
    import pdfplumber

    with pdfplumber.open(sys.argv[1]) as pdf, open(sys.argv[2], "w", encoding="utf-8") as out:
        if len(pdf.pages) > _MOST_PAGES:
            sys.exit(1)
        json.dump([block for page in pdf.pages for block in _blocks(page)], out)


def _blocks(page: Any) -> Iterator[dict[str, Any]]:
    words = [Word(each["text"], (each["x0"] + each["x1"]) / 2, (each["top"] + each["bottom"]) / 2)
             for each in page.extract_words()]  # fmt: skip
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    if sum(len(table.cells) for table in tables) > _MOST_CELLS_A_PAGE:
        sys.exit(1)
    outside = [word for word in words if not any(_holds(table.bbox, word) for table in tables)]
    blocks: list[tuple[float, dict[str, Any]]] = [
        (line[0].y, {"line": _text(line)}) for line in _lines(outside) if not _PAGE_NUMBER.fullmatch(_text(line))
    ]
    blocks.extend((table.bbox[1], _table(table.cells, words)) for table in tables)
    page.close()
    yield from (block for _top, block in sorted(blocks, key=lambda each: each[0]))


def _table(cells: list[Box], words: list[Word]) -> dict[str, Any]:
    across = _rules(edge for cell in cells for edge in (cell[0], cell[2]))
    down = _rules(edge for cell in cells for edge in (cell[1], cell[3]))
    rows: list[list[list[Any]]] = [[] for _row in down[1:]]
    for cell in sorted(cells):
        left, right = _place(across, cell[0]), _place(across, cell[2])
        top, bottom = _place(down, cell[1]), _place(down, cell[3])
        paragraphs = _paragraphs([word for word in words if _holds(cell, word)])
        for row in range(top, bottom):
            rows[row].append([paragraphs if row == top else [], left, max(right - left, 1), row > top])
    return {"rows": rows, "rules": across}


def _rules(edges: Iterable[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _ONE_RULE:
            rules.append(edge)
    return rules


def _place(rules: list[float], edge: float) -> int:
    return max(bisect_left(rules, edge - _ONE_RULE), 0)


def _holds(box: Box, word: Word) -> bool:
    left, top, right, bottom = box
    return left <= word.x < right and top <= word.y < bottom


def _lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in sorted(words, key=lambda each: each.y):
        if line and word.y - line[-1].y > _ONE_LINE:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _text(line: list[Word]) -> str:
    return " ".join(word.text for word in sorted(line, key=lambda each: each.x))


def _paragraphs(words: list[Word]) -> list[str]:
    """Return lines joined where the cell's width broke them."""
    paragraphs: list[str] = []
    for line in map(_text, _lines(words)):
        if paragraphs and not _NEW_PARAGRAPH.match(line):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return paragraphs


if __name__ == "__main__":
    main()
