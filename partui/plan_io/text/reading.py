"""A plan as text recognised from a scan: a letter, then tables as lines whose cells are parted by tabs."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from partui.domain.text import clean
from partui.locale import _
from partui.plan_io.document import CellLine, Document, OnRow, Paragraph, Table, TableCell, TableRow, rows_counted
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.reading import read_document


def read_scan(text: str, told: PlanOverrides, watch: OnRow) -> PlanDraft:
    """Return the plan that a scan's text holds, every word as recognised, slips included.

    Args:
        text: a letter with its title under "KẾ HOẠCH", then the two annexes as rows of tab-separated cells.
        told: what the officer says of the plan over what the text says.
        watch: told now and then how many rows were read.

    Raises:
        PartuiError: the text is no such plan; what was looked for and not found, or the line that is wrong.
    """
    return read_document(scanned_document(text, watch), told, watch)


def scanned_document(text: str, watch: OnRow) -> Document:
    """Return the paragraphs and tables of a scan's text.

    Raises:
        PartuiError: it has far too many rows.
    """
    lines = unicodedata.normalize("NFC", text).split("\n")
    rows = rows_counted((_row(number, line) for number, line in enumerate(lines, start=1) if _is_row(line)), watch)
    blocks: list[Paragraph | Table] = []
    for in_table, group in groupby(lines, _is_row):
        if in_table:
            blocks.append(Table(tuple(next(rows) for _line in group), exact=True))
        else:
            blocks.extend(Paragraph(line) for line in group)
    return blocks


def _is_row(line: str) -> bool:
    return "\t" in line


def _row(number: int, line: str) -> TableRow:
    cells = tuple(scanned_cell(text, column) for column, text in enumerate(line.split("\t")))
    return TableRow(_("Dòng {line}").format(line=number), cells)


_INLINE_TAG = re.compile(r"</?(?:i|b|u|em|strong|span|sub|sup)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def scanned_cell(text: str, column: int = 0) -> TableCell:
    """Return the cell that a piece of a scanned row is.

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
