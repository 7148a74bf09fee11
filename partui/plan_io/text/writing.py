"""A plan as text in the layout of a recognised scan: the letter's lines, then rows whose cells are parted by tabs."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from partui.domain.plan.file import PlanFile
from partui.domain.text import clean
from partui.locale import _
from partui.plan_io.layout.writing import (
    AnnexLine,
    criteria_heads,
    criteria_lines,
    criteria_name,
    day_line,
    goes_with,
    item_heads,
    item_lines,
    items_name,
    kind_line,
    number_line,
)

# Words that look like the layout's own mark-up.
_TAG = re.compile(r"<(?=/?[a-z])", re.IGNORECASE)
# Not seen, and taken out again wherever text is read: it keeps a word from being taken for mark-up.
_WORD_JOINER = "\N{WORD JOINER}"


def write_text(plan: PlanFile, out: BinaryIO) -> None:
    """Write a plan in UTF-8; the entries of a list stand between `<li>` and `</li>`.

    Args:
        plan: the plan as printed.
        out: a file opened for writing bytes.
    """
    for line in _lines(plan):
        out.write(f"{line}\n".encode())


def _lines(plan: PlanFile) -> Iterator[str]:
    head = plan.plan
    yield from map(clean, (number_line(head), "", day_line(head), "", kind_line(), head.title, ""))
    yield from _annex(
        (_("Phụ lục I"), criteria_name(head.year), goes_with(head)), criteria_heads(head.year), criteria_lines(plan)
    )
    yield from _annex((_("Phụ lục II"), items_name(head.year), goes_with(head)), item_heads(), item_lines(plan))


def _annex(names: Iterable[str], heads: Iterable[str], lines: Iterable[AnnexLine]) -> Iterator[str]:
    yield from map(clean, names)
    yield ""
    yield "\t".join(heads)
    for line in lines:
        yield "\t".join(map(_cell, line.cells))
    yield ""


def _cell(text: str) -> str:
    entries = [_TAG.sub(f"<{_WORD_JOINER}", entry) for entry in clean(text, lines=True).split("\n")]
    if len(entries) == 1:
        return entries[0]
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>"
