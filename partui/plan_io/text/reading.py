"""A plan as text recognised from a scan: a letter, then tables as lines whose cells are parted by tabs."""

import unicodedata
from itertools import groupby

from partui.locale import _
from partui.plan_io.document import Document, Paragraph, Row, Table, Watch, watched
from partui.plan_io.draft import Draft, Told
from partui.plan_io.reading import read_document
from partui.plan_io.text.scanned_cells import scanned_cell


def read_scan(text: str, told: Told, watch: Watch) -> Draft:
    """Return the plan that a scan's text holds, every word as recognised, slips included.

    Args:
        text: a letter with its title under "KẾ HOẠCH", then the two annexes as rows of tab-separated cells.
        told: what the officer says of the plan over what the text says.
        watch: told now and then how many rows were read.

    Raises:
        PartuiError: the text is no such plan; what was looked for and not found, or the line that is wrong.
    """
    return read_document(scanned_document(text, watch), told, watch)


def scanned_document(text: str, watch: Watch) -> Document:
    """Return the paragraphs and tables of a scan's text.

    Raises:
        PartuiError: it has far too many rows.
    """
    lines = unicodedata.normalize("NFC", text).split("\n")
    rows = watched((_row(number, line) for number, line in enumerate(lines, start=1) if _is_row(line)), watch)
    blocks: list[Paragraph | Table] = []
    for in_table, group in groupby(lines, _is_row):
        if in_table:
            blocks.append(Table(tuple(next(rows) for _line in group), exact=True))
        else:
            blocks.extend(Paragraph(line) for line in group)
    return blocks


def _is_row(line: str) -> bool:
    return "\t" in line


def _row(number: int, line: str) -> Row:
    cells = tuple(scanned_cell(text, column) for column, text in enumerate(line.split("\t")))
    return Row(_("Dòng {line}").format(line=number), cells)
