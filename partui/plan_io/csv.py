"""Plans as CSV: any spreadsheet's encoding and separator can be read."""

import csv
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO

from partui.domain.errors import PartuiError
from partui.domain.formulas import inert, without_apostrophe
from partui.domain.plan.file import PlanFile
from partui.locale import _
from partui.plan_io.decoding import OnNote, decoded, ignore_note
from partui.plan_io.document import Document, OnRow, RowBounds, Table, TableRow, plain_row
from partui.plan_io.layout.heads import read_head
from partui.plan_io.layout.item_table import item_table
from partui.plan_io.layout.writing import (
    blanks_line,
    criteria_heads,
    criteria_lines,
    day_line,
    goes_with,
    kind_line,
    number_line,
)

SEPARATORS = (",", ";", "\t")

# What parts the cells of a text.
Separator = Callable[[str], str]

_LONGEST_FIELD = 200_000
_TRIED_ROWS = 1_000


def read_csv(data: bytes, watch: OnRow, note: OnNote = ignore_note, separator: Separator | None = None) -> Document:
    """Return the rows of a CSV file as one table.

    Args:
        data: UTF-8 with or without a byte order mark, UTF-16, Windows-1258 or older; separated by `,`, `;` or tabs.
        watch: told now and then how many rows were read.
        note: told what the officer should know of its letters.
        separator: tells how the cells of a text are parted; as the head of a plan has most columns when none.

    Raises:
        PartuiError: it is no text, or has far too many rows.
    """
    text = decoded(data, note)
    rows = list(RowBounds(watch).hold(_rows(text, (separator or _separator)(text))))
    return [Table(rows, exact=True, blanks=None)]


def _separator(text: str) -> str:
    """Return the separator that gives the head most columns, else the most frequent one."""

    def columns(separator: str) -> int:
        try:
            rows = list(islice(_rows(text, separator), _TRIED_ROWS))
        except PartuiError:
            return 0
        heads = (read_head(rows, at) for at in range(len(rows)))
        return max((len(head[0].columns) for head in heads if head), default=0)

    return max(SEPARATORS, key=lambda separator: (columns(separator), text.count(separator)))


def _rows(text: str, separator: str) -> Iterator[TableRow]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    try:
        for fields in reader:
            place = _("Dòng {line}").format(line=reader.line_num)
            filled = fields if any(map(str.strip, fields)) else ()
            yield plain_row(place, [without_apostrophe(field) for field in filled], number=reader.line_num)
    except csv.Error:
        raise PartuiError("Dòng {line}: không đọc được như CSV; chưa nhập gì.", line=reader.line_num) from None


def write_csv(plan: PlanFile, out: BinaryIO) -> None:
    """Write a plan in UTF-8 with a byte order mark for Excel; list cells have one entry per line.

    Args:
        plan: the plan as printed.
        out: a file opened for writing bytes.
    """
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    head = plan.plan
    rule = blanks_line(plan, None)
    for line in (number_line(head), day_line(head), "", kind_line(head), head.title, "", goes_with(head), rule, ""):
        writer.writerow([inert(line)])
    for name, heads, lines in (
        ("Phụ lục I", criteria_heads(head.year), criteria_lines(plan)),
        ("Phụ lục II", *item_table(plan, marks_merges=False)),
    ):
        writer.writerow([name])
        writer.writerow(map(inert, heads))
        writer.writerows([inert(cell) for cell in line.cells] for line in lines)
        writer.writerow([])
    text.flush()
    text.detach()
