"""Plans as OCR text: a letter and tables with tab-separated cells."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from partui.domain.plan.file import Blanks, PlanFile
from partui.domain.text import clean
from partui.locale import _
from partui.plan_io.document import (
    CellLine,
    Document,
    OnRow,
    Paragraph,
    RowBounds,
    Table,
    TableCell,
    TableRow,
    bounded,
)
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.layout.item_table import item_table
from partui.plan_io.layout.writing import (
    AnnexLine,
    blanks_line,
    criteria_heads,
    criteria_lines,
    criteria_name,
    day_line,
    goes_with,
    items_name,
    kind_line,
    number_line,
)
from partui.plan_io.reading import read_document

_INLINE_TAG = re.compile(r"</?(?:i|b|u|em|strong|span|sub|sup)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Words that look like the layout's own mark-up.
_TAG = re.compile(r"<(?=/?[a-z])", re.IGNORECASE)
# Not seen, and taken out again wherever text is read: it keeps a word from being taken for mark-up.
_WORD_JOINER = "\N{WORD JOINER}"


def read_scan(text: str, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    """Return the plan in OCR text, word for word, with its errors.

    Args:
        text: a letter with its title under "KẾ HOẠCH", then the two annexes as rows of tab-separated cells.
        overrides: what the officer says of the plan over what the text says.
        watch: told now and then how many rows were read.

    Raises:
        PartuiError: the text is no such plan; what was looked for and not found, or the line that is wrong.
    """
    return read_document(scanned_document(text, watch), overrides, watch)


def scanned_document(text: str, watch: OnRow) -> Document:
    """Return the paragraphs and tables of OCR text.

    Raises:
        PartuiError: it has far too many rows.
    """
    lines = enumerate(unicodedata.normalize("NFC", text).split("\n"), start=1)
    bounds = RowBounds(watch)
    blocks: list[Paragraph | Table] = []
    for in_table, group in groupby(lines, lambda numbered: "\t" in numbered[1]):
        if in_table:
            rows = tuple(bounds.hold(_row(number, line) for number, line in group))
            blocks.append(Table(rows, exact=True, blanks=Blanks.ABOVE))
        else:
            blocks.extend(Paragraph(line) for _number, line in group)
    return blocks


def is_marked_up(text: str) -> bool:
    """Return whether a text has the mark-up of OCR tables."""
    return _BLOCK_TAG.search(text) is not None


def _row(number: int, line: str) -> TableRow:
    cells = tuple(scanned_cell(text, column) for column, text in enumerate(bounded(line.split("\t"))))
    return TableRow(_("Dòng {line}").format(line=number), cells)


def scanned_cell(text: str, column: int = 0) -> TableCell:
    """Return a cell of an OCR row.

    Args:
        text: its words with mark-up such as `<ul>`, `<li>`, `<p>`, `<i>`.
        column: 0-based.
    """
    lines = tuple(CellLine(block) for block in _blocks(text))
    return TableCell(lines, column, run_on=True, goes_on=_BLOCK_TAG.match(text.lstrip()) is None)


def _blocks(text: str) -> Iterator[str]:
    for block in _BLOCK_TAG.split(text):
        words = clean(_INLINE_TAG.sub("", block))
        if words:
            yield words


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
    yield from map(
        clean,
        (
            number_line(head),
            "",
            day_line(head),
            "",
            kind_line(head),
            head.title,
            "",
            blanks_line(plan, Blanks.ABOVE),
            "",
        ),
    )
    yield from _annex(
        ("Phụ lục I", criteria_name(head.year), goes_with(head)), criteria_heads(head.year), criteria_lines(plan)
    )
    yield from _annex(("Phụ lục II", items_name(head.year), goes_with(head)), *item_table(plan, marks_merges=False))


def _annex(names: Iterable[str], heads: Iterable[str], lines: Iterable[AnnexLine]) -> Iterator[str]:
    yield from map(clean, names)
    yield ""
    yield "\t".join(map(_cell, heads))
    for line in lines:
        yield "\t".join(map(_cell, line.cells))
    yield ""


def _cell(text: str) -> str:
    entries = [_TAG.sub(f"<{_WORD_JOINER}", entry) for entry in clean(text, lines=True).split("\n")]
    if len(entries) == 1:
        return entries[0]
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>"
