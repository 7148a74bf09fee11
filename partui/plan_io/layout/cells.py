"""Words and lists of a cell: paragraphs cut by a page are joined, bulleted ones become entries."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from partui.domain.agencies.names import read_agencies
from partui.domain.text import clean
from partui.plan_io.document import CellLine, TableCell

_ENDS_ENTRY = (";", ".", ":")
_LONGEST_LOOK = 1_000


def read_words(pieces: Sequence[TableCell]) -> str:
    """Return the words of a cell as one line.

    Args:
        pieces: the cell and, where page breaks split its row, what continues it.
    """
    return " ".join(_with_number(line) for line in _paragraphs(pieces))


def read_agency_words(pieces: Sequence[TableCell]) -> str:
    """Return the words of a cell of agencies as one line; a line break that parts two agencies becomes a semicolon.

    Args:
        pieces: the cell and, where page breaks split its row, what continues it.
    """
    words = ""
    for line in _paragraphs(pieces):
        words = _with_agencies(words, line.text) if words else line.text
    return words


def read_entries(pieces: Sequence[TableCell]) -> tuple[str, ...]:
    """Return the entries of a cell: a bullet or a number of the format's own begins one, so does a paragraph.

    "- A; - B" in a cell of one line is "A;" and "B". It is split only if it begins with a bullet, and only where that
    bullet follows a semicolon, a full stop or a colon: "kinh tế - xã hội" stays whole.

    Args:
        pieces: the cell and, where page breaks split its row, what continues it.
    """
    in_one_line = all(cell.run_on or len(cell.lines) <= 1 for cell in pieces)
    entries: list[str] = []
    for line in _paragraphs(pieces):
        if line.mark:
            entries.append(line.text)
        elif in_one_line:
            entries.extend(_split_bullets(line.text))
        elif entries and _carries_on(entries[-1], line.text):
            entries[-1] += f" {line.text}"
        else:
            entries.append(FIRST_BULLET.sub("", line.text, count=1) if _is_bulleted(line.text) else line.text)
    return tuple(entry for entry in entries if entry)


def _paragraphs(pieces: Sequence[TableCell]) -> list[CellLine]:
    paragraphs: list[tuple[str, list[str]]] = []
    for cell in pieces:
        lines = [(line.mark, text) for line in cell.lines if (text := clean(line.text))]
        if lines and paragraphs and not _begins_anew(cell, lines[0], paragraphs[-1][1]):
            paragraphs[-1][1].append(lines.pop(0)[1])
        paragraphs.extend((mark, [text]) for mark, text in lines)
    return [CellLine(" ".join(parts), mark) for mark, parts in paragraphs]


def _begins_anew(cell: TableCell, first: tuple[str, str], before: Sequence[str]) -> bool:
    mark, text = first
    if mark:
        return True
    if cell.goes_on:
        return False
    return before[-1].endswith(_ENDS_ENTRY) or (not cell.run_on and _is_bulleted(text) and _is_bulleted(before[0]))


def _is_bulleted(text: str) -> bool:
    return FIRST_BULLET.match(text) is not None


def _carries_on(before: str, text: str) -> bool:
    return text[0].islower() and not before.endswith(_ENDS_ENTRY)


def _with_number(line: CellLine) -> str:
    is_number = line.mark and any(character.isalnum() for character in line.mark)
    return f"{line.mark} {line.text}" if is_number else line.text


def _with_agencies(before: str, text: str) -> str:
    return f"{before}{' ' if _goes_on(_recent(before), text) else '; '}{text}"


def _recent(words: str) -> str:
    """Return the end of long words, from where a name begins: read whole at each line they take quadratic time."""
    at = words.find("; ", len(words) - _LONGEST_LOOK) if len(words) > _LONGEST_LOOK else -1
    return words[at + 2 :] if at >= 0 else words[-_LONGEST_LOOK:]


@lru_cache(maxsize=1000)
def _goes_on(before: str, text: str) -> bool:
    read = read_agencies(f"{before} {text}")
    return read == read_agencies(f"{before}\n{text}") and read != read_agencies(before) + read_agencies(text)


def _split_bullets(paragraph: str) -> Iterator[str]:
    first = FIRST_BULLET.match(paragraph)
    if first is None:
        yield paragraph
        return
    next_bullet = rf"(?<=[;.:])\s+{re.escape(first[1])}(?:\s+|(?=[^\W\d_]))"
    yield from re.split(next_bullet, paragraph[first.end() :])


BULLETS = "-\N{EN DASH}\N{EM DASH}\N{BULLET}+"

FIRST_BULLET = re.compile(rf"([{BULLETS}])(?:\s+|(?=[^\W\d_]))")


def listed(entries: Sequence[str]) -> str:
    """Return entries as a cell writes them, a line each; read again they are the same.

    A single entry has a bullet only where it would else be taken for a list.
    """
    if len(entries) <= 1 and not any(map(FIRST_BULLET.match, entries)):
        return "".join(entries)
    bullet = next((mark for mark in BULLETS if not any(mark in entry for entry in entries)), BULLETS[0])
    return "\n".join(f"{bullet} {entry}" for entry in entries)
