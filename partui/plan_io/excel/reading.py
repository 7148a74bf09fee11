"""A plan as an Excel workbook: every sheet's rows in order, merged cells as merged, dates and numbers as shown."""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.plan_io.document import (
    MOST_ROWS,
    Document,
    OnRow,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    plain_cell,
    rows_counted,
    too_many_rows,
)
from partui.plan_io.hostile_files import check_package, refused_as
from partui.plan_io.layout.heads import read_head

_MOST_CELLS = 300_000
_MOST_FORMATTED_ROWS = 100_000
_MOST_COLUMNS = 200
_DECIMALS = 10


def read_excel(data: bytes, watch: OnRow) -> Document:
    """Return the paragraphs and tables of a workbook, sheet by sheet; hidden sheets are left out.

    Formulas give the value that was last worked out; links to other files are not followed.

    Args:
        data: the whole file.
        watch: told now and then how many rows were read.

    Raises:
        PartuiError: it is no workbook, is locked, hostile or far too large.
    """
    limits = {b"<c ": _MOST_CELLS, b"<row ": _MOST_FORMATTED_ROWS, b"<mergeCell ": MOST_ROWS}
    check_package(data, "xl", limits)
    from openpyxl import load_workbook

    broken = PartuiError("Tệp Excel hỏng hoặc thuộc dạng không đọc được; hãy mở rồi lưu lại thành .xlsx. Chưa nhập gì.")
    with refused_as(broken), catch_warnings():
        # What openpyxl does not keep when it writes a file does not matter to one who reads it.
        simplefilter("ignore")
        book = load_workbook(BytesIO(data), data_only=True, keep_links=False)
        return _read_sheets([sheet for sheet in book.worksheets if sheet.sheet_state == "visible"], watch)


def _read_sheets(sheets: list[Any], watch: OnRow) -> Document:
    blocks: list[Paragraph | Table] = []
    read = 0
    for sheet in sheets:
        rows = list(rows_counted(_rows(sheet), watch))
        read += len(rows)
        if read > MOST_ROWS:
            raise too_many_rows()
        blocks.extend(_blocks(rows))
    return blocks


def _blocks(rows: list[TableRow]) -> Iterator[Paragraph | Table]:
    """Yield the lines over a sheet's table, then the table; a sheet without one is lines alone."""
    start = next(
        (at for at, row in enumerate(rows) if read_head(row, rows[at + 1] if at + 1 < len(rows) else None)), len(rows)
    )
    for row in rows[:start]:
        yield Paragraph(" ".join(cell.words for cell in row.cells if cell.words))
    if start < len(rows):
        yield Table(tuple(rows[start:]))


def _rows(sheet: Any) -> Iterator[TableRow]:
    merged, spans = _merged(sheet)
    width = min(sheet.max_column or 0, _MOST_COLUMNS)
    for at, cells in enumerate(sheet.iter_rows(max_col=width), start=1):
        place = _("Trang “{sheet}”, hàng {row}").format(sheet=clean(sheet.title), row=at)
        yield TableRow(place, tuple(_cells(at, cells, merged, spans)))


def _cells(
    row: int, cells: tuple[Any, ...], merged: set[tuple[int, int]], spans: dict[tuple[int, int], int]
) -> Iterator[TableCell]:
    passed = 0
    for column, cell in enumerate(cells):
        if column < passed:
            continue
        span = spans.get((row, column), 1)
        passed = column + span
        if (row, column) in merged:
            yield TableCell(column=column, span=span, merged=True)
        else:
            yield plain_cell(_text(cell), column)._replace(span=span)


def _merged(sheet: Any) -> tuple[set[tuple[int, int]], dict[tuple[int, int], int]]:
    """Return the first cells of merged ranges' later rows, and how wide the first cells of every row of them are."""
    merged: set[tuple[int, int]] = set()
    spans: dict[tuple[int, int], int] = {}
    for area in sheet.merged_cells.ranges:
        left = area.min_col - 1
        for row in range(area.min_row, min(area.max_row, area.min_row + MOST_ROWS) + 1):
            spans[(row, left)] = area.max_col - left
            if row > area.min_row:
                merged.add((row, left))
            if len(spans) > _MOST_CELLS:
                raise too_many_rows()
    return merged, spans


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
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
    if "%" in form:
        return f"{_plain(value * 100)}%"
    _whole, _dot, decimals = form.partition(".")
    zeros = len(decimals) - len(decimals.lstrip("0"))
    shown = f"{value:.{min(zeros, _DECIMALS)}f}" if zeros else ""
    return shown if shown and abs(float(shown) - value) < 10**-_DECIMALS else _plain(value)


def _plain(value: float) -> str:
    return (
        f"{round(value, _DECIMALS):.{_DECIMALS}f}".rstrip("0").rstrip(".") if abs(value) < 10**_DECIMALS else str(value)
    )
