"""Public plans in the layout in which they were issued, with what is right to read from them (`tests/data/cases`)."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from tests.places import ROOT

FILE = ROOT / "tests" / "data" / "cases" / "plans.json"
FROM_ABOVE, FROM_THE_LEFT = "^", "<"
_TITLE_BETWEEN = "TABLE:"
_ELSEWHERE = "Theo phân công tại"

Names = tuple[str, ...]


class Answer(NamedTuple):
    """What is right of a row.

    Attributes:
        number: as printed.
        days: the last days that are right; none among them where no day may be read.
        leads: readings of the cell, each of which is right; implementers likewise.
    """

    is_heading: bool
    number: str
    title: str
    days: frozenset[date | None] = frozenset()
    leads: tuple[Names, ...] = ()
    implementers: tuple[Names, ...] = ()
    product: str = ""


class Block(NamedTuple):
    """A table, and the title over it.

    Attributes:
        rows: the words of the cells, the head first; FROM_ABOVE and FROM_THE_LEFT stand for what is merged.
    """

    title: str
    rows: tuple[Sequence[str], ...]


class Span(NamedTuple):
    """A cell with the places that it fills, 0-based, the last included."""

    top: int
    left: int
    bottom: int
    right: int
    text: str

    @property
    def is_merged(self) -> bool:
        """Whether it fills more than one place."""
        return (self.top, self.left) != (self.bottom, self.right)


class Case(NamedTuple):
    """A plan: its tables, and the answers in the order of its rows."""

    key: str
    year: int
    blocks: tuple[Block, ...]
    answers: tuple[Answer, ...]


@cache
def cases() -> dict[str, Case]:
    """Return every plan by its key."""
    return {key: _case(key, data) for key, data in json.loads(FILE.read_text(encoding="utf-8")).items()}


def spans(rows: Sequence[Sequence[str]]) -> Iterator[Span]:
    """Yield the cells of a table, row by row."""
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            if text in (FROM_ABOVE, FROM_THE_LEFT):
                continue
            right, bottom = left, top
            while right + 1 < len(row) and row[right + 1] == FROM_THE_LEFT:
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1][left] == FROM_ABOVE:
                bottom += 1
            yield Span(top, left, bottom, right, text)


def _case(key: str, data: dict[str, Any]) -> Case:
    return Case(key, data["year"], tuple(_blocks(data)), tuple(_answers(data)))


def _blocks(data: dict[str, Any]) -> Iterator[Block]:
    title, rows = "", [data["cols"]]
    for row in data["rows"]:
        if isinstance(row, str):
            yield Block(title, tuple(rows))
            title, rows = row.removeprefix(_TITLE_BETWEEN), [data["cols"]]
        else:
            rows.append(row)
    yield Block(title, tuple(rows))


def _answers(data: dict[str, Any]) -> Iterator[Answer]:
    """Yield what is right of each row; where the title is one with that above, so is the answer's."""
    column, above = data["roles"].index("t"), ""
    for node in data["nodes"]:
        merged = data["rows"][node["row"]][column] == FROM_ABOVE
        above = above if merged else node["title"]
        yield _answer(node | {"title": above})


def _answer(node: dict[str, Any]) -> Answer:
    if node["kind"] == "heading":
        return Answer(True, node["n"], node["title"])
    return Answer(
        False,
        node["n"],
        node["title"],
        frozenset(day and date.fromisoformat(day) for day in (node["due"], *node["due_also"])),
        _readings(node["leads"]),
        _readings(node["impls"]),
        node["prod"],
    )


def _readings(readings: list[list[str]]) -> tuple[Names, ...]:
    """Return the readings; words that only say where agencies are named may be read as no agency, too."""
    refers = any(name.startswith(_ELSEWHERE) for names in readings for name in names)
    return (*map(tuple, readings), *(((),) if refers else ()))
