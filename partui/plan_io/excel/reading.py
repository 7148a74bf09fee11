"""A plan as an Excel workbook: every sheet's rows in order, merged cells as merged, dates and numbers as shown."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.plan_io.decoding import OnNote, converter, ignore_note
from partui.plan_io.document import (
    CellLine,
    Document,
    OnRow,
    RowBounds,
    Table,
    TableCell,
    TableRow,
    plain_lines,
    too_many_rows,
)
from partui.plan_io.excel.sheets import Area, SheetRow, WorkbookSheet, read_sheets

_MOST_CROSSINGS = 600_000
_MOST_COLUMNS = 200
# Excel's own limit: a longer one was not written by a hand.
_LONGEST_CELL = 32_767
_DECIMALS = 10
# What stands in quotes is only written behind the number.
_QUOTED = r'"[^"]*"'

_Lines = tuple[CellLine, ...]


def read_excel(data: bytes, watch: OnRow, note: OnNote = ignore_note) -> Document:
    """Return the sheets of a workbook as tables; hidden ones are left out.

    Args:
        data: the whole file.
        watch: told now and then how many rows were read.
        note: told what the officer should know of its letters.

    Raises:
        PartuiError: it is no workbook, is locked, hostile or far too large.
    """
    bounds = RowBounds(watch)
    sheets = read_sheets(data)
    cells = (cell.value for sheet in sheets for row in sheet.rows for cell in row.cells.values())
    lines = _LinesOfCells(converter((value for value in cells if isinstance(value, str)), note))
    return [Table(tuple(bounds.hold(_rows(sheet, lines)))) for sheet in sheets]


def _rows(sheet: WorkbookSheet, lines: "_LinesOfCells") -> Iterator[TableRow]:
    ends = [column + 1 for row in sheet.rows for column in row.cells] + [area.right + 1 for area in sheet.areas]
    blanks = [TableCell(column=column) for column in range(min(max(ends, default=0), _MOST_COLUMNS))]
    title = clean(sheet.title)
    for row, over in _with_areas(_with_gaps(sheet.rows), sheet.areas):
        place = _("Trang “{sheet}”, hàng {row}").format(sheet=title, row=row.at + 1)
        yield TableRow(place, tuple(_cells(row, over, blanks, lines)) if row.cells else (), row.at + 1)


def _with_gaps(rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """Yield rows; where some are not in the file, one blank row stands for them."""
    at = 0
    for row in rows:
        if row.at > at:
            yield SheetRow(at, {})
        yield row
        at = row.at + 1


def _with_areas(rows: Iterable[SheetRow], areas: list[Area]) -> Iterator[tuple[SheetRow, dict[int, Area]]]:
    """Yield rows, each with the merged ranges that it crosses by their first column."""
    waiting = list(reversed(areas))
    crossed: list[Area] = []
    crossings = 0
    for row in rows:
        crossed = [area for area in crossed if area.bottom >= row.at]
        while waiting and waiting[-1].top <= row.at:
            area = waiting.pop()
            if area.bottom >= row.at:
                crossed.append(area)
        crossings += len(crossed)
        if crossings > _MOST_CROSSINGS:
            raise too_many_rows()
        yield row, {area.left: area for area in crossed}


def _cells(
    row: SheetRow, over: dict[int, Area], blanks: list[TableCell], lines: "_LinesOfCells"
) -> Iterator[TableCell]:
    column = 0
    while column < len(blanks):
        area = over.get(column)
        span = min(area.right + 1, len(blanks)) - column if area else 1
        if area and row.at > area.top:
            yield TableCell(column=column, span=span, merged=True)
        elif span > 1 or column in row.cells:
            yield TableCell(lines.of(row.cells.get(column)), column, span)
        else:
            yield blanks[column]
        column += span


class _LinesOfCells:
    """Cleans each distinct text once: a workbook keeps one however many cells say it."""

    def __init__(self, modern: Callable[[str], str]) -> None:
        self._modern = modern
        self._of_text: dict[str, _Lines] = {}

    def of(self, cell: Any) -> _Lines:
        if cell is None:
            return ()
        text = _text(cell)
        if text not in self._of_text:
            if len(text) > _LONGEST_CELL:
                raise PartuiError(
                    "Ô {cell} dài {length} ký tự, quá {limit}, không phải một kế hoạch; chưa nhập gì.",
                    cell=cell.coordinate, length=len(text), limit=_LONGEST_CELL,
                )  # fmt: skip
            self._of_text[text] = plain_lines(self._modern(text))
        return self._of_text[text]


def _text(cell: Any) -> str:
    value = cell.value
    # What is struck through is no longer meant.
    if value is None or cell.font.strike:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime):
        return show_date(value.date())
    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)


def _number(value: float, form: str) -> str:
    """Return a number as Excel shows it: 0.3 as 30%, 1.1 as 1.10 where two decimals are asked for."""
    if "%" in re.sub(_QUOTED, "", form):
        return f"{_plain(value * 100)}%"
    _whole, _dot, decimals = form.partition(".")
    zeros = len(decimals) - len(decimals.lstrip("0"))
    shown = f"{value:.{min(zeros, _DECIMALS)}f}" if zeros else ""
    return shown if shown and abs(float(shown) - value) < 10**-_DECIMALS else _plain(value)


def _plain(value: float) -> str:
    return (
        f"{round(value, _DECIMALS):.{_DECIMALS}f}".rstrip("0").rstrip(".") if abs(value) < 10**_DECIMALS else str(value)
    )
