"""The sheets of an Excel workbook as its package holds them: nothing is made for what it does not hold."""

from contextlib import redirect_stdout
from io import BytesIO
from typing import Any, NamedTuple
from warnings import catch_warnings, simplefilter

from partui.domain.errors import PartuiError
from partui.plan_io.document import MOST_ROWS, too_many_rows
from partui.plan_io.hostile_files import ANY_NAME, check_package, refused_as

# Formats are few in any workbook, and costly to read.
_MOST = {
    ANY_NAME: 1_200_000, "c": 600_000, "row": 300_000, "mergeCell": MOST_ROWS, "sheet": 500,
    "si": 200_000, "r": 200_000, "xf": 70_000, "font": 20_000, "fill": 20_000, "border": 20_000, "dxf": 20_000,
}  # fmt: skip
_VISIBLE, _WORKSHEET = "visible", "worksheet"


class Area(NamedTuple):
    """A merged range, 0-based, the last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


class SheetRow(NamedTuple):
    """A row of a sheet.

    Attributes:
        at: 0-based place in the sheet.
        cells: 0-based column to openpyxl's cell; those without a value are left out.
    """

    at: int
    cells: dict[int, Any]


class WorkbookSheet(NamedTuple):
    """A sheet: its rows from the top, blank ones too where the package has them, and what is merged."""

    title: str
    rows: list[SheetRow]
    areas: list[Area]


class _Parent(NamedTuple):
    """What openpyxl's cell asks of the sheet that it is in."""

    parent: Any
    title: str


def read_sheets(data: bytes, *, hidden: bool = False) -> list[WorkbookSheet]:
    """Return the sheets of a workbook that are shown, or those that are hidden.

    Formulas give the value that was last worked out; links to other files are not followed.

    Args:
        data: the whole file.

    Raises:
        PartuiError: it is no workbook, is locked, hostile or far too large.
    """
    check_package(data, "xl/", _MOST)
    broken = PartuiError("Tệp Excel hỏng hoặc thuộc dạng không đọc được; hãy mở rồi lưu lại thành .xlsx. Chưa nhập gì.")
    with refused_as(broken), catch_warnings(), redirect_stdout(None):
        # What openpyxl does not keep when it writes a file does not matter to one who reads it; it prints what it
        # finds amiss among the styles.
        simplefilter("ignore")
        book = _opened(data)
        # Two sheets of a hostile workbook may be one part of its package.
        sheets = {part.target: sheet for sheet, part in book.parser.find_sheets() if _is_wanted(sheet, part, hidden)}
        return [_sheet(book, part, sheet.name) for part, sheet in sheets.items() if part in book.valid_files]


def _opened(data: bytes) -> Any:
    """Return what openpyxl reads of a workbook before its sheets, which it would fill up with cells."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet

    book = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    book.read_manifest()
    book.read_strings()
    book.read_workbook()
    apply_stylesheet(book.archive, book.wb)
    return book


def _is_wanted(sheet: Any, part: Any, hidden: bool) -> bool:
    return bool((sheet.state != _VISIBLE) == hidden and part.Type.endswith(_WORKSHEET))


def _sheet(book: Any, target: str, name: str) -> WorkbookSheet:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.utils import range_boundaries
    from openpyxl.worksheet._reader import WorkSheetParser

    workbook = book.wb
    parent = _Parent(workbook, name)
    with book.archive.open(target) as source:
        parser = WorkSheetParser(
            source, book.shared_strings, data_only=True, epoch=workbook.epoch, date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )  # fmt: skip
        rows: list[SheetRow] = []
        filled = 0
        for number, cells in parser.parse():
            row = {cell["column"] - 1: ReadOnlyCell(parent, **cell) for cell in cells if cell["value"] is not None}
            rows.append(SheetRow(number - 1, row))
            filled += bool(row)
            if filled > MOST_ROWS:
                raise too_many_rows()
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    bounds = (range_boundaries(each.ref) for each in merged)
    areas = [
        Area(top - 1, left - 1, bottom - 1, right - 1)
        for left, top, right, bottom in bounds
        if left <= right and top <= bottom
    ]
    return WorkbookSheet(name, sorted(rows, key=lambda row: row.at), sorted(areas))
